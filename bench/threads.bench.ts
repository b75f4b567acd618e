import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { runAdmitter } from '#runtime/admit-run.ts';
import { openEngine } from '#runtime/engine.ts';
import type { Engine } from '#runtime/environment.ts';
import { say } from '#runtime/say.ts';
import { counting, findFaults } from '#runtime/testing-conversation.ts';
import { openThread } from '#runtime/thread-kinds.ts';
import { openWorker } from '#runtime/worker.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { getExecution } from '#storage/runtime/execution.repository.ts';
import { openStore, type Store } from '#storage/store.ts';
import { createBenchTenant, createMigratedDatabase } from './bench-database.ts';

/*
 * Two people write into each of 50 conversations at the same moment, and worker processes answer. Each answer goes by what
 * the thread says at the time: two turns at once would lose an update. STEWARD_BENCH_SERVER names a PostgreSQL server.
 */

const THREADS = 50;
const MESSAGES = 2;
const WORKERS = 2;
const THINK_MS = 20;
const LONGEST_SECONDS = 120;

const server = process.env.STEWARD_BENCH_SERVER;
const [role, databaseUrl = ''] = process.argv.slice(2);
if (role === 'worker') await answer(databaseUrl);
else if (server === undefined)
  console.log(JSON.stringify({ bench: 'threads', skipped: 'STEWARD_BENCH_SERVER is not set' }));
else console.log(JSON.stringify(await inDatabase(server, measure)));

function openBenchEngine(store: Store): Promise<Engine> {
  return openEngine(store, { log: pino({ level: 'error' }), graphs: [counting({ thinkMs: THINK_MS })] });
}

/** A worker process: answers until its parent asks it to stop. */
async function answer(url: string): Promise<void> {
  const store = await openStore({ databaseUrl: url, home: '' });
  const engine = await openBenchEngine(store);
  const worker = openWorker(engine, { concurrency: 8, pollMilliseconds: 50 });
  process.send?.('ready');
  await Promise.race([once(process, 'message'), once(process, 'disconnect')]);
  await worker.drain(1_000);
  await engine.queue.close();
  await store.close();
  if (process.connected) process.disconnect();
}

async function inDatabase<T>(serverUrl: string, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const database = await createMigratedDatabase(serverUrl);
  try {
    return await work(database.url);
  } finally {
    await database.drop();
  }
}

async function measure(url: string): Promise<Record<string, unknown>> {
  const store = await openStore({ databaseUrl: url, home: '' });
  const engine = await openBenchEngine(store);
  const workers = await Promise.all(Array.from({ length: WORKERS }, () => startWorker(url)));
  try {
    const db = store.forTenant((await createBenchTenant(store)).id);
    const threads = await Promise.all(Array.from({ length: THREADS }, () => openChat(db)));
    const start = performance.now();
    await converse(db, engine, threads);
    return {
      ...(await sumFaults(db, threads)),
      workers: WORKERS,
      seconds: Math.round(performance.now() - start) / 1000,
    };
  } finally {
    await Promise.all(workers.map(stopWorker));
    await engine.queue.close();
    await store.close();
  }
}

async function startWorker(url: string): Promise<ChildProcess> {
  const child = fork(import.meta.filename, ['worker', url]);
  await once(child, 'message');
  return child;
}

async function stopWorker(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  child.send('stop');
  await once(child, 'exit');
}

async function openChat(db: TenantDatabase): Promise<string> {
  return (await db.transaction((tx) => openThread(tx, { kind: 'chat', channel: 'bench' }))).id;
}

/** Says everything at once and waits until it is answered. */
async function converse(db: TenantDatabase, engine: Engine, threads: readonly string[]): Promise<void> {
  const admit = runAdmitter(engine);
  const sayings = threads.flatMap((threadId) =>
    Array.from({ length: MESSAGES }, (_, each) => ({
      threadId,
      text: `message ${each}`,
      graph: 'test_counting',
    })),
  );
  const said = await Promise.all(sayings.map((saying) => say(db, admit, saying)));
  const latest = performance.now() + LONGEST_SECONDS * 1000;
  for (const { executionId } of said) {
    while ((await getExecution(db, executionId)).endedAt === null && performance.now() < latest)
      await wait(50);
  }
}

async function sumFaults(db: TenantDatabase, threads: readonly string[]): Promise<Record<string, number>> {
  const faults = await Promise.all(threads.map((threadId) => findFaults(db, threadId)));
  const sum = (pick: (each: (typeof faults)[number]) => number): number =>
    faults.reduce((total, each) => total + pick(each), 0);
  return {
    threads: threads.length,
    messages: threads.length * MESSAGES,
    lost_updates: sum(({ lostUpdates }) => lostUpdates),
    doubled_answers: sum(({ doubledAnswers }) => doubledAnswers),
    missing_answers: sum(({ missingAnswers }) => missingAnswers),
    out_of_order: sum(({ outOfOrder }) => outOfOrder),
  };
}
