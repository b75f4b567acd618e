import { once } from 'node:events';
import { pino } from 'pino';
import { oneModel } from '#models/model-source.ts';
import { openEngine } from '#runtime/engine.ts';
import { startRun } from '#runtime/start-run.ts';
import { openWorker } from '#runtime/worker.ts';
import { openStore } from '#storage/store.ts';
import { createBenchTenant } from './bench-database.ts';
import { simulatedModel, THINK_MILLISECONDS, thinking } from './scale-out-graph.ts';

/*
 * A worker process of the scale-out bench: node bench/scale-out-worker.ts <database> <concurrency>. It begins to work when
 * its parent says so, and ends with the channel to it. Before that it runs a few by itself that do not wait: compiling the
 * code is not what is measured.
 */

const WARM_UP_RUNS = 5;

const [databaseUrl = '', concurrency = '1'] = process.argv.slice(2);
const store = await openStore({ databaseUrl, home: '' });
const log = pino({ level: 'warn' }, process.stderr);
const engine = await openEngine(store, {
  log,
  graphs: [thinking],
  models: oneModel(simulatedModel(THINK_MILLISECONDS)),
});
await warmUp();
process.send?.('ready');
await once(process, 'message');
const worker = openWorker(engine, {
  concurrency: Number(concurrency),
  queues: ['incident'],
  pollMilliseconds: 250,
});
await once(process, 'disconnect');
await worker.drain(0);
await engine.queue.close();
await store.close();

async function warmUp(): Promise<void> {
  const tenant = await createBenchTenant(store);
  const owner = { tenant, db: store.forTenant(tenant.id) };
  const work = { signal: new AbortController().signal };
  const quick = { ...engine, models: oneModel(simulatedModel(0)) };
  for (let run = 0; run < WARM_UP_RUNS; run += 1) {
    await startRun(quick, owner, { graph: thinking.name, input: {}, trigger: 'manual', work });
  }
}
