-- The tables that other systems of such a shop read, as views of the same names and columns over ours.
-- Percent is percent here, as in the contract; our own tables hold fractions. What a tenant's data lacks is null, never 0.

create view growth.sources_shop with (security_invoker = true) as
select id, name, domain, status = 'active' as active, created_at, null::timestamptz as updated_at
from core.tenant;

create view growth.importers_integration with (security_invoker = true) as
select id, tenant_id as shop_id,
       case service when 'ga4' then 201 when 'google_ads' then 202 when 'meta_ads' then 203 when 'gsc' then 204
       end::smallint as integration_type,
       config as data, status = 'active' as active, deleted_at is not null as deleted, created_at, updated_at
from core.integration;
comment on column growth.importers_integration.data is 'Settings only. Credentials are nowhere in these views.';

create view growth.ai_property_shop_mapping with (security_invoker = true) as
select account.id, account.tenant_id as shop_id, regexp_replace(account.external_id, '^properties/', '') as property_id,
       account.active and integration.status = 'active' and integration.deleted_at is null as active,
       account.created_at
from core.integration_account as account
join core.integration on integration.tenant_id = account.tenant_id and integration.id = account.integration_id
where account.external_kind = 'property' and integration.service = 'ga4';
comment on column growth.ai_property_shop_mapping.property_id is 'Bare number, without "properties/".';

-- The shop's property where exactly one is connected; which of several a row belongs to is not known.
create view growth.shop_property with (security_invoker = true) as
select shop_id, min(property_id) as property_id
from growth.ai_property_shop_mapping where active
group by shop_id having count(*) = 1;

create view growth.ai_general_anomalies with (security_invoker = true) as
select anomaly.id, anomaly.tenant_id as shop_id, property.property_id, definition.key as metric,
       round(anomaly.z::numeric, 4) as z_score,
       round((anomaly.change * 100)::numeric, 4) as baseline_change_pct,
       (anomaly.actual * scale.factor)::numeric as current_value,
       (anomaly.expected * scale.factor)::numeric as baseline_value,
       round(anomaly.impact_score::numeric, 4) as business_impact,
       anomaly.detected_at, anomaly.status <> 'detected' as processed,
       anomaly.last_day as date, definition.family as category,
       series.dims ->> 'campaign' as campaign, series.dims as dimensions, anomaly.severity as priority,
       anomaly.impact_amount, anomaly.currency,
       case when definition.better = 'neutral' then 'NEUTRAL'
            when definition.better = anomaly.direction then 'POSITIVE' else 'NEGATIVE'
       end as business_impact_direction
from metric.anomaly
join metric.series on series.tenant_id = anomaly.tenant_id and series.id = anomaly.series_id
join metric.definition on definition.id = series.definition_id
cross join lateral (select case definition.unit when 'fraction' then 100.0 else 1.0 end as factor) as scale
left join growth.shop_property as property on property.shop_id = anomaly.tenant_id;
comment on column growth.ai_general_anomalies.baseline_change_pct is 'Percent: -25 is a quarter less (a fraction in metric.anomaly).';
comment on column growth.ai_general_anomalies.current_value is 'Percent where the metric is a fraction of something (conversion rate, bounce rate); else in the unit of the metric.';
comment on column growth.ai_general_anomalies.baseline_value is 'As current_value.';
comment on column growth.ai_general_anomalies.business_impact is 'Score from 0 to 1. The money is impact_amount.';

create view growth.analytics_statsdailyanomalies with (security_invoker = true) as
select id, shop_id, date, metric, z_score, current_value as current, baseline_value as baseline,
       baseline_change_pct as change_pct
from growth.ai_general_anomalies;
comment on column growth.analytics_statsdailyanomalies.change_pct is 'Percent.';

create view growth.ai_insights with (security_invoker = true) as
select insight.id, insight.tenant_id as shop_id, property.property_id, insight.source as mcp_source,
       agent.name as agent_name,
       jsonb_build_object(
         'agent_metadata', jsonb_build_object(
           'agent_name', agent.name, 'mcp_source', insight.source, 'analysis_date', insight.created_at,
           'analysis_period', jsonb_build_object('start', lower(period), 'end', upper(period) - 1)),
         'executive_summary', jsonb_build_object(
           'key_finding', insight.title, 'confidence', round(insight.confidence::numeric, 4))
       ) || insight.content as report_data,
       (select array_agg(metric ->> 'metric_name')
        from jsonb_array_elements(case jsonb_typeof(insight.content -> 'metrics')
                                  when 'array' then insight.content -> 'metrics' end) as metric
       ) as metrics_analyzed,
       insight.status, insight.triaged_at is not null as processed_by_master, insight.priority as insight_priority,
       insight.confidence::numeric(5, 4) as confidence_score,
       left(insight.content #>> '{executive_summary,business_impact}', 32) as business_impact,
       insight.trace_id, insight.created_at, insight.updated_at
from insight.insight
left join runtime.agent on agent.id = insight.agent_id
left join growth.shop_property as property on property.shop_id = insight.tenant_id;

create function growth.plan_items(items jsonb) returns jsonb
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'action', item -> 'action', 'effort', item -> 'effort', 'impact', item -> 'expectedEffect')), '[]')
  from jsonb_array_elements(items) as item
$$;

-- What failed its checks is not advice, so quarantined texts and drafts are not here.
create view growth.ai_recommendations with (security_invoker = true) as
select recommendation.id, recommendation.tenant_id as shop_id, property.property_id,
       recommendation.source_kind as source_type, recommendation.anomaly_id, recommendation.insight_id,
       recommendation.domain, recommendation.priority,
       jsonb_build_object('title', recommendation.title, 'language', recommendation.language)
         || (coalesce(wording.text, '{}') - 'actionPlan')
         || case when wording.text ? 'actionPlan' then jsonb_build_object('action_plan', jsonb_build_object(
              'immediate', growth.plan_items(wording.text #> '{actionPlan,immediate}'),
              'short_term', growth.plan_items(wording.text #> '{actionPlan,shortTerm}'),
              'long_term', growth.plan_items(wording.text #> '{actionPlan,longTerm}')
            )) else '{}' end as recommendation_data,
       recommendation.status, recommendation.status = 'implemented' as implemented,
       recommendation.implemented_at as implementation_date, recommendation.created_at, recommendation.updated_at,
       recommendation.confidence::numeric(5, 4) as confidence, recommendation.impact_amount, recommendation.currency
from insight.recommendation
cross join lateral (select recommendation.body -> 'texts' -> recommendation.language as text) as wording
left join growth.shop_property as property on property.shop_id = recommendation.tenant_id
where recommendation.status not in ('draft', 'quarantined');
comment on column growth.ai_recommendations.recommendation_data is 'h1, impact, text, desc and action_plan in the language of the recommendation.';

create view growth.ai_recommendation_feedback with (security_invoker = true) as
select id, tenant_id as shop_id, recommendation_id, type as feedback_type, text as feedback_text, rating, given_by,
       created_at
from insight.feedback;

-- One row per run of an agent. Models that it called count for it, those of an agent below it do not.
create view growth.ai_agent_execution_log with (security_invoker = true) as
with recursive below (agent_step, id) as (
  select id, id from runtime.step where kind = 'agent'
  union all
  select below.agent_step, step.id from below join runtime.step on step.parent_id = below.id and step.kind <> 'agent'
), costs as (
  select below.agent_step, count(*) filter (where step.kind = 'model') as calls,
         sum(step.tokens_in) as tokens_in, sum(step.tokens_out) as tokens_out, sum(step.cost_usd) as cost_usd,
         bool_or(step.kind = 'model' and step.cost_usd is null) as has_unpriced
  from below join runtime.step on step.id = below.id
  group by below.agent_step
)
select step.id, step.tenant_id as shop_id, step.execution_id, coalesce(agent.name, step.name) as agent_name,
       step.role as agent_role, step.status as execution_status, step.input as input_data, step.output as output_data,
       step.error as error_message, step.latency_ms as execution_time_ms,
       case when costs.calls = 0 then 0 else costs.tokens_in + costs.tokens_out end as tokens_used,
       case when costs.calls = 0 then 0 when not costs.has_unpriced then costs.cost_usd end::numeric(10, 6) as cost_usd,
       step.decided_by, step.trace_id, step.started_at, step.ended_at as completed_at
from runtime.step
join costs on costs.agent_step = step.id
left join runtime.agent on agent.id = step.agent_id;
comment on column growth.ai_agent_execution_log.cost_usd is 'Null when the price of a model that was called is not known.';

create view growth.ai_shop_knowledge_base with (security_invoker = true) as
select id, tenant_id as shop_id, key as knowledge_type, value as data, updated_at as last_updated, valid_until
from runtime.memory where scope = 'tenant';

create view growth.ai_agent_context with (security_invoker = true) as
select memory.id, memory.tenant_id as shop_id, agent.name as agent_type, memory.key as context_key,
       memory.value as context_data, memory.valid_until, memory.updated_at
from runtime.memory left join runtime.agent on agent.id = memory.agent_id
where memory.scope = 'agent';

create view growth.ai_domain_recommendations with (security_invoker = true) as
select id, domain, name as recommendation_type, category,
       structure || jsonb_build_object('rules', rules) as template_data, created_at
from engage.template where kind = 'recommendation' and is_active;

grant select on all tables in schema growth to steward_app;
