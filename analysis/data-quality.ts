import type { AdditiveCell } from './breakdown.ts';
import type {
  BotTrafficFinding,
  LabelShiftFinding,
  RecordDominanceFinding,
  TrackerBreakFinding,
  TrafficChange,
} from './data-finding.ts';
import type { MetricKind } from './series.ts';
import { sum } from './statistics.ts';

/** One metric of a source over the days in question. */
export interface MetricChange {
  readonly metric: string;
  readonly kind: MetricKind;
  readonly actual: number;
  readonly expected: number;
}

/** One record (an order, a visit) of a total. */
export interface DominanceRecord {
  readonly key: string;
  readonly amount: number;
}

/** A day's total with its records. */
export interface DominanceInput {
  /** All records or only the largest ones. */
  readonly records: readonly DominanceRecord[];
  readonly total: number;
  readonly expected: number;
}

/** One volume may stop for a business reason; two or more stop together when the measuring stops. */
const LEAST_BROKEN_METRICS = 2;
const BROKEN_REMAINING = 0.15;
/** A difference from expectation smaller than this needs no explanation. */
const LEAST_EXCESS = 0.2;
/** One record dominates when it is at least this much of the difference. */
const DOMINANT_SHARE = 0.5;
/** The total stands when it moves less than this part of what moved between two values. */
const STANDING_SHARE = 0.35;
const LEAST_MOVED_SHARE = 0.05;
/** What one value lost and another gained may differ by this much of the larger. */
const MATCH_TOLERANCE = 0.35;
/** A value that hands over its records loses at least half of them. */
const LEAST_LOSS = 0.5;
/** Of two values of which one is gone and the other new, so little is enough as long as the total nearly stands. */
const LEAST_EXCHANGED_SHARE = 0.02;
const EXCHANGED_REST = 0.1;
const NEARLY_STANDS = 0.1;
const BOT_SESSIONS_RISE = 0.3;
/** Purchases may follow visits up to this part of their rise. */
const BOT_PURCHASES_FOLLOW = 0.25;
const BOT_ENGAGEMENT_FALL = 0.1;

/** True for a volume of which next to nothing is left: without one of them no source is broken. */
export function isNearlyGone({ actual, expected }: Pick<MetricChange, 'actual' | 'expected'>): boolean {
  return expected > 0 && actual / expected <= BROKEN_REMAINING;
}

/** All volumes (counts and money) of one source near zero together; undefined when any of them lives. */
export function findTrackerBreak(
  source: string,
  changes: readonly MetricChange[],
): TrackerBreakFinding | undefined {
  const volumes = changes.filter(
    ({ kind, expected }) => (kind === 'count' || kind === 'money') && expected > 0,
  );
  const largestRemaining = Math.max(...volumes.map(({ actual, expected }) => actual / expected));
  if (volumes.length < LEAST_BROKEN_METRICS || largestRemaining > BROKEN_REMAINING) return undefined;
  return { kind: 'tracker_break', source, metrics: volumes.map(({ metric }) => metric), largestRemaining };
}

/** The one record without which the total would be ordinary. */
export function findRecordDominance({
  records,
  total,
  expected,
}: DominanceInput): RecordDominanceFinding | undefined {
  const excess = total - expected;
  if (Math.abs(excess) < LEAST_EXCESS * Math.abs(expected) || excess === 0) return undefined;
  const towards = records.filter(({ amount }) => amount * excess > 0);
  const [largest, next] = towards.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  if (largest === undefined) return undefined;
  const shareOfExcess = largest.amount / excess;
  const alone = Math.abs(largest.amount) >= 2 * Math.abs(next?.amount ?? 0);
  if (shareOfExcess < DOMINANT_SHARE || !alone) return undefined;
  return {
    kind: 'record_dominance',
    record: largest.key,
    amount: largest.amount,
    total,
    expected,
    shareOfTotal: total === 0 ? 0 : largest.amount / total,
    shareOfExcess,
    totalWithout: total - largest.amount,
  };
}

/** One value lost what another gained while the total stands. */
export function findLabelShift(
  dimension: string,
  cells: readonly AdditiveCell[],
): LabelShiftFinding | undefined {
  const before = sum(cells.map((cell) => cell.before));
  const change = sum(cells.map((cell) => cell.after)) - before;
  const byChange = cells.toSorted((a, b) => a.after - a.before - (b.after - b.before));
  const from = byChange.at(0);
  const to = byChange.at(-1);
  if (from === undefined || to === undefined || before <= 0) return undefined;
  const lost = from.before - from.after;
  const gained = to.after - to.before;
  const moved = Math.min(lost, gained);
  const matches = Math.max(lost, gained) - moved <= MATCH_TOLERANCE * Math.max(lost, gained);
  const total = { before, change, moved };
  if (!matches || !(isLargeShift(from, total) || isExchange([from, to], total))) return undefined;
  return {
    kind: 'label_shift',
    dimension,
    from: from.value,
    to: to.value,
    moved,
    movedShare: moved / before,
    totalChangeFraction: change / before,
  };
}

/** A total and what moved inside it. */
interface ShiftedTotal {
  readonly before: number;
  readonly change: number;
  readonly moved: number;
}

/** Much moved, and hardly anything of it left the total. */
function isLargeShift(from: AdditiveCell, { before, change, moved }: ShiftedTotal): boolean {
  const stands = Math.abs(change) <= STANDING_SHARE * moved;
  return (
    stands && moved >= LEAST_MOVED_SHARE * before && from.before - from.after >= LEAST_LOSS * from.before
  );
}

/** One value is gone and another, that was not there, has come. */
function isExchange(
  [from, to]: readonly [AdditiveCell, AdditiveCell],
  { before, change, moved }: ShiftedTotal,
): boolean {
  const isGone = from.after <= EXCHANGED_REST * from.before;
  const isNew = to.before <= EXCHANGED_REST * to.after;
  const stands = Math.abs(change) <= NEARLY_STANDS * before;
  return isGone && isNew && stands && moved >= LEAST_EXCHANGED_SHARE * before;
}

/** Visits rise strongly, purchases do not follow, and at least one sign of engagement falls. */
export function findBotTraffic(change: TrafficChange): BotTrafficFinding | undefined {
  const signs = engagementSigns(change);
  const rise = change.sessionsChange;
  const follows = change.purchasesChange > BOT_PURCHASES_FOLLOW * rise;
  if (rise < BOT_SESSIONS_RISE || follows || signs.length === 0) return undefined;
  return { ...change, kind: 'bot_traffic', signs };
}

function engagementSigns(change: TrafficChange): BotTrafficFinding['signs'] {
  const falls = [
    ['bounce_rate', -(change.bounceRateChange ?? 0)],
    ['pages_per_session', change.pagesPerSessionChange ?? 0],
    ['session_duration', change.sessionDurationChange ?? 0],
  ] as const;
  return falls.filter(([, fall]) => fall <= -BOT_ENGAGEMENT_FALL).map(([sign]) => sign);
}
