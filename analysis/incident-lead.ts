import type { TimedAnomaly } from './incident-relation.ts';

/** An outcome this much weaker than the strongest of its width is not what people would talk about. */
const LEAST_EVIDENCE_SHARE = 0.3;

/**
 * The member that a person would name first: of the widest scope, an outcome in money before another outcome before
 * the rest, then by money, then by evidence.
 */
export function findLead(group: readonly TimedAnomaly[]): TimedAnomaly {
  const width = Math.min(...group.map((anomaly) => anomaly.width));
  const widest = group.filter((anomaly) => anomaly.width === width);
  const strongest = Math.max(...widest.map(({ z }) => Math.abs(z)));
  return widest
    .filter(({ z }) => Math.abs(z) >= LEAST_EVIDENCE_SHARE * strongest)
    .reduce((lead, anomaly) => (namedBefore(anomaly, lead) ? anomaly : lead));
}

function namedBefore(first: TimedAnomaly, second: TimedAnomaly): boolean {
  const order =
    outcomeRank(second) - outcomeRank(first) ||
    Math.abs(second.impactAmount ?? 0) - Math.abs(first.impactAmount ?? 0) ||
    Math.abs(second.z) - Math.abs(first.z);
  return order < 0 || (order === 0 && first.key < second.key);
}

function outcomeRank({ impactAmount, unitKind, better }: TimedAnomaly): number {
  if (impactAmount === null || better === 'neutral') return 0;
  return unitKind === 'money' ? 2 : 1;
}
