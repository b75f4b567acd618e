import type { Language } from '#core/tenant.ts';
import type { Passage } from './passage.ts';
import type { Printed } from './reading.ts';
import { type Hit, hitsOf, wordsOf } from './word-pattern.ts';

export type Direction = -1 | 0 | 1;

/** A figure was blanked out, or the passage ends where it begins. */
const FIGURE = '(?:\\ufffc|$)';
/** "More than 5%" rounds, "5% more" compares. */
const NOT_ROUNDING = { en: `(?! than ${FIGURE})`, pl: `(?! niż ${FIGURE})` };

const DOWN: Readonly<Record<Language, RegExp>> = {
  en: wordsOf(
    `fell|falls?|fallen|falling|drop\\p{L}*|declin\\p{L}*|decreas\\p{L}*|los(?:t|s|ses|es|e|ing)|lower\\p{L}*|down|shr[aiu]nk\\p{L}*|fewer${NOT_ROUNDING.en}|less${NOT_ROUNDING.en}|below${NOT_ROUNDING.en}|reduc\\p{L}*|slump\\p{L}*|slid(?:e|es|ing)?|slip(?:s|ped|ping)|tumbl\\p{L}*|sank|sinks?|sinking|bleed\\p{L}*|hit|erod\\p{L}*|collaps\\p{L}*|plung\\p{L}*|plummet\\p{L}*|dipp?(?:ed|s)?|short(?:fall)?|missing|weaker|smaller|downside|short of|leak\\p{L}*|evaporat\\p{L}*|dwindl\\p{L}*|shed(?:s|ding)?|vanish\\p{L}*|soften\\p{L}*|nosediv\\p{L}*|melt\\p{L}*|deficit|gap|cut (?:in ${FIGURE}|by)|(?:behind|under)(?= (?:the |its )?(?:usual|normal|plan|forecast|expect\\p{L}*))|under(?:perform|sho)\\p{L}*|halv\\p{L}+|costs|(?<=(?:has|have|already|far) )cost|cost(?= (?:you|us|the))`,
  ),
  pl: wordsOf(
    `spad\\p{L}*|strat\\p{L}*|strac\\p{L}*|trac[ią]\\p{L}*|utrac\\p{L}*|ubyt\\p{L}*|uby[łl]\\p{L}*|mniej(?! więcej)${NOT_ROUNDING.pl}|mniejsz\\p{L}*|niższ\\p{L}*|niżej|zmniejsz\\p{L}*|obniż\\p{L}*|zmala\\p{L}*|malej\\p{L}*|poniżej|skurcz\\p{L}*|osłab\\p{L}*|słabsz\\p{L}*|brak\\p{L}*|w dół|zleci\\p{L}*|run[ąę]ł\\p{L}*|kosztuj\\p{L}*|kosztował\\p{L}*|uciek\\p{L}*|zjecha\\p{L}*|zjazd\\p{L}*|topniej\\p{L}*|stopnia\\p{L}*|tąpn\\p{L}*|kurcz\\p{L}*|luk[aięą]|deficyt\\p{L}*|zgubi\\p{L}*|taniej\\p{L}*|tańsz\\p{L}*|uszczupl\\p{L}*`,
  ),
};

const UP: Readonly<Record<Language, RegExp>> = {
  en: wordsOf(
    `rose|ris(?:e|es|en|ing)|grew|grow\\p{L}*|increas\\p{L}*|gain\\p{L}*|climb\\p{L}*|(?<=\\b(?:is|was|are|were|went|go|goes) )up|up(?= (?:by )?${FIGURE})|higher|above${NOT_ROUNDING.en}|more${NOT_ROUNDING.en}|jump\\p{L}*|surg\\p{L}*|boost\\p{L}*|uplift\\p{L}*|spik\\p{L}*|added|exceed\\p{L}*|extra|surplus|soar\\p{L}*|stronger|upside|additional|dearer|pricier|swell\\p{L}*|swollen|balloon\\p{L}*|accelerat\\p{L}*|beat(?:s|ing)?|ahead of|outperform\\p{L}*`,
  ),
  pl: wordsOf(
    `wzr[oó]s\\p{L}*|rośn\\p{L}*|rósł|rosł\\p{L}*|zwiększ\\p{L}*|zysk\\p{L}*|przyb\\p{L}*|(?<!mniej )więcej${NOT_ROUNDING.pl}|większ\\p{L}*|wyższ\\p{L}*|wyżej|powyżej|skoczy\\p{L}*|nadwyż\\p{L}*|podni[oó]s\\p{L}*|urosł\\p{L}*|urós\\p{L}*|silniejsz\\p{L}*|w górę|przyrost\\p{L}*|podskocz\\p{L}*|droż(?:ej|ał|sz)\\p{L}*|podroż\\p{L}*|przyspiesz\\p{L}*|wystrzel\\p{L}*|dodatkow\\p{L}*`,
  ),
};

/** A phrase right before a figure that binds to it closer than its printed sign. */
const BY = { en: /(?:by|of)(?: \p{L}+)?\s*$/u, pl: /(?<!\p{L})o(?: \p{L}+)?\s*$/u };

interface Told extends Hit {
  readonly direction: Direction;
}

/** The words of a passage that say which way something went, in order. */
export function directionsIn(prose: string, language: Language): Told[] {
  const told = [
    ...hitsOf(DOWN[language], prose).map((hit) => ({ ...hit, direction: -1 as const })),
    ...hitsOf(UP[language], prose).map((hit) => ({ ...hit, direction: 1 as const })),
  ];
  return told.sort((left, right) => left.start - right.start);
}

/** Which way the words around a figure say that it went: in its clause, before it or after it, else earlier in its sentence. */
export function statedDirection({ reading, figure, clause, sentence }: Printed): Direction {
  const { prose, language } = reading;
  const within = ({ start, end }: Passage) => directionsIn(prose.slice(start, end), language);
  const before = within({ start: clause.start, end: figure.start }).at(-1);
  const after = within({ start: figure.end, end: clause.end })[0];
  const earlier = within({ start: sentence.start, end: clause.start }).at(-1);
  return (nearer(before, after, figure.start - clause.start) ?? earlier)?.direction ?? 0;
}

/** "A 48% drop", "48% lower": a word right behind the figure goes before one that stands far ahead of it. */
function nearer(before: Told | undefined, after: Told | undefined, room: number): Told | undefined {
  if (before === undefined || after === undefined) return before ?? after;
  return after.start <= ADJACENT && room - before.end > ADJACENT ? after : before;
}

const ADJACENT = 8;

/** Which way a verb right before a figure says that it went ("rose by"); 0 when none does. */
export function verbDirection({ reading, figure, clause }: Printed): Direction {
  const before = reading.prose.slice(clause.start, figure.start);
  if (!BY[reading.language].test(before)) return 0;
  return directionsIn(before, reading.language).at(-1)?.direction ?? 0;
}
