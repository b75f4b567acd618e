import { dayNumber } from '../calendar-day.ts';

/** A dismissal, as far as it keeps the same idea away. */
export interface Dismissal {
  /** YYYY-MM-DD. */
  readonly day: string;
  /** Expected worth of the idea when it was dismissed. */
  readonly worth: number;
}

/** The same idea on a later day. */
export interface RenewedIdea {
  readonly day: string;
  readonly worth: number;
  /** True when it rests on an anomaly that began after the dismissal. */
  readonly hasNewAnomaly: boolean;
}

/** A dismissed idea stays away that long, whatever happens. */
export const COOL_DOWN_DAYS = 30;
/** After that it may come back when it is worth this much more. */
const STRENGTHENED = 1.5;

/** True when a dismissed idea may be proposed again: long enough after, and only on evidence that was not there before. */
export function mayProposeAgain(dismissal: Dismissal, idea: RenewedIdea): boolean {
  const days = dayNumber(idea.day) - dayNumber(dismissal.day);
  const isStronger = idea.hasNewAnomaly || idea.worth >= STRENGTHENED * Math.max(0, dismissal.worth);
  return days >= COOL_DOWN_DAYS && isStronger;
}
