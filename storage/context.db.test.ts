import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { StoreUnavailableError } from '#core/errors.ts';
import { contextDatabase } from './context.ts';
import type { TenantDatabase } from './database.ts';
import { sql } from './sql.ts';
import { openTestStore, type TestStore } from './testing.ts';

let store: TestStore;
let tenant: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
  tenant = await store.createTenant();
});
afterAll(() => store.close());

const remember = (key: string) => sql`
  insert into runtime.memory (tenant_id, scope, key, value) values (${tenant.tenantId}, 'tenant', ${key}, '{}')
`;
const keys = async () => (await tenant.run(sql`select key from runtime.memory order by key`)).rows;

it('keeps all of a transaction, or nothing', async () => {
  await tenant.transaction(async (tx) => {
    await tx.run(remember('kept'));
    await tx.run(remember('also kept'));
  });
  const failing = tenant.transaction(async (tx) => {
    await tx.run(remember('lost'));
    throw new Error('changed my mind');
  });

  await expect(failing).rejects.toThrow('changed my mind');
  expect(await keys()).toEqual([{ key: 'also kept' }, { key: 'kept' }]);
});

it('rolls back when a statement fails, and works on', async () => {
  const failing = tenant.transaction(async (tx) => {
    await tx.run(remember('lost'));
    await tx.run(sql`select 1 / 0`);
  });

  await expect(failing).rejects.toMatchObject({ code: '22012' });
  expect(await keys()).not.toContainEqual({ key: 'lost' });
});

it('runs one statement at a time, with or without values', async () => {
  const two = { text: 'select 1; select 2', values: [] };

  await expect(tenant.run(two)).rejects.toMatchObject({ code: '42601' });
});

it('leaves nothing of a context on the connection', async () => {
  await tenant.run(remember('context'));

  const { rows } = await store.pool.query(
    `select current_user = session_user as is_login, current_setting('steward.tenant', true) as setting, core.in_tenant() as inside`,
  );

  expect(rows).toEqual([{ is_login: true, setting: expect.toBeOneOf(['', null]), inside: false }]);
});

it('keeps tenants apart when they take turns on one connection', async () => {
  const other = await store.createTenant();
  const who = sql`select core.current_tenant() as tenant`;

  const answers = await Promise.all([tenant, other, tenant, other].map((database) => database.run(who)));

  expect(answers.map(({ rows }) => rows[0])).toEqual(
    [tenant, other, tenant, other].map(({ tenantId }) => ({ tenant: tenantId })),
  );
});

it('runs a statement as the owner within a transaction of a tenant, and the rest as before', async () => {
  const who = sql`select current_user as name, core.in_tenant() as inside`;

  const answers = await tenant.transaction(async (tx) => [
    await tx.run(who),
    await tx.asOwner.run(who),
    await tx.run(who),
  ]);

  expect(answers.map(({ rows }) => rows[0])).toEqual([
    { name: 'steward_app', inside: true },
    { name: 'steward_owner', inside: true },
    { name: 'steward_app', inside: true },
  ]);
});

it('undoes what the owner did in a transaction that fails, and leaves the connection as it was', async () => {
  const slug = 'never-there';
  const failing = tenant.transaction(async (tx) => {
    await tx.asOwner.run(sql`insert into runtime.worker (id, name, version, queues, concurrency)
                             values (gen_random_uuid(), ${slug}, '1', '{}', 1)`);
    await tx.asOwner.run(sql`select 1 / 0`);
  });

  await expect(failing).rejects.toMatchObject({ code: '22012' });
  expect((await store.owner.run(sql`select from runtime.worker where name = ${slug}`)).rowCount).toBe(0);
  expect((await tenant.run(sql`select current_user as name`)).rows).toEqual([{ name: 'steward_app' }]);
});

it('does not begin when the context is refused', async () => {
  const database = contextDatabase(store.pool, {
    role: 'steward_app',
    enter: () => 'set local role steward_app; select core.enter_tenant()',
  });

  await expect(database.run(sql`select 1`)).rejects.toThrow('no valid tenant context');
  await expect(store.owner.run(sql`select 1`)).resolves.toMatchObject({ rowCount: 1 });
});

it('answers after a statement beside any context failed', async () => {
  await expect(store.pool.query('select $1::integer / 0', [1])).rejects.toMatchObject({ code: '22012' });
  await expect(store.pool.query('select $1::integer / 0', [1])).rejects.toMatchObject({ code: '22012' });

  expect(await keys()).toContainEqual({ key: 'kept' });
});

it.skipIf(inject('databaseServer') === undefined)(
  'gives nobody a connection that broke (server only: the embedded database has none to break)',
  async () => {
    const broken = tenant.transaction(async (tx) => {
      const { rows } = await tx.run(sql`select pg_backend_pid() as pid`);
      const { pid } = Object(rows[0]);
      await store.pool.query('select pg_terminate_backend($1)', [pid]);
      await tx.run(sql`select 1`);
    });

    await expect(broken).rejects.toThrow(StoreUnavailableError);
    const answers = await Promise.all([1, 2, 3, 4].map(() => tenant.run(sql`select 1 as one`)));
    expect(answers.every(({ rowCount }) => rowCount === 1)).toBe(true);
  },
);
