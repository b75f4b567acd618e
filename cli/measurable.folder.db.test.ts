import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { seededUniform } from '#analysis/outcome/seeded-uniform.ts';
import { addDays, dayInZone } from '#core/time.ts';
import { getTenant } from '#storage/core/tenant.repository.ts';
import { sql } from '#storage/sql.ts';
import { openStore } from '#storage/store.ts';
import { prepareSteward, type TestSteward } from './testing.ts';

const SHOP = ['--tenant', 'corner'];
const ZONE = 'Europe/Warsaw';
const WEEKS = 28;
const WEEKLY_REVENUE = 1000;

let steward: TestSteward;
let today: string;
const [large, small] = [randomUUID(), randomUUID()];
beforeAll(async () => {
  steward = prepareSteward();
  const shop = ['--timezone', ZONE, '--currency', 'PLN', '--locale', 'en'];
  await steward.run('tenants', 'create', 'corner', ...shop);
  today = dayInZone(new Date(), ZONE);
  const store = await openStore({ databaseUrl: undefined, home: steward.home });
  const db = store.forTenant((await getTenant(store.owner, 'corner')).id);
  await db.run(sql`
    insert into metric.fact (tenant_id, dataset, day, dims, measures, currency, timezone)
    select core.require_tenant(), 'order_items', day, dims, measures, 'PLN', ${ZONE}
    from jsonb_to_recordset(${JSON.stringify(takings())}::jsonb) as fact (day date, dims jsonb, measures jsonb)
  `);
  for (const [id, share] of [
    [large, 0.9],
    [small, 0.02],
  ] as const) {
    await db.run(sql`
      insert into insight.recommendation
        (id, tenant_id, source_kind, domain, kind, priority, language, title, body, confidence, fingerprint, status)
      values
        (${id}, core.require_tenant(), 'anomaly', 'ux_conversion', 'restore_product_sales', 'HIGH', 'en', 'Sell the mug',
         ${JSON.stringify(promising(share))}::jsonb, 0.6, ${id}, 'accepted')
    `);
  }
  await store.close();
});
afterAll(() => steward.remove());

/** Weekly takings of sixty products, each moving by up to a fifth either way. */
function takings() {
  const uniform = seededUniform('takings');
  return Array.from({ length: 60 * WEEKS }, (_, index) => ({
    day: addDays(today, -7 * (1 + (index % WEEKS)) + 2),
    dims: { product: `p${Math.floor(index / WEEKS)}` },
    measures: { revenue: Math.round(WEEKLY_REVENUE * (0.8 + 0.4 * uniform())), units: 1 },
  }));
}

/** What a run writes of a promise of so much of a product's takings within four weeks. */
function promising(share: number) {
  const amount = (factor: number) => ({
    ...{ value: 4 * WEEKLY_REVENUE * share * factor, unit: 'currency', currency: 'PLN', basis: 'estimate' },
    ...{ evidenceId: 'e', cell: 'effect' },
  });
  const ends = { low: amount(0.5), mid: amount(1), high: amount(1.5) };
  return {
    effect: { metric: 'revenue', direction: 'up', ...ends, horizonDays: 28 },
    cause: { segment: { dimension: 'product', value: 'p0' } },
  };
}

it('says before anybody acts what could be seen, and then measures by the same design', async () => {
  const previewed = await steward.json('outcomes', 'preview', large, ...SHOP);

  const implemented = await steward.json('recommendations', 'implement', large, ...SHOP);

  const { metric, promised, detectableUp, detectableDown } = Object(previewed);
  expect(previewed).toMatchObject({ verdict: 'yes', metric: 'item_revenue', controls: 59 });
  expect(implemented).toMatchObject({
    measuring: {
      ...{ kind: 'measuring', metric, promised: promised.mid, isMeasurable: true },
      ...{ detectableUp, detectableDown },
    },
  });
});

it('says beyond what it could be seen, in words', async () => {
  const { code, stdout } = await steward.run('outcomes', 'preview', small, ...SHOP);

  expect(code).toBe(0);
  expect(stdout).toMatch(/^Measurable: only beyond \+\d+%\n/);
  expect(stdout).toMatch(/promised +\+2% \(\+1% to \+3%\) of item_revenue, product p0\n/);
  expect(stdout).toMatch(/can be detected +\+\d+% or -\d+%, in four of five cases\n/);
  expect(stdout).toMatch(/weeks +12 before and 4 after\n/);
});
