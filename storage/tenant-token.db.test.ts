import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ContextKey, contextKey, signTenant } from './tenant-token.ts';
import { openTestStore, type TestStore } from './testing.ts';

let store: TestStore;
let tenantId: string;
let key: ContextKey;
let now: number;
beforeAll(async () => {
  store = await openTestStore();
  tenantId = (await store.createTenant()).tenantId;
  const { rows } = await store.pool.query(
    'select *, extract(epoch from now())::float8 as now from core.context_key',
  );
  key = contextKey.parse(rows[0]);
  now = rows[0].now;
});
afterAll(() => store.close());

const OTHER = '7b0c5b1e-6f4d-4d56-9a41-0a1c3d5e7f90';

/** The tenant that the database believes when the application role presents the token. */
async function believed(token: string): Promise<string | null> {
  const client = await store.pool.connect();
  try {
    await client.query(`begin; set local role steward_app; set local steward.tenant = '${token}'`);
    return (await client.query('select core.current_tenant() as tenant')).rows[0].tenant;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const good = (): string => signTenant(key, tenantId, now);
const part = (index: number): string => good().split('.')[index] ?? '';

it('believes a fresh token', async () => {
  expect(await believed(good())).toBe(tenantId);
});

it.each<[string, () => string]>([
  ['no token', () => ''],
  ['a bare tenant', () => tenantId],
  ['a tenant with an invented signature', () => `${tenantId}.${part(1)}.${'0'.repeat(64)}`],
  ['a token whose tenant was changed', () => good().replace(tenantId, OTHER)],
  ['a token whose expiry was changed', () => good().replace(part(1), String(Number(part(1)) + 1))],
  ['a truncated token', () => good().slice(0, -1)],
  ['a lengthened token', () => `${good()}0`],
  ['a token with a fourth part', () => `${good()}.0`],
  ['a token without an expiry', () => `${tenantId}..${part(2)}`],
  ['an endless expiry', () => `${tenantId}.${'9'.repeat(40)}.${part(2)}`],
  [
    'a token signed with another key',
    () => signTenant({ innerPad: Buffer.alloc(64, 1), outerPad: Buffer.alloc(64, 2) }, tenantId, now),
  ],
  [
    'a token signed with the pads exchanged',
    () => signTenant({ innerPad: key.outerPad, outerPad: key.innerPad }, tenantId, now),
  ],
  ['a token that expired a second ago', () => signTenant(key, tenantId, now - 3601)],
])('does not believe %s', async (_, token) => {
  expect(await believed(token())).toBeNull();
});

it('measures the age of a token by the database, not by us', async () => {
  const almostExpired = signTenant(key, tenantId, now - 3540);

  expect(await believed(almostExpired)).toBe(tenantId);
});

it('refuses to begin a transaction with a token that does not hold', async () => {
  const client = await store.pool.connect();

  const answer = client.query(`begin; set local role steward_app; select core.enter_tenant()`);

  await expect(answer).rejects.toThrow('no valid tenant context');
  await client.query('rollback');
  client.release();
});

it('refuses to sign for what is no tenant', () => {
  expect(() => signTenant(key, `${tenantId}'; drop table x; --`, now)).toThrow();
});
