import type { Printed } from './reading.ts';

/** Which side of the printed figure the true value lies on, when the words say so. */
export type Bound = 'above' | 'below' | null;

const ABOVE =
  /(?:more than|over|above|at least|just over|well over|ponad|więcej niż|powyżej|co najmniej)\s$/iu;
const BELOW =
  /(?:less than|fewer than|under|below|almost|nearly|just under|close to|prawie|niemal|blisko|mniej niż|poniżej|niecał[eyaą]\p{L}*)\s$/iu;

/** The words right before a figure that make it a bound: "more than half", "prawie połowa". */
export function boundOf({ reading, figure }: Printed): Bound {
  // "Over 7 days" is how long it lasted.
  if (figure.kind === 'duration' || figure.kind === 'date') return null;
  const before = reading.text.slice(Math.max(0, figure.start - 16), figure.start).replaceAll('\u00a0', ' ');
  if (ABOVE.test(before)) return 'above';
  return BELOW.test(before) ? 'below' : null;
}
