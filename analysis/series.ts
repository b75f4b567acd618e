/** How a metric's values behave; it decides the scale on which a value is judged. */
export type MetricKind = 'count' | 'money' | 'rate' | 'duration';

/** One calendar day of one series, in the tenant's time zone. */
export interface DailyPoint {
  /** YYYY-MM-DD. */
  readonly day: string;
  /** Null when nothing is known of the day: unknown is never zero. A rate is a fraction. */
  readonly value: number | null;
  /** For a rate, its denominator on that day (how many sessions, how many orders); null for other kinds. */
  readonly weight: number | null;
}

/** A metric over consecutive calendar days, oldest first, without holes. */
export interface DailySeries {
  readonly kind: MetricKind;
  readonly points: readonly DailyPoint[];
}

export type Direction = 'up' | 'down';
