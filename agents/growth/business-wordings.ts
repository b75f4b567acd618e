import type { Wording } from '#tools/template.ts';

/** How one kind of cause is told: a headline, what it means, and what to look at next. Numbers are placeholders only. */
export interface CauseWording {
  /** Best first: the first whose placeholders are known is used. */
  readonly title: readonly Wording[];
  readonly meaning: Wording;
  readonly checks: readonly Wording[];
}

/** How business events are told. */
export const BUSINESS_WORDINGS = {
  checkout_broken: {
    title: [
      { en: 'Fewer visitors buy: {dimension} “{value}”', pl: 'Mniej osób kupuje: {dimension} „{value}”' },
      { en: 'Fewer visitors buy', pl: 'Mniej odwiedzających kupuje' },
    ],
    meaning: {
      en: 'As many people came as before, but fewer of them ordered, so a step of the purchase is the likely place.',
      pl: 'Odwiedzin było tyle co zwykle, ale mniej z nich kończyło się zamówieniem, więc problem leży raczej w ścieżce zakupu.',
    },
    checks: [
      {
        en: 'Place a test order the way these visitors would.',
        pl: 'Złóż zamówienie próbne tak, jak robią to ci odwiedzający.',
      },
    ],
  },
  campaign_stopped: {
    title: [
      { en: 'Campaign “{value}” brings nobody', pl: 'Kampania „{value}” nikogo nie sprowadza' },
      { en: 'A campaign brings nobody', pl: 'Kampania nikogo nie sprowadza' },
    ],
    meaning: {
      en: 'The visits of this campaign ended at once while the others went on, which looks like a stop and not like weaker demand.',
      pl: 'Ruch z tej kampanii urwał się nagle, a pozostałe działały dalej, co wygląda na zatrzymanie, a nie na słabszy popyt.',
    },
    checks: [
      {
        en: 'Read the change history and the billing notices of the account.',
        pl: 'Przeczytaj historię zmian i powiadomienia o płatnościach na koncie.',
      },
    ],
  },
  organic_loss: {
    title: [{ en: 'Fewer visits from organic search', pl: 'Mniej wejść z wyszukiwarki' }],
    meaning: {
      en: 'Visits from organic search fell while other channels held, so rankings or indexing come before demand as an explanation.',
      pl: 'Ruch z bezpłatnych wyników wyszukiwania spadł, a inne kanały się trzymają, więc przyczyny trzeba szukać w pozycjach lub indeksowaniu.',
    },
    checks: [
      {
        en: 'Look for the lost queries and pages in Search Console.',
        pl: 'Poszukaj utraconych zapytań i stron w Search Console.',
      },
    ],
  },
  channel_loss: {
    title: [{ en: 'Fewer visits: {dimension} “{value}”', pl: 'Mniej wejść: {dimension} „{value}”' }],
    meaning: {
      en: 'The fall is in one place of the traffic and not in the shop as a whole.',
      pl: 'Spadek dotyczy jednego miejsca w ruchu, a nie całego sklepu.',
    },
    checks: [
      { en: 'Ask what changed there on the first day.', pl: 'Ustal, co zmieniło się tam pierwszego dnia.' },
    ],
  },
  bot_traffic: {
    title: [
      { en: 'Robots among the visits: {dimension} “{value}”', pl: 'Roboty w ruchu: {dimension} „{value}”' },
      { en: 'Robots among the visits', pl: 'Roboty w ruchu' },
    ],
    meaning: {
      en: 'Many more visits that neither look around nor buy: these are programs, not customers, and they spoil every rate.',
      pl: 'Znacznie więcej wizyt, które niczego nie oglądają i nie kupują: to programy, a nie klienci, i psują każdy wskaźnik.',
    },
    checks: [
      {
        en: 'Leave these visits out of every rate until they are filtered.',
        pl: 'Pomijaj te wizyty we wskaźnikach, dopóki nie zostaną odfiltrowane.',
      },
    ],
  },
  order_value_change: {
    title: [{ en: 'The value of an order changed', pl: 'Zmieniła się wartość zamówienia' }],
    meaning: {
      en: 'As many people came and bought as before, but each order is worth something else.',
      pl: 'Odwiedza i kupuje tyle osób co zwykle, ale zamówienie ma inną wartość.',
    },
    checks: [
      {
        en: 'Look at prices, discounts and delivery thresholds of these days.',
        pl: 'Sprawdź ceny, rabaty i progi darmowej dostawy z tych dni.',
      },
    ],
  },
  price_change: {
    title: [{ en: 'Prices changed all over the shop', pl: 'Ceny zmieniły się w całym sklepie' }],
    meaning: {
      en: 'The same goods cost something else than before, so an order is worth something else although baskets are as they were.',
      pl: 'Te same produkty kosztują inaczej niż wcześniej, więc zamówienie ma inną wartość, choć koszyki są takie jak były.',
    },
    checks: [
      {
        en: 'Ask who changed the prices, for which goods and until when; if nobody did, look for a discount or a feed that went wrong.',
        pl: 'Ustal, kto zmienił ceny, których produktów i do kiedy; jeśli nikt, poszukaj błędnego rabatu lub pliku z cenami.',
      },
    ],
  },
  product_change: {
    title: [{ en: 'Sales moved: {dimension} “{value}”', pl: 'Zmiana sprzedaży: {dimension} „{value}”' }],
    meaning: { en: 'One part of the range carries the change.', pl: 'Zmianę niesie jedna część oferty.' },
    checks: [{ en: 'Check its stock, price and page.', pl: 'Sprawdź jej stan, cenę i stronę.' }],
  },
  engagement_drop: {
    title: [{ en: 'Visitors leave sooner', pl: 'Odwiedzający wychodzą wcześniej' }],
    meaning: {
      en: 'Visitors came, but looked around less than those before them.',
      pl: 'Odwiedzający przychodzą, ale oglądają mniej niż wcześniej.',
    },
    checks: [
      {
        en: 'Open the entry pages as a visitor would.',
        pl: 'Otwórz strony wejścia tak, jak zrobiłby to gość.',
      },
    ],
  },
  ads_efficiency_drop: {
    title: [
      { en: 'Ads bring less: {dimension} “{value}”', pl: 'Słabsze reklamy: {dimension} „{value}”' },
      { en: 'Advertising brings less', pl: 'Reklama przynosi mniej' },
    ],
    meaning: {
      en: 'The same money buys less than before.',
      pl: 'Te same pieniądze dają mniej niż wcześniej.',
    },
    checks: [
      {
        en: 'Look for changes in the ad account on the first day.',
        pl: 'Poszukaj zmian na koncie reklamowym z pierwszego dnia.',
      },
    ],
  },
  demand_drop: {
    title: [{ en: 'Less demand', pl: 'Słabszy popyt' }],
    meaning: {
      en: 'The fall is spread over the shop as the shop is, so no single place explains it.',
      pl: 'Spadek rozkłada się równo na cały sklep i żadne pojedyncze miejsce go nie tłumaczy.',
    },
    checks: [
      {
        en: 'Set it beside the season, prices and competitors.',
        pl: 'Zestaw to z sezonem, cenami i konkurencją.',
      },
    ],
  },
  mix_change: {
    title: [{ en: 'The mix of visitors changed', pl: 'Zmieniła się struktura ruchu' }],
    meaning: {
      en: 'The rate moved because its parts weigh differently, not because one of them got better or worse.',
      pl: 'Wskaźnik drgnął, bo zmieniły się udziały grup, a nie dlatego, że któraś się poprawiła lub pogorszyła.',
    },
    checks: [{ en: 'Judge each segment alone.', pl: 'Oceniaj każdy segment osobno.' }],
  },
  growth: {
    title: [
      { en: 'Growth: {dimension} “{value}”', pl: 'Wzrost: {dimension} „{value}”' },
      { en: 'The shop grew', pl: 'Sklep rośnie' },
    ],
    meaning: { en: 'The change is a good one.', pl: 'To korzystna zmiana.' },
    checks: [
      {
        en: 'Find out what brought it, so that it can be repeated.',
        pl: 'Ustal, co ją dało, aby ją powtórzyć.',
      },
    ],
  },
  unexplained: {
    title: [{ en: 'A change without a clear cause', pl: 'Zmiana bez jasnej przyczyny' }],
    meaning: {
      en: 'The data shows the change, but nothing in it explains it.',
      pl: 'Dane pokazują zmianę, ale nic jej w nich nie tłumaczy.',
    },
    checks: [
      {
        en: 'Ask what was changed in the shop on the first day.',
        pl: 'Ustal, co zmieniono w sklepie pierwszego dnia.',
      },
    ],
  },
} satisfies Readonly<Record<string, CauseWording>>;
