import type { Admission } from '#runtime/admit-run.ts';
import type { InlineWork, InlineWorker } from '#runtime/inline-worker.ts';
import type { Incident } from '#storage/metric/incident.repository.ts';
import type { Execution } from '#storage/runtime/execution.repository.ts';
import type { Cli, TenantScope } from './cli.ts';
import { composeEngine } from './compose-runtime.ts';

const REACTIVE = 'growth_reactive';

/** Which incident is looked at, and whether it is looked at although somebody did. */
export interface IncidentLook {
  readonly incident: Incident;
  /** True for a look of its own, whatever was concluded before. */
  readonly isFresh: boolean;
}

/** What the looks of one command share. */
export interface IncidentWork {
  readonly scope: TenantScope;
  readonly worker: InlineWorker;
  readonly work: InlineWork;
  /** Tells that a run which exists is gone on with. */
  readonly onResume: (run: number) => void;
}

/**
 * Has an incident looked at in this process. A run that looks at it already is gone on with; otherwise the run of the
 * incident as it is now is made, or taken up again where its journal ends: the same command again does nothing twice.
 */
export async function runIncident(
  cli: Cli,
  parts: IncidentWork,
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
  const dedupeKey = incidentRunKey(incident);
  return lookOnce(cli, parts, { incident, admission: { ...admission, dedupeKey } });
}

/** The run that the dedupe key names; each state of an incident is looked at once, whoever asks. */
async function lookOnce(
  cli: Cli,
  parts: IncidentWork,
  { incident, admission }: { incident: Incident; admission: Omit<Admission, 'threadId'> },
): Promise<Execution> {
  const { scope, worker, work, onResume } = parts;
  const { execution, isExisting } = await worker.start(scope, admission, work);
  if (!isExisting) return execution;
  if (await isToBeAnew(cli, scope, { execution, incident })) {
    // Each round names another run that exists, so there is a last one; and others come to the same name.
    const dedupeKey = `${admission.dedupeKey}:after ${execution.number}`;
    return lookOnce(cli, parts, { incident, admission: { ...admission, dedupeKey } });
  }
  if (execution.status !== 'completed') onResume(execution.number);
  if (isUnsuccessful(execution)) await redrive(cli, scope, execution);
  return worker.workOn(scope, execution.id, work);
}

/** A run that somebody began and that has not ended: another worker has it, or its process was killed. */
async function findUnfinished(
  { db }: TenantScope,
  input: object,
): Promise<Pick<Execution, 'id' | 'number'> | undefined> {
  const { findUnfinishedRun } = await import('#storage/runtime/run-overview.repository.ts');
  return findUnfinishedRun(db, { graph: REACTIVE, inputJson: JSON.stringify(input) });
}

function isUnsuccessful({ status }: Execution): boolean {
  return status === 'failed' || status === 'cancelled' || status === 'exhausted';
}

/** The run that exists is of no use: it ended well before the incident came back as it was, or no version can go on with it. */
async function isToBeAnew(
  cli: Cli,
  { db }: TenantScope,
  { execution, incident }: { execution: Execution; incident: Incident },
): Promise<boolean> {
  if (isUnsuccessful(execution)) return !(await canGoOn(cli, execution));
  if (execution.status !== 'completed') return false;
  const { getIncident } = await import('#storage/metric/incident.repository.ts');
  // A run that completed has taken its incident off the list; unless somebody else was quicker, it is there again.
  return (await getIncident(db, incident.key)).status === 'detected';
}

async function canGoOn(cli: Cli, execution: Execution): Promise<boolean> {
  const [{ getGraphFor }, { graphs }] = await Promise.all([
    import('#runtime/find-graph.ts'),
    composeEngine(cli),
  ]);
  try {
    getGraphFor(graphs, execution);
    return true;
  } catch {
    return false;
  }
}

async function redrive(cli: Cli, { db }: TenantScope, { id }: Execution): Promise<void> {
  const { redriveRun } = await import('#runtime/cancel-run.ts');
  await redriveRun(db, await composeEngine(cli), id);
}
