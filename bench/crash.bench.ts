import { createMigratedDatabase } from './bench-database.ts';
import { readNumbers } from './bench-options.ts';
import { startBenchServer } from './bench-server.ts';
import { tryCrashes } from './crash-trial.ts';

/*
 * Real worker processes are killed and paused, and the database is restarted, in order and as by a crash, while they work
 * on runs with effects. Nothing may be lost, doubled, or written by a worker that had lost its lease.
 */

const SECONDS_PER_FAULT = 2.2;

const options = readNumbers({
  kills: 20,
  pauses: 5,
  restarts: 2,
  seconds: 0,
  workers: 4,
  runs: 32,
  lease: 2,
});
const { kills, pauses, restarts } = options;
const server = await startBenchServer({ durable: true });
const database = await createMigratedDatabase(server.url);
let count = 0;
const plan = {
  ...{
    kills,
    pauses,
    restarts,
    workers: options.workers,
    inFlight: options.runs,
    leaseSeconds: options.lease,
  },
  seconds: options.seconds || (kills + pauses + restarts) * SECONDS_PER_FAULT,
  restart: () => server.restart(count++ % 2 === 0 ? 'immediate' : 'fast'),
};
const start = performance.now();
const result = await tryCrashes(database, plan);
const seconds = Math.round((performance.now() - start) / 1000);
await database.drop();
console.log(JSON.stringify({ bench: 'crash', durability: database.durability, seconds, ...result }));
