import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { sql } from '../sql.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { decideRecommendation, giveFeedback, type Verdict } from './recommendation-decide.repository.ts';
import {
  getRecommendation,
  listRecommendations,
  type RecommendationStatus,
} from './recommendation-read.repository.ts';

const ann = { actorKind: 'operator', actorId: 'ann' } as const;

let store: TestStore;
let tenant: TenantDatabase;
/** Two ids of this test that begin alike. */
let begin: string;
let id: string;
let otherId: string;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  tenant = await store.createTenant();
  begin = randomBytes(4).toString('hex');
  id = `${begin}-1111-4111-8111-111111111111`;
  otherId = `${begin}-2222-4111-8111-111111111111`;
});
afterAll(() => store.close());

interface Given {
  readonly id: string;
  readonly status?: RecommendationStatus;
  readonly priority?: string;
  readonly impact?: number;
  /** What it promises to bring. */
  readonly gain?: number;
}

async function insert({
  id,
  status = 'active',
  priority = 'HIGH',
  impact = -100,
  gain,
}: Given): Promise<void> {
  const predicted = gain === undefined ? null : JSON.stringify({ mid: { value: gain } });
  await tenant.run(sql`
    insert into insight.recommendation
      (id, tenant_id, source_kind, domain, kind, priority, language, title, body, confidence, impact_amount, currency,
       status, implemented_at, fingerprint, predicted)
    values
      (${id}, ${tenant.tenantId}, 'manual', 'ux_conversion', 'repair', ${priority}, 'en', 'Repair it', '{}', 0.8,
       ${impact}, 'PLN', ${status}, case when ${status}::text = 'implemented' then now() end, ${id}, ${predicted}::jsonb)
  `);
}

const decide = (reference: string, verdict: Verdict, reason: string | null = null) =>
  decideRecommendation(tenant, { reference, verdict, reason }, ann);

describe('decideRecommendation', () => {
  it('changes the state, and writes feedback and audit with it', async () => {
    await insert({ id });

    const decided = await decide(id.slice(0, 10), 'dismissed', 'not now');

    expect(decided).toMatchObject({ id, status: 'dismissed', statusReason: 'not now', decidedBy: 'ann' });
    const { rows: feedback } = await tenant.run(sql`select type, text, given_by from insight.feedback`);
    expect(feedback).toEqual([{ type: 'dismissed', text: 'not now', given_by: 'ann' }]);
    const { rows: audit } = await tenant.run(
      sql`select action, resource_id, before, after from core.audit_log`,
    );
    expect(audit).toEqual([
      {
        action: 'recommendation.dismissed',
        resource_id: id,
        before: { status: 'active' },
        after: { status: 'dismissed', reason: 'not now' },
      },
    ]);
  });

  it('notes when it was implemented, also after it was accepted', async () => {
    await insert({ id });
    await decide(id, 'accepted');

    const done = await decide(id, 'implemented');

    expect(done.status).toBe('implemented');
    expect(done.implementedAt).toBeInstanceOf(Date);
  });

  it.each([
    ['dismissed', 'accepted'],
    ['implemented', 'dismissed'],
    ['implemented', 'implemented'],
    ['accepted', 'accepted'],
    ['expired', 'implemented'],
    ['quarantined', 'accepted'],
    ['draft', 'accepted'],
  ] as const)('refuses to turn what is %s into %s, and leaves no trace', async (status, verdict) => {
    await insert({ id, status });

    await expect(decide(id, verdict)).rejects.toThrow(new RegExp(`is ${status}; only one that is active`));

    expect((await getRecommendation(tenant, id)).status).toBe(status);
    const { rows } = await tenant.run(sql`select from insight.feedback`);
    expect(rows).toHaveLength(0);
  });

  it('does not reach the recommendation of another tenant', async () => {
    await insert({ id });
    tenant = await store.createTenant();

    await expect(decide(id, 'accepted')).rejects.toThrow(/There is no recommendation/);
  });
});

it('keeps feedback without changing the state', async () => {
  await insert({ id });

  await giveFeedback(tenant, { reference: id, type: 'helpful', rating: 5, text: null }, ann);

  const { rows } = await tenant.run(sql`select type, rating, given_by from insight.feedback`);
  expect(rows).toEqual([{ type: 'helpful', rating: 5, given_by: 'ann' }]);
  expect((await getRecommendation(tenant, id)).status).toBe('active');
});

describe('getRecommendation', () => {
  it('asks for more of the id when several begin alike', async () => {
    await insert({ id });
    await insert({ id: otherId });

    await expect(getRecommendation(tenant, begin)).rejects.toThrow(/give more of the id/);
    expect((await getRecommendation(tenant, `${begin}-2`)).id).toBe(otherId);
  });

  it.each(['', '%', 'no-such-id', "' or true --"])('finds nothing by %j', async (reference) => {
    await insert({ id });

    await expect(getRecommendation(tenant, reference)).rejects.toThrow(/There is no recommendation/);
  });
});

it('lists the most pressing first, then what can be won, and only the states asked for', async () => {
  await insert({ id, priority: 'MEDIUM', gain: 9000 });
  await insert({ id: otherId, priority: 'HIGH', impact: -5, gain: 70 });
  await insert({ id: randomUUID(), priority: 'HIGH', impact: -900 });
  await insert({ id: randomUUID(), priority: 'HIGH', impact: -20, gain: 200 });
  await insert({ id: randomUUID(), priority: 'URGENT', status: 'dismissed' });

  const open = await listRecommendations(tenant, { statuses: ['active'] });

  expect(open.map(({ priority, impactAmount }) => [priority, impactAmount])).toEqual([
    ['HIGH', -20],
    ['HIGH', -5],
    ['HIGH', -900],
    ['MEDIUM', -100],
  ]);
});
