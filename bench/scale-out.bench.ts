import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { z } from 'zod';
import { oneModel } from '#models/model-source.ts';
import { runAdmitter } from '#runtime/admit-run.ts';
import { openEngine } from '#runtime/engine.ts';
import { openStore, type Store } from '#storage/store.ts';
import { type BenchDatabase, createBenchTenant, createMigratedDatabase } from './bench-database.ts';
import { readNumbers } from './bench-options.ts';
import { startBenchServer } from './bench-server.ts';
import { rounded } from './figures.ts';
import { CALLS, simulatedModel, THINK_MILLISECONDS, thinking } from './scale-out-graph.ts';

/*
 * Runs that wait for models, worked on by 1, 2, 4 and 8 processes of the same concurrency. Ideal is that nothing takes
 * time but the models; speed-up is the throughput beside that of one process.
 */

const CREWS = [1, 2, 4, 8] as const;
const TENANTS = 8;
const { runs, concurrency } = readNumbers({ runs: 200, concurrency: 5 });

const progressRow = z.object({ ended: z.number(), wrong: z.number() });

const serverUrl = process.env.STEWARD_BENCH_SERVER ?? (await startBenchServer({ durable: true })).url;
const database = await createMigratedDatabase(serverUrl);
const store = await openStore({ databaseUrl: database.url, home: '' });
try {
  const rates: Record<number, number> = {};
  for (const workers of CREWS) {
    const seconds = await measureCrew(workers);
    rates[workers] = runs / seconds;
    const ideal = (runs * CALLS * THINK_MILLISECONDS) / 1000 / (workers * concurrency);
    console.log(`${workers} workers: ${rounded(seconds)} s, ideal ${rounded(ideal)} s`);
  }
  console.log(JSON.stringify({ bench: 'scale-out', ...summarize(rates, database) }));
} finally {
  await store.close();
  await database.drop();
}

function summarize(rates: Readonly<Record<number, number>>, { durability }: BenchDatabase) {
  const alone = rates[1] ?? 0;
  const ofEach = (figure: (rate: number, workers: number) => number) =>
    Object.fromEntries(CREWS.map((workers) => [workers, rounded(figure(rates[workers] ?? 0, workers))]));
  const idealRate = (workers: number): number =>
    (workers * concurrency) / ((CALLS * THINK_MILLISECONDS) / 1000);
  const { 1: _alone, ...speedup } = ofEach((rate) => rate / alone);
  return {
    ...{
      durability,
      runs,
      model_calls_per_run: CALLS,
      model_ms: THINK_MILLISECONDS,
      concurrency,
      tenants: TENANTS,
    },
    speedup,
    runs_per_s: ofEach((rate) => rate),
    share_of_ideal: ofEach((rate, workers) => rate / idealRate(workers)),
  };
}

/** Seconds from the moment at which all workers may begin to the end of the last run. */
async function measureCrew(workers: number): Promise<number> {
  await admitAll(store);
  const children = await Promise.all(Array.from({ length: workers }, startWorker));
  // What the workers did to warm up.
  await database.pool.query('delete from runtime.execution where ended_at is not null');
  const start = performance.now();
  for (const child of children) child.send('go');
  await untilAllEnded();
  const seconds = (performance.now() - start) / 1000;
  await Promise.all(children.map(endWorker));
  await database.pool.query('delete from runtime.execution');
  return seconds;
}

async function admitAll(store: Store): Promise<void> {
  const log = pino({ level: 'warn' });
  const engine = await openEngine(store, {
    log,
    graphs: [thinking],
    models: oneModel(simulatedModel(THINK_MILLISECONDS)),
  });
  const admit = runAdmitter(engine);
  for (let tenant = 0; tenant < TENANTS; tenant += 1) {
    const db = store.forTenant((await createBenchTenant(store)).id);
    const share = Math.floor((runs * (tenant + 1)) / TENANTS) - Math.floor((runs * tenant) / TENANTS);
    for (let run = 0; run < share; run += 1) {
      await db.transaction((tx) => admit(tx, { graph: thinking.name, input: {}, trigger: 'manual' }));
    }
  }
  await engine.queue.close();
}

async function startWorker(): Promise<ChildProcess> {
  const entry = join(import.meta.dirname, 'scale-out-worker.ts');
  const child = fork(entry, [database.url, `${concurrency}`], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  return child;
}

async function endWorker(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.disconnect();
  await ended;
}

async function untilAllEnded(): Promise<void> {
  for (let ended = 0; ended < runs; ) {
    await wait(20);
    const { rows } = await database.pool.query(
      `select count(ended_at) as ended,
              count(*) filter (where ended_at is not null and (status <> 'completed' or output::text not like '%model%'
                                                               or output::text like '%playbook%')) as wrong
       from runtime.execution`,
    );
    const progress = progressRow.parse(rows[0]);
    if (progress.wrong > 0) throw new Error(`${progress.wrong} runs did not end by the model's answer.`);
    ended = progress.ended;
  }
}
