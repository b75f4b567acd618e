import { z } from 'zod';
import type { TenantScope } from './cli.ts';
import { type DescribedIncident, describeIncidents } from './described-incident.ts';

const about = z.object({ incidentKey: z.string() });

/**
 * Incidents that nobody has looked at, and those at which a command has begun to look and has not come to its end: it may
 * have been killed between its last word about the incident and the end of its run. The most pressing first.
 */
export async function listWaitingIncidents(scope: TenantScope): Promise<DescribedIncident[]> {
  const { listRuns } = await import('#storage/runtime/run-overview.repository.ts');
  const runs = await listRuns(scope.db, {
    graph: 'growth_reactive',
    statuses: ['queued', 'running'],
    limit: MOST_RUNS,
  });
  const begun = runs.filter(({ trigger }) => trigger === 'manual');
  const keys = new Set(begun.flatMap(({ input }) => about.safeParse(input).data?.incidentKey ?? []));
  const all = await describeIncidents(scope);
  return all.filter(({ incident }) => incident.status === 'detected' || keys.has(incident.key));
}

/** More than one command begins before it is killed. */
const MOST_RUNS = 100;
