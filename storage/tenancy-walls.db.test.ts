import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTwoTenants, SEALED, TABLES, type TwoTenants } from './testing-tenancy.ts';

let tenants: TwoTenants;
beforeAll(async () => {
  tenants = await openTwoTenants();
});
afterAll(() => tenants.store.close());

it.each(['core.integration', 'core.integration_account'])(
  'lets no tenant change its own row of %s',
  async (table) => {
    expect(await tenants.touched(`update ${table} set tenant_id = tenant_id`)).toBe('refused');
    expect(await tenants.touched(`delete from ${table}`)).toBe('refused');
  },
);

it('refuses a reference to a row of another tenant, even from a superuser', async () => {
  const { rows: keys } = await tenants.store.pool.query(`
    select conrelid::regclass::text as table, confrelid::regclass::text as target, attname as column
    from pg_constraint
    join pg_attribute on attrelid = conrelid and attnum = any (conkey) and attname <> 'tenant_id'
    where contype = 'f' and cardinality(conkey) = 2`);
  // Two tables allow one reference or another, never both.
  const without: Record<string, string> = {
    'insight.recommendation.insight_id': `source_kind = 'mcp_report', anomaly_id = null,`,
    'insight.citation.insight_id': 'recommendation_id = null,',
  };
  const answers: Record<string, string> = {};
  for (const { table, target, column } of keys) {
    const key = `${table}.${column}`;
    answers[key] = await tenants.store.pool
      .query(`update ${table} set ${without[key] ?? ''} ${column} = $1 where tenant_id = $2`, [
        tenants.rowsOfB[target]?.id,
        tenants.a.tenantId,
      ])
      .then(
        () => 'accepted',
        (error) => error.code,
      );
  }

  expect(Object.keys(answers).length).toBeGreaterThan(12);
  expect(Object.entries(answers).filter(([, answer]) => answer !== '23503')).toEqual([]);
});

it.each([
  ['metric.series', 'definition_id', 'metric.definition', '{"source": "new"}'],
  ['runtime.step', 'tool_id', 'runtime.tool', '{}'],
  ['runtime.step', 'model_id', 'runtime.model', '{}'],
])('refuses %s.%s of another tenant, and accepts the own one', async (table, column, catalogue) => {
  const change = `update ${table} set ${column} = $1`;
  const { rows } = await tenants.a.run({
    text: `select id from ${catalogue} where tenant_id is not null`,
    values: [],
  });

  await expect(
    tenants.a.run({ text: change, values: [tenants.rowsOfB[catalogue]?.id] }),
  ).rejects.toMatchObject({
    code: '23503',
  });
  await expect(tenants.a.run({ text: change, values: [Object(rows[0]).id] })).resolves.toMatchObject({
    rowCount: 1,
  });
});

it.each(['core.audit_log', 'insight.evidence', 'insight.citation', 'insight.feedback', 'metric.verdict'])(
  'appends to %s only',
  async (table) => {
    expect(await tenants.touched(`update ${table} set tenant_id = tenant_id`)).toBe('refused');
    expect(await tenants.touched(`delete from ${table}`)).toBe('refused');
    expect(await tenants.touched(`truncate ${table}`)).toBe('refused');
  },
);

it('does not let cited advice be deleted, because its citations would go with it', async () => {
  expect(await tenants.touched('delete from insight.recommendation')).toBe('refused');
  expect(await tenants.touched('delete from insight.insight')).toBe('refused');
});

it.each([
  'update core.audit_log set action = action',
  'delete from core.audit_log',
  'truncate core.audit_log',
])('refuses "%s" even from the owner and a superuser', async (text) => {
  await expect(tenants.store.owner.run({ text, values: [] })).rejects.toThrow('append-only');
  await expect(tenants.store.pool.query(text)).rejects.toThrow('append-only');
});

it('shows a tenant its own entry in the list of tenants, and lets it change none', async () => {
  const { rows } = await tenants.a.run({ text: 'select slug from core.tenant', values: [] });

  expect(rows).toEqual([{ slug: 'shop-a' }]);
  expect(await tenants.touched(`update core.tenant set name = 'x'`)).toBe('refused');
  expect(await tenants.touched('delete from core.tenant')).toBe('refused');
});

it('keeps the notes of operators from tenants', async () => {
  await tenants.store.owner.run({
    text: `insert into core.audit_log (actor_kind, action, resource_kind) values ('operator', 'note', 'tenant')`,
    values: [],
  });

  const { rows } = await tenants.a.run({
    text: `select from core.audit_log where action = 'note'`,
    values: [],
  });

  expect(rows).toEqual([]);
});

it('keeps the signing key and its functions from the application role', async () => {
  for (const text of [
    'select * from core.context_key',
    'select core.new_context_key()',
    `select core.isolate('core.context_key')`,
    'select * from migrations.applied',
  ]) {
    expect(await tenants.touched(text), text).toBe('refused');
  }
});

/**
 * By these the owner hands out work: ids, times and names of what is to run and of who is asked for it; and what a tenant
 * connected, which operators do. Nothing of what a tenant knows.
 */
const DISPATCHED = [
  ...['core.integration', 'core.integration_account', 'core.mcp_server', 'core.mcp_tool_pin', ...SEALED],
  ...['runtime.batch', 'runtime.deadline', 'runtime.event', 'runtime.lease', 'runtime.model'],
  'runtime.model_choice',
  'runtime.trigger',
];

it('shows the owner no row of any tenant but those by which work is handed out', async () => {
  const seen: string[] = [];
  for (const table of TABLES) {
    const text = `select from ${table} where tenant_id is not null`;
    if ((await tenants.store.owner.run({ text, values: [] })).rowCount > 0) seen.push(table);
  }

  expect(seen.toSorted()).toEqual(DISPATCHED);
});

it('shows nothing of them from within a tenant, not even as the owner', async () => {
  for (const table of DISPATCHED) {
    const text = `select tenant_id from ${table} where tenant_id <> $1`;
    const { rows } = await tenants.a.transaction((tx) =>
      tx.asOwner.run({ text, values: [tenants.a.tenantId] }),
    );
    expect(rows, table).toEqual([]);
  }
});

it('keeps the queue from the application role', async () => {
  expect(await tenants.touched('select * from pgboss.job')).toBe('refused');
  expect(await tenants.touched(`select pgboss.create_queue('x', '{}')`)).toBe('refused');
});
