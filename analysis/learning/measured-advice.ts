import { dayNumber } from '../calendar-day.ts';

/** What became of one piece of advice that was carried out and measured against a control. */
export interface MeasuredAdvice {
  readonly tenantId: string;
  readonly team: string;
  /** What it advised, for example the key of its template. */
  readonly kind: string;
  /** How sure it was of itself when it was given, 0..1. */
  readonly confidence: number;
  readonly verdict: 'won' | 'lost' | 'flat' | 'inconclusive';
  /** Measured effect / predicted effect; null when the verdict is inconclusive. */
  readonly effectRatio: number | null;
  /** The day on which it was measured, YYYY-MM-DD. */
  readonly measuredOn: string;
}

/** A measured outcome with what it still counts. */
export interface WeighedOutcome {
  readonly advice: MeasuredAdvice;
  /** 0..1: half after each half-life. */
  readonly weight: number;
}

/** Shops, seasons and shop software change: after half a year an outcome says half as much. */
export const HALF_LIFE_DAYS = 180;

/** The outcomes that taught something by that day; "inconclusive" teaches nothing, and is no failure. */
export function weighOutcomes(measured: readonly MeasuredAdvice[], today: string): WeighedOutcome[] {
  const now = dayNumber(today);
  return measured.flatMap((advice) => {
    const age = now - dayNumber(advice.measuredOn);
    if (advice.verdict === 'inconclusive' || age < 0) return [];
    return [{ advice, weight: 2 ** (-age / HALF_LIFE_DAYS) }];
  });
}
