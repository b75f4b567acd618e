import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import type { Tenant } from '#core/tenant.ts';
import { generateDemoShop } from '#evals/growth/demo-shop.ts';
import { mostUrgentFirst } from '#graphs/growth/growth-reactive-sweep.graph.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { storeFacts } from '#storage/metric/fact.repository.ts';
import { listIncidents } from '#storage/metric/incident.repository.ts';
import { sql } from '#storage/sql.ts';
import type { Store } from '#storage/store.ts';
import { detectAnomalies } from '#tools/metric/detect-anomalies.tool.ts';

/** A demo shop as a tenant, with what was noticed in it. */
export interface AdviceShop {
  readonly db: TenantDatabase;
  readonly tenant: Tenant;
  readonly incidentKeys: readonly string[];
}

const LAST_DAY = '2026-11-20';

/** Makes one demo shop per seed, each a tenant of its own, and lets the detector look at it. */
export async function openShops(
  { owner, forTenant }: Store,
  seeds: readonly number[],
): Promise<AdviceShop[]> {
  const shops: AdviceShop[] = [];
  for (const seed of seeds) {
    const { profile, facts } = generateDemoShop({ seed, lastDay: LAST_DAY });
    const tenant: Tenant = { ...profile, id: randomUUID(), slug: `advice-${seed}`, locale: 'en' };
    await owner.run(sql`
      insert into core.tenant (id, slug, name, timezone, currency, locale)
      values (${tenant.id}, ${tenant.slug}, ${tenant.name}, ${tenant.timezone}, ${tenant.currency}, ${tenant.locale})
    `);
    const db = forTenant(tenant.id);
    const { currency, timezone } = tenant;
    await db.transaction((tx) => storeFacts(tx, facts, { executionId: null, currency, timezone }));
    const { signal } = new AbortController();
    const context = { db, tenant, now: () => new Date(), signal, log: pino({ level: 'silent' }) };
    await detectAnomalies.run({ upTo: LAST_DAY }, context);
    // In the order in which the sweep would take them.
    const incidents = mostUrgentFirst(await listIncidents(db));
    shops.push({ db, tenant, incidentKeys: incidents.map(({ key }) => key) });
    console.log(`shop ${seed}: ${shops.at(-1)?.incidentKeys.length} incidents`);
  }
  return shops;
}
