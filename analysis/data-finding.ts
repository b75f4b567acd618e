/** Days without data between days with data. */
export interface GapFinding {
  readonly kind: 'gap';
  readonly firstDay: string;
  readonly lastDay: string;
  readonly missingDays: number;
}

/** The latest days are not there yet. */
export interface LateDataFinding {
  readonly kind: 'late_data';
  /** The last day with data; null when there is none at all. */
  readonly lastDay: string | null;
  readonly dueDay: string;
  readonly daysLate: number;
}

/** All volumes of one source fell to almost nothing together: the measuring stopped, not the business. */
export interface TrackerBreakFinding {
  readonly kind: 'tracker_break';
  readonly source: string;
  readonly metrics: readonly string[];
  /** What is left of the expected volume in the metric that kept most, 0..1. */
  readonly largestRemaining: number;
}

/** One record makes most of what a total is above (or below) expectation. */
export interface RecordDominanceFinding {
  readonly kind: 'record_dominance';
  readonly record: string;
  readonly amount: number;
  readonly total: number;
  readonly expected: number;
  /** amount / total. */
  readonly shareOfTotal: number;
  /** amount / (total - expected); may exceed 1. */
  readonly shareOfExcess: number;
  readonly totalWithout: number;
}

/** What was counted under one value of a dimension is now counted under another while the total stands. */
export interface LabelShiftFinding {
  readonly kind: 'label_shift';
  readonly dimension: string;
  readonly from: string;
  readonly to: string;
  /** The smaller of what one lost and the other gained. */
  readonly moved: number;
  /** moved / total before. */
  readonly movedShare: number;
  readonly totalChangeFraction: number;
}

/** On these days one label of a dimension was counted under another. */
export interface MovedLabelFinding {
  readonly to: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** More visits that neither look around nor buy; changes are fractions of what was expected. */
export interface BotTrafficFinding extends TrafficChange {
  readonly kind: 'bot_traffic';
  /** Which signs of engagement fell with it. */
  readonly signs: readonly ('bounce_rate' | 'pages_per_session' | 'session_duration')[];
}

/** Changes as fractions of what was expected (0.5 is half more); null when a metric is not known. */
export interface TrafficChange {
  readonly sessionsChange: number;
  readonly purchasesChange: number;
  readonly bounceRateChange: number | null;
  readonly pagesPerSessionChange: number | null;
  readonly sessionDurationChange: number | null;
}

/** Every count of a day is a multiple of one number: it was counted again, or only part of it was read and scaled up. */
export interface CommonMultipleFinding {
  readonly kind: 'duplicates' | 'sampling';
  readonly day: string;
  readonly divisor: number;
  /** Counts above zero that were looked at. */
  readonly cells: number;
  /** What came of what was expected: near the divisor when it was counted again, near 1 when it was sampled. */
  readonly level: number;
}

/** The last day is not over: everything that is counted on it stands at the same part of an ordinary day. */
export interface PartDayFinding {
  readonly kind: 'part_day';
  readonly day: string;
  /** 0..1 of what was expected. */
  readonly remaining: number;
  readonly volumes: number;
}

/** One measure is gone while what it cannot be without goes on: visits without pages, orders without money. */
export interface MeasureMissingFinding {
  readonly kind: 'measure_missing';
  readonly measure: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** Two counts of the same thing, one by the site and one by the books, parted. */
export interface WitnessFinding {
  /** The site sees fewer orders than there are, or its money is in another unit. */
  readonly kind: 'tracker_break' | 'currency_change';
  readonly firstDay: string;
  readonly lastDay: string;
  /** What the site counts of what the books say, beside what it used to: 0.5 is half as much. */
  readonly factor: number;
}

/** Money per order moved by a factor that no price list knows, everywhere at once, and stayed there. */
export interface MoneyUnitFinding {
  readonly kind: 'currency_change';
  readonly firstDay: string;
  readonly lastDay: string;
  readonly factor: number;
}
