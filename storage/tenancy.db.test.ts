import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantDatabase } from './database.ts';
import { openTestStore, type TestStore } from './testing.ts';
import { insertRow, insertStatement, tenantRows } from './testing-rows.ts';

const REFUSED = /row-level security|permission denied|append-only|not in the catalogue of this tenant/;
const TABLES = Object.keys(tenantRows('', 'x'));
/** No SQL of a tenant reads these, not even its own rows. */
const SEALED = ['core.secret', 'core.tenant_key'];
const READABLE = TABLES.filter((table) => !SEALED.includes(table));

let store: TestStore;
let a: TenantDatabase;
let b: TenantDatabase;
let rowsOfB: ReturnType<typeof tenantRows>;
beforeAll(async () => {
  store = await openTestStore();
  a = await store.createTenant('shop-a');
  b = await store.createTenant('shop-b');
  rowsOfB = tenantRows(b.tenantId, 'canary-b');
  for (const rows of [tenantRows(a.tenantId, 'marker-a'), rowsOfB]) {
    for (const [table, row] of Object.entries(rows)) await insertRow(store.pool, table, row);
  }
});
afterAll(() => store.close());

/** Rows touched by a statement of tenant A, or "refused". */
async function touched(text: string, values: unknown[] = []): Promise<number | 'refused'> {
  try {
    return (await a.run({ text, values })).rowCount;
  } catch (error) {
    expect(String(error)).toMatch(REFUSED);
    return 'refused';
  }
}

it('has a row for every table with tenants, so that the next tests cover them all', async () => {
  const { rows } = await store.pool.query(`
    select table_schema || '.' || table_name as table from information_schema.columns
    join information_schema.tables using (table_schema, table_name)
    where column_name = 'tenant_id' and table_type = 'BASE TABLE' order by 1`);

  expect(TABLES.toSorted()).toEqual(rows.map((row) => row.table));
});

describe.each(TABLES)('%s', (table) => {
  it('lets a tenant change and delete nothing of another', async () => {
    const changed = await touched(`update ${table} set tenant_id = tenant_id where tenant_id = $1`, [
      b.tenantId,
    ]);
    const deleted = await touched(`delete from ${table} where tenant_id = $1`, [b.tenantId]);
    const { rows } = await store.pool.query(`select from ${table} where tenant_id = $1`, [b.tenantId]);

    expect([0, 'refused']).toContain(changed);
    expect([0, 'refused']).toContain(deleted);
    expect(rows).toHaveLength(1);
  });

  it('lets nobody put a row into another tenant, nor among the shared ones', async () => {
    const foreign = insertStatement(table, tenantRows(b.tenantId, 'planted')[table] ?? {});
    const shared = insertStatement(table, { ...tenantRows(b.tenantId, 'planted')[table], tenant_id: null });
    const moved = await touched(`update ${table} set tenant_id = $1 where tenant_id = $2`, [
      b.tenantId,
      a.tenantId,
    ]);

    expect(await touched(foreign.text, foreign.values)).toBe('refused');
    expect(await touched(shared.text, shared.values)).toBe('refused');
    expect(moved).toBe('refused');
  });
});

describe.each(READABLE)('%s, which tenants read', (table) => {
  it('shows a tenant its own row and nothing of another', async () => {
    const { rows } = await a.run({
      text: `select tenant_id, row::text as content from ${table} as row`,
      values: [],
    });

    expect(rows).toEqual([{ tenant_id: a.tenantId, content: expect.not.stringContaining('canary-b') }]);
  });

  it('shows nothing without a tenant', async () => {
    const client = await store.pool.connect();
    await client.query('begin; set local role steward_app');
    const { rows } = await client.query(`select * from ${table}`).finally(() => client.query('rollback'));
    client.release();

    expect(rows).toEqual([]);
  });
});

describe.each(SEALED)('%s, which is sealed', (table) => {
  it('refuses a tenant its own rows, and any change of them', async () => {
    const answers = [
      await touched(`select from ${table}`),
      await touched(`update ${table} set tenant_id = tenant_id`),
      await touched(`delete from ${table}`),
    ];

    expect(answers).toEqual(['refused', 'refused', 'refused']);
  });

  it('shows nothing of it within a tenant, not even as the owner', async () => {
    const text = `select from ${table}`;

    const { rowCount } = await a.transaction((tx) => tx.asOwner.run({ text, values: [] }));

    expect(rowCount).toBe(0);
  });
});

it.each(['core.integration', 'core.integration_account'])(
  'lets no tenant change its own row of %s',
  async (table) => {
    expect(await touched(`update ${table} set tenant_id = tenant_id`)).toBe('refused');
    expect(await touched(`delete from ${table}`)).toBe('refused');
  },
);

it('refuses a reference to a row of another tenant, even from a superuser', async () => {
  const { rows: keys } = await store.pool.query(`
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
    answers[key] = await store.pool
      .query(`update ${table} set ${without[key] ?? ''} ${column} = $1 where tenant_id = $2`, [
        rowsOfB[target]?.id,
        a.tenantId,
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
  const { rows } = await a.run({
    text: `select id from ${catalogue} where tenant_id is not null`,
    values: [],
  });

  await expect(a.run({ text: change, values: [rowsOfB[catalogue]?.id] })).rejects.toMatchObject({
    code: '23503',
  });
  await expect(a.run({ text: change, values: [Object(rows[0]).id] })).resolves.toMatchObject({ rowCount: 1 });
});

it.each(['core.audit_log', 'insight.evidence', 'insight.citation', 'insight.feedback'])(
  'appends to %s only',
  async (table) => {
    expect(await touched(`update ${table} set tenant_id = tenant_id`)).toBe('refused');
    expect(await touched(`delete from ${table}`)).toBe('refused');
    expect(await touched(`truncate ${table}`)).toBe('refused');
  },
);

it('does not let cited advice be deleted, because its citations would go with it', async () => {
  expect(await touched('delete from insight.recommendation')).toBe('refused');
  expect(await touched('delete from insight.insight')).toBe('refused');
});

it.each([
  'update core.audit_log set action = action',
  'delete from core.audit_log',
  'truncate core.audit_log',
])('refuses "%s" even from the owner and a superuser', async (text) => {
  await expect(store.owner.run({ text, values: [] })).rejects.toThrow('append-only');
  await expect(store.pool.query(text)).rejects.toThrow('append-only');
});

it('shows a tenant its own entry in the list of tenants, and lets it change none', async () => {
  const { rows } = await a.run({ text: 'select slug from core.tenant', values: [] });

  expect(rows).toEqual([{ slug: 'shop-a' }]);
  expect(await touched(`update core.tenant set name = 'x'`)).toBe('refused');
  expect(await touched('delete from core.tenant')).toBe('refused');
});

it('keeps the notes of operators from tenants', async () => {
  await store.owner.run({
    text: `insert into core.audit_log (actor_kind, action, resource_kind) values ('operator', 'note', 'tenant')`,
    values: [],
  });

  const { rows } = await a.run({ text: `select from core.audit_log where action = 'note'`, values: [] });

  expect(rows).toEqual([]);
});

it('keeps the signing key and its functions from the application role', async () => {
  for (const text of [
    'select * from core.context_key',
    'select core.new_context_key()',
    `select core.isolate('core.context_key')`,
    'select * from migrations.applied',
  ]) {
    expect(await touched(text), text).toBe('refused');
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
    if ((await store.owner.run({ text, values: [] })).rowCount > 0) seen.push(table);
  }

  expect(seen.toSorted()).toEqual(DISPATCHED);
});

it('shows nothing of them from within a tenant, not even as the owner', async () => {
  for (const table of DISPATCHED) {
    const text = `select tenant_id from ${table} where tenant_id <> $1`;
    const { rows } = await a.transaction((tx) => tx.asOwner.run({ text, values: [a.tenantId] }));
    expect(rows, table).toEqual([]);
  }
});

it('keeps the queue from the application role', async () => {
  expect(await touched('select * from pgboss.job')).toBe('refused');
  expect(await touched(`select pgboss.create_queue('x', '{}')`)).toBe('refused');
});
