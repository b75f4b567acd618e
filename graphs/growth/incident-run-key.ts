import type { Incident } from '#storage/metric/incident.repository.ts';

/**
 * Names one look at an incident as it is now: the same again means the same run. An incident that changed, or that came
 * back after a run had settled it, is another look.
 */
export function incidentRunKey({
  key,
  lastDay,
  severity,
  impactAmount,
  lead,
}: Pick<Incident, 'key' | 'lastDay' | 'severity' | 'impactAmount'> & {
  readonly lead: Pick<Incident['lead'], 'executionId'>;
}): string {
  const state = [key, lastDay, severity, impactAmount ?? 'unknown', lead.executionId ?? 'first'];
  return `incident:${state.join(':')}`;
}
