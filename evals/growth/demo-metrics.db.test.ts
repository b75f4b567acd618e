import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { daysBetween } from '#core/time.ts';
import { getIncident, listIncidents, markIncidentProcessed } from '#storage/metric/incident.repository.ts';
import { listSeries } from '#storage/metric/series.repository.ts';
import { getSeriesPoints } from '#storage/metric/testing.ts';
import { giveVerdict } from '#storage/metric/verdict.repository.ts';
import { sql } from '#storage/sql.ts';
import type { TestStore } from '#storage/testing.ts';
import { detectAnomalies } from '#tools/metric/detect-anomalies.tool.ts';
import { metricBreakdown } from '#tools/metric/metric-breakdown.tool.ts';
import { metricSeries } from '#tools/metric/metric-series.tool.ts';
import { relatedMetrics } from '#tools/metric/related-metrics.tool.ts';
import type { ToolContext } from '#tools/tool.ts';
import { generateDemoShop } from './demo-shop.ts';
import { LAST_DAY, openMetricStore, openShop } from './testing.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openMetricStore();
});
afterAll(() => store.close());

describe('a detected shop', () => {
  const shop = generateDemoShop({ seed: 4, lastDay: LAST_DAY });
  let context: ToolContext;
  beforeAll(async () => {
    context = await openShop(store, shop);
    await detectAnomalies.run({ upTo: LAST_DAY }, context);
  });

  it('changes nothing when it runs again', async () => {
    const before = await listIncidents(context.db);

    const again = await detectAnomalies.run({ upTo: LAST_DAY }, context);

    expect(again).toMatchObject({ changedPoints: 0, removedAnomalies: 0 });
    expect(new Set(again.incidents.map(({ state }) => state))).toEqual(new Set(['unchanged']));
    expect(await listIncidents(context.db)).toEqual(before);
  });

  it('keeps points equal to the facts: zero for a stopped campaign, nothing for what cannot be divided', async () => {
    const planted = shop.truth.find(({ kind }) => kind === 'campaign_stopped');
    const [from = '', to = ''] = [planted?.firstDay, planted?.lastDay];
    const dims = { campaign: 'shopping_pl' };
    const [sessions] = await listSeries(context.db, { metric: 'sessions', dims });
    const [rate] = await listSeries(context.db, { metric: 'conversion_rate', dims });

    const visits = await getSeriesPoints(context.db, sessions?.id ?? '', { from, to });
    const rates = await getSeriesPoints(context.db, rate?.id ?? '', { from, to });

    expect(visits.map(({ value }) => value)).toEqual(visits.map(() => 0));
    expect(visits).toHaveLength(daysBetween(from, to) + 1);
    expect(rates).toEqual([]);
  });

  it('sums facts up exactly', async () => {
    const revenue = shop.facts
      .filter(({ dataset }) => dataset === 'sessions')
      .reduce((sum, { measures }) => sum + Math.round((measures.revenue ?? 0) * 100), 0);
    const [total] = await listSeries(context.db, { metric: 'revenue', dims: {} });

    const points = await getSeriesPoints(context.db, total?.id ?? '', { from: '2020-01-01', to: LAST_DAY });

    expect(Math.round(points.reduce((sum, { value }) => sum + value * 100, 0))).toBe(revenue);
    expect(points).toHaveLength(180);
  });

  it('answers the same from facts as from stored series', async () => {
    const days = { firstDay: '2026-11-07', lastDay: LAST_DAY, contextDays: 28 };
    const stored = await metricSeries.run(
      { metric: 'sessions', dims: { device: 'mobile' }, ...days },
      context,
    );
    await context.db.run(sql`delete from metric.series where dims = '{"device": "mobile"}'`);

    const computed = await metricSeries.run(
      { metric: 'sessions', dims: { device: 'mobile' }, ...days },
      context,
    );

    expect(computed).toEqual(stored);
  });

  it('answers for a scope of two dimensions that no series holds', async () => {
    const answer = await metricSeries.run(
      {
        metric: 'conversion_rate',
        dims: { device: 'mobile', country: 'Poland' },
        firstDay: '2026-11-08',
        lastDay: LAST_DAY,
        contextDays: 0,
      },
      context,
    );

    expect(answer.summary?.changeFraction).toBeLessThan(-0.5);
    expect(answer.impact?.perWeek).toBeLessThan(0);
  });

  it('explains nothing where there is nothing to divide by', async () => {
    const planted = shop.truth.find(({ kind }) => kind === 'campaign_stopped');

    const answer = await metricBreakdown.run(
      {
        metric: 'conversion_rate',
        dims: { campaign: 'shopping_pl' },
        firstDay: planted?.firstDay ?? '',
        lastDay: planted?.lastDay ?? '',
      },
      context,
    );

    expect(answer).toMatchObject({ comparedDays: 0, total: { before: null, after: null }, dimensions: [] });
    expect(metricBreakdown.cells?.(answer, context.tenant)['total.change']?.value).toBeNull();
  });

  it('shows what moved with the visits of robots, the segment included', async () => {
    const planted = shop.truth.find(({ kind }) => kind === 'bot_traffic');

    const answer = await relatedMetrics.run(
      {
        metric: 'sessions',
        dims: {},
        firstDay: planted?.firstDay ?? '',
        lastDay: planted?.lastDay ?? '',
        segment: { dimension: 'country', value: 'Singapore' },
      },
      context,
    );

    const names = Object.keys(relatedMetrics.cells?.(answer, context.tenant) ?? {});
    expect(names).toContain('related.sessions.bounce_rate.change');
    expect(names).toContain('related.sessions.sessions.country=Singapore.change');
    expect(answer.related.find(({ metric }) => metric === 'bounce_rate')).toMatchObject({
      direction: 'up',
      lag: 0,
    });
  });
});

describe('a detection as days go by', () => {
  it('keeps the key of a growing incident, and opens it again when it grew', async () => {
    const shop = generateDemoShop({ seed: 5, lastDay: LAST_DAY });
    const context = await openShop(store, shop);
    const started = shop.truth.find(({ kind }) => kind === 'checkout_broken')?.firstDay ?? '';
    await detectAnomalies.run({ upTo: '2026-11-11' }, context);
    const early = (await listIncidents(context.db)).find(({ lastDay }) => lastDay >= started);
    const key = early?.key ?? '';
    const executionId = await insertExecution(context);
    await context.db.transaction((tx) =>
      markIncidentProcessed(tx, key, { executionId, explanation: { cause: 'checkout_broken' } }),
    );

    const marked = await getIncident(context.db, key);
    await detectAnomalies.run({ upTo: '2026-11-12' }, context);
    const nextDay = await getIncident(context.db, key);
    await detectAnomalies.run({ upTo: LAST_DAY }, context);
    const nextWeek = await getIncident(context.db, key);

    expect(marked.lead.explanation).toEqual({
      ...early?.lead.explanation,
      cause: 'checkout_broken',
      atProcessing: { lastDay: early?.lead.lastDay, impactAmount: early?.impactAmount },
    });
    expect(nextDay.status).toBe('processed');
    expect(nextWeek.status).toBe('detected');
    expect(nextWeek.lastDay >= '2026-11-18').toBe(true);
    expect(nextWeek.lead.explanation).toMatchObject({ cause: 'checkout_broken' });
    expect(nextWeek.anomalies.filter(({ isLead }) => isLead)).toHaveLength(1);
  });

  it('leaves a verdict alone, and removes what no longer holds', async () => {
    const shop = generateDemoShop({ seed: 6, lastDay: LAST_DAY });
    const context = await openShop(store, shop);
    await detectAnomalies.run({ upTo: LAST_DAY }, context);
    const [first, second] = await listIncidents(context.db);
    await giveVerdict(context.db, first?.key ?? '', {
      given: { verdict: 'false_alarm', cause: null, note: null },
      actor: { actorKind: 'operator', actorId: null },
    });
    // Without the days of the first two incidents, neither can be found any more.
    await context.db.run(sql`delete from metric.fact where day <= ${second?.lastDay}::date`);

    const again = await detectAnomalies.run({ upTo: LAST_DAY }, context);

    const left = await listIncidents(context.db);
    expect(left.find(({ key }) => key === first?.key)?.status).toBe('false_alarm');
    expect(left.map(({ key }) => key)).not.toContain(second?.key);
    expect(again.removedAnomalies).toBeGreaterThan(0);
  });

  it('says how many days there are and how many are needed', async () => {
    const shop = generateDemoShop({ seed: 7, lastDay: LAST_DAY });
    const first = shop.facts[0]?.day ?? '';
    const context = await openShop(store, shop, '2026-06-12');

    const answer = await detectAnomalies.run({ upTo: '2026-06-12' }, context);

    const days = daysBetween(first, '2026-06-12') + 1;
    expect(answer.incidents).toEqual([]);
    expect(answer.notEnoughHistory).toContainEqual({
      metric: 'sessions',
      source: 'sessions',
      days,
      needed: 29,
    });
  });
});

async function insertExecution({ db }: ToolContext): Promise<string> {
  const id = crypto.randomUUID();
  await db.run(sql`
    insert into runtime.execution (id, tenant_id, number, graph, graph_version, trigger, input, trace_id)
    values (${id}, ${db.tenantId}, 1, 'growth_reactive', '1', 'manual', '{}', 'test')
  `);
  return id;
}
