import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { openTestStore, type TestStore } from '../testing.ts';
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

describe('what other systems read', () => {
  it('lists the shop, its connections without secrets, and its property as a bare number', async () => {
    expect(await ask('select id, name, domain, active from growth.sources_shop')).toEqual([
      { id: shop.tenantId, name: 'shop', domain: null, active: true },
    ]);
    expect(
      await ask(
        `select integration_type, data, active, deleted from growth.importers_integration
                 where shop_id = $1 and integration_type = 201`,
        [shop.tenantId],
      ),
    ).toEqual([{ integration_type: 201, data: { region: 'eu' }, active: true, deleted: false }]);
    expect(await ask('select shop_id, property_id, active from growth.ai_property_shop_mapping')).toEqual([
      { shop_id: shop.tenantId, property_id: '123456', active: true },
    ]);
  });

  it('ranks the unprocessed anomalies of the last three days by impact', async () => {
    const rows = await ask(
      `select id, metric, property_id, z_score, baseline_change_pct, current_value, baseline_value, business_impact,
              priority, business_impact_direction, impact_amount, currency
       from growth.ai_general_anomalies
       where shop_id = $1 and processed = false and detected_at >= now() - interval '3 days'
       order by business_impact desc nulls last, abs(z_score) desc limit 15`,
      [shop.tenantId],
    );

    expect(rows).toEqual([
      {
        id: ids.anomaly,
        metric: 'conversion_rate',
        property_id: '123456',
        z_score: -4.5,
        baseline_change_pct: -25,
        current_value: 1.5,
        baseline_value: 2,
        business_impact: 0.9,
        priority: 'URGENT',
        business_impact_direction: 'NEGATIVE',
        impact_amount: -900,
        currency: 'PLN',
      },
    ]);
  });

  it('feeds the daily anomalies', async () => {
    expect(
      await ask(
        `select date, metric, z_score, current, baseline, change_pct
                 from growth.analytics_statsdailyanomalies where shop_id = $1`,
        [shop.tenantId],
      ),
    ).toEqual([
      {
        date: '2026-03-02',
        metric: 'conversion_rate',
        z_score: -4.5,
        current: 1.5,
        baseline: 2,
        change_pct: -25,
      },
    ]);
  });

  it('lists insights by source and status with their report', async () => {
    const [insight] = await ask(
      `select mcp_source, agent_name, report_data, metrics_analyzed, status, processed_by_master, insight_priority,
              confidence_score, business_impact
       from growth.ai_insights where shop_id = $1 and status = 'generated' and processed_by_master = false
       order by created_at desc limit 50`,
      [shop.tenantId],
    );

    expect(insight).toMatchObject({
      mcp_source: 'ga4',
      agent_name: 'ga4_conversion_funnel_analyst',
      metrics_analyzed: ['conversion_rate'],
      insight_priority: 'HIGH',
      confidence_score: 0.8,
      business_impact: 'revenue at risk',
      report_data: {
        agent_metadata: { mcp_source: 'ga4', analysis_period: { start: '2026-03-01', end: '2026-03-02' } },
        metrics: [{ metric_name: 'conversion_rate' }],
      },
    });
  });

  it('joins recommendations with their feedback, in the contract’s shape', async () => {
    const rows = await ask(
      `select r.domain, r.priority, r.source_type, r.recommendation_data, r.status, r.implemented,
              count(f.id)::int as answers, avg(f.rating)::float8 as rating
       from growth.ai_recommendations r
       left join growth.ai_recommendation_feedback f on f.recommendation_id = r.id and f.feedback_type = 'helpful'
       where r.shop_id = $1 and r.id = $2 group by r.id, r.domain, r.priority, r.source_type, r.recommendation_data,
             r.status, r.implemented`,
      [shop.tenantId, ids.recommendation],
    );

    expect(rows).toEqual([
      {
        domain: 'ux_conversion',
        priority: 'HIGH',
        source_type: 'anomaly',
        status: 'active',
        implemented: false,
        answers: 1,
        rating: 4,
        recommendation_data: {
          title: 'Napraw koszyk',
          language: 'pl',
          h1: 'Napraw koszyk',
          impact: 'Szacowany zysk 900 zł',
          text: 'Zdanie.',
          desc: 'Opis.',
          action_plan: {
            immediate: [{ action: 'Sprawdź', effort: 'low', impact: 'Duży' }],
            short_term: [],
            long_term: [],
          },
        },
      },
    ]);
  });

  it('keeps texts that failed their checks out of the recommendations', async () => {
    expect(await ask('select id from growth.ai_recommendations where id = $1', [ids.quarantined])).toEqual(
      [],
    );
  });

  it('sums time, tokens and cost of agents, counting each model call once', async () => {
    const rows = await ask(
      `select agent_name, agent_role, execution_status, sum(tokens_used)::int as tokens, sum(cost_usd) as cost,
              sum(execution_time_ms)::int as milliseconds
       from growth.ai_agent_execution_log where shop_id = $1
       group by agent_name, agent_role, execution_status order by agent_name`,
      [shop.tenantId],
    );

    expect(rows).toEqual([
      {
        agent_name: 'master',
        agent_role: null,
        execution_status: 'completed',
        tokens: 110,
        cost: 0.5,
        milliseconds: 900,
      },
      {
        agent_name: 'playbook',
        agent_role: 'schema',
        execution_status: 'completed',
        tokens: 0,
        cost: 0,
        milliseconds: 20,
      },
      {
        agent_name: 'unpriced',
        agent_role: 'research',
        execution_status: 'completed',
        tokens: 70,
        cost: null,
        milliseconds: 30,
      },
    ]);
  });

  it('answers knowledge of a type only while it is valid', async () => {
    const valid = `select knowledge_type, data from growth.ai_shop_knowledge_base
                   where shop_id = $1 and knowledge_type = $2 and (valid_until is null or valid_until > now())`;

    expect(await ask(valid, [shop.tenantId, 'website_analysis'])).toEqual([
      { knowledge_type: 'website_analysis', data: { url: 'https://shop.example' } },
    ]);
    expect(await ask(valid, [shop.tenantId, 'competitor_analysis'])).toEqual([]);
  });

  it('offers templates by domain, and the context of agents', async () => {
    expect(
      await ask(
        `select recommendation_type, template_data from growth.ai_domain_recommendations where domain = 'ux_conversion'`,
      ),
    ).toEqual([
      { recommendation_type: 'repair-checkout', template_data: { h1: [], rules: { causes: ['x'] } } },
    ]);
    expect(await ask('select context_key, context_data from growth.ai_agent_context')).toEqual([
      { context_key: 'db_schema', context_data: { tables: 1 } },
    ]);
  });
});

it('shows another shop nothing, in any view', async () => {
  const { rows: views } = await store.pool.query(`
    select table_name as name from information_schema.views where table_schema = 'growth' order by 1`);
  const seen: string[] = [];
  for (const { name } of views) {
    const { rows } = await other.run({
      text: `select row::text as content from growth.${name} as row`,
      values: [],
    });
    seen.push(...rows.map((row) => JSON.stringify(row)).filter((content) => content.includes(shop.tenantId)));
  }

  expect(views.length).toBeGreaterThanOrEqual(16);
  expect(seen).toEqual([]);
});
