import { dayNumber } from '../calendar-day.ts';
import { HALF_LIFE_DAYS, type TrackRecord, trackRecord } from '../calibration.ts';

/** What became of one piece of advice that was carried out and measured against a control. */
export interface MeasuredAdvice {
  readonly tenantId: string;
  readonly team: string;
  /** What it advised, for example the key of its template. */
  readonly kind: string;
  readonly verdict: 'won' | 'lost' | 'flat' | 'inconclusive';
  /** Measured effect / predicted effect; null when the verdict is inconclusive. */
  readonly effectRatio: number | null;
  /** The day on which it was measured, YYYY-MM-DD. */
  readonly measuredOn: string;
}

/** A measured outcome with what it still counts. */
export interface WeighedOutcome {
  readonly advice: MeasuredAdvice;
  readonly ageDays: number;
  /** 0..1: half after each half-life. */
  readonly weight: number;
}

/** The outcomes that taught something by that day; "inconclusive" teaches nothing, and is no failure. */
export function weighOutcomes(measured: readonly MeasuredAdvice[], today: string): WeighedOutcome[] {
  const now = dayNumber(today);
  return measured.flatMap((advice) => {
    const ageDays = now - dayNumber(advice.measuredOn);
    if (advice.verdict === 'inconclusive' || ageDays < 0) return [];
    return [{ advice, ageDays, weight: 2 ** (-ageDays / HALF_LIFE_DAYS) }];
  });
}

/** How often these won, as calibration asks it. */
export function recordOf(outcomes: readonly WeighedOutcome[]): TrackRecord {
  return trackRecord(
    outcomes.flatMap(({ advice: { verdict }, ageDays }) =>
      verdict === 'inconclusive' ? [] : [{ verdict, ageDays }],
    ),
  );
}
