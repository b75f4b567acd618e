import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { openTestStore, type TestStore } from '../testing.ts';

let store: TestStore;
let shop: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
  shop = await store.createTenant('shop');
});
afterAll(() => store.close());

const ask = async (text: string) => (await shop.run({ text, values: [] })).rows;

it('names every column that the contract documents', async () => {
  const documented: Record<string, string> = {
    sources_shop: 'id name domain active created_at updated_at',
    importers_integration: 'id shop_id integration_type data active deleted created_at updated_at',
    ai_property_shop_mapping: 'shop_id property_id active',
    ai_general_anomalies:
      'id shop_id property_id metric z_score baseline_change_pct current_value baseline_value business_impact detected_at processed',
    ai_insights:
      'id shop_id property_id mcp_source agent_name report_data metrics_analyzed status processed_by_master insight_priority confidence_score business_impact trace_id created_at',
    ai_recommendations:
      'id shop_id source_type anomaly_id insight_id domain priority recommendation_data status implemented implementation_date created_at updated_at',
    ai_recommendation_feedback: 'id recommendation_id feedback_type feedback_text rating created_at',
    ai_agent_execution_log:
      'id shop_id agent_name agent_role execution_status input_data output_data error_message execution_time_ms tokens_used cost_usd trace_id started_at completed_at',
    ai_shop_knowledge_base: 'id shop_id knowledge_type data last_updated valid_until',
    ai_domain_recommendations: 'id domain recommendation_type template_data',
    ai_agent_context: 'id shop_id agent_type context_key context_data',
    analytics_statsgaacquisition:
      'shop_id date source medium campaign sessions users new_users engaged_sessions engagement_rate bounce_rate',
    analytics_statsgaproductperformance:
      'shop_id date item_name item_id item_category views add_to_carts checkouts purchases item_revenue',
    analytics_statsordersanalytics: 'shop_id date transactions revenue avg_order_value conversion_rate',
    analytics_statsadscampaignperformance:
      'shop_id date platform campaign impressions clicks spend conversions revenue ctr cpc roas',
    analytics_statsdailyanomalies: 'date metric z_score current baseline change_pct',
  };

  for (const [view, columns] of Object.entries(documented)) {
    const quoted = columns.split(' ').map((column) => `"${column}"`);
    await expect(ask(`select ${quoted.join(', ')} from growth.${view} limit 0`), view).resolves.toEqual([]);
  }
});
