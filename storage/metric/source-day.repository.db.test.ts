import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { daysFrom } from '#core/time.ts';
import { putConsent } from '../core/integration.repository.ts';
import { replaceAccounts } from '../core/integration-account.repository.ts';
import type { TenantDatabase } from '../database.ts';
import { createExecution } from '../runtime/execution.repository.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { storeDelivery } from './fact.repository.ts';
import { listHalfReadDays, listSourceDays, type SourceDay, saveSourceDays } from './source-day.repository.ts';
import { sumMeasures } from './testing.ts';

const UNITS = { executionId: null, currency: 'PLN', timezone: 'Europe/Warsaw' };

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

function read(account: string, [from, to = from]: string[], parts: Partial<SourceDay> = {}): SourceDay[] {
  return daysFrom(from ?? '', to ?? '').map((day) => ({
    ...{ source: 'ga4', account, day, state: 'final', facts: 1, flags: [] },
    ...parts,
  }));
}

async function runOf(db: TenantDatabase): Promise<string> {
  return db.transaction(async (tx) => {
    const { execution } = await createExecution(tx, {
      ...{ graph: 'growth_pull', graphVersion: '1', trigger: 'manual', status: 'running', queue: 'default' },
      ...{ budgetJson: '{}', inputJson: '{}' },
    });
    return execution.id;
  });
}

async function save(db: TenantDatabase, days: readonly SourceDay[]): Promise<number> {
  const run = await runOf(db);
  return db.transaction((tx) => saveSourceDays(tx, days, run));
}

describe('days that were read', () => {
  it('are noted once, and again when something is different', async () => {
    const db = await store.createTenant();
    const first = await save(db, read('1', ['2026-03-01', '2026-03-03'], { state: 'provisional' }));

    const same = await save(db, read('1', ['2026-03-01', '2026-03-03'], { state: 'provisional' }));
    const settled = await save(db, read('1', ['2026-03-01', '2026-03-03'], { flags: ['sampled'] }));

    expect([first, same, settled]).toEqual([3, 0, 3]);
    expect((await listSourceDays(db, 'ga4'))[0]).toEqual(
      read('1', ['2026-03-01', '2026-03-01'], { flags: ['sampled'] })[0],
    );
  });

  it('of some of the chosen accounts only are half read; one that was never read or is no longer chosen does not count', async () => {
    const db = await store.createTenant();
    const { tenantId } = db;
    await store.owner.transaction(async (tx) => {
      const consent = { source: 'ga4', scopes: [], grantedBy: null, grantor: null, expiresInSeconds: null };
      const integrationId = await putConsent(tx, { tenantId, ...consent });
      const account = { name: 'Shop', timezone: null, currency: null, loginCustomerId: null };
      const chosen = ['1', '2', '3'].map((externalId) => ({ ...account, externalId }));
      await replaceAccounts(tx, { tenantId, integrationId, kind: 'property' }, chosen);
    });
    await save(db, [
      ...read('1', ['2026-03-01', '2026-03-04']),
      ...read('2', ['2026-03-03', '2026-03-05']),
      ...read('9', ['2026-03-07']),
    ]);

    expect(await listHalfReadDays(db, 'ga4')).toEqual(['2026-03-01', '2026-03-02', '2026-03-05']);
  });
});

describe('a delivery about one account', () => {
  it('replaces its part of a day and leaves the others’', async () => {
    const db = await store.createTenant();
    const deliver = (account: string, amounts: readonly number[]) =>
      db.transaction((tx) =>
        storeDelivery(
          tx,
          {
            facts: amounts.map((sessions, index) => ({
              ...{ dataset: 'ga4', day: '2026-03-01', dims: { account, channel: String(index) } },
              measures: { sessions },
            })),
            covered: [{ dataset: 'ga4', day: '2026-03-01' }],
          },
          { ...UNITS, part: { account } },
        ),
      );
    await deliver('1', [5, 6]);
    await deliver('2', [100]);

    const changed = await deliver('1', [7]);
    const same = await deliver('1', [7]);
    const emptied = await deliver('2', []);

    expect([changed, same, emptied].map(([day]) => day?.replacedDays)).toEqual([1, 0, 1]);
    expect(await sumMeasures(db, 'ga4')).toEqual({ sessions: 7 });
  });
});
