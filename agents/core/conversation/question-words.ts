/** The words that the documented questions are made of, folded. A test per phrase keeps them honest. */
export const WORDS = {
  greeting: /^(?:hi|hello|hey|hej|czesc|dzien dobry|ok|okay|please|prosze|can you|could you|tell me)(?: |$)/,
  please: / (?:please|prosze)$/,
  why: /^(?:why|dlaczego|czemu|reason|cause|caused|powod|przyczyna)$/,
  down: /^(?:fall|fell|falling|fallen|drop|dropped|dropping|decline|declined|declining|decrease|decreased|down|lower|spad\p{L}*|zmal\p{L}*|zmniejszy\p{L}*|obnizy\p{L}*|maleje|nizsz\p{L}*)$/u,
  up: /^(?:rise|rose|rising|risen|grow|grew|growing|grown|increase|increased|increasing|up|higher|jump|jumped|wzros\p{L}*|uros\p{L}*|rosn\p{L}*|zwiekszy\p{L}*|podnios\p{L}*|wyzsz\p{L}*)$/u,
  moved: /^(?:change|changed|move|moved|zmieni\p{L}*)$/u,
  show: /^(?:show|give|list|display|pokaz|pokazcie|podaj|wyswietl|wypisz|rozbij|podziel|split|break)$/,
  how: /^(?:how|what|jak|jaki|jaka|jakie|ile|wynosi|wyniosl|wyniosla|wyniosly|wygladal\p{L}*|wyglada\p{L}*|doing|look|looking|stoi|stoja|idzie|ida)$/u,
  what: /^(?:what|anything|co|cos|czy)$/,
  news: /^(?:changed|change|happened|new|different|happen|moved|zmienilo|zmienia|stalo|nowego|wydarzylo|dzialo|dzieje)$/,
  filler:
    /^(?:a|the|our|my|me|us|did|do|does|is|are|was|were|has|have|been|of|in|for|so|it|we|much|many|sie|nam|mi|nasz|nasza|nasze|naszych|moj|moja|moje|byl|byla|bylo|byly|jest|sa|w|we|z|to|tak|s|u|nas|podziale|liczba|liczby|number)$/,
} as const;

/** Questions without a metric, as they are asked. */
export const FIXED_QUESTIONS: readonly {
  readonly intent: 'first' | 'incidents' | 'help';
  readonly pattern: RegExp;
}[] = [
  { intent: 'help', pattern: /^(?:help|\?|pomoc|pomocy)$/ },
  { intent: 'help', pattern: /^what (?:can|may) (?:i|you) (?:ask|do|answer)(?: you)?$/ },
  { intent: 'help', pattern: /^(?:o co (?:moge|mozna) (?:cie )?(?:za)?pytac|co (?:potrafisz|umiesz))$/ },
  {
    intent: 'first',
    pattern:
      /^what (?:should|shall|do|must|can) (?:i|we) (?:do|fix|tackle|start with|work on)(?: first| next| now| today)?$/,
  },
  { intent: 'first', pattern: /^where (?:do|should|shall) (?:i|we) (?:start|begin)$/ },
  {
    intent: 'first',
    pattern: /^what (?:is|s) (?:the )?(?:most important|top priority|most urgent)(?: thing)?(?: to do)?$/,
  },
  { intent: 'first', pattern: /^what do you (?:recommend|advise|suggest)$/ },
  {
    intent: 'first',
    pattern: /^(?:(?:show|list|give) )?(?:me )?(?:the |my |our |all )?(?:open )?recommendations$/,
  },
  {
    intent: 'first',
    pattern:
      /^co (?:mam |mamy |powinienem |powinnam |powinnismy |nalezy |trzeba |warto |musze )?(?:najpierw |teraz |dzis )?z?robic(?: najpierw| teraz| dzis| dzisiaj| w pierwszej kolejnosci| jako pierwsze)?$/,
  },
  {
    intent: 'first',
    pattern: /^od czego (?:mam |mamy |powinienem |powinnam )?(?:zaczac|zaczynac|zaczynamy)$/,
  },
  { intent: 'first', pattern: /^co (?:jest )?(?:teraz )?(?:najwazniejsze|najpilniejsze)$/ },
  { intent: 'first', pattern: /^co (?:polecasz|radzisz|rekomendujesz|doradzasz)$/ },
  {
    intent: 'first',
    pattern: /^(?:(?:pokaz|podaj|wypisz) )?(?:mi )?(?:otwarte |wszystkie )?(?:rekomendacje|zalecenia)$/,
  },
  {
    intent: 'incidents',
    pattern:
      /^(?:(?:show|list|give|what are|which|are there|any) )?(?:me )?(?:the |any |all )?(?:open )?(?:incidents|anomalies|problems)(?: are)?(?: open)?$/,
  },
  {
    intent: 'incidents',
    pattern:
      /^(?:(?:pokaz|podaj|wypisz|jakie|jakie sa|czy sa|lista) )?(?:mi )?(?:wszystkie )?(?:otwarte |otwartych )?(?:incydenty|incydentow|anomalie|problemy)(?: sa otwarte)?$/,
  },
];

/** Words that only a Polish question has. */
export const POLISH_WORDS =
  /^(?:dlaczego|czemu|co|jak|jaki|jaka|jakie|ile|pokaz|podaj|wczoraj|dzis|dzisiaj|wg|wedlug|sie|jest|czy|od|pomoc|rekomendacje|incydenty|zeszlym|ostatnim|spadl|spadla|wzrosl|przychod|sesje|zamowienia)$/;
