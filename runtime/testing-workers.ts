import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { InvariantError } from '#core/errors.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { type Execution, getExecution } from '#storage/runtime/execution.repository.ts';
import { listMessages } from '#storage/runtime/thread.repository.ts';
import type { Store } from '#storage/store.ts';
import { type AdmitRun, runAdmitter } from './admit-run.ts';
import { openEngine } from './engine.ts';
import type { Engine } from './environment.ts';
import type { Said, Saying } from './say.ts';
import { counting, type Thinking } from './testing-conversation.ts';
import { openThread, type ThreadKind } from './thread-kinds.ts';
import { openWorker, type Worker } from './worker.ts';

/** What is there while several workers work. */
export interface Working {
  readonly admit: AdmitRun;
  readonly engine: Engine;
  readonly workers: readonly Worker[];
  /** Runs that have ended in each worker's hands. */
  readonly endedBy: readonly number[];
}

/** Has several workers answer on one store while the callback runs. */
export async function whileWorking<T>(
  store: Store,
  { count = 2, ...thinking }: Thinking & { readonly count?: number },
  during: (working: Working) => Promise<T>,
): Promise<T> {
  const graphs = [counting(thinking)];
  const open = () => openEngine(store, { log: pino({ level: 'silent' }), graphs, leaseSeconds: 3 });
  const engines = await Promise.all(Array.from({ length: count }, open));
  const [engine] = engines;
  if (engine === undefined) throw new InvariantError('At least one worker.');
  const endedBy = engines.map(() => 0);
  const workers = engines.map((each, index) => countingWorker(each, endedBy, index));
  try {
    return await during({ admit: runAdmitter(engine), engine, workers, endedBy });
  } finally {
    await Promise.all(workers.map((worker) => worker.drain(0)));
    await Promise.all(engines.map(({ queue }) => queue.close()));
  }
}

function countingWorker(engine: Engine, endedBy: number[], index: number): Worker {
  return openWorker(engine, {
    ...{ concurrency: 4, pollMilliseconds: 50 },
    onResult: (_claim, result) => {
      if ('ended' in result) endedBy[index] = (endedBy[index] ?? 0) + 1;
    },
  });
}

/** Begins a conversation. */
export async function beginThread(db: TenantDatabase, kind: ThreadKind): Promise<string> {
  return (await db.transaction((tx) => openThread(tx, { kind, channel: 'test' }))).id;
}

/** A message that `counting` answers. */
export function saying(threadId: string, text: string, dedupeKey?: string): Saying {
  return { threadId, text, graph: 'test_counting', dedupeKey };
}

/** The run as it ended. */
export async function ended(db: TenantDatabase, { executionId }: Said): Promise<Execution> {
  while (true) {
    const execution = await getExecution(db, executionId);
    if (execution.endedAt !== null) return execution;
    await wait(50);
  }
}

/** Resolves once somebody works on the run. */
export async function begun(db: TenantDatabase, { executionId }: Said): Promise<void> {
  while ((await getExecution(db, executionId)).status !== 'running') await wait(20);
}

/** Everything that was said, one line each. */
export async function linesOf(db: TenantDatabase, threadId: string): Promise<string[]> {
  return (await listMessages(db, threadId)).map(({ role, content }) => `${role} ${content}`);
}
