import type { Incident } from '#storage/metric/incident.repository.ts';

/** Names one look at an incident as it is now: the same again means the same run, a changed incident a new one. */
export function incidentRunKey({
  key,
  lastDay,
  severity,
  impactAmount,
}: Pick<Incident, 'key' | 'lastDay' | 'severity' | 'impactAmount'>): string {
  return `incident:${key}:${lastDay}:${severity}:${impactAmount ?? 'unknown'}`;
}
