import type { Anomaly } from './anomaly.ts';
import { dayNumber } from './calendar-day.ts';
import { findLead } from './incident-lead.ts';
import { beginTogether, metricsRelated, partOf, type TimedAnomaly } from './incident-relation.ts';

/** Anomalies that a person would call one event. */
export interface IncidentGroup {
  /** Keys, the lead first, the rest by evidence. */
  readonly members: readonly string[];
  readonly lead: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

export interface IncidentOptions {
  /** Stretches that start at most this many days apart may be one event. */
  readonly startTolerance?: number;
}

const START_TOLERANCE = 2;

/**
 * Groups anomalies into incidents, oldest first. A group is anchored on the start of its widest and strongest anomaly;
 * metrics may chain through members, time never does, so that many weak anomalies cannot tie two events together.
 */
export function groupIncidents(
  anomalies: readonly Anomaly[],
  options: IncidentOptions = {},
): readonly IncidentGroup[] {
  const tolerance = options.startTolerance ?? START_TOLERANCE;
  let waiting = anomalies.map(withDayNumbers).sort(byAnchorOrder);
  const groups: TimedAnomaly[][] = [];
  for (let anchor = waiting.shift(); anchor !== undefined; anchor = waiting.shift()) {
    const group = gather(anchor, waiting, tolerance);
    groups.push(group);
    const taken = new Set(group);
    waiting = waiting.filter((anomaly) => !taken.has(anomaly));
  }
  return groups.map(asIncident).sort(byStart);
}

/** First those that begin with the anchor, as far as their metrics connect; then what only shows a part of the event. */
function gather(anchor: TimedAnomaly, waiting: readonly TimedAnomaly[], tolerance: number): TimedAnomaly[] {
  const group = [anchor];
  let near = waiting.filter((anomaly) => beginTogether(anchor, anomaly, tolerance));
  for (let joined = true; joined; ) {
    const joining = near.filter((anomaly) => group.some((member) => metricsRelated(member, anomaly)));
    joined = joining.length > 0;
    group.push(...joining);
    near = near.filter((anomaly) => !joining.includes(anomaly));
  }
  const core = [...group];
  const rest = waiting.filter((anomaly) => !core.includes(anomaly));
  return [...core, ...rest.filter((anomaly) => partOf(anomaly, core, tolerance))];
}

function withDayNumbers(anomaly: Anomaly): TimedAnomaly {
  return {
    ...anomaly,
    first: dayNumber(anomaly.firstDay),
    last: dayNumber(anomaly.lastDay),
    width: Object.keys(anomaly.dims).length,
  };
}

/** Totals before parts, strong before weak: an anchor should be what everything else is a part of. */
function byAnchorOrder(first: TimedAnomaly, second: TimedAnomaly): number {
  return first.width - second.width || byEvidence(first, second);
}

function byEvidence(first: Anomaly, second: Anomaly): number {
  return Math.abs(second.z) - Math.abs(first.z) || (first.key < second.key ? -1 : 1);
}

function asIncident(group: readonly TimedAnomaly[]): IncidentGroup {
  const lead = findLead(group);
  const others = group.filter((anomaly) => anomaly.key !== lead.key).sort(byEvidence);
  const days = group.flatMap(({ firstDay, lastDay }) => [firstDay, lastDay]).sort();
  return {
    members: [lead.key, ...others.map(({ key }) => key)],
    lead: lead.key,
    firstDay: days.at(0) ?? lead.firstDay,
    lastDay: days.at(-1) ?? lead.lastDay,
  };
}

function byStart(first: IncidentGroup, second: IncidentGroup): number {
  if (first.firstDay !== second.firstDay) return first.firstDay < second.firstDay ? -1 : 1;
  return first.lead < second.lead ? -1 : 1;
}
