import type { TenantDatabase, Transaction } from '#storage/database.ts';
import {
  createExecution,
  createLeasedExecution,
  type Execution,
  type ExecutionStatus,
  type ExecutionTrigger,
  type NewExecution,
} from '#storage/runtime/execution.repository.ts';
import { countWaiting, insertLease } from '#storage/runtime/lease.repository.ts';
import { parseRunBudget, type RunBudget } from './budget/budget.ts';
import { withGivenModel } from './budget/given-model.ts';
import { cancelRun } from './cancel-run.ts';
import { parseInput } from './drive-graph.ts';
import type { Engine } from './environment.ts';
import { getGraph } from './find-graph.ts';
import { keptJson } from './kept-json.ts';
import { enqueue } from './requeue.ts';
import { type CancelRun, takeTurn } from './thread-turn.ts';

/** A wish that a graph be run. */
export interface Admission {
  /** Name of the graph; its current version is taken, and the run stays on it. */
  readonly graph: string;
  readonly input: unknown;
  readonly trigger: ExecutionTrigger;
  /** The same key of the same graph again means the run that exists. */
  readonly dedupeKey?: string | undefined;
  /** The run that starts this one. */
  readonly parentId?: string | undefined;
  /** The conversation that it belongs to: one run of it at a time. */
  readonly threadId?: string | undefined;
  readonly budget?: RunBudget | undefined;
  /** Seconds in which its models must have answered; until then a batch may be waited for. Absent: at once. */
  readonly answerWithin?: number | undefined;
  /** The one model that all its agents ask, by protocol and name; absent: those of their lists. */
  readonly model?: string | undefined;
}

/** A run that was accepted: it will end, whatever happens to this process. */
export interface Admitted {
  readonly executionId: string;
  readonly number: number;
  readonly status: ExecutionStatus;
  /** False when the dedupe key named a run that was there already. */
  readonly isNew: boolean;
}

/** Writes a run and its place in the queue in the caller's tenant transaction. */
export type AdmitRun = (tx: Transaction, admission: Admission) => Promise<Admitted>;

/** Admits runs for the workers. */
export function runAdmitter(engine: Pick<Engine, 'graphs' | 'queue'>): AdmitRun {
  return async (tx, admission) => {
    const { execution, isNew } = await createExecution(
      tx,
      newExecution(engine, { ...admission, status: 'queued' }),
    );
    if (isNew) {
      // Only now: what was said before, under the same key, neither waits for itself nor stops itself.
      const cancel: CancelRun = (within, executionId) => cancelRun(within, engine, executionId);
      const state = await takeTurn(tx, admission.threadId, cancel);
      await putInLine(tx, engine, { execution, state });
    }
    const { id, number, status } = execution;
    return { executionId: id, number, status, isNew };
  };
}

/** Admits a run that the caller works on itself, at once; its lease stands for its place in the queue. */
export function admitTaken(
  db: TenantDatabase,
  engine: Pick<Engine, 'graphs' | 'workerId' | 'leaseSeconds'>,
  admission: Omit<Admission, 'threadId'>,
): Promise<{ execution: Execution; isNew: boolean }> {
  const worker = { id: engine.workerId, seconds: engine.leaseSeconds };
  return createLeasedExecution(db, newExecution(engine, { ...admission, status: 'running' }), worker);
}

function newExecution(
  { graphs }: Pick<Engine, 'graphs'>,
  admission: Admission & { readonly status: 'queued' | 'running' },
): NewExecution {
  const graph = getGraph(graphs, admission.graph);
  const { trigger, dedupeKey, parentId, threadId, status, answerWithin } = admission;
  return {
    ...{ graph: graph.name, graphVersion: graph.version, trigger, dedupeKey, parentId, threadId, status },
    answerWithin,
    queue: graph.queue ?? 'default',
    inputJson: keptJson(parseInput(graph, admission.input)),
    budgetJson: JSON.stringify(withGivenModel(parseRunBudget(admission.budget ?? {}), admission.model)),
  };
}

async function putInLine(
  tx: Transaction,
  { queue }: Pick<Engine, 'queue'>,
  { execution, state }: { execution: Execution; state: 'queued' | 'parked' },
): Promise<void> {
  const { id: executionId, queue: name, threadId } = execution;
  // Whoever has much in line already goes behind those who have little, so that nobody's flood starves the others.
  const priority = -(await countWaiting(tx));
  await insertLease(tx, { executionId, queue: name, threadId, state });
  if (state === 'queued') await enqueue(tx, queue, { executionId, queue: name, priority });
}
