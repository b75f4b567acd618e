import type { Incident } from '#storage/metric/incident.repository.ts';
import type { Execution } from '#storage/runtime/execution.repository.ts';
import type { Cli, TenantScope } from './cli.ts';
import { type RunParts, runOnce } from './run-once.ts';

const REACTIVE = 'growth_reactive';

/** Which incident is looked at, and whether it is looked at although somebody did. */
export interface IncidentLook {
  readonly incident: Incident;
  /** True for a look of its own, whatever was concluded before. */
  readonly isFresh: boolean;
}

/**
 * Has an incident looked at in this process. A run that looks at it already is gone on with; otherwise the run of the
 * incident as it is now is made, or taken up again where its journal ends: the same command again does nothing twice.
 */
export async function runIncident(
  cli: Cli,
  parts: RunParts,
  { incident, isFresh }: IncidentLook,
): Promise<Execution> {
  const { scope, worker, work, onResume } = parts;
  const input = { incidentKey: incident.key };
  const unfinished = await findUnfinished(scope, input);
  if (unfinished !== undefined) {
    onResume(unfinished.number);
    return worker.workOn(scope, unfinished.id, work);
  }
  const admission = { graph: REACTIVE, input, trigger: 'manual' } as const;
  if (isFresh) return (await worker.start(scope, admission, work)).execution;
  const { incidentRunKey } = await import('#graphs/growth/incident-run-key.ts');
  // Each state of an incident is looked at once, whoever asks.
  const dedupeKey = incidentRunKey(incident);
  const isOutdated = () => isDetectedAgain(scope, incident);
  return (await runOnce(cli, parts, { admission: { ...admission, dedupeKey }, isOutdated })).execution;
}

/** A run that somebody began and that has not ended: another worker has it, or its process was killed. */
async function findUnfinished(
  { db }: TenantScope,
  input: object,
): Promise<Pick<Execution, 'id' | 'number'> | undefined> {
  const { findUnfinishedRun } = await import('#storage/runtime/run-overview.repository.ts');
  return findUnfinishedRun(db, { graph: REACTIVE, inputJson: JSON.stringify(input) });
}

/** A run that completed has taken its incident off the list; unless somebody else was quicker, it is there again. */
async function isDetectedAgain({ db }: TenantScope, { key }: Incident): Promise<boolean> {
  const { getIncident } = await import('#storage/metric/incident.repository.ts');
  return (await getIncident(db, key)).status === 'detected';
}
