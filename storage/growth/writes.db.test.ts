import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { insertRow } from '../testing-rows.ts';
import { addDefinitions, addGrowthRows, type GrowthIds } from './testing.ts';

let store: TestStore;
let shop: TenantDatabase;
let other: TenantDatabase;
let ids: GrowthIds;
beforeAll(async () => {
  store = await openTestStore();
  shop = await store.createTenant('shop');
  other = await store.createTenant('other');
  await addDefinitions(store.owner);
  ids = await addGrowthRows(store.pool, shop.tenantId);
});
afterAll(() => store.close());

const ask = async (text: string, values: unknown[] = []) => (await shop.run({ text, values })).rows;

/** Reports an anomaly as an external detector does, and answers our row. */
async function report(row: Record<string, unknown>): Promise<Record<string, unknown>> {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  const [inserted] = await ask(
    `insert into growth.ai_general_anomalies (${columns.join(', ')}) values (${places.join(', ')}) returning id`,
    Object.values(row),
  );
  const [stored] = await ask(
    `select definition.key, series.dims, series.source, anomaly.*
     from metric.anomaly join metric.series on series.id = series_id join metric.definition on definition.id = definition_id
     where anomaly.id = $1`,
    [Object(inserted).id],
  );
  return Object(stored);
}

const BASE = {
  metric: 'conversion',
  z_score: -4,
  baseline_change_pct: -30,
  business_impact: 0.9,
  date: '2026-04-01',
};

describe('an external detector', () => {
  it('reports an anomaly in the contract’s units, and it becomes an incident of its own in ours', async () => {
    const stored = await report({ ...BASE, shop_id: shop.tenantId, current_value: 1.4, baseline_value: 2 });

    expect(stored).toMatchObject({
      key: 'conversion_rate',
      dims: {},
      source: 'external',
      detector: 'external',
      incident_key: `external:${stored.id}`,
      is_lead: true,
      direction: 'down',
      first_day: '2026-04-01',
      z: -4,
      change: -0.3,
      impact_score: expect.closeTo(0.9),
      severity: 'URGENT',
      status: 'detected',
    });
    expect([stored.actual, stored.expected]).toEqual([expect.closeTo(0.014), expect.closeTo(0.02)]);
  });

  it.each([
    ['total_revenue', 'revenue', {}],
    ['revenue', 'revenue', {}],
    ['Conversion', 'conversion_rate', {}],
    ['traffic', 'sessions', {}],
    ['aov', 'average_order_value', {}],
    ['bounce', 'bounce_rate', {}],
    ['organic_sessions', 'sessions', { channel: 'Organic Search' }],
  ])('may call a metric %s', async (metric, key, dims) => {
    expect(await report({ ...BASE, metric, date: '2026-04-02' })).toMatchObject({ key, dims });
  });

  it('is told which metrics there are when it names another', async () => {
    await expect(report({ ...BASE, metric: 'happiness' })).rejects.toMatchObject({
      message: 'metric "happiness" is not known',
      hint: expect.stringContaining('conversion_rate'),
    });
  });

  it('corrects itself when it reports the same day again', async () => {
    const first = await report({ ...BASE, date: '2026-04-03' });
    const second = await report({ ...BASE, z_score: -5, date: '2026-04-03' });

    expect(second).toMatchObject({ id: first.id, incident_key: first.incident_key, z: -5 });
  });

  it('keeps campaigns apart', async () => {
    const first = await report({ ...BASE, date: '2026-04-04', campaign: 'brand' });
    const second = await report({ ...BASE, date: '2026-04-04', campaign: 'spring' });

    expect(first.dims).toEqual({ campaign: 'brand' });
    expect(second.id).not.toBe(first.id);
  });

  it('puts the day in the shop’s zone when it states none', async () => {
    const stored = await report({ ...BASE, date: null, detected_at: '2026-04-05T22:30:00Z' });

    expect(stored.first_day).toBe('2026-04-06');
  });

  it.each([
    ['URGENT', { z_score: -3.01, business_impact: 0.81 }],
    ['HIGH', { z_score: -3, business_impact: 0.81 }],
    ['MEDIUM', { z_score: -9, business_impact: 0.6 }],
    ['LOW', { z_score: -9, business_impact: 0.4, baseline_change_pct: -10 }],
    ['MEDIUM', { z_score: -9, business_impact: 0, baseline_change_pct: -100 }],
    ['MEDIUM', { z_score: 4, business_impact: 0.81, baseline_change_pct: 30 }],
  ])('is ranked %s for %o: a drop above an equal rise', async (severity, judged) => {
    expect(await report({ ...BASE, ...judged, date: '2026-04-07' })).toMatchObject({ severity });
  });

  it('may state money instead of a score, which is weighed against what the shop takes in', async () => {
    const paid = {
      dataset: 'orders',
      currency: 'PLN',
      timezone: 'Europe/Warsaw',
      tenant_id: shop.tenantId,
      dims: {},
    };
    await insertRow(store.pool, 'metric.fact', { ...paid, day: '2026-05-01', measures: { revenue: 10_000 } });

    const stored = await report({ ...BASE, business_impact: 5000, date: '2026-05-10' });

    expect(stored).toMatchObject({ impact_amount: -5000, currency: 'PLN', severity: 'URGENT' });
    expect(stored.impact_score).toBeCloseTo(1 - Math.exp(-0.5 / 0.2), 5);
  });

  it('must say which way it went', async () => {
    await expect(report({ metric: 'revenue', business_impact: 0.5 })).rejects.toThrow(
      'needs a signed z_score',
    );
  });

  it('sets processed, and nothing else', async () => {
    const { id } = await report({ ...BASE, date: '2026-04-08' });

    await ask('update growth.ai_general_anomalies set processed = true where id = $1', [id]);

    const [after] = await ask(
      'select status, processed_at is not null as at from metric.anomaly where id = $1',
      [id],
    );
    expect(after).toEqual({ status: 'processed', at: true });
    await expect(
      ask('update growth.ai_general_anomalies set z_score = 0 where id = $1', [id]),
    ).rejects.toThrow('only "processed" can be set');
  });

  it('writes for its own shop only', async () => {
    await expect(report({ ...BASE, shop_id: other.tenantId })).rejects.toThrow(
      'is not the shop of this connection',
    );
    const touched = await other.run({
      text: 'update growth.ai_general_anomalies set processed = true',
      values: [],
    });

    expect(touched.rowCount).toBe(0);
  });
});

describe('a dashboard', () => {
  const audited = () =>
    ask(`select action, actor_kind from core.audit_log where resource_id = $1 order by at, action`, [
      ids.recommendation,
    ]);

  it('writes feedback, which is kept and audited', async () => {
    await ask(
      `insert into growth.ai_recommendation_feedback (recommendation_id, feedback_type, feedback_text, rating)
       values ($1, 'not_helpful', 'zbyt ogólne', 2)`,
      [ids.recommendation],
    );

    expect(await ask(`select tenant_id, rating from insight.feedback where text = 'zbyt ogólne'`)).toEqual([
      { tenant_id: shop.tenantId, rating: 2 },
    ]);
    expect(await audited()).toEqual([{ action: 'recommendation.feedback', actor_kind: 'external' }]);
  });

  it.each([
    ['great', null, /feedback_type is/],
    ['helpful', 9, /feedback_rating_check/],
  ])('is refused feedback of kind %s with rating %s', async (type, rating, message) => {
    const insert =
      'insert into growth.ai_recommendation_feedback (recommendation_id, feedback_type, rating) values ($1, $2, $3)';

    await expect(ask(insert, [ids.recommendation, type, rating])).rejects.toThrow(message);
  });

  it('gives no feedback on another shop’s advice, nor decides about it', async () => {
    const text = `insert into growth.ai_recommendation_feedback (recommendation_id, feedback_type) values ($1, 'helpful')`;
    const decided = await other.run({
      text: 'update growth.ai_recommendations set implemented = true',
      values: [],
    });

    await expect(other.run({ text, values: [ids.recommendation] })).rejects.toMatchObject({ code: '23503' });
    expect(decided.rowCount).toBe(0);
  });

  it('approves, then marks as implemented on a date, each with its entry in the log', async () => {
    await ask(`update growth.ai_recommendations set status = 'approved' where id = $1`, [ids.recommendation]);
    await ask(
      `update growth.ai_recommendations set implemented = true, implementation_date = '2026-04-01T10:00:00Z' where id = $1`,
      [ids.recommendation],
    );

    expect(
      await ask(
        'select status, implemented, implementation_date from growth.ai_recommendations where id = $1',
        [ids.recommendation],
      ),
    ).toEqual([
      { status: 'implemented', implemented: true, implementation_date: new Date('2026-04-01T10:00:00Z') },
    ]);
    expect((await audited()).map((row) => Object(row).action)).toEqual([
      'recommendation.feedback',
      'recommendation.accepted',
      'recommendation.implemented',
    ]);
  });

  it.each(['active', 'dismissed', 'expired', 'nonsense'])(
    'cannot turn what is implemented into %s',
    async (status) => {
      await expect(
        ask('update growth.ai_recommendations set status = $1 where id = $2', [status, ids.recommendation]),
      ).rejects.toThrow(`implemented cannot become ${status}`);
    },
  );

  it('cannot rewrite the advice', async () => {
    await expect(
      ask(`update growth.ai_recommendations set priority = 'LOW' where id = $1`, [ids.recommendation]),
    ).rejects.toThrow('only status, implemented and implementation_date');
  });
});
