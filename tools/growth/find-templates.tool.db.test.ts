import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ConfigurationError, InvalidInputError } from '#core/errors.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { mirrorTemplates } from '#storage/engage/template.repository.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { toRecord } from '../template-record.ts';
import { all } from '../templates.gen.ts';
import { testContext } from '../testing.ts';
import { findTemplates } from './find-templates.tool.ts';

let store: TestStore;
let shop: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
  shop = await store.createTenant();
});
afterAll(() => store.close());

function ask(input: Readonly<Record<string, unknown>>, db = shop) {
  const asked = { metric: 'revenue', direction: 'down', dimension: 'device', share: 0.8, days: 5, ...input };
  return findTemplates.run(findTemplates.input.parse(asked), testContext({ db }));
}

it('says that the store has no templates instead of finding none', async () => {
  await expect(ask({ cause: 'checkout_broken' })).rejects.toThrow(ConfigurationError);

  await mirrorTemplates(store.owner, all.flat().map(toRecord));
});

it('ranks what fits and says why the rest of that cause does not', async () => {
  const { templates, setAside } = await ask({ cause: 'checkout_broken', team: 'ux_conversion' });

  expect(templates.map(({ template }) => template.name)).toEqual(['repair_checkout_on_device']);
  expect(templates[0]?.reason).toContain('made for checkout_broken');
  expect(setAside).toContainEqual({
    name: 'repair_checkout_everywhere',
    reason: 'only when no single segment explains it.',
  });
});

it.each([
  ['bounce_rate', 'up', true],
  ['bounce_rate', 'down', false],
  ['pages_per_session', 'down', true],
])('knows whether %s going %s is worse', async (metric, direction, isWorse) => {
  const asked = { cause: 'engagement_drop', team: 'seo_technical', metric, direction };

  const { templates } = await ask(asked);

  const names = templates.map(({ template }) => template.name);
  expect(names.includes('repair_mobile_rendering')).toBe(isWorse);
});

it('makes every number of the templates it found a cell', async () => {
  const answer = await ask({ cause: 'checkout_broken', team: 'ux_conversion' });

  const cells = findTemplates.cells?.(answer, testContext().tenant);

  expect(cells?.['repair_checkout_on_device.effort_hours']).toEqual({
    value: 8,
    unit: 'hours',
    basis: 'estimate',
  });
  expect(cells?.['repair_checkout_on_device.recovery_mid']).toEqual({
    value: 0.75,
    unit: 'fraction',
    basis: 'estimate',
  });
});

it('finds something for every team and business cause, looking further when nothing fits', async () => {
  const { templates } = await ask({ cause: 'order_value_change', team: 'gsc_specialist' });

  expect(templates.map(({ template, score }) => [template.name, score])).toEqual([
    ['consult_search_data', 0],
  ]);
});

it.each(['tracking_outage', 'data_gap', 'late_data', 'label_shift', 'single_order'])(
  'advises nothing for %s',
  async (cause) => {
    expect(await ask({ cause })).toEqual({ templates: [], setAside: [] });
  },
);

it("puts a tenant's own template before the shared one of its name, for that tenant only", async () => {
  const other = await store.createTenant();
  const own = await store.createTenant();
  const shared = all.flat().find(({ name }) => name === 'repair_checkout_on_device');
  if (shared === undefined) throw new Error('The template exists.');
  await insertOwn(own, { ...toRecord(shared), structure: { ...toRecord(shared).structure, effortHours: 3 } });

  const [mine] = (await ask({ cause: 'checkout_broken', team: 'ux_conversion' }, own)).templates;
  const [theirs] = (await ask({ cause: 'checkout_broken', team: 'ux_conversion' }, other)).templates;

  expect([mine?.isOwn, mine?.template.effortHours]).toEqual([true, 3]);
  expect([theirs?.isOwn, theirs?.template.effortHours]).toEqual([false, 8]);
});

it("names a tenant's own template that cannot be read", async () => {
  const own = await store.createTenant();
  await insertOwn(own, {
    name: 'broken',
    domain: 'ux_conversion',
    category: 'growth',
    structure: {},
    rules: { causes: ['growth'] },
  });

  const asking = ask({ cause: 'growth' }, own);

  await expect(asking).rejects.toThrow(InvalidInputError);
  await expect(asking).rejects.toThrow('"broken"');
});

async function insertOwn(db: TenantDatabase, row: ReturnType<typeof toRecord>): Promise<void> {
  await db.run(sql`
    insert into engage.template (id, tenant_id, kind, domain, name, category, structure, rules)
    values (${randomUUID()}, ${db.tenantId}, 'recommendation', ${row.domain}, ${row.name}, ${row.category},
            ${JSON.stringify(row.structure)}::jsonb, ${JSON.stringify(row.rules)}::jsonb)
  `);
}
