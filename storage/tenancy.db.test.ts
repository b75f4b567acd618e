import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { insertStatement, tenantRows } from './testing-rows.ts';
import { openTwoTenants, READABLE, SEALED, TABLES, type TwoTenants } from './testing-tenancy.ts';

let tenants: TwoTenants;
beforeAll(async () => {
  tenants = await openTwoTenants();
});
afterAll(() => tenants.store.close());

it('has a row for every table with tenants, so that the next tests cover them all', async () => {
  const { rows } = await tenants.store.pool.query(`
    select table_schema || '.' || table_name as table from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where column_name = 'tenant_id' and table_type = 'BASE TABLE' order by 1`);

  expect(TABLES.toSorted()).toEqual(rows.map((row) => row.table));
});

describe.each(TABLES)('%s', (table) => {
  it('lets a tenant change and delete nothing of another', async () => {
    const changed = await tenants.touched(`update ${table} set tenant_id = tenant_id where tenant_id = $1`, [
      tenants.b.tenantId,
    ]);
    const deleted = await tenants.touched(`delete from ${table} where tenant_id = $1`, [tenants.b.tenantId]);
    const { rows } = await tenants.store.pool.query(`select from ${table} where tenant_id = $1`, [
      tenants.b.tenantId,
    ]);

    expect([0, 'refused']).toContain(changed);
    expect([0, 'refused']).toContain(deleted);
    expect(rows).toHaveLength(1);
  });

  it('lets nobody put a row into another tenant, nor among the shared ones', async () => {
    const foreign = insertStatement(table, tenantRows(tenants.b.tenantId, 'planted')[table] ?? {});
    const shared = insertStatement(table, {
      ...tenantRows(tenants.b.tenantId, 'planted')[table],
      tenant_id: null,
    });
    const moved = await tenants.touched(`update ${table} set tenant_id = $1 where tenant_id = $2`, [
      tenants.b.tenantId,
      tenants.a.tenantId,
    ]);

    expect(await tenants.touched(foreign.text, foreign.values)).toBe('refused');
    expect(await tenants.touched(shared.text, shared.values)).toBe('refused');
    expect(moved).toBe('refused');
  });
});

describe.each(READABLE)('%s, which tenants read', (table) => {
  it('shows a tenant its own row and nothing of another', async () => {
    const { rows } = await tenants.a.run({
      text: `select tenant_id, row::text as content from ${table} as row`,
      values: [],
    });

    expect(rows).toEqual([
      { tenant_id: tenants.a.tenantId, content: expect.not.stringContaining('canary-b') },
    ]);
  });

  it('shows nothing without a tenant', async () => {
    expect(await tenants.withoutTenant(`select * from ${table}`)).toEqual([]);
  });
});

describe.each(SEALED)('%s, which is sealed', (table) => {
  it('refuses a tenant its own rows, and any change of them', async () => {
    const answers = [
      await tenants.touched(`select from ${table}`),
      await tenants.touched(`update ${table} set tenant_id = tenant_id`),
      await tenants.touched(`delete from ${table}`),
    ];

    expect(answers).toEqual(['refused', 'refused', 'refused']);
  });

  it('shows nothing of it within a tenant, not even as the owner', async () => {
    const text = `select from ${table}`;

    const { rowCount } = await tenants.a.transaction((tx) => tx.asOwner.run({ text, values: [] }));

    expect(rowCount).toBe(0);
  });
});
