import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TenantDatabase } from '#storage/database.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import type { StatedMeasurability } from '#tools/insight/measurability.ts';
import { commandLine } from '../testing-command-line.ts';
import { recommendationsCommand } from './recommendations.command.ts';

let store: TestStore;
let shop: TenantDatabase;
let slug: string;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  slug = `shop-${Math.random().toString(36).slice(2, 10)}`;
  shop = await store.createTenant(slug);
});
afterAll(() => store.close());

const recommendations = async (...words: string[]): Promise<string> =>
  (await commandLine(store, recommendationsCommand)('recommendations', ...words, '--tenant', slug)).text;

const STATED: StatedMeasurability = {
  ...{
    verdict: 'beyond',
    fault: null,
    metric: 'item_revenue',
    place: { dimension: 'product', value: 'mug' },
  },
  baseline: { basis: 'forecast', low: 900, mid: 1000, high: 1150, unit: 'currency', days: 28 },
  ...{ promised: { low: 0.1, mid: 0.2, high: 0.3 }, detectableUp: 0.43, detectableDown: -0.32 },
  ...{ method: 'adjusted_difference', controls: 350, controlsNeeded: 49, weeksBefore: 12, weeks: 4 },
  ...{ start: '2026-03-02', evidenceId: 'abcdef12-0000-4000-8000-000000000000' },
};

/** A recommendation that states what could be measured of it; null: one of an older version, which says nothing. */
async function advise(measurability: StatedMeasurability | null): Promise<string> {
  const id = randomUUID();
  const body = measurability === null ? {} : { measurability };
  await shop.run(sql`
    insert into insight.recommendation
      (id, tenant_id, source_kind, domain, kind, priority, language, title, body, confidence, fingerprint, status)
    values
      (${id}, core.require_tenant(), 'anomaly', 'team', 'kind', 'HIGH', 'en', 'Do it', ${JSON.stringify(body)}::jsonb,
       0.6, ${id}, 'active')
  `);
  return id;
}

it('shows beyond what a promise could be measured, how, and by which evidence', async () => {
  const text = await recommendations('show', await advise(STATED));

  expect(text).toContain('Measurable: only beyond +43%\n');
  expect(text).toMatch(/promised +\+20% \(\+10% to \+30%\) of item_revenue, product mug\n/);
  expect(text).toMatch(
    /without acting +1\s000\szł \(900,00\szł to 1\s150\szł\) within 28 days, by forecast\n/,
  );
  expect(text).toMatch(/can be detected +\+43% or -32%, in four of five cases\n/);
  expect(text).toMatch(/method +adjusted difference\n/);
  expect(text).toMatch(/compared with +350 others\n/);
  expect(text).toMatch(/evidence +abcdef12\n/);
  expect(text).not.toContain('why not');
});

it('shows why a promise cannot be measured', async () => {
  const few = { verdict: 'no', fault: 'too_few_controls', controls: 7, method: null } as const;

  const text = await recommendations('show', await advise({ ...STATED, ...few }));

  expect(text).toContain('Measurable: no\n');
  expect(text).toMatch(/why not +too few comparable series\n/);
  expect(text).toMatch(/compared with +7 others; at least 49 are needed\n/);
  expect(text).not.toContain('can be detected');
});

it('names the fall that could be measured where a fall is promised', async () => {
  const down = { promised: { low: -0.1, mid: -0.2, high: -0.3 } };

  const text = await recommendations('show', await advise({ ...STATED, ...down }));

  expect(text).toContain('Measurable: only beyond -32%\n');
});

it('lists in a word whether each could be measured, and invents nothing for older ones', async () => {
  await advise(STATED);
  expect(await recommendations('list')).toMatch(/MEASURABLE.*\n.* beyond \+43% /);

  const old = await advise(null);

  expect(await recommendations('show', old)).not.toContain('Measurable');
  expect(await recommendations('list')).toMatch(new RegExp(`${old.slice(0, 8)} .* – +anomaly`));
});

it('gives programs the statement with the recommendation', async () => {
  await advise(STATED);

  expect(JSON.parse(await recommendations('list', '--json'))).toMatchObject([
    { body: { measurability: STATED } },
  ]);
});
