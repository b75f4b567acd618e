import type { Anomaly } from './anomaly.ts';

/** An anomaly with its days as numbers and the number of its dimensions. */
export interface TimedAnomaly extends Anomaly {
  readonly first: number;
  readonly last: number;
  /** 0 for a total. */
  readonly width: number;
}

/** A stretch noticed late still belongs to an event when it starts this soon and covers nearly the same days. */
const LATE_START_DAYS = 5;
const LATE_OVERLAP = 0.6;
/** A short weak stretch in the middle of an event is its echo, not an event of its own. */
const ECHO_DAYS = 3;
const ECHO_EVIDENCE_SHARE = 0.5;

/** True when two stretches start at most `tolerance` days apart. */
export function beginTogether(first: TimedAnomaly, second: TimedAnomaly, tolerance: number): boolean {
  return Math.abs(first.first - second.first) <= tolerance;
}

/** True when a move of one metric shows in the other. */
export function metricsRelated(first: Anomaly, second: Anomaly): boolean {
  return (
    first.metric === second.metric ||
    first.family === second.family ||
    first.implies.includes(second.metric) ||
    second.implies.includes(first.metric)
  );
}

/** True when an anomaly that began on another day only shows a part of the event whose core is given, anchor first. */
export function partOf(anomaly: TimedAnomaly, core: readonly TimedAnomaly[], tolerance: number): boolean {
  const [anchor] = core;
  if (anchor === undefined || !core.some((member) => metricsRelated(member, anomaly))) return false;
  const inside = anomaly.first >= anchor.first - tolerance && anomaly.last <= anchor.last + tolerance;
  return noticedLate(anomaly, core) || (inside && (isNarrower(anomaly, core) || isEcho(anomaly, core)));
}

function noticedLate(anomaly: TimedAnomaly, core: readonly TimedAnomaly[]): boolean {
  const [anchor] = core;
  if (anchor === undefined || !beginTogether(anchor, anomaly, LATE_START_DAYS)) return false;
  return overlap(anchor, anomaly) >= LATE_OVERLAP && focusOf(core).every((member) => nested(member, anomaly));
}

/** Within the values on which the event is focused: a part of a part starts when it can be seen. */
function isNarrower(anomaly: TimedAnomaly, core: readonly TimedAnomaly[]): boolean {
  return focusOf(core).some((member) => anomaly.width >= member.width && nested(member, anomaly));
}

function isEcho(anomaly: TimedAnomaly, core: readonly TimedAnomaly[]): boolean {
  const length = anomaly.last - anomaly.first + 1;
  return core.some((member) => {
    const short = length <= Math.min(ECHO_DAYS, (member.last - member.first + 1) / 2);
    const weak = Math.abs(anomaly.z) <= ECHO_EVIDENCE_SHARE * Math.abs(member.z);
    return short && weak && metricsRelated(member, anomaly) && sameEffect(member, anomaly);
  });
}

/** The narrowed members that carry the event; none when it shows in totals only. */
function focusOf(core: readonly TimedAnomaly[]): TimedAnomaly[] {
  const narrowed = core.filter((member) => member.width > 0);
  const strongest = Math.max(...narrowed.map(({ z }) => Math.abs(z)));
  return narrowed.filter(({ z }) => Math.abs(z) >= ECHO_EVIDENCE_SHARE * strongest);
}

/** True when one scope contains the other; a total contains every scope. */
function nested(first: Anomaly, second: Anomaly): boolean {
  return contains(first.dims, second.dims) || contains(second.dims, first.dims);
}

function contains(wide: Anomaly['dims'], narrow: Anomaly['dims']): boolean {
  return Object.entries(wide).every(([dimension, value]) => narrow[dimension] === value);
}

/** Days in both stretches over days in either. */
function overlap(first: TimedAnomaly, second: TimedAnomaly): number {
  const shared = Math.min(first.last, second.last) - Math.max(first.first, second.first) + 1;
  const either = Math.max(first.last, second.last) - Math.min(first.first, second.first) + 1;
  return Math.max(0, shared) / either;
}

/** Both help, both harm, or one of them cannot say. */
function sameEffect(first: Anomaly, second: Anomaly): boolean {
  if (first.better === 'neutral' || second.better === 'neutral') return true;
  return (first.direction === first.better) === (second.direction === second.better);
}
