import { pino } from 'pino';
import { z } from 'zod';
import { openEngine } from '#runtime/engine.ts';
import type { Engine } from '#runtime/environment.ts';
import { type RunOwner, startRun } from '#runtime/start-run.ts';
import { openStore } from '#storage/store.ts';
import { type BenchDatabase, createBenchTenant, createMigratedDatabase } from './bench-database.ts';
import { startBenchServer } from './bench-server.ts';
import { rounded } from './figures.ts';
import { growing } from './growth-graph.ts';
import { measureTables } from './stored-size.ts';

/*
 * Bytes stored per byte that a run produced, all tables and indexes counted, as the payload grows from 10 KB to 1 MB, in 10
 * and in 100 steps. A store that writes its whole state at each step has a ratio that grows with the steps. Each step
 * leaves 1 KB or more on the average: with less, it is the line of the journal that counts, which is measured apart.
 */

const KILOBYTE = 1024;
/** Half of what a run produces is one payload that three nodes hand on, half is said message by message. */
const NODES_THAT_HAND_ON = 3;
const CASES = [
  ...[10, 30, 100, 300, 1000].map((kilobytes) => ({ kilobytes, steps: 10 })),
  ...[100, 300, 1000].map((kilobytes) => ({ kilobytes, steps: 100 })),
];
/** So many runs that the last, half-empty page of a table does not count. */
const runsOf = ({ kilobytes }: Case): number => Math.max(8, Math.round(1500 / kilobytes));

interface Case {
  readonly kilobytes: number;
  readonly steps: number;
}

interface Setting {
  readonly database: BenchDatabase;
  readonly engine: Engine;
  readonly owner: RunOwner;
}

async function measureCase({ database, engine, owner }: Setting, each: Case) {
  const half = (each.kilobytes * KILOBYTE) / 2;
  const messages = each.steps - NODES_THAT_HAND_ON;
  const input = { payloadBytes: half, messages, messageBytes: Math.round(half / messages) };
  const runs = runsOf(each);
  const before = await bytesByTable(database);
  let produced = 0;
  for (let run = 0; run < runs; run += 1) {
    const work = { signal: new AbortController().signal };
    const { execution } = await startRun(engine, owner, {
      graph: growing.name,
      input,
      trigger: 'manual',
      work,
    });
    produced += z.object({ bytes: z.number() }).parse(execution.output).bytes;
  }
  const grown = growth(before, await bytesByTable(database));
  const stored = [...grown.values()].reduce((sum, bytes) => sum + bytes, 0);
  const where = [...grown].filter(([, bytes]) => bytes > stored / 100);
  return {
    payload_kb: each.kilobytes,
    ...{ steps: each.steps, runs },
    produced_bytes_per_run: Math.round(produced / runs),
    stored_bytes_per_run: Math.round(stored / runs),
    ratio: rounded(stored / produced, 3),
    share: Object.fromEntries(where.map(([table, bytes]) => [table, rounded(bytes / stored, 3)])),
  };
}

async function bytesByTable(database: BenchDatabase): Promise<Map<string, number>> {
  await database.pool.query('vacuum');
  return new Map([...(await measureTables(database))].map(([table, { bytes }]) => [table, bytes]));
}

function growth(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): Map<string, number> {
  return new Map([...after].map(([table, bytes]) => [table, bytes - (before.get(table) ?? 0)]));
}

const serverUrl = process.env.STEWARD_BENCH_SERVER ?? (await startBenchServer({})).url;
const database = await createMigratedDatabase(serverUrl);
const store = await openStore({ databaseUrl: database.url, home: '' });
const engine = await openEngine(store, { log: pino({ level: 'warn' }), graphs: [growing] });
const tenant = await createBenchTenant(store);
const setting = { database, engine, owner: { tenant, db: store.forTenant(tenant.id) } };
try {
  const cases = [];
  // The first runs of all fill the first pages of every table.
  const small = { kilobytes: 10, steps: 100 };
  await measureCase(setting, small);
  const { stored_bytes_per_run: stored, produced_bytes_per_run: produced } = await measureCase(
    setting,
    small,
  );
  for (const each of CASES) {
    const figures = await measureCase(setting, each);
    console.log(`${each.kilobytes} KB in ${each.steps} steps: ${figures.ratio}`);
    cases.push(figures);
  }
  const ratioMax = Math.max(...cases.map(({ ratio }) => ratio));
  const line = Math.round((stored - produced) / small.steps);
  console.log(
    JSON.stringify({
      bench: 'growth-of-state',
      ratio_max: ratioMax,
      bytes_per_line_beside_payload: line,
      cases,
    }),
  );
} finally {
  await engine.queue.close();
  await store.close();
  await database.drop();
}
