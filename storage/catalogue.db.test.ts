import type { PoolClient } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestStore, type TestStore } from './testing.ts';
import { listTenancyFaults } from './testing-tenancy-faults.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** Looks at the schema as it would be after some statements, which are then undone. */
async function faultsAfter(statements: string): Promise<string[]> {
  const client: PoolClient = await store.pool.connect();
  try {
    await client.query('begin');
    await client.query(statements);
    return await listTenancyFaults(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const tenantTable = (name: string, columns = '') =>
  `create table metric.${name} (id uuid primary key, tenant_id uuid not null, note text ${columns});`;
const isolated = (name: string, columns = '') =>
  `${tenantTable(name, columns)} select core.isolate('metric.${name}');`;

it('finds no fault in the schema', async () => {
  const faults = await faultsAfter('select 1');

  expect(faults).toEqual([]);
});

it.each([
  ['a table without row security', tenantTable('bad'), /^metric\.bad: .*not enabled and forced/],
  [
    'row security that its owner escapes',
    `${isolated('bad')} alter table metric.bad no force row level security`,
    /^metric\.bad: .*not enabled and forced/,
  ],
  [
    'a table without a policy',
    `${isolated('bad')} drop policy tenant_isolation on metric.bad`,
    /^metric\.bad: .*no policy/,
  ],
  ['a table without a tenant', 'create table metric.bad (id uuid primary key)', /^metric\.bad: .*not global/],
  [
    'a view with the rights of its owner',
    'create view metric.bad as select * from metric.point',
    /^metric\.bad: .*not security_invoker/,
  ],
  [
    'a readable materialised view',
    'create materialized view metric.bad as select 1 as one; grant select on metric.bad to steward_app',
    /^metric\.bad: a materialised view/,
  ],
  [
    'a foreign key to a row of any tenant',
    isolated('bad', ', series_id uuid references metric.series (id)'),
    /^metric\.bad: foreign key .* does not hold the tenant/,
  ],
  [
    'a foreign key that pairs the tenant with another column',
    isolated('bad', ', other uuid, foreign key (other, id) references metric.series (tenant_id, id)'),
    /^metric\.bad: foreign key .* does not hold the tenant/,
  ],
  [
    'an unguarded reference to a catalogue',
    isolated('bad', ', definition_id uuid references metric.definition (id)'),
    /^metric\.bad: foreign key .* does not hold the tenant/,
  ],
  [
    'an index that mixes the tenants',
    `${isolated('bad')} create index bad_note on metric.bad (note)`,
    /^metric\.bad: index metric\.bad_note does not lead/,
  ],
  [
    'a policy that trusts a missing tenant',
    `${isolated('bad')} create policy loose on metric.bad using (tenant_id is null)`,
    /^metric\.bad: policy loose lets in/,
  ],
  [
    'a policy that lets anybody write',
    `${isolated('bad')} create policy loose on metric.bad for insert to steward_app with check (true)`,
    /^metric\.bad: policy loose lets in/,
  ],
  [
    'a policy that compares with what may be missing',
    `${isolated('bad')} create policy loose on metric.bad
       using (tenant_id is not distinct from core.current_tenant())`,
    /^metric\.bad: policy loose lets in/,
  ],
  ['an application role that can log in', 'alter role steward_app login', /^steward_app: may log in/],
  [
    'an application role above the rows',
    'alter role steward_app bypassrls',
    /^steward_app: may log in, bypass/,
  ],
  [
    'an application role that is more',
    'grant steward_owner to steward_app',
    /^steward_app: is a member of steward_owner/,
  ],
  [
    'an application role that owns something',
    `${isolated('bad')} grant create on schema metric to steward_app; alter table metric.bad owner to steward_app`,
    /^steward_app: owns table metric\.bad/,
  ],
  [
    'a signing key that the application role reads',
    'grant select (inner_pad) on core.context_key to steward_app',
    /^steward_app: can reach core\.context_key/,
  ],
  [
    'a sealed secret that the application role reads',
    'grant select (ciphertext) on core.secret to steward_app',
    /^steward_app: can reach core\.secret/,
  ],
  [
    'a view of sealed secrets',
    'create view metric.bad with (security_invoker = true) as select field from core.secret',
    /^metric\.bad: is made of core\.secret/,
  ],
])('names %s', async (_, statements, fault) => {
  const faults = await faultsAfter(statements);

  expect(faults).toContainEqual(expect.stringMatching(fault));
});

it('accepts a well-built table, view and guarded reference', async () => {
  const faults = await faultsAfter(`
    ${isolated('good', ', definition_id uuid references metric.definition (id)')}
    select core.guard_catalogue_reference('metric.good', 'definition_id', 'metric.definition');
    create index good_note on metric.good (tenant_id, note);
    create view metric.good_notes with (security_invoker = true) as select note from metric.good;
  `);

  expect(faults).toEqual([]);
});
