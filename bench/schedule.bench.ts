import { openStore, type Store } from '#storage/store.ts';
import { createMigratedDatabase } from './bench-database.ts';
import { countFloodRuns } from './schedule-flood.ts';
import { simulateMonth } from './schedule-month.ts';

/*
 * Four schedulers, each with connections of its own, on one PostgreSQL: thirty simulated days across a change of the clock
 * with an outage of six hours, then a thousand anomalies of one incident within ten simulated minutes.
 */

const SCHEDULERS = 4;

if (import.meta.main) await run();

/** Measures, and prints one JSON object as the last line. */
export async function run(): Promise<void> {
  const server = process.env.STEWARD_BENCH_SERVER;
  if (server === undefined) throw new Error('Set STEWARD_BENCH_SERVER to the URL of a PostgreSQL server.');
  const database = await createMigratedDatabase(server);
  try {
    console.log(JSON.stringify(await measure(database.url)));
  } finally {
    await database.drop();
  }
}

async function measure(databaseUrl: string): Promise<Record<string, number>> {
  const stores: Store[] = [];
  for (let each = 0; each < SCHEDULERS; each += 1) stores.push(await openStore({ databaseUrl, home: '' }));
  try {
    const began = performance.now();
    const month = await simulateMonth(stores);
    console.error(`month: ${JSON.stringify(month)}`);
    const runs = await countFloodRuns(stores);
    const seconds = Math.round((performance.now() - began) / 1000);
    return { ...month, runs_for_1000_anomalies: runs, schedulers: SCHEDULERS, seconds };
  } finally {
    for (const store of stores) await store.close();
  }
}
