import { daysBetween } from '#core/time.ts';
import type { AnomalyDraft } from '#storage/metric/anomaly.repository.ts';
import type { AnomalyRecord } from '#storage/metric/anomaly-record.ts';
import { incidentKeyFor } from './found-anomaly.ts';
import type { FoundIncident, RankedAnomaly } from './found-incident.ts';

/** A found incident, ready to be stored. */
export interface SettledIncident {
  readonly key: string;
  readonly state: 'new' | 'updated' | 'unchanged';
  /** The lead first. */
  readonly anomalies: readonly AnomalyDraft[];
}

export interface Reconciliation {
  readonly incidents: readonly SettledIncident[];
  /** Ids of stored anomalies that no longer hold and that nobody has dealt with. */
  readonly obsolete: readonly string[];
}

/** An incident that was dealt with opens again when it lasts, or costs, this much more than it did then. */
const MATERIAL_GROWTH = 1.5;
const MATERIAL_DAYS = 3;

/**
 * Sets what was found beside what is stored: a known anomaly keeps its row, its incident keeps its key, and what was
 * dealt with stays so unless it grew. `examined` are the series that were looked at; others are left alone.
 */
export function reconcileIncidents(
  found: readonly FoundIncident[],
  stored: readonly AnomalyRecord[],
  { examined, currency }: { readonly examined: ReadonlySet<string>; readonly currency: string },
): Reconciliation {
  const matches = matchStored(found, stored);
  const claimed = new Set<string>();
  const incidents = found.map((incident) => {
    const known = incident.members.flatMap((member) => matches.get(member) ?? []);
    const key = claimKey(incident, known, claimed);
    claimed.add(key);
    const settled = settle(incident, { key, currency }, matches);
    const before = stored.filter(({ incidentKey }) => incidentKey === key).length;
    const lostSome = settled.state === 'unchanged' && before !== settled.anomalies.length;
    return lostSome ? { ...settled, state: 'updated' as const } : settled;
  });
  const kept = new Set([...matches.values()].map(({ id }) => id));
  const obsolete = stored
    .filter(({ id, status, seriesId }) => !kept.has(id) && status === 'detected' && examined.has(seriesId))
    .map(({ id }) => id);
  return { incidents, obsolete };
}

/** The stored row of each found anomaly: of the same series and direction, sharing most days; none serves twice. */
function matchStored(
  found: readonly FoundIncident[],
  stored: readonly AnomalyRecord[],
): Map<RankedAnomaly, AnomalyRecord> {
  const bySeries = Map.groupBy(stored, ({ seriesId }) => seriesId);
  const pairs = found
    .flatMap(({ members }) => members)
    .flatMap((member) =>
      (bySeries.get(member.subject.series.id) ?? []).map((record) => ({
        member,
        record,
        shared: record.direction === member.stretch.direction ? sharedDays(member, record) : 0,
      })),
    )
    .filter(({ shared }) => shared > 0)
    .sort((first, second) => second.shared - first.shared || compare(first.member.key, second.member.key));
  const matches = new Map<RankedAnomaly, AnomalyRecord>();
  const used = new Set<AnomalyRecord>();
  for (const { member, record } of pairs) {
    if (matches.has(member) || used.has(record)) continue;
    matches.set(member, record);
    used.add(record);
  }
  return matches;
}

function sharedDays({ stretch }: RankedAnomaly, { firstDay, lastDay }: AnomalyRecord): number {
  const first = stretch.firstDay > firstDay ? stretch.firstDay : firstDay;
  const last = stretch.lastDay < lastDay ? stretch.lastDay : lastDay;
  return Math.max(0, daysBetween(first, last) + 1);
}

/** The key of the known incident that the most important known member belongs to, else a new one. */
function claimKey(
  incident: FoundIncident,
  known: readonly AnomalyRecord[],
  claimed: ReadonlySet<string>,
): string {
  const byImportance = known
    .filter(({ incidentKey }) => !claimed.has(incidentKey))
    .toSorted(
      (first, second) =>
        Number(second.isLead) - Number(first.isLead) ||
        Math.abs(second.z ?? 0) - Math.abs(first.z ?? 0) ||
        compare(first.firstDay, second.firstDay),
    );
  const [first] = byImportance;
  if (first !== undefined) return first.incidentKey;
  let attempt = 0;
  while (claimed.has(incidentKeyFor(incident.lead, attempt))) attempt += 1;
  return incidentKeyFor(incident.lead, attempt);
}

function settle(
  { lead, members }: FoundIncident,
  { key, currency }: { readonly key: string; readonly currency: string },
  matches: ReadonlyMap<RankedAnomaly, AnomalyRecord>,
): SettledIncident {
  const known = members.flatMap((member) => matches.get(member) ?? []);
  const first = known.find(({ isLead }) => isLead) ?? known[0];
  const status = statusOf(lead, first);
  const severity = status === 'detected' ? undefined : first?.explanation.atProcessing?.severity;
  const anomalies = members.map((member) => {
    const record = matches.get(member);
    const place = { id: record?.id ?? null, key, isLead: member === lead, status, severity, currency };
    return toDraft(member, place);
  });
  return { key, state: stateOf(members, matches), anomalies };
}

function stateOf(
  members: readonly RankedAnomaly[],
  matches: ReadonlyMap<RankedAnomaly, AnomalyRecord>,
): SettledIncident['state'] {
  if (members.every((member) => !matches.has(member))) return 'new';
  return members.every((member) => isUnchanged(member, matches.get(member))) ? 'unchanged' : 'updated';
}

function isUnchanged({ stretch }: RankedAnomaly, known: AnomalyRecord | undefined): boolean {
  return (
    known !== undefined &&
    known.firstDay === stretch.firstDay &&
    known.lastDay === stretch.lastDay &&
    known.actual === stretch.actual
  );
}

/** The status of the incident: as it was, but what was processed opens again when it grew. */
function statusOf(lead: RankedAnomaly, known: AnomalyRecord | undefined): AnomalyRecord['status'] {
  if (known === undefined) return 'detected';
  return known.status === 'processed' && hasGrown(lead, known) ? 'detected' : known.status;
}

function hasGrown({ stretch, impact }: RankedAnomaly, known: AnomalyRecord): boolean {
  const { atProcessing } = known.explanation;
  const lastDay = atProcessing?.lastDay ?? known.lastDay;
  const money = atProcessing === undefined ? known.impactAmount : atProcessing.impactAmount;
  const daysThen = daysBetween(known.firstDay, lastDay) + 1;
  const more = daysBetween(lastDay, stretch.lastDay);
  if (more >= MATERIAL_DAYS && more >= (MATERIAL_GROWTH - 1) * daysThen) return true;
  return money !== null && money !== 0 && Math.abs(impact?.amount ?? 0) >= MATERIAL_GROWTH * Math.abs(money);
}

interface Place {
  readonly id: string | null;
  readonly key: string;
  readonly isLead: boolean;
  readonly status: AnomalyRecord['status'];
  /** What processing settled it to, as long as that holds. */
  readonly severity: AnomalyRecord['severity'] | undefined;
  readonly currency: string;
}

function toDraft(anomaly: RankedAnomaly, place: Place): AnomalyDraft {
  const { subject, stretch, impact, priority, impactScore, notes } = anomaly;
  return {
    id: place.id,
    seriesId: subject.series.id,
    incidentKey: place.key,
    isLead: place.isLead,
    firstDay: stretch.firstDay,
    lastDay: stretch.lastDay,
    direction: stretch.direction,
    actual: stretch.actual,
    expected: stretch.expected,
    lower: stretch.lower,
    upper: stretch.upper,
    z: stretch.z,
    changeFraction: stretch.changeFraction,
    score: priority.score,
    impactScore: impact === undefined ? null : impactScore,
    impactAmount: impact === undefined ? null : roundMoney(impact.amount),
    currency: impact === undefined ? null : place.currency,
    severity: place.severity ?? priority.level,
    status: place.status,
    explanation: notes,
  };
}

function roundMoney(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function compare(first: string, second: string): number {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
