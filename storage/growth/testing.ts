import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Database } from '../database.ts';
import { sql } from '../sql.ts';
import { insertRow } from '../testing-rows.ts';

/** Ids of the rows that the tests ask for by id. */
export interface GrowthIds {
  readonly anomaly: string;
  readonly recommendation: string;
  readonly quarantined: string;
}

const DEFINITIONS = [
  ['conversion_rate', 'fraction', 'rate', 'up'],
  ['revenue', 'currency', 'money', 'up'],
  ['sessions', 'count', 'count', 'up'],
  ['bounce_rate', 'fraction', 'rate', 'down'],
  ['average_order_value', 'currency', 'money', 'up'],
  ['ad_spend', 'currency', 'money', 'neutral'],
];

/** Mirrors the metrics that the tests use, as the owner does from code. */
export async function addDefinitions(owner: Database): Promise<void> {
  for (const [key, unit, kind, better] of DEFINITIONS) {
    await owner.run(sql`
      insert into metric.definition (key, name, unit, kind, better, aggregation, family, expression, description)
      values (${key}, '{}', ${unit}, ${kind}, ${better}, 'sum', 'test', '{}', 'test')`);
  }
}

/** A shop's rows in our tables, as imports and runs would leave them. */
export async function addGrowthRows(pool: pg.Pool, tenantId: string): Promise<GrowthIds> {
  const ids = { anomaly: randomUUID(), recommendation: randomUUID(), quarantined: randomUUID() };
  const add = (table: string, row: object): Promise<void> =>
    insertRow(pool, table, { ...row, tenant_id: tenantId });
  await addConnection(add);
  await addFacts(add);
  await addAnomaly(pool, add, ids.anomaly);
  await addAdvice(pool, add, ids);
  await addRun(add);
  return ids;
}

type Add = (table: string, row: object) => Promise<void>;

async function addConnection(add: Add): Promise<void> {
  const id = randomUUID();
  await add('core.integration', { id, source: 'ga4', config: { region: 'eu' } });
  const account = { external_kind: 'property', external_id: 'properties/123456' };
  await add('core.integration_account', { integration_id: id, ...account });
  await add('runtime.memory', {
    scope: 'tenant',
    key: 'website_analysis',
    value: { url: 'https://shop.example' },
  });
  const old = { key: 'competitor_analysis', valid_until: '2020-01-01' };
  await add('runtime.memory', { scope: 'tenant', value: {}, ...old });
  await add('runtime.memory', { scope: 'agent', key: 'db_schema', value: { tables: 1 } });
  const rule = { structure: { h1: [] }, rules: { causes: ['x'] }, category: 'fix' };
  await add('engage.template', {
    kind: 'recommendation',
    domain: 'ux_conversion',
    name: 'repair-checkout',
    ...rule,
  });
}

async function addFacts(add: Add): Promise<void> {
  const first = { day: '2026-03-01', currency: 'PLN', timezone: 'Europe/Warsaw' };
  const fact = (dataset: string, dims: object, measures: object): Promise<void> =>
    add('metric.fact', { ...first, dataset, dims, measures });
  const organic = { source: 'google', channel: 'Organic Search' };
  await fact('sessions', { ...organic, device: 'mobile' }, { sessions: 100, users: 80, bounces: 60 });
  await fact('sessions', { ...organic, device: 'desktop' }, { sessions: 200, users: 120, bounces: 60 });
  await fact(
    'sessions',
    { source: 'news', medium: 'email', campaign: 'spring' },
    { sessions: 50, engaged_sessions: 10 },
  );
  await fact('orders', { country: 'PL' }, { orders: 4, revenue: 400 });
  await fact('orders', { country: 'DE' }, { transactions: 3, revenue: 300 });
  await add('metric.fact', {
    ...first,
    day: '2026-03-02',
    dataset: 'orders',
    dims: {},
    measures: { orders: 2, revenue: 100 },
  });
  const product = { views: 90, add_to_carts: 9, purchases: 3, item_revenue: 60 };
  await fact('product', { product: 'Mug', category: 'Kitchen' }, product);
  const google = { impressions: 1000, clicks: 50, spend: 100, conversions: 5, conversion_value: 400 };
  await fact('ads', { platform: 'google_ads', campaign: 'brand' }, google);
  await fact('ads', { platform: 'meta_ads' }, { impressions: 0, clicks: 0, spend: 10 });
}

async function addAnomaly(pool: pg.Pool, add: Add, id: string): Promise<void> {
  const { rows } = await pool.query(`select id from metric.definition where key = 'conversion_rate'`);
  const series = randomUUID();
  await add('metric.series', { id: series, definition_id: rows[0].id, dims: {}, source: 'sessions' });
  const where = { series_id: series, first_day: '2026-03-01', last_day: '2026-03-02', detector: 'weekday' };
  const size = {
    actual: 0.015,
    expected: 0.02,
    z: -4.5,
    change: -0.25,
    direction: 'down',
    impact_score: 0.9,
  };
  const money = { impact_amount: -900, currency: 'PLN', severity: 'URGENT' };
  await add('metric.anomaly', { id, incident_key: 'i', is_lead: true, ...where, ...size, ...money });
}

async function addAdvice(pool: pg.Pool, add: Add, ids: GrowthIds): Promise<void> {
  const agent = randomUUID();
  await pool.query(
    `insert into runtime.agent (id, name, tier, parent_id, domain, purpose, model_policy, version) values
     ($1, 'root', 'orchestrator', null, 'growth', 'p', 'never', '1'),
     ($2, 'ga4_conversion_funnel_analyst', 'analyst', $1, 'growth', 'p', 'never', '1')`,
    [randomUUID(), agent],
  );
  const content = {
    metrics: [{ metric_name: 'conversion_rate' }],
    executive_summary: { business_impact: 'revenue at risk' },
  };
  const report = { kind: 'report', source: 'ga4', agent_id: agent, title: 't', content };
  await add('insight.insight', {
    ...report,
    period: '[2026-03-01,2026-03-03)',
    priority: 'HIGH',
    confidence: 0.8,
  });
  const actionPlan = {
    immediate: [{ action: 'Sprawdź', effort: 'low', expectedEffect: 'Duży' }],
    shortTerm: [],
    longTerm: [],
  };
  const pl = {
    h1: 'Napraw koszyk',
    impact: 'Szacowany zysk 900 zł',
    text: 'Zdanie.',
    desc: 'Opis.',
    actionPlan,
  };
  const advice = {
    source_kind: 'anomaly',
    anomaly_id: ids.anomaly,
    domain: 'ux_conversion',
    kind: 'repair-checkout',
  };
  const shape = { priority: 'HIGH', language: 'pl', title: pl.h1, body: { texts: { pl } }, confidence: 0.7 };
  await add('insight.recommendation', { id: ids.recommendation, ...advice, ...shape, fingerprint: 'a' });
  const failed = { id: ids.quarantined, status: 'quarantined', fingerprint: 'b' };
  await add('insight.recommendation', { ...advice, ...shape, ...failed });
  await add('insight.feedback', { recommendation_id: ids.recommendation, type: 'helpful', rating: 4 });
}

async function addRun(add: Add): Promise<void> {
  const run = randomUUID();
  const begun = {
    id: run,
    number: 1,
    graph: 'g',
    graph_version: '1',
    trigger: 'manual',
    input: {},
    trace_id: 't',
  };
  await add('runtime.execution', begun);
  let number = 0;
  const step = (place: string, row: object): Promise<void> => {
    number += 1;
    const done = { number, epoch: 1, status: 'completed', started_at: 'now', ended_at: 'now' };
    return add('runtime.step', { execution_id: run, place, ...done, ...row });
  };
  const agent = { kind: 'agent' };
  const model = { kind: 'model', name: 'test/large' };
  const [master, schema, research] = ['only@1/master', 'only@1/master/schema', 'only@1/master/research'];
  await step(master, { ...agent, name: 'master', latency_ms: 900 });
  await step(`${master}/large`, { ...model, tokens_in: 100, tokens_out: 10, cost_usd: 0.5 });
  await step(schema, { ...agent, name: 'playbook', role: 'schema', latency_ms: 20 });
  await step(`${schema}/series`, { kind: 'tool', name: 'growth_series' });
  await step(research, { ...agent, name: 'unpriced', role: 'research', latency_ms: 30 });
  await step(`${research}/large`, { ...model, tokens_in: 60, tokens_out: 10 });
}
