import type { TenantDatabase } from './database.ts';
import { openTestStore, type TestStore } from './testing.ts';
import { insertRow, tenantRows } from './testing-rows.ts';

/** Every table with tenants. */
export const TABLES = Object.keys(tenantRows('', 'x'));
/** No SQL of a tenant reads these, not even its own rows. */
export const SEALED = ['core.secret', 'core.tenant_key'];
export const READABLE = TABLES.filter((table) => !SEALED.includes(table));

/** Two tenants with a row in every table, and what the first one can do. */
export interface TwoTenants {
  readonly store: TestStore;
  readonly a: TenantDatabase;
  readonly b: TenantDatabase;
  readonly rowsOfB: ReturnType<typeof tenantRows>;
  /** Rows touched by a statement of tenant A, or "refused". */
  touched(text: string, values?: unknown[]): Promise<number | 'refused'>;
  /** A statement of the application role that entered no tenant. */
  withoutTenant(text: string): Promise<readonly unknown[]>;
}

const REFUSED = /row-level security|permission denied|append-only|not in the catalogue of this tenant/;

/** Opens a store with both; whoever opens it closes the store. */
export async function openTwoTenants(): Promise<TwoTenants> {
  const store = await openTestStore();
  const [a, b] = [await store.createTenant('shop-a'), await store.createTenant('shop-b')];
  const rowsOfB = tenantRows(b.tenantId, 'canary-b');
  for (const rows of [tenantRows(a.tenantId, 'marker-a'), rowsOfB]) {
    for (const [table, row] of Object.entries(rows)) await insertRow(store.pool, table, row);
  }
  return {
    ...{ store, a, b, rowsOfB },
    async touched(text, values = []) {
      try {
        return (await a.run({ text, values })).rowCount;
      } catch (error) {
        if (REFUSED.test(String(error))) return 'refused';
        throw error;
      }
    },
    async withoutTenant(text) {
      const client = await store.pool.connect();
      try {
        await client.query('begin; set local role steward_app');
        return (await client.query(text)).rows;
      } finally {
        // The embedded store has this one connection: kept, it would let everything after it wait forever.
        await client.query('rollback').finally(() => client.release());
      }
    },
  };
}
