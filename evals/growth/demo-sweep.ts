import { randomUUID } from 'node:crypto';
import { createLogger } from '#core/log.ts';
import type { Tenant } from '#core/tenant.ts';
import { addDays } from '#core/time.ts';
import { growthReactiveSweep } from '#graphs/growth/growth-reactive-sweep.graph.ts';
import { all as graphs } from '#graphs/registry.gen.ts';
import { openEngine } from '#runtime/engine.ts';
import { openInlineWorker } from '#runtime/inline-worker.ts';
import { mirrorRegistry } from '#runtime/mirror-registry.ts';
import type { RunOwner } from '#runtime/start-run.ts';
import { storeFacts } from '#storage/metric/fact.repository.ts';
import { type Incident, listIncidents } from '#storage/metric/incident.repository.ts';
import { sql } from '#storage/sql.ts';
import { openStore, type Store } from '#storage/store.ts';
import { cause } from '#tools/growth/cause.ts';
import { detectAnomalies } from '#tools/metric/detect-anomalies.tool.ts';
import { type DemoShop, generateDemoShop } from './demo-shop.ts';
import { type FoundIncident, scoreIncidents } from './demo-truth.ts';

/**
 * Plays the demo shop for many seeds and last days and scores each against its truth table:
 * `node evals/growth/demo-sweep.ts [shops]`. The last line is one JSON object.
 */

const FIRST_LAST_DAY = '2026-11-20';
const DAYS_APART = 9;
/** The seed of `steward demo`, then others. */
const SEEDS = [7, 7, 7, 1, 2, 3];

const shops = Number(process.argv[2] ?? 12);
const store = await openStore({ databaseUrl: undefined, home: 'memory' });
await mirrorRegistry(store.owner);
const log = createLogger('silent', { write: () => {} });
const engine = await openEngine(store, { log, graphs });
const worker = openInlineWorker(engine);
const totals = { shops, planted: 0, found: 0, kindRight: 0, rootRight: 0, extra: 0 };
for (let index = 0; index < shops; index += 1) {
  const seed = SEEDS[index % SEEDS.length] ?? 0;
  const lastDay = addDays(FIRST_LAST_DAY, index * DAYS_APART);
  await play(generateDemoShop({ seed, lastDay }), `seed ${seed}, up to ${lastDay}`);
}
await worker.close();
await engine.queue.close();
await store.close();
console.log(JSON.stringify(totals));

async function play(shop: DemoShop, title: string): Promise<void> {
  const owner = await openShop(store, shop);
  const { signal } = new AbortController();
  const context = { ...owner, now: () => new Date(), signal, log };
  await detectAnomalies.run({ upTo: shop.truth.at(-1)?.lastDay }, context);
  const wish = { graph: growthReactiveSweep.name, input: { limit: 50 }, trigger: 'manual' } as const;
  const { execution } = await worker.start(owner, wish, { signal });
  const { started } = growthReactiveSweep.output.parse(execution.output);
  for (const { executionId } of started) await worker.workOn(owner, executionId, { signal });
  const { planted, extra, repeated } = scoreIncidents(
    shop.truth,
    (await listIncidents(owner.db)).map(asFound),
  );
  totals.planted += planted.length;
  totals.found += planted.filter(({ isFound }) => isFound).length;
  totals.kindRight += planted.filter(({ isKindRight }) => isKindRight).length;
  totals.rootRight += planted.filter(({ isRootRight }) => isRootRight).length;
  totals.extra += extra.length + repeated.length;
  const wrong = planted.filter(
    ({ isFound, isKindRight, isRootRight }) => !(isFound && isKindRight && isRootRight),
  );
  console.log(
    `${title}: ${planted.length - wrong.length} of ${planted.length} right, ${extra.length + repeated.length} besides`,
  );
  for (const { id, ...answers } of wrong) console.log(`  ${id}: ${JSON.stringify(answers)}`);
}

function asFound({ key, firstDay, lastDay, lead }: Incident): FoundIncident {
  const named = cause.parse(lead.explanation.cause);
  return { incidentKey: key, firstDay, lastDay, causeKind: named.kind, root: named.segment };
}

async function openShop({ owner, forTenant }: Store, { profile, facts }: DemoShop): Promise<RunOwner> {
  const tenant: Tenant = { ...profile, id: randomUUID(), slug: `sweep-${randomUUID()}`, locale: 'en' };
  await owner.run(sql`
    insert into core.tenant (id, slug, name, timezone, currency, locale)
    values (${tenant.id}, ${tenant.slug}, ${tenant.name}, ${tenant.timezone}, ${tenant.currency}, ${tenant.locale})
  `);
  const db = forTenant(tenant.id);
  const { currency, timezone } = tenant;
  await db.transaction((tx) => storeFacts(tx, facts, { executionId: null, currency, timezone }));
  return { db, tenant };
}
