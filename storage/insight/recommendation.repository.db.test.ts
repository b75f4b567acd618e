import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { sql } from '../sql.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { type RecommendationWrite, recordRecommendation } from './recommendation.repository.ts';
import { insertTestAnomaly, insertTestExecution } from './testing.ts';

let store: TestStore;
let tenant: TenantDatabase;
let base: RecommendationWrite;

beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  tenant = await store.createTenant();
  base = {
    sourceKind: 'anomaly' as const,
    insightId: null,
    anomalyId: await insertTestAnomaly(tenant),
    incidentKey: 'incident',
    domain: 'ux_conversion',
    kind: 'checkout_repair',
    priority: 'URGENT',
    language: 'en',
    title: 'Repair the mobile checkout',
    body: { texts: { en: { h1: 'Repair the mobile checkout' } } },
    predicted: null,
    confidence: 0.8,
    impactAmount: -1000,
    currency: 'PLN',
    status: 'active',
    statusReason: null,
    executionId: await insertTestExecution(tenant),
    fingerprint: 'print',
    at: '2026-03-16T06:00:00.000Z',
  };
});
afterAll(() => store.close());

const record = (changes: Partial<RecommendationWrite> = {}) =>
  tenant.transaction((tx) => recordRecommendation(tx, { ...base, ...changes }));

const decide = (id: string, status: string, at: string) =>
  tenant.run(sql`
    update insight.recommendation
    set status = ${status}, decided_at = ${at}::timestamptz,
        implemented_at = case when ${status} = 'implemented' then ${at}::timestamptz end
    where id = ${id}
  `);

async function rows(): Promise<readonly unknown[]> {
  const { rows: found } = await tenant.run(
    sql`select status, title, times_seen, confidence from insight.recommendation order by created_at, title`,
  );
  return found;
}

describe('recordRecommendation', () => {
  it('inserts an idea that is new, with the time of the run', async () => {
    const written = await record();

    expect(written).toMatchObject({ outcome: 'created', revision: 1 });
    const { rows: times } = await tenant.run(
      sql`select created_at, updated_at from insight.recommendation where id = ${written.id}`,
    );
    expect(times).toEqual([{ created_at: new Date(base.at), updated_at: new Date(base.at) }]);
  });

  it('brings the open one up to date instead of asking twice', async () => {
    const first = await record();

    const second = await record({
      executionId: await insertTestExecution(tenant),
      title: 'Repair it now',
      confidence: 0.5,
      at: '2026-03-20T06:00:00.000Z',
    });

    expect(second).toEqual({ outcome: 'updated', id: first.id, revision: 2 });
    expect(await rows()).toEqual([
      { status: 'active', title: 'Repair it now', times_seen: 2, confidence: 0.5 },
    ]);
  });

  it('leaves an accepted one accepted', async () => {
    const { id } = await record();
    await decide(id, 'accepted', '2026-03-17T06:00:00.000Z');

    await record({ executionId: await insertTestExecution(tenant), at: '2026-03-18T06:00:00.000Z' });

    expect(await rows()).toMatchObject([{ status: 'accepted', times_seen: 2 }]);
  });

  it('changes nothing when the same run records again', async () => {
    const first = await record();
    const before = await rows();

    const again = await record();

    expect(again).toEqual({ outcome: 'replayed', id: first.id, revision: 1 });
    expect(await rows()).toEqual(before);
  });

  it('starts anew after the window, and closes the old one', async () => {
    await record({ title: 'A' });

    const late = await record({
      executionId: await insertTestExecution(tenant),
      title: 'B',
      at: '2026-04-20T06:00:00.000Z',
    });

    expect(late.outcome).toBe('created');
    expect(await rows()).toMatchObject([
      { title: 'A', status: 'expired' },
      { title: 'B', status: 'active', times_seen: 1 },
    ]);
  });

  it('stays away from what was dismissed, for a month whatever is at stake and then until it is much more', async () => {
    const { id } = await record();
    await decide(id, 'dismissed', '2026-03-17T06:00:00.000Z');
    const soon = { executionId: await insertTestExecution(tenant), at: '2026-04-10T06:00:00.000Z' };
    const later = { executionId: await insertTestExecution(tenant), at: '2026-04-20T06:00:00.000Z' };

    const hasty = await record({ ...soon, impactAmount: -1600 });
    const same = await record({ ...later, impactAmount: -1200 });
    const grown = await record({ ...later, impactAmount: -1600 });

    expect(hasty.outcome).toBe('kept_away');
    expect(same).toEqual({ outcome: 'kept_away', id, revision: 1 });
    expect(grown.outcome).toBe('created');
    expect(await rows()).toMatchObject([{ status: 'dismissed' }, { status: 'active' }]);
  });

  it('keeps a quarantined text beside the open one out of sight', async () => {
    const { id } = await record();

    const failed = await record({
      executionId: await insertTestExecution(tenant),
      status: 'quarantined',
      statusReason: 'a figure without evidence',
    });

    expect(failed).toMatchObject({ outcome: 'kept_away', id });
    expect(await rows()).toMatchObject([{ status: 'active', times_seen: 1 }]);
  });

  it('does not see the ideas of another tenant', async () => {
    await record();
    tenant = await store.createTenant();
    const anomalyId = await insertTestAnomaly(tenant);

    const other = await record({ anomalyId, executionId: await insertTestExecution(tenant) });

    expect(other.outcome).toBe('created');
  });

  it('knows of no amount when there is no money', async () => {
    await record({ impactAmount: null });

    const { rows: found } = await tenant.run(sql`select impact_amount, currency from insight.recommendation`);

    expect(found).toEqual([{ impact_amount: null, currency: null }]);
  });
});
