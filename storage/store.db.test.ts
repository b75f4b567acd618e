import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sql } from './sql.ts';
import { storeOn } from './store.ts';
import { openTestStore, type TestStore } from './testing.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

it('runs as the application role, inside the tenant', async () => {
  const tenant = await store.createTenant();

  const { rows } = await tenant.run(sql`select current_user as role, core.current_tenant() as tenant`);

  expect(rows).toEqual([{ role: 'steward_app', tenant: tenant.tenantId }]);
});

it('finds the nearest vectors', async () => {
  const { rows } = await store.owner.run(sql`
    select label from (values ('a', '[1,0]'::vector), ('b', '[0,1]'::vector)) as items (label, place)
    order by place <-> '[0.9,0.1]'::vector limit 1
  `);

  expect(rows).toEqual([{ label: 'a' }]);
});

it('acts for tenants although our clock is hours beside the database’s', async () => {
  const { tenantId } = await store.createTenant();
  const hours = 5 * 3600 * 1000;
  for (const shift of [-hours, hours]) {
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + shift);
    const shifted = await storeOn({ kind: store.kind, pool: store.pool, close: async () => {} });

    const { rows } = await shifted.forTenant(tenantId).run(sql`select core.current_tenant() as tenant`);

    clock.mockRestore();
    expect(rows).toEqual([{ tenant: tenantId }]);
  }
});
