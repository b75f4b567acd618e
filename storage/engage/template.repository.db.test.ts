import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../sql.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { findTemplates, hasTemplates, mirrorTemplates, type StoredTemplate } from './template.repository.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

function templateOf(name: string, hours: number): StoredTemplate {
  return {
    name,
    domain: 'ux_conversion',
    category: 'growth',
    structure: { hours, text: { en: 'a', pl: 'ż' } },
    rules: { causes: ['growth', 'mix_change'] },
  };
}

async function inForce(): Promise<unknown[]> {
  const { rows } = await store.owner.run(
    sql`select name, version, is_active from engage.template order by name, version`,
  );
  return rows.map((row) => Object.values(row as object));
}

it('mirrors, bumps the version of what changed, retires what is gone and brings it back', async () => {
  const shop = await store.createTenant();
  expect(await hasTemplates(shop)).toBe(false);

  const first = await mirrorTemplates(store.owner, [templateOf('a', 1), templateOf('b', 1)]);
  const again = await mirrorTemplates(store.owner, [templateOf('b', 1), templateOf('a', 1)]);
  const changed = await mirrorTemplates(store.owner, [templateOf('a', 2)]);

  expect([first, again, changed]).toEqual([
    { written: 2, retired: 0 },
    { written: 0, retired: 0 },
    { written: 1, retired: 2 },
  ]);
  expect(await inForce()).toEqual([
    ['a', 1, false],
    ['a', 2, true],
    ['b', 1, false],
  ]);
  await mirrorTemplates(store.owner, [templateOf('a', 2), templateOf('b', 1)]);
  expect(await inForce()).toContainEqual(['b', 1, true]);
});

it('answers those of a cause and a domain', async () => {
  const shop = await store.createTenant();
  await mirrorTemplates(store.owner, [templateOf('a', 2)]);

  const found = await findTemplates(shop, { domain: 'ux_conversion', causes: ['mix_change'] });
  const elsewhere = await findTemplates(shop, { domain: 'seo_technical', causes: ['growth'] });
  const otherwise = await findTemplates(shop, { causes: ['bot_traffic'] });

  expect(found).toEqual([{ ...templateOf('a', 2), version: 2, isOwn: false }]);
  expect([...elsewhere, ...otherwise]).toEqual([]);
});

it('lets no tenant write a shared template', async () => {
  const shop = await store.createTenant();

  const write = shop.run(
    sql`update engage.template set is_active = false where tenant_id is null returning 1`,
  );

  expect((await write).rows).toEqual([]);
});
