import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { TenantDatabase } from '../database.ts';
import { sql } from '../sql.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { insertAuditEntry } from './audit.repository.ts';
import { readHealth } from './health.repository.ts';
import { findSetting, putSetting } from './setting.repository.ts';
import { findTenant, getTenant, insertTenant, listTenants } from './tenant.repository.ts';

let store: TestStore;
let tenant: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  tenant = await store.createTenant();
});
afterAll(() => store.close());

const shop = {
  slug: 'corner-shop',
  name: 'Corner Shop',
  domain: 'corner.example',
  timezone: 'Europe/Warsaw',
  currency: 'PLN',
  locale: 'pl',
} as const;

describe('tenants', () => {
  it('adds a tenant once', async () => {
    const first = await insertTenant(store.owner, shop);
    const second = await insertTenant(store.owner, { ...shop, name: 'Another' });

    expect(first).toMatchObject({ ...shop, kind: 'shop', status: 'active' });
    expect(second).toBeUndefined();
    expect(await findTenant(store.owner, 'corner-shop')).toEqual(first);
    expect((await listTenants(store.owner)).map(({ slug }) => slug)).toContain('corner-shop');
  });

  it('says what there is when a slug is unknown', async () => {
    await store.createTenant('known-shop');

    await expect(getTenant(store.owner, 'nowhere')).rejects.toThrow(
      /There is no tenant "nowhere"\. There is: .*known-shop/,
    );
  });

  it('shows a tenant nobody but itself', async () => {
    await store.createTenant();

    const seen = await listTenants(tenant);

    expect(seen.map(({ id }) => id)).toEqual([tenant.tenantId]);
  });
});

describe('settings', () => {
  const schema = z.object({ days: z.number() });

  it('keeps what a setting was before as an older version', async () => {
    await putSetting(tenant, 'window', { days: 7 });
    await putSetting(tenant, 'window', { days: 14 });

    expect(await findSetting(tenant, 'window', schema)).toEqual({ days: 14 });
    const { rows } = await tenant.run(
      sql`select version, value, is_current from core.setting order by version`,
    );
    expect(rows).toEqual([
      { version: 1, value: { days: 7 }, is_current: false },
      { version: 2, value: { days: 14 }, is_current: true },
    ]);
  });

  it('gives writers of one key versions of their own', async () => {
    await Promise.all([1, 2, 3, 4].map((days) => putSetting(tenant, 'window', { days })));

    const { rows } = await tenant.run(sql`select version from core.setting order by version`);
    expect(rows).toEqual([{ version: 1 }, { version: 2 }, { version: 3 }, { version: 4 }]);
  });

  it('does not see the settings of another tenant', async () => {
    await putSetting(await store.createTenant(), 'window', { days: 7 });

    expect(await findSetting(tenant, 'window', schema)).toBeUndefined();
  });

  it('refuses a value that is not what the reader expects', async () => {
    await putSetting(tenant, 'window', { days: 'seven' });

    await expect(findSetting(tenant, 'window', schema)).rejects.toThrow(z.ZodError);
  });
});

describe('the audit log', () => {
  const entry = {
    actorKind: 'operator',
    actorId: 'ann',
    action: 'recommendation.accepted',
    resourceKind: 'recommendation',
    resourceId: '1',
    before: { status: 'active' },
    after: { status: 'accepted' },
  } as const;
  const write = (actorId = 'ann') =>
    tenant.transaction((tx) => insertAuditEntry(tx, tenant.tenantId, { ...entry, actorId }));

  it('keeps who changed what', async () => {
    await write();

    const { rows } = await tenant.run(
      sql`select actor_kind, actor_id, action, before, after from core.audit_log`,
    );
    expect(rows).toEqual([
      {
        actor_kind: 'operator',
        actor_id: 'ann',
        action: 'recommendation.accepted',
        before: { status: 'active' },
        after: { status: 'accepted' },
      },
    ]);
  });

  it('cannot be changed afterwards', async () => {
    await write();

    await expect(tenant.run(sql`update core.audit_log set actor_id = 'bob'`)).rejects.toThrow();
    await expect(tenant.run(sql`delete from core.audit_log`)).rejects.toThrow();
  });

  it('cannot be written for another tenant', async () => {
    const other = await store.createTenant();

    const writing = tenant.transaction((tx) => insertAuditEntry(tx, other.tenantId, entry));

    await expect(writing).rejects.toThrow(/row-level security/);
  });
});

it('reads the state of the database', async () => {
  const health = await readHealth(store.owner);

  expect(health).toMatchObject({ appIsConfined: true, appMaySetConfig: false });
  expect(health.version).toMatch(/^PostgreSQL 1[5-9]/);
  expect(health.vectorVersion).toMatch(/^\d/);
  expect(Math.abs(health.now - Date.now())).toBeLessThan(5000);
  expect(health.tenants).toBeGreaterThan(0);
});
