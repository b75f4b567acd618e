import { type Span, spanOf } from './figure.ts';

/** Words of the trade that hold digits and state nothing: tools, markup, kinds of business, answers of a server. */
const TERMS =
  /(?<![\p{L}\p{N}_/.-])(?:GA4|H[1-6]|B2[BC]|D2C|3DS2?|3-D Secure|UTF-8|HTTP\/[123]|24\/7|P24|Przelewy24|IPv[46]|Web 2\.0)(?![\p{L}\p{N}_/])/gu;

/** What a server answers with. Elsewhere the same digits are a count: "500 pages". */
const STATUSES =
  /(?<=(?<!\p{L})(?:HTTP|status|error|code|błąd|błęd\p{L}+|kod\p{L}*) )(?:30[1278]|40[0134]|410|429|50[0234])(?![.,]?\d| ?%)|(?<![\p{N}.,])(?:404(?= (?:pages?|errors?)(?!\p{L}))|30[12](?= redirects?(?!\p{L})))/giu;

/** "1." or "1)" at the beginning of a line. */
const MARKER = /^[ \t]*(?<number>\d{1,2})[.)](?=[ \t]+[\p{Lu}„“"])/gmu;

/** Digits of a text that are part of a word of the trade, or number the lines of a list. */
export function findTerms(text: string): Span[] {
  const words = [TERMS, STATUSES].flatMap((pattern) => [...text.matchAll(pattern)]);
  return [...words, ...listMarkers(text)].map(({ 0: found, index = 0 }) => spanOf(found, index));
}

/** A list counts from one; any other number at the beginning of a line is a figure. */
function listMarkers(text: string): RegExpMatchArray[] {
  let next = 1;
  return [...text.matchAll(MARKER)].filter((match) => {
    const isNext = Number(match.groups?.number) === next;
    if (isNext) next += 1;
    return isNext;
  });
}
