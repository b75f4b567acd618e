import {
  isRunControl,
  LeaseLostError,
  RunStoppedError,
  StoreUnavailableError,
  WaitingError,
} from '#core/errors.ts';
import type { Execution } from '#storage/runtime/execution.repository.ts';
import { type ExecutionEnd, markRunning } from '#storage/runtime/execution-end.repository.ts';
import { driveGraph } from './drive-graph.ts';
import { endRun, releaseRun, suspendRun } from './end-run.ts';
import type { Engine } from './environment.ts';
import { describeFailure } from './failure.ts';
import { getGraphFor } from './find-graph.ts';
import { keptJson } from './kept-json.ts';
import { openRun } from './open-run.ts';
import type { HeldRun, RunWork, StopReason } from './run-work.ts';

/**
 * How the work of this process on a run ended. `suspended`: it waits for somebody outside. `released`: another worker
 * may go on. `lost`: another worker has it. `interrupted`: the database went away; whoever takes it next goes on.
 */
export type WorkResult =
  | { readonly left: 'suspended' | 'released' | 'lost' | 'interrupted' }
  | { readonly ended: Execution };

/** Works on a run until it ends, or cannot go on here. Never throws for what the run does. */
export async function executeRun(engine: Engine, run: HeldRun, work: RunWork): Promise<WorkResult> {
  const { stop, signal } = stoppable(work.signal);
  const lease = { executionId: run.executionId, epoch: run.epoch };
  try {
    const end = run.isCancelled === true ? CANCELLED : await attempt(engine, run, { ...work, signal });
    // Known from its admission, and taken by nobody else since: then it was never queued.
    const isAlone = run.execution !== undefined && run.epoch === 1 && run.execution.threadId === null;
    return { ended: await endRun(run.db, engine, { lease, end, isAlone }) };
  } catch (error) {
    return await leave(engine, run, error);
  } finally {
    // Branches that still work would work for nothing.
    stop('lost');
  }
}

/** Plays the run to its end; throws what keeps it from ending here. */
async function attempt(engine: Engine, run: HeldRun, work: RunWork): Promise<ExecutionEnd> {
  const execution = run.execution ?? (await markRunning(run.db, run.executionId));
  work.onBegun?.(execution);
  try {
    const graph = getGraphFor(engine.graphs, execution);
    const opened = await openRun(engine, { ...run, execution }, work);
    const output = await driveGraph(graph, execution.input, opened).finally(() => opened.journal.settled());
    return { status: 'completed', outputJson: keptJson(output), error: null, metrics: opened.metrics };
  } catch (error) {
    return endOf(engine, { error, execution }, work.signal);
  }
}

const CANCELLED = { status: 'cancelled', outputJson: null, error: null } as const satisfies ExecutionEnd;

function endOf(
  { log }: Engine,
  { error, execution }: { error: unknown; execution: Execution },
  signal: AbortSignal,
): ExecutionEnd {
  const stopped = signal.aborted ? signal.reason : error;
  if (stopped instanceof RunStoppedError && stopped.reason === 'cancelled') return CANCELLED;
  if (isRunControl(stopped)) throw stopped;
  const { code, sentence } = describeFailure(error, `The run of "${execution.graph}"`);
  log.error({ err: error, code, run: execution.number }, 'a run failed');
  return { status: 'failed', outputJson: null, error: sentence };
}

async function leave(engine: Engine, run: HeldRun, error: unknown): Promise<WorkResult> {
  const lease = { executionId: run.executionId, epoch: run.epoch };
  const { log } = engine;
  try {
    if (isLost(error)) return { left: 'lost' };
    if (error instanceof WaitingError) {
      await suspendRun(run.db, engine, lease);
      return { left: 'suspended' };
    }
    await releaseRun(run.db, engine, lease);
    return { left: error instanceof StoreUnavailableError ? 'interrupted' : 'released' };
  } catch (cause) {
    if (cause instanceof LeaseLostError) return { left: 'lost' };
    // The lease runs out by itself, and another attempt begins.
    log.warn(
      { err: cause, execution: run.executionId },
      'a run could not be given back; its lease will run out',
    );
    return { left: 'interrupted' };
  }
}

function isLost(error: unknown): boolean {
  return error instanceof LeaseLostError || (error instanceof RunStoppedError && error.reason === 'lost');
}

/** A signal of the run's own, which everything below it throws as an error that steers the run. */
function stoppable(outside: AbortSignal): { stop(reason: StopReason): void; signal: AbortSignal } {
  const stopping = new AbortController();
  const stop = (reason: StopReason): void => stopping.abort(new RunStoppedError(reason));
  const forward = (): void =>
    stop(outside.reason === 'draining' || outside.reason === 'lost' ? outside.reason : 'cancelled');
  if (outside.aborted) forward();
  else outside.addEventListener('abort', forward, { once: true, signal: stopping.signal });
  return { stop, signal: stopping.signal };
}
