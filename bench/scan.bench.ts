import { performance } from 'node:perf_hooks';
import { z } from 'zod';
import { createLogger } from '#core/log.ts';
import type { Tenant } from '#core/tenant.ts';
import { mirrorRegistry } from '#runtime/mirror-registry.ts';
import { listTenants } from '#storage/core/tenant.repository.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { listSeriesWithPoints } from '#storage/metric/series.repository.ts';
import { sql } from '#storage/sql.ts';
import { openStore, type Store } from '#storage/store.ts';
import { detectStored } from '#tools/metric/detect-stored.ts';
import { createMigratedDatabase } from './bench-database.ts';
import { readNumbers } from './bench-options.ts';
import { startBenchServer } from './bench-server.ts';
import { rounded } from './figures.ts';
import { storeShops } from './scan-shops.ts';

/*
 * Seconds to detect everything that many shops have stored: reading, expecting, finding, storing incidents, shop by shop as
 * the product does. Beside it the seconds that reading the same rows takes, in the same contexts, as plain rows of the
 * driver. Half, a quarter and an eighth of the shops say how it grows.
 */

const METRICS = [
  ...['sessions', 'users', 'new_users', 'transactions', 'revenue', 'conversion_rate', 'bounce_rate'],
  ...['pages_per_session', 'avg_session_duration', 'average_order_value', 'item_units', 'item_revenue'],
];
const DAYS = 400;
const LAST_DAY = '2026-09-30';
const PARTS = [1 / 8, 1 / 4, 1 / 2, 1];

interface Shop {
  readonly tenant: Tenant;
  readonly db: TenantDatabase;
}

const log = createLogger('silent', process.stderr);
const countRow = z.object({ rows: z.number() });

async function openShops(store: Store): Promise<Shop[]> {
  const tenants = await listTenants(store.owner);
  return tenants.map((tenant) => ({ tenant, db: store.forTenant(tenant.id) }));
}

async function readRows(shops: readonly Shop[]): Promise<number> {
  let rows = 0;
  for (const { db } of shops) {
    const read = await db.run(
      sql`select series_id, day, value, weight from metric.point order by series_id, day`,
    );
    rows += read.rows.length;
  }
  return rows;
}

async function detectAll(shops: readonly Shop[]): Promise<number> {
  let incidents = 0;
  for (const { tenant, db } of shops) {
    const stored = await listSeriesWithPoints(db, { monitoredOnly: true, upTo: LAST_DAY });
    incidents += (await detectStored(stored, LAST_DAY, { db, tenant, log })).incidents.length;
  }
  return incidents;
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly seconds: number }> {
  const start = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - start) / 1000 };
}

/** The power with which seconds grow with shops, by least squares on logarithms. */
function exponentOf(points: readonly { readonly shops: number; readonly seconds: number }[]): number {
  const logs = points.map(({ shops, seconds }) => ({ x: Math.log(shops), y: Math.log(seconds) }));
  const mean = (pick: (point: { x: number; y: number }) => number): number =>
    logs.reduce((sum, point) => sum + pick(point), 0) / logs.length;
  const [x, y] = [mean((point) => point.x), mean((point) => point.y)];
  const spread = mean((point) => (point.x - x) ** 2);
  return mean((point) => (point.x - x) * (point.y - y)) / spread;
}

const { tenants } = readNumbers({ tenants: 1000 });
const server = process.env.STEWARD_BENCH_SERVER ?? (await startBenchServer({ durable: false })).url;
const database = await createMigratedDatabase(server);
const store = await openStore({ databaseUrl: database.url, home: '' });
await mirrorRegistry(store.owner);
const filling = await timed(() => storeShops(database, { tenants, metrics: METRICS, days: DAYS }, LAST_DAY));
const shops = await openShops(store);
const stored = z
  .array(countRow)
  .parse((await database.pool.query('select count(*) as rows from metric.point')).rows);
console.log(`${shops.length} shops, ${stored[0]?.rows} points, stored in ${rounded(filling.seconds, 1)} s`);
// Once beforehand, so that neither measurement pays for what the other has brought into memory.
await readRows(shops);
await detectAll(shops.slice(0, 20));
const steps: { shops: number; seconds: number; read_seconds: number; incidents: number }[] = [];
for (const part of PARTS) {
  const some = shops.slice(0, Math.max(1, Math.round(shops.length * part)));
  const reading = await timed(() => readRows(some));
  const detecting = await timed(() => detectAll(some));
  steps.push({
    shops: some.length,
    seconds: rounded(detecting.seconds),
    read_seconds: rounded(reading.seconds),
    incidents: detecting.result,
  });
  console.log(`${some.length} shops: ${rounded(detecting.seconds)} s, reading ${rounded(reading.seconds)} s`);
}
const whole = steps.at(-1) ?? { seconds: Number.NaN, read_seconds: Number.NaN, incidents: 0 };
await store.close();
await database.drop();
console.log(
  JSON.stringify({
    bench: 'scan',
    tenants: shops.length,
    metrics: METRICS.length,
    days: DAYS,
    incidents: whole.incidents,
    seconds: whole.seconds,
    read_seconds: whole.read_seconds,
    ratio: rounded(whole.seconds / whole.read_seconds),
    exponent: rounded(exponentOf(steps)),
    steps,
  }),
);
process.exit(0);
