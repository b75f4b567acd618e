-- Written by `npm run generate` from the migrations, for reviewers to read. Nothing runs it.

table core.audit_log (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid,
  at timestamp with time zone not null default now(),
  actor_kind text not null,
  actor_id text,
  action text not null,
  resource_kind text not null,
  resource_id text,
  before jsonb,
  after jsonb,
  trace_id text,
  created_at timestamp with time zone not null default now()
) force row level security;

constraint on core.audit_log: CHECK ((actor_kind = ANY (ARRAY['operator'::text, 'agent'::text, 'system'::text, 'external'::text])));

constraint on core.audit_log: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id);

constraint on core.audit_log: PRIMARY KEY (id);

CREATE INDEX audit_log_by_time ON core.audit_log USING btree (tenant_id, at DESC);

policy installation on core.audit_log for * to steward_owner using (tenant_id IS NULL) with check (tenant_id IS NULL);

policy tenant_isolation on core.audit_log for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON core.audit_log FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

grant insert, select on core.audit_log to steward_app;

table core.context_key (
  only_row boolean not null default true,
  inner_pad bytea not null,
  outer_pad bytea not null,
  created_at timestamp with time zone not null default now()
) force row level security;

constraint on core.context_key: CHECK (only_row);

constraint on core.context_key: PRIMARY KEY (only_row);

policy before_any_tenant on core.context_key for * to steward_owner using 
CASE current_setting('role'::text)
    WHEN 'steward_app'::text THEN true
    ELSE (NOT core.in_tenant())
END with check (NOT core.in_tenant());

CREATE OR REPLACE FUNCTION core.current_tenant()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  parts text[] := string_to_array(current_setting('steward.tenant', true), '.');
  key core.context_key;
begin
  if parts is null or cardinality(parts) <> 3 or parts[2] !~ '^[0-9]{1,12}$' then
    return null;
  end if;
  select * into key from core.context_key;
  if parts[3] <> encode(sha256(key.outer_pad
       || sha256(key.inner_pad || convert_to(parts[1] || '.' || parts[2], 'UTF8'))), 'hex')
     or parts[2]::bigint < extract(epoch from now()) then
    return null;
  end if;
  return parts[1]::uuid;
end $function$;

CREATE OR REPLACE FUNCTION core.enter_tenant()
 RETURNS uuid
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform pg_advisory_xact_lock_shared(7381952, 3);
  return core.require_tenant();
end $function$;

CREATE OR REPLACE FUNCTION core.guard_catalogue_reference(target regclass, column_name name, catalogue regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  execute format('create trigger %I before insert or update of %I on %s for each row
                    execute function core.refuse_foreign_catalogue_row(%L, %L)',
                 'guard_' || column_name, column_name, target, column_name, catalogue::text);
end $function$;

CREATE OR REPLACE FUNCTION core.in_tenant()
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select exists (
    select from pg_catalog.pg_locks
    where locktype = 'advisory' and pid = pg_catalog.pg_backend_pid()
      and classid = 7381952 and objid = 3 and objsubid = 2
  )
$function$;

table core.integration (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  service text not null,
  category text not null default 'source'::text,
  status text not null default 'active'::text,
  config jsonb not null default '{}'::jsonb,
  last_sync_at timestamp with time zone,
  last_error text,
  error_count integer not null default 0,
  deleted_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now()
) force row level security;

constraint on core.integration: CHECK ((error_count >= 0));

constraint on core.integration: CHECK ((service = ANY (ARRAY['ga4'::text, 'gsc'::text, 'google_ads'::text, 'meta_ads'::text, 'pagespeed'::text])));

constraint on core.integration: CHECK ((status = ANY (ARRAY['active'::text, 'needs_reconnect'::text, 'disabled'::text])));

constraint on core.integration: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on core.integration: PRIMARY KEY (id);

constraint on core.integration: UNIQUE (tenant_id, id);

CREATE INDEX integration_by_service ON core.integration USING btree (tenant_id, service);

policy tenant_isolation on core.integration for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant delete, insert, select, update on core.integration to steward_app;

table core.integration_account (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  integration_id uuid not null,
  external_kind text not null,
  external_id text not null,
  label text,
  active boolean not null default true,
  created_at timestamp with time zone not null default now()
) force row level security;

constraint on core.integration_account: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on core.integration_account: FOREIGN KEY (tenant_id, integration_id) REFERENCES core.integration(tenant_id, id) ON DELETE CASCADE;

constraint on core.integration_account: PRIMARY KEY (id);

constraint on core.integration_account: UNIQUE (tenant_id, external_kind, external_id);

constraint on core.integration_account: UNIQUE (tenant_id, id);

policy tenant_isolation on core.integration_account for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant delete, insert, select, update on core.integration_account to steward_app;

CREATE OR REPLACE FUNCTION core.isolate(target regclass, privileges text DEFAULT 'select, insert, update, delete'::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if core.in_tenant() then
    raise exception 'not inside a tenant' using errcode = 'insufficient_privilege';
  end if;
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant_isolation on %s
                    using (tenant_id = (select core.current_tenant()))
                    with check (tenant_id = (select core.current_tenant()))', target);
  execute format('grant %s on %s to steward_app', privileges, target);
end $function$;

CREATE OR REPLACE FUNCTION core.isolate_catalogue(target regclass, privileges text DEFAULT 'select, insert, update, delete'::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform core.isolate(target, privileges);
  execute format('create policy shared_rows on %s for select to steward_app
                    using (tenant_id is null and (select core.current_tenant()) is not null)', target);
  execute format('create policy upkeep on %s to steward_owner
                    using (tenant_id is null) with check (tenant_id is null)', target);
end $function$;

CREATE OR REPLACE FUNCTION core.new_context_key()
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  secret bytea := sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'))
               || sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8'));
  inner_block bytea := secret;
  outer_block bytea := secret;
begin
  for position in 0..63 loop
    inner_block := set_byte(inner_block, position, get_byte(secret, position) # 54);
    outer_block := set_byte(outer_block, position, get_byte(secret, position) # 92);
  end loop;
  insert into core.context_key (inner_pad, outer_pad) values (inner_block, outer_block)
  on conflict (only_row) do update
    set inner_pad = excluded.inner_pad, outer_pad = excluded.outer_pad, created_at = now();
end $function$;

CREATE OR REPLACE FUNCTION core.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '%.% is append-only', tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
end $function$;

CREATE OR REPLACE FUNCTION core.refuse_foreign_catalogue_row()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  referred   uuid;
  is_visible boolean;
begin
  execute format('select ($1).%I', tg_argv[0]) into referred using new;
  if referred is null then
    return new;
  end if;
  execute format('select exists (select from %s where id = $1)', tg_argv[1]) into is_visible using referred;
  if not is_visible then
    raise exception '% % is not in the catalogue of this tenant', tg_argv[1], referred
      using errcode = 'foreign_key_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION core.require_tenant()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  tenant uuid := core.current_tenant();
begin
  if tenant is null then
    raise exception 'no valid tenant context' using errcode = 'insufficient_privilege';
  end if;
  return tenant;
end $function$;

table core.setting (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid,
  scope text not null,
  key text not null,
  value jsonb not null,
  version integer not null default 1,
  is_current boolean not null default true,
  changed_by_agent text,
  created_at timestamp with time zone not null default now()
) force row level security;

constraint on core.setting: CHECK (((scope = 'tenant'::text) = (tenant_id IS NOT NULL)));

constraint on core.setting: CHECK ((scope = ANY (ARRAY['system'::text, 'tenant'::text])));

constraint on core.setting: CHECK ((version > 0));

constraint on core.setting: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on core.setting: PRIMARY KEY (id);

constraint on core.setting: UNIQUE (tenant_id, id);

constraint on core.setting: UNIQUE NULLS NOT DISTINCT (tenant_id, key, version);

CREATE UNIQUE INDEX setting_current ON core.setting USING btree (tenant_id, key) NULLS NOT DISTINCT WHERE is_current;

policy shared_rows on core.setting for r to steward_app using ((tenant_id IS NULL) AND (( SELECT core.current_tenant() AS current_tenant) IS NOT NULL));

policy tenant_isolation on core.setting for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

policy upkeep on core.setting for * to steward_owner using (tenant_id IS NULL) with check (tenant_id IS NULL);

grant delete, insert, select, update on core.setting to steward_app;

table core.tenant (
  id uuid not null default gen_random_uuid(),
  kind text not null default 'shop'::text,
  slug text not null,
  name text not null,
  domain text,
  timezone text not null,
  currency text not null,
  locale text not null,
  status text not null default 'active'::text,
  profile jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default now()
) force row level security;

constraint on core.tenant: CHECK ((currency ~ '^[A-Z]{3}$'::text));

constraint on core.tenant: CHECK ((kind = ANY (ARRAY['shop'::text, 'brand'::text, 'organisation'::text])));

constraint on core.tenant: CHECK ((locale = ANY (ARRAY['en'::text, 'pl'::text])));

constraint on core.tenant: CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text));

constraint on core.tenant: CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text, 'archived'::text])));

constraint on core.tenant: PRIMARY KEY (id);

constraint on core.tenant: UNIQUE (slug);

policy own_row on core.tenant for * to steward_app using (id = ( SELECT core.current_tenant() AS current_tenant));

policy registry on core.tenant for * to steward_owner using (NOT ( SELECT core.in_tenant() AS in_tenant)) with check (NOT ( SELECT core.in_tenant() AS in_tenant));

grant select on core.tenant to steward_app;

table engage.template (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid,
  kind text not null,
  domain text not null,
  name text not null,
  category text not null,
  structure jsonb not null,
  rules jsonb not null,
  is_active boolean not null default true,
  version integer not null default 1,
  created_at timestamp with time zone not null default now()
) force row level security;

constraint on engage.template: CHECK ((kind = 'recommendation'::text));

constraint on engage.template: CHECK ((version > 0));

constraint on engage.template: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on engage.template: PRIMARY KEY (id);

constraint on engage.template: UNIQUE (tenant_id, id);

constraint on engage.template: UNIQUE NULLS NOT DISTINCT (tenant_id, kind, name, version);

policy shared_rows on engage.template for r to steward_app using ((tenant_id IS NULL) AND (( SELECT core.current_tenant() AS current_tenant) IS NOT NULL));

policy tenant_isolation on engage.template for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

policy upkeep on engage.template for * to steward_owner using (tenant_id IS NULL) with check (tenant_id IS NULL);

grant delete, insert, select, update on engage.template to steward_app;

view growth.ai_agent_context security_invoker=true
 SELECT memory.id,
    memory.tenant_id AS shop_id,
    agent.name AS agent_type,
    memory.key AS context_key,
    memory.value AS context_data,
    memory.valid_until,
    memory.updated_at
   FROM (runtime.memory
     LEFT JOIN runtime.agent ON ((agent.id = memory.agent_id)))
  WHERE (memory.scope = 'agent'::text);

grant select on growth.ai_agent_context to steward_app;

view growth.ai_agent_execution_log security_invoker=true
 WITH RECURSIVE below(agent_step, id) AS (
         SELECT step_1.id,
            step_1.id
           FROM runtime.step step_1
          WHERE (step_1.kind = 'agent'::text)
        UNION ALL
         SELECT below.agent_step,
            step_1.id
           FROM (below
             JOIN runtime.step step_1 ON (((step_1.parent_id = below.id) AND (step_1.kind <> 'agent'::text))))
        ), costs AS (
         SELECT below.agent_step,
            count(*) FILTER (WHERE (step_1.kind = 'model'::text)) AS calls,
            sum(step_1.tokens_in) AS tokens_in,
            sum(step_1.tokens_out) AS tokens_out,
            sum(step_1.cost_usd) AS cost_usd,
            bool_or(((step_1.kind = 'model'::text) AND (step_1.cost_usd IS NULL))) AS has_unpriced
           FROM (below
             JOIN runtime.step step_1 ON ((step_1.id = below.id)))
          GROUP BY below.agent_step
        )
 SELECT step.id,
    step.tenant_id AS shop_id,
    step.execution_id,
    COALESCE(agent.name, step.name) AS agent_name,
    step.role AS agent_role,
    step.status AS execution_status,
    step.input AS input_data,
    step.output AS output_data,
    step.error AS error_message,
    step.latency_ms AS execution_time_ms,
        CASE
            WHEN (costs.calls = 0) THEN (0)::bigint
            ELSE (costs.tokens_in + costs.tokens_out)
        END AS tokens_used,
    (
        CASE
            WHEN (costs.calls = 0) THEN (0)::numeric
            WHEN (NOT costs.has_unpriced) THEN costs.cost_usd
            ELSE NULL::numeric
        END)::numeric(10,6) AS cost_usd,
    step.decided_by,
    step.trace_id,
    step.started_at,
    step.ended_at AS completed_at
   FROM ((runtime.step
     JOIN costs ON ((costs.agent_step = step.id)))
     LEFT JOIN runtime.agent ON ((agent.id = step.agent_id)));

grant select on growth.ai_agent_execution_log to steward_app;

view growth.ai_domain_recommendations security_invoker=true
 SELECT id,
    domain,
    name AS recommendation_type,
    category,
    (structure || jsonb_build_object('rules', rules)) AS template_data,
    created_at
   FROM engage.template
  WHERE ((kind = 'recommendation'::text) AND is_active);

grant select on growth.ai_domain_recommendations to steward_app;

CREATE TRIGGER process_anomaly INSTEAD OF UPDATE ON growth.ai_general_anomalies FOR EACH ROW EXECUTE FUNCTION growth.update_anomaly();

CREATE TRIGGER write_anomaly INSTEAD OF INSERT ON growth.ai_general_anomalies FOR EACH ROW EXECUTE FUNCTION growth.insert_anomaly();

view growth.ai_general_anomalies security_invoker=true
 SELECT anomaly.id,
    anomaly.tenant_id AS shop_id,
    property.property_id,
    definition.key AS metric,
    round((anomaly.z)::numeric, 4) AS z_score,
    round(((anomaly.change * (100)::double precision))::numeric, 4) AS baseline_change_pct,
    ((anomaly.actual * (scale.factor)::double precision))::numeric AS current_value,
    ((anomaly.expected * (scale.factor)::double precision))::numeric AS baseline_value,
    round((anomaly.impact_score)::numeric, 4) AS business_impact,
    anomaly.detected_at,
    (anomaly.status <> 'detected'::text) AS processed,
    anomaly.last_day AS date,
    definition.family AS category,
    (series.dims ->> 'campaign'::text) AS campaign,
    series.dims AS dimensions,
    anomaly.severity AS priority,
    anomaly.impact_amount,
    anomaly.currency,
        CASE
            WHEN (definition.better = 'neutral'::text) THEN 'NEUTRAL'::text
            WHEN (definition.better = anomaly.direction) THEN 'POSITIVE'::text
            ELSE 'NEGATIVE'::text
        END AS business_impact_direction
   FROM ((((metric.anomaly
     JOIN metric.series ON (((series.tenant_id = anomaly.tenant_id) AND (series.id = anomaly.series_id))))
     JOIN metric.definition ON ((definition.id = series.definition_id)))
     CROSS JOIN LATERAL ( SELECT
                CASE definition.unit
                    WHEN 'fraction'::text THEN 100.0
                    ELSE 1.0
                END AS factor) scale)
     LEFT JOIN growth.shop_property property ON ((property.shop_id = anomaly.tenant_id)));

grant insert, select, update on growth.ai_general_anomalies to steward_app;

view growth.ai_insights security_invoker=true
 SELECT insight.id,
    insight.tenant_id AS shop_id,
    property.property_id,
    insight.source AS mcp_source,
    agent.name AS agent_name,
    (jsonb_build_object('agent_metadata', jsonb_build_object('agent_name', agent.name, 'mcp_source', insight.source, 'analysis_date', insight.created_at, 'analysis_period', jsonb_build_object('start', lower(insight.period), 'end', (upper(insight.period) - 1))), 'executive_summary', jsonb_build_object('key_finding', insight.title, 'confidence', round((insight.confidence)::numeric, 4))) || insight.content) AS report_data,
    ( SELECT array_agg((metric.value ->> 'metric_name'::text)) AS array_agg
           FROM jsonb_array_elements(
                CASE jsonb_typeof((insight.content -> 'metrics'::text))
                    WHEN 'array'::text THEN (insight.content -> 'metrics'::text)
                    ELSE NULL::jsonb
                END) metric(value)) AS metrics_analyzed,
    insight.status,
    (insight.triaged_at IS NOT NULL) AS processed_by_master,
    insight.priority AS insight_priority,
    (insight.confidence)::numeric(5,4) AS confidence_score,
    "left"((insight.content #>> '{executive_summary,business_impact}'::text[]), 32) AS business_impact,
    insight.trace_id,
    insight.created_at,
    insight.updated_at
   FROM ((insight.insight
     LEFT JOIN runtime.agent ON ((agent.id = insight.agent_id)))
     LEFT JOIN growth.shop_property property ON ((property.shop_id = insight.tenant_id)));

grant select on growth.ai_insights to steward_app;

view growth.ai_property_shop_mapping security_invoker=true
 SELECT account.id,
    account.tenant_id AS shop_id,
    regexp_replace(account.external_id, '^properties/'::text, ''::text) AS property_id,
    (account.active AND (integration.status = 'active'::text) AND (integration.deleted_at IS NULL)) AS active,
    account.created_at
   FROM (core.integration_account account
     JOIN core.integration ON (((integration.tenant_id = account.tenant_id) AND (integration.id = account.integration_id))))
  WHERE ((account.external_kind = 'property'::text) AND (integration.service = 'ga4'::text));

grant select on growth.ai_property_shop_mapping to steward_app;

CREATE TRIGGER write_feedback INSTEAD OF INSERT ON growth.ai_recommendation_feedback FOR EACH ROW EXECUTE FUNCTION growth.insert_feedback();

view growth.ai_recommendation_feedback security_invoker=true
 SELECT id,
    tenant_id AS shop_id,
    recommendation_id,
    type AS feedback_type,
    text AS feedback_text,
    rating,
    given_by,
    created_at
   FROM insight.feedback;

grant insert, select on growth.ai_recommendation_feedback to steward_app;

CREATE TRIGGER decide_recommendation INSTEAD OF UPDATE ON growth.ai_recommendations FOR EACH ROW EXECUTE FUNCTION growth.update_recommendation();

view growth.ai_recommendations security_invoker=true
 SELECT recommendation.id,
    recommendation.tenant_id AS shop_id,
    property.property_id,
    recommendation.source_kind AS source_type,
    recommendation.anomaly_id,
    recommendation.insight_id,
    recommendation.domain,
    recommendation.priority,
    ((jsonb_build_object('title', recommendation.title, 'language', recommendation.language) || (COALESCE(wording.text, '{}'::jsonb) - 'actionPlan'::text)) ||
        CASE
            WHEN (wording.text ? 'actionPlan'::text) THEN jsonb_build_object('action_plan', jsonb_build_object('immediate', growth.plan_items((wording.text #> '{actionPlan,immediate}'::text[])), 'short_term', growth.plan_items((wording.text #> '{actionPlan,shortTerm}'::text[])), 'long_term', growth.plan_items((wording.text #> '{actionPlan,longTerm}'::text[]))))
            ELSE '{}'::jsonb
        END) AS recommendation_data,
    recommendation.status,
    (recommendation.status = 'implemented'::text) AS implemented,
    recommendation.implemented_at AS implementation_date,
    recommendation.created_at,
    recommendation.updated_at,
    (recommendation.confidence)::numeric(5,4) AS confidence,
    recommendation.impact_amount,
    recommendation.currency
   FROM ((insight.recommendation
     CROSS JOIN LATERAL ( SELECT ((recommendation.body -> 'texts'::text) -> recommendation.language) AS text) wording)
     LEFT JOIN growth.shop_property property ON ((property.shop_id = recommendation.tenant_id)))
  WHERE (recommendation.status <> ALL (ARRAY['draft'::text, 'quarantined'::text]));

grant select, update on growth.ai_recommendations to steward_app;

view growth.ai_shop_knowledge_base security_invoker=true
 SELECT id,
    tenant_id AS shop_id,
    key AS knowledge_type,
    value AS data,
    updated_at AS last_updated,
    valid_until
   FROM runtime.memory
  WHERE (scope = 'tenant'::text);

grant select on growth.ai_shop_knowledge_base to steward_app;

view growth.analytics_statsadscampaignperformance security_invoker=true
 SELECT shop_id,
    date,
    platform,
    campaign,
    impressions,
    clicks,
    spend,
    conversions,
    revenue,
    (((100)::numeric * clicks) / NULLIF(impressions, (0)::numeric)) AS ctr,
    (spend / NULLIF(clicks, (0)::numeric)) AS cpc,
    (revenue / NULLIF(spend, (0)::numeric)) AS roas,
    currency
   FROM ( SELECT fact.tenant_id AS shop_id,
            fact.day AS date,
            COALESCE((fact.dims ->> 'platform'::text), '(not set)'::text) AS platform,
            COALESCE((fact.dims ->> 'campaign'::text), '(not set)'::text) AS campaign,
            sum(((fact.measures ->> 'impressions'::text))::numeric) AS impressions,
            sum(((fact.measures ->> 'clicks'::text))::numeric) AS clicks,
            sum(((fact.measures ->> 'spend'::text))::numeric) AS spend,
            sum(((fact.measures ->> 'conversions'::text))::numeric) AS conversions,
            sum(((fact.measures ->> 'conversion_value'::text))::numeric) AS revenue,
            min(fact.currency) AS currency
           FROM metric.fact
          WHERE (fact.dataset = 'ads'::text)
          GROUP BY fact.tenant_id, fact.day, COALESCE((fact.dims ->> 'platform'::text), '(not set)'::text), COALESCE((fact.dims ->> 'campaign'::text), '(not set)'::text)) daily;

grant select on growth.analytics_statsadscampaignperformance to steward_app;

view growth.analytics_statsdailyanomalies security_invoker=true
 SELECT id,
    shop_id,
    date,
    metric,
    z_score,
    current_value AS current,
    baseline_value AS baseline,
    baseline_change_pct AS change_pct
   FROM growth.ai_general_anomalies;

grant select on growth.analytics_statsdailyanomalies to steward_app;

view growth.analytics_statsgaacquisition security_invoker=true
 SELECT shop_id,
    date,
    source,
    medium,
    campaign,
    sessions,
    users,
    new_users,
    engaged_sessions,
    (((100)::numeric * engaged_sessions) / NULLIF(sessions, (0)::numeric)) AS engagement_rate,
    (((100)::numeric * bounces) / NULLIF(sessions, (0)::numeric)) AS bounce_rate
   FROM ( SELECT fact.tenant_id AS shop_id,
            fact.day AS date,
            COALESCE((fact.dims ->> 'source'::text), '(not set)'::text) AS source,
            COALESCE((fact.dims ->> 'medium'::text), growth.medium_of((fact.dims ->> 'channel'::text)), '(not set)'::text) AS medium,
            COALESCE((fact.dims ->> 'campaign'::text), '(not set)'::text) AS campaign,
            sum(((fact.measures ->> 'sessions'::text))::numeric) AS sessions,
            sum(((fact.measures ->> 'users'::text))::numeric) AS users,
            sum(((fact.measures ->> 'new_users'::text))::numeric) AS new_users,
            sum(((fact.measures ->> 'engaged_sessions'::text))::numeric) AS engaged_sessions,
            sum(((fact.measures ->> 'bounces'::text))::numeric) AS bounces
           FROM metric.fact
          WHERE (fact.dataset = 'sessions'::text)
          GROUP BY fact.tenant_id, fact.day, COALESCE((fact.dims ->> 'source'::text), '(not set)'::text), COALESCE((fact.dims ->> 'medium'::text), growth.medium_of((fact.dims ->> 'channel'::text)), '(not set)'::text), COALESCE((fact.dims ->> 'campaign'::text), '(not set)'::text)) daily;

grant select on growth.analytics_statsgaacquisition to steward_app;

view growth.analytics_statsgaproductperformance security_invoker=true
 SELECT tenant_id AS shop_id,
    day AS date,
    (dims ->> 'product'::text) AS item_name,
    (dims ->> 'product_id'::text) AS item_id,
    (dims ->> 'category'::text) AS item_category,
    sum(((measures ->> 'views'::text))::numeric) AS views,
    sum(((measures ->> 'add_to_carts'::text))::numeric) AS add_to_carts,
    sum(((measures ->> 'checkouts'::text))::numeric) AS checkouts,
    sum(((measures ->> 'purchases'::text))::numeric) AS purchases,
    sum(((measures ->> 'item_revenue'::text))::numeric) AS item_revenue,
    min(currency) AS currency
   FROM metric.fact
  WHERE (dataset = 'product'::text)
  GROUP BY tenant_id, day, (dims ->> 'product'::text), (dims ->> 'product_id'::text), (dims ->> 'category'::text);

grant select on growth.analytics_statsgaproductperformance to steward_app;

view growth.analytics_statsordersanalytics security_invoker=true
 SELECT shop_id,
    date,
    transactions,
    revenue,
    (revenue / NULLIF(transactions, (0)::numeric)) AS avg_order_value,
    (((100)::numeric * transactions) / NULLIF(sessions, (0)::numeric)) AS conversion_rate,
    currency,
    source
   FROM ( SELECT fact.tenant_id AS shop_id,
            fact.day AS date,
            min(fact.currency) AS currency,
            chosen.source,
            sum((COALESCE((fact.measures ->> 'transactions'::text), (fact.measures ->> 'orders'::text)))::numeric) FILTER (WHERE (fact.dataset = chosen.source)) AS transactions,
            sum(((fact.measures ->> 'revenue'::text))::numeric) FILTER (WHERE (fact.dataset = chosen.source)) AS revenue,
            sum(((fact.measures ->> 'sessions'::text))::numeric) FILTER (WHERE (fact.dataset = 'sessions'::text)) AS sessions
           FROM (metric.fact
             CROSS JOIN ( SELECT
                        CASE
                            WHEN (EXISTS ( SELECT
                               FROM metric.fact fact_1
                              WHERE (fact_1.dataset = 'orders'::text))) THEN 'orders'::text
                            ELSE 'sessions'::text
                        END AS source) chosen)
          WHERE (fact.dataset = ANY (ARRAY['orders'::text, 'sessions'::text]))
          GROUP BY fact.tenant_id, fact.day, chosen.source) daily
  WHERE ((transactions IS NOT NULL) OR (revenue IS NOT NULL));

grant select on growth.analytics_statsordersanalytics to steward_app;

CREATE OR REPLACE FUNCTION growth.external_metric(name text, OUT key text, OUT dims jsonb)
 RETURNS record
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select coalesce(alias.key, lower(trim(external_metric.name))), coalesce(alias.dims, '{}')
  from (select) as one
  left join (values
    ('total_revenue', 'revenue', null::jsonb), ('sales', 'revenue', null),
    ('orders', 'transactions', null), ('purchases', 'transactions', null),
    ('conversion', 'conversion_rate', null), ('aov', 'average_order_value', null),
    ('avg_order_value', 'average_order_value', null),
    ('traffic', 'sessions', null), ('visits', 'sessions', null), ('total_users', 'users', null),
    ('bounce', 'bounce_rate', null), ('session_duration', 'avg_session_duration', null),
    ('spend', 'ad_spend', null), ('cost', 'ad_spend', null), ('conversions', 'ad_conversions', null),
    ('organic_sessions', 'sessions', '{"channel": "Organic Search"}'),
    ('organic_traffic', 'sessions', '{"channel": "Organic Search"}'),
    ('organic_users', 'users', '{"channel": "Organic Search"}'),
    ('paid_traffic', 'sessions', '{"channel": "Paid Search"}'),
    ('direct_traffic', 'sessions', '{"channel": "Direct"}')
  ) as alias (name, key, dims) on alias.name = lower(trim(external_metric.name))
$function$;

CREATE OR REPLACE FUNCTION growth.external_series(metric_id uuid, breakdown jsonb, money text)
 RETURNS uuid
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  found_id uuid;
begin
  insert into metric.series (tenant_id, definition_id, dims, source, currency, is_monitored)
  values (core.require_tenant(), metric_id, breakdown, 'external', money, false)
  on conflict (tenant_id, definition_id, source, grain, dims_hash) do nothing;
  select id into strict found_id from metric.series
  where definition_id = metric_id and dims = breakdown and source = 'external';
  return found_id;
end $function$;

CREATE OR REPLACE FUNCTION growth.external_severity(z double precision, impact double precision, change double precision, good boolean)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select case when abs(z) > 3 and weighted > 0.8 then 'URGENT'
              when abs(z) > 2.5 and weighted > 0.6 then 'HIGH'
              when abs(z) > 2 and weighted > 0.4 then 'MEDIUM'
              else 'LOW' end
  from (select greatest(least(greatest(coalesce(impact, 0), 0), 1), 0.45 * least(1, abs(coalesce(change, 0))))
               * case when good is null then 0.85 when good then 0.7 else 1 end as weighted) as judged
$function$;

CREATE OR REPLACE FUNCTION growth.impact_score(amount double precision, on_day date)
 RETURNS double precision
 LANGUAGE sql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select 1 - exp(-abs(amount) / nullif(avg(revenue), 0)::float8 / 0.2)
  from growth.analytics_statsordersanalytics where date between on_day - 28 and on_day - 1
$function$;

view growth.importers_integration security_invoker=true
 SELECT id,
    tenant_id AS shop_id,
    (
        CASE service
            WHEN 'ga4'::text THEN 201
            WHEN 'google_ads'::text THEN 202
            WHEN 'meta_ads'::text THEN 203
            WHEN 'gsc'::text THEN 204
            ELSE NULL::integer
        END)::smallint AS integration_type,
    config AS data,
    (status = 'active'::text) AS active,
    (deleted_at IS NOT NULL) AS deleted,
    created_at,
    updated_at
   FROM core.integration;

grant select on growth.importers_integration to steward_app;

CREATE OR REPLACE FUNCTION growth.insert_anomaly()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  shop       core.tenant;
  known      metric.definition;
  named      record;
  factor     float8;
  change     float8;
  direction  text;
  good       boolean;
  amount     float8;
  score      float8;
  on_day     date;
begin
  new.shop_id := growth.require_shop(new.shop_id);
  select * into strict shop from core.tenant where id = new.shop_id;
  select * into named from growth.external_metric(new.metric);
  select * into known from metric.definition where key = named.key order by tenant_id nulls last limit 1;
  if known.id is null then
    raise exception 'metric "%" is not known', new.metric using errcode = 'check_violation',
      hint = 'Known: ' || (select string_agg(key, ', ' order by key) from metric.definition);
  end if;
  factor := case known.unit when 'fraction' then 100 else 1 end;
  change := coalesce(new.baseline_change_pct / 100,
                     (new.current_value - new.baseline_value) / nullif(abs(new.baseline_value), 0));
  direction := case sign(coalesce(nullif(change, 0), nullif(new.z_score, 0), new.current_value - new.baseline_value))
               when 1 then 'up' when -1 then 'down' end;
  if direction is null then
    raise exception 'an anomaly needs a signed z_score, a baseline_change_pct, or two values that differ'
      using errcode = 'check_violation';
  end if;
  good := case when known.better <> 'neutral' then known.better = direction end;
  new.detected_at := coalesce(new.detected_at, now());
  on_day := coalesce(new.date, (new.detected_at at time zone shop.timezone)::date);
  -- The contract holds a score from 0 to 1 here, or money of the day: anything above 1 can only be money.
  amount := coalesce(new.impact_amount, case when abs(new.business_impact) > 1 then new.business_impact end);
  amount := abs(amount) * case coalesce(good, direction = 'up') when true then 1 else -1 end;
  score := coalesce(case when abs(new.business_impact) <= 1 then abs(new.business_impact) end,
                    growth.impact_score(amount, on_day));
  new.id := coalesce(new.id, gen_random_uuid());

  insert into metric.anomaly as old_row
    (id, tenant_id, series_id, first_day, last_day, detector, incident_key, is_lead, direction, actual, expected, z,
     change, score, impact_score, impact_amount, currency, severity, status, detected_at, processed_at)
  values
    (new.id, new.shop_id,
     growth.external_series(known.id,
       coalesce(new.dimensions, '{}') || named.dims
         || case when new.campaign is null then '{}' else jsonb_build_object('campaign', new.campaign) end,
       case known.kind when 'money' then shop.currency end),
     on_day, on_day, 'external', 'external:' || new.id, true, direction,
     new.current_value / factor, new.baseline_value / factor, new.z_score, change,
     least(1, abs(coalesce(new.z_score, 0)) / 10), score, amount, case when amount is not null then shop.currency end,
     growth.external_severity(coalesce(new.z_score, 0)::float8, score, change, good),
     case when new.processed then 'processed' else 'detected' end, new.detected_at,
     case when new.processed then now() end)
  -- A detector that reports the same day of the same metric again corrects itself.
  on conflict (tenant_id, series_id, first_day, detector) do update set
    direction = excluded.direction, actual = excluded.actual, expected = excluded.expected, z = excluded.z,
    change = excluded.change, score = excluded.score, impact_score = excluded.impact_score,
    impact_amount = excluded.impact_amount, currency = excluded.currency, severity = excluded.severity,
    detected_at = excluded.detected_at
  returning old_row.id into new.id;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION growth.insert_feedback()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  new.shop_id := growth.require_shop(new.shop_id);
  if new.feedback_type is null or new.feedback_type not in ('helpful', 'not_helpful', 'implemented') then
    raise exception 'feedback_type is helpful, not_helpful or implemented' using errcode = 'check_violation';
  end if;
  new.id := coalesce(new.id, gen_random_uuid());
  new.created_at := coalesce(new.created_at, now());
  insert into insight.feedback (id, tenant_id, recommendation_id, type, rating, text, given_by, created_at)
  values (new.id, new.shop_id, new.recommendation_id, new.feedback_type, new.rating, new.feedback_text, new.given_by,
          new.created_at);
  insert into core.audit_log (tenant_id, actor_kind, actor_id, action, resource_kind, resource_id, after)
  values (new.shop_id, 'external', new.given_by, 'recommendation.feedback', 'recommendation', new.recommendation_id,
          jsonb_build_object('type', new.feedback_type, 'rating', new.rating, 'text', new.feedback_text));
  return new;
end $function$;

CREATE OR REPLACE FUNCTION growth.medium_of(channel text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select case lower(channel)
    when 'organic search' then 'organic' when 'paid search' then 'cpc' when 'direct' then '(none)'
    when 'referral' then 'referral' when 'social' then 'social' when 'organic social' then 'social'
    when 'email' then 'email' when 'affiliates' then 'affiliate' when 'display' then 'display'
  end
$function$;

CREATE OR REPLACE FUNCTION growth.plan_items(items jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select coalesce(jsonb_agg(jsonb_build_object(
    'action', item -> 'action', 'effort', item -> 'effort', 'impact', item -> 'expectedEffect')), '[]')
  from jsonb_array_elements(items) as item
$function$;

CREATE OR REPLACE FUNCTION growth.require_shop(shop uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if shop is distinct from core.require_tenant() and shop is not null then
    raise exception 'shop_id % is not the shop of this connection', shop using errcode = 'insufficient_privilege';
  end if;
  return core.require_tenant();
end $function$;

view growth.shop_property security_invoker=true
 SELECT shop_id,
    min(property_id) AS property_id
   FROM growth.ai_property_shop_mapping
  WHERE active
  GROUP BY shop_id
 HAVING (count(*) = 1);

grant select on growth.shop_property to steward_app;

view growth.sources_shop security_invoker=true
 SELECT id,
    name,
    domain,
    (status = 'active'::text) AS active,
    created_at,
    NULL::timestamp with time zone AS updated_at
   FROM core.tenant;

grant select on growth.sources_shop to steward_app;

CREATE OR REPLACE FUNCTION growth.update_anomaly()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if to_jsonb(new) - 'processed' is distinct from to_jsonb(old) - 'processed' then
    raise exception 'of an anomaly only "processed" can be set' using errcode = 'insufficient_privilege';
  end if;
  if new.processed is distinct from old.processed then
    update metric.anomaly
    set status = case when new.processed then 'processed' else 'detected' end,
        processed_at = case when new.processed then now() end
    where id = old.id;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION growth.update_recommendation()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  wanted text;
begin
  if to_jsonb(new) - '{status,implemented,implementation_date}'::text[]
     is distinct from to_jsonb(old) - '{status,implemented,implementation_date}'::text[] then
    raise exception 'of a recommendation only status, implemented and implementation_date can be set'
      using errcode = 'insufficient_privilege';
  end if;
  -- "approved" is the reference's older word for what we call accepted.
  wanted := case when new.implemented and not old.implemented then 'implemented'
                 when new.implementation_date is not null and old.implementation_date is null then 'implemented'
                 when new.implemented is false and old.implemented then 'active'
                 when new.status = 'approved' then 'accepted'
                 else new.status end;
  -- The same law as storage/insight/recommendation-decide.repository.ts.
  if not (wanted = old.status
          or wanted = 'accepted' and old.status = 'active'
          or wanted in ('dismissed', 'implemented') and old.status in ('active', 'accepted')) then
    raise exception 'a recommendation that is % cannot become %', old.status, wanted using errcode = 'check_violation';
  end if;
  new.status := wanted;
  new.implemented := wanted = 'implemented';
  new.implementation_date := case when new.implemented then coalesce(new.implementation_date, now()) end;
  if wanted = old.status and new.implementation_date is not distinct from old.implementation_date then
    return new;
  end if;
  update insight.recommendation
  set status = wanted, implemented_at = new.implementation_date, decided_at = now(), updated_at = now()
  where id = old.id;
  if wanted <> old.status then
    insert into insight.feedback (tenant_id, recommendation_id, type) values (old.shop_id, old.id, wanted);
  end if;
  insert into core.audit_log (tenant_id, actor_kind, action, resource_kind, resource_id, before, after)
  values (old.shop_id, 'external', 'recommendation.' || wanted, 'recommendation', old.id,
          jsonb_build_object('status', old.status, 'implementedAt', old.implementation_date),
          jsonb_build_object('status', wanted, 'implementedAt', new.implementation_date));
  return new;
end $function$;

table insight.citation (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  recommendation_id uuid,
  insight_id uuid,
  revision integer not null,
  language text not null,
  field text not null,
  figure text not null,
  evidence_id uuid not null,
  cell text not null,
  value jsonb not null,
  unit text not null,
  created_at timestamp with time zone not null default now()
) force row level security;

constraint on insight.citation: CHECK ((num_nonnulls(recommendation_id, insight_id) = 1));

constraint on insight.citation: CHECK ((language = ANY (ARRAY['en'::text, 'pl'::text])));

constraint on insight.citation: CHECK ((revision > 0));

constraint on insight.citation: FOREIGN KEY (tenant_id, evidence_id) REFERENCES insight.evidence(tenant_id, id);

constraint on insight.citation: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on insight.citation: FOREIGN KEY (tenant_id, insight_id) REFERENCES insight.insight(tenant_id, id) ON DELETE CASCADE;

constraint on insight.citation: FOREIGN KEY (tenant_id, recommendation_id) REFERENCES insight.recommendation(tenant_id, id) ON DELETE CASCADE;

constraint on insight.citation: PRIMARY KEY (id);

constraint on insight.citation: UNIQUE (tenant_id, id);

CREATE INDEX citation_by_insight ON insight.citation USING btree (tenant_id, insight_id, revision);

CREATE INDEX citation_by_recommendation ON insight.citation USING btree (tenant_id, recommendation_id, revision);

policy tenant_isolation on insight.citation for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant insert, select on insight.citation to steward_app;

table insight.evidence (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  execution_id uuid,
  step_id uuid,
  tool text not null,
  tool_version text not null,
  arguments jsonb not null,
  queries jsonb not null,
  cells jsonb not null,
  content_hash text not null,
  created_at timestamp with time zone not null default now()
) force row level security;

constraint on insight.evidence: FOREIGN KEY (tenant_id, execution_id) REFERENCES runtime.execution(tenant_id, id) ON DELETE SET NULL (execution_id);

constraint on insight.evidence: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on insight.evidence: FOREIGN KEY (tenant_id, step_id) REFERENCES runtime.step(tenant_id, id) ON DELETE SET NULL (step_id);

constraint on insight.evidence: PRIMARY KEY (id);

constraint on insight.evidence: UNIQUE (tenant_id, id);

CREATE INDEX evidence_by_execution ON insight.evidence USING btree (tenant_id, execution_id);

policy tenant_isolation on insight.evidence for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant insert, select on insight.evidence to steward_app;

table insight.feedback (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  recommendation_id uuid not null,
  type text not null,
  rating smallint,
  text text,
  given_by text,
  created_at timestamp with time zone not null default now()
) force row level security;

constraint on insight.feedback: CHECK (((rating >= 1) AND (rating <= 5)));

constraint on insight.feedback: CHECK ((type = ANY (ARRAY['helpful'::text, 'not_helpful'::text, 'implemented'::text, 'accepted'::text, 'dismissed'::text])));

constraint on insight.feedback: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on insight.feedback: FOREIGN KEY (tenant_id, recommendation_id) REFERENCES insight.recommendation(tenant_id, id) ON DELETE CASCADE;

constraint on insight.feedback: PRIMARY KEY (id);

constraint on insight.feedback: UNIQUE (tenant_id, id);

CREATE INDEX feedback_by_recommendation ON insight.feedback USING btree (tenant_id, recommendation_id, created_at);

policy tenant_isolation on insight.feedback for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant insert, select on insight.feedback to steward_app;

table insight.insight (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  kind text not null,
  source text not null,
  incident_key text,
  agent_id uuid,
  execution_id uuid,
  title text not null,
  content jsonb not null,
  period daterange,
  priority text,
  confidence real,
  status text not null default 'generated'::text,
  triaged_at timestamp with time zone,
  trace_id text,
  times_seen integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now()
) force row level security;

constraint on insight.insight: CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision)));

constraint on insight.insight: CHECK ((kind = ANY (ARRAY['incident'::text, 'data_problem'::text, 'single_record'::text, 'report'::text])));

constraint on insight.insight: CHECK ((priority = ANY (ARRAY['URGENT'::text, 'HIGH'::text, 'MEDIUM'::text, 'LOW'::text])));

constraint on insight.insight: CHECK ((status = ANY (ARRAY['generated'::text, 'processed'::text])));

constraint on insight.insight: CHECK ((times_seen > 0));

constraint on insight.insight: FOREIGN KEY (agent_id) REFERENCES runtime.agent(id);

constraint on insight.insight: FOREIGN KEY (tenant_id, execution_id) REFERENCES runtime.execution(tenant_id, id) ON DELETE SET NULL (execution_id);

constraint on insight.insight: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on insight.insight: PRIMARY KEY (id);

constraint on insight.insight: UNIQUE (tenant_id, id);

constraint on insight.insight: UNIQUE (tenant_id, incident_key);

CREATE INDEX insight_by_time ON insight.insight USING btree (tenant_id, created_at DESC);

policy tenant_isolation on insight.insight for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant insert, select, update on insight.insight to steward_app;

table insight.recommendation (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  source_kind text not null,
  anomaly_id uuid,
  insight_id uuid,
  incident_key text,
  domain text not null,
  kind text not null,
  priority text not null,
  language text not null,
  title text not null,
  body jsonb not null,
  predicted jsonb,
  confidence real not null,
  impact_amount numeric(16,2),
  currency text,
  status text not null default 'active'::text,
  status_reason text,
  decided_by text,
  decided_at timestamp with time zone,
  implemented_at timestamp with time zone,
  expires_at timestamp with time zone,
  execution_id uuid,
  fingerprint text not null,
  times_seen integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now()
) force row level security;

constraint on insight.recommendation: CHECK (((anomaly_id IS NULL) OR (source_kind = 'anomaly'::text)));

constraint on insight.recommendation: CHECK (((insight_id IS NULL) OR (source_kind = 'mcp_report'::text)));

constraint on insight.recommendation: CHECK (((impact_amount IS NULL) = (currency IS NULL)));

constraint on insight.recommendation: CHECK (((status = 'implemented'::text) = (implemented_at IS NOT NULL)));

constraint on insight.recommendation: CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision)));

constraint on insight.recommendation: CHECK ((currency ~ '^[A-Z]{3}$'::text));

constraint on insight.recommendation: CHECK ((language = ANY (ARRAY['en'::text, 'pl'::text])));

constraint on insight.recommendation: CHECK ((priority = ANY (ARRAY['URGENT'::text, 'HIGH'::text, 'MEDIUM'::text, 'LOW'::text])));

constraint on insight.recommendation: CHECK ((source_kind = ANY (ARRAY['anomaly'::text, 'mcp_report'::text, 'scanner'::text, 'manual'::text])));

constraint on insight.recommendation: CHECK ((status = ANY (ARRAY['draft'::text, 'active'::text, 'accepted'::text, 'dismissed'::text, 'implemented'::text, 'expired'::text, 'quarantined'::text])));

constraint on insight.recommendation: CHECK ((times_seen > 0));

constraint on insight.recommendation: FOREIGN KEY (tenant_id, anomaly_id) REFERENCES metric.anomaly(tenant_id, id) ON DELETE SET NULL (anomaly_id);

constraint on insight.recommendation: FOREIGN KEY (tenant_id, execution_id) REFERENCES runtime.execution(tenant_id, id) ON DELETE SET NULL (execution_id);

constraint on insight.recommendation: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on insight.recommendation: FOREIGN KEY (tenant_id, insight_id) REFERENCES insight.insight(tenant_id, id) ON DELETE SET NULL (insight_id);

constraint on insight.recommendation: PRIMARY KEY (id);

constraint on insight.recommendation: UNIQUE (tenant_id, id);

CREATE INDEX recommendation_by_incident ON insight.recommendation USING btree (tenant_id, incident_key);

CREATE INDEX recommendation_by_time ON insight.recommendation USING btree (tenant_id, created_at DESC);

CREATE UNIQUE INDEX recommendation_one_open ON insight.recommendation USING btree (tenant_id, fingerprint) WHERE (status = ANY (ARRAY['draft'::text, 'active'::text, 'accepted'::text]));

policy tenant_isolation on insight.recommendation for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant insert, select, update on insight.recommendation to steward_app;

table metric.anomaly (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  series_id uuid not null,
  first_day date not null,
  last_day date not null,
  detector text not null,
  incident_key text not null,
  is_lead boolean not null default false,
  direction text not null,
  actual double precision,
  expected double precision,
  lower double precision,
  upper double precision,
  z double precision,
  change double precision,
  score real not null default 0,
  impact_score real,
  impact_amount numeric(16,2),
  currency text,
  severity text not null,
  status text not null default 'detected'::text,
  explanation jsonb not null default '{}'::jsonb,
  execution_id uuid,
  detected_at timestamp with time zone not null default now(),
  processed_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
) force row level security;

constraint on metric.anomaly: CHECK ((last_day >= first_day));

constraint on metric.anomaly: CHECK ((currency ~ '^[A-Z]{3}$'::text));

constraint on metric.anomaly: CHECK ((direction = ANY (ARRAY['up'::text, 'down'::text])));

constraint on metric.anomaly: CHECK (((impact_score >= (0)::double precision) AND (impact_score <= (1)::double precision)));

constraint on metric.anomaly: CHECK (((score >= (0)::double precision) AND (score <= (1)::double precision)));

constraint on metric.anomaly: CHECK ((severity = ANY (ARRAY['URGENT'::text, 'HIGH'::text, 'MEDIUM'::text, 'LOW'::text])));

constraint on metric.anomaly: CHECK ((status = ANY (ARRAY['detected'::text, 'processed'::text, 'expected'::text, 'false_alarm'::text])));

constraint on metric.anomaly: FOREIGN KEY (tenant_id, execution_id) REFERENCES runtime.execution(tenant_id, id) ON DELETE SET NULL (execution_id);

constraint on metric.anomaly: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on metric.anomaly: FOREIGN KEY (tenant_id, series_id) REFERENCES metric.series(tenant_id, id) ON DELETE CASCADE;

constraint on metric.anomaly: PRIMARY KEY (id);

constraint on metric.anomaly: UNIQUE (tenant_id, id);

constraint on metric.anomaly: UNIQUE (tenant_id, series_id, first_day, detector);

CREATE INDEX anomaly_by_incident ON metric.anomaly USING btree (tenant_id, incident_key);

CREATE UNIQUE INDEX anomaly_one_lead ON metric.anomaly USING btree (tenant_id, incident_key) WHERE is_lead;

CREATE INDEX anomaly_unprocessed ON metric.anomaly USING btree (tenant_id, detected_at) WHERE (status = 'detected'::text);

policy tenant_isolation on metric.anomaly for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant delete, insert, select, update on metric.anomaly to steward_app;

table metric.definition (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid,
  key text not null,
  name jsonb not null,
  unit text not null,
  kind text not null,
  better text not null,
  aggregation text not null,
  family text not null,
  expression jsonb not null,
  description text not null,
  created_at timestamp with time zone not null default now()
) force row level security;

constraint on metric.definition: CHECK ((aggregation = ANY (ARRAY['sum'::text, 'ratio'::text])));

constraint on metric.definition: CHECK ((better = ANY (ARRAY['up'::text, 'down'::text, 'neutral'::text])));

constraint on metric.definition: CHECK ((key ~ '^[a-z][a-z0-9_]*$'::text));

constraint on metric.definition: CHECK ((kind = ANY (ARRAY['count'::text, 'money'::text, 'rate'::text, 'duration'::text])));

constraint on metric.definition: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on metric.definition: PRIMARY KEY (id);

constraint on metric.definition: UNIQUE (tenant_id, id);

constraint on metric.definition: UNIQUE NULLS NOT DISTINCT (tenant_id, key);

policy shared_rows on metric.definition for r to steward_app using ((tenant_id IS NULL) AND (( SELECT core.current_tenant() AS current_tenant) IS NOT NULL));

policy tenant_isolation on metric.definition for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

policy upkeep on metric.definition for * to steward_owner using (tenant_id IS NULL) with check (tenant_id IS NULL);

grant delete, insert, select, update on metric.definition to steward_app;

table metric.fact (
  tenant_id uuid not null,
  dataset text not null,
  day date not null,
  dims jsonb not null,
  dims_hash text not null generated as md5((dims)::text),
  measures jsonb not null,
  currency text not null,
  timezone text not null,
  execution_id uuid,
  loaded_at timestamp with time zone not null default now()
) force row level security;

constraint on metric.fact: CHECK ((currency ~ '^[A-Z]{3}$'::text));

constraint on metric.fact: FOREIGN KEY (tenant_id, execution_id) REFERENCES runtime.execution(tenant_id, id) ON DELETE SET NULL (execution_id);

constraint on metric.fact: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on metric.fact: PRIMARY KEY (tenant_id, dataset, day, dims_hash);

policy tenant_isolation on metric.fact for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant delete, insert, select, update on metric.fact to steward_app;

table metric.point (
  tenant_id uuid not null,
  series_id uuid not null,
  day date not null,
  value double precision not null,
  weight double precision,
  loaded_at timestamp with time zone not null default now()
) force row level security;

constraint on metric.point: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on metric.point: FOREIGN KEY (tenant_id, series_id) REFERENCES metric.series(tenant_id, id) ON DELETE CASCADE;

constraint on metric.point: PRIMARY KEY (tenant_id, series_id, day);

policy tenant_isolation on metric.point for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant delete, insert, select, update on metric.point to steward_app;

table metric.series (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  definition_id uuid not null,
  dims jsonb not null default '{}'::jsonb,
  dims_hash text not null generated as md5((dims)::text),
  grain text not null default 'day'::text,
  source text not null,
  currency text,
  is_monitored boolean not null default true,
  created_at timestamp with time zone not null default now()
) force row level security;

constraint on metric.series: CHECK ((currency ~ '^[A-Z]{3}$'::text));

constraint on metric.series: CHECK ((grain = 'day'::text));

constraint on metric.series: FOREIGN KEY (definition_id) REFERENCES metric.definition(id) ON DELETE RESTRICT;

constraint on metric.series: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on metric.series: PRIMARY KEY (id);

constraint on metric.series: UNIQUE (tenant_id, definition_id, source, grain, dims_hash);

constraint on metric.series: UNIQUE (tenant_id, id);

policy tenant_isolation on metric.series for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

CREATE TRIGGER guard_definition_id BEFORE INSERT OR UPDATE OF definition_id ON metric.series FOR EACH ROW EXECUTE FUNCTION core.refuse_foreign_catalogue_row('definition_id', 'metric.definition');

grant delete, insert, select, update on metric.series to steward_app;

table runtime.agent (
  id uuid not null default gen_random_uuid(),
  name text not null,
  tier text not null,
  parent_id uuid,
  domain text not null,
  team text,
  role text,
  purpose text not null,
  model_policy text not null,
  limits jsonb not null default '{}'::jsonb,
  version text not null,
  is_active boolean not null default true,
  created_at timestamp with time zone not null default now()
);

constraint on runtime.agent: CHECK (((tier = 'orchestrator'::text) = (parent_id IS NULL)));

constraint on runtime.agent: CHECK ((model_policy = ANY (ARRAY['never'::text, 'when-needed'::text, 'always'::text])));

constraint on runtime.agent: CHECK ((tier = ANY (ARRAY['orchestrator'::text, 'master'::text, 'analyst'::text, 'specialist'::text, 'production'::text])));

constraint on runtime.agent: FOREIGN KEY (parent_id) REFERENCES runtime.agent(id) ON DELETE RESTRICT;

constraint on runtime.agent: PRIMARY KEY (id);

constraint on runtime.agent: UNIQUE (name);

CREATE UNIQUE INDEX agent_one_orchestrator ON runtime.agent USING btree ((true)) WHERE ((tier = 'orchestrator'::text) AND is_active);

grant select on runtime.agent to steward_app;

table runtime.agent_tool (
  agent_id uuid not null,
  tool_id uuid not null,
  created_at timestamp with time zone not null default now()
);

constraint on runtime.agent_tool: FOREIGN KEY (agent_id) REFERENCES runtime.agent(id) ON DELETE CASCADE;

constraint on runtime.agent_tool: FOREIGN KEY (tool_id) REFERENCES runtime.tool(id) ON DELETE CASCADE;

constraint on runtime.agent_tool: PRIMARY KEY (agent_id, tool_id);

grant select on runtime.agent_tool to steward_app;

CREATE OR REPLACE FUNCTION runtime.close_step_once()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.status <> 'started' then
    raise exception 'step % is closed', old.id using errcode = 'object_not_in_prerequisite_state';
  end if;
  return new;
end $function$;

table runtime.execution (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  number bigint not null,
  graph text not null,
  graph_version text not null,
  trigger text not null,
  parent_id uuid,
  dedupe_key text,
  status text not null default 'running'::text,
  input jsonb not null,
  output jsonb,
  error text,
  metrics jsonb not null default '{}'::jsonb,
  trace_id text not null,
  started_at timestamp with time zone not null default now(),
  ended_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
) force row level security;

constraint on runtime.execution: CHECK (((status = 'running'::text) = (ended_at IS NULL)));

constraint on runtime.execution: CHECK (((status = 'failed'::text) = (error IS NOT NULL)));

constraint on runtime.execution: CHECK ((status = ANY (ARRAY['running'::text, 'completed'::text, 'failed'::text, 'cancelled'::text])));

constraint on runtime.execution: CHECK ((trigger = ANY (ARRAY['manual'::text, 'schedule'::text, 'event'::text, 'api'::text, 'graph'::text])));

constraint on runtime.execution: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on runtime.execution: FOREIGN KEY (tenant_id, parent_id) REFERENCES runtime.execution(tenant_id, id);

constraint on runtime.execution: PRIMARY KEY (id);

constraint on runtime.execution: UNIQUE (tenant_id, graph, dedupe_key);

constraint on runtime.execution: UNIQUE (tenant_id, id);

constraint on runtime.execution: UNIQUE (tenant_id, number);

CREATE INDEX execution_by_time ON runtime.execution USING btree (tenant_id, started_at DESC);

policy tenant_isolation on runtime.execution for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant insert, select, update on runtime.execution to steward_app;

table runtime.memory (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  scope text not null,
  agent_id uuid,
  key text not null,
  value jsonb not null,
  importance real not null default 0.5,
  valid_until timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now()
) force row level security;

constraint on runtime.memory: CHECK (((importance >= (0)::double precision) AND (importance <= (1)::double precision)));

constraint on runtime.memory: CHECK ((scope = ANY (ARRAY['tenant'::text, 'agent'::text, 'shared'::text])));

constraint on runtime.memory: FOREIGN KEY (agent_id) REFERENCES runtime.agent(id) ON DELETE CASCADE;

constraint on runtime.memory: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on runtime.memory: PRIMARY KEY (id);

constraint on runtime.memory: UNIQUE (tenant_id, id);

constraint on runtime.memory: UNIQUE NULLS NOT DISTINCT (tenant_id, scope, agent_id, key);

policy tenant_isolation on runtime.memory for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant delete, insert, select, update on runtime.memory to steward_app;

table runtime.model (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid,
  kind text not null,
  provider text not null,
  name text not null,
  version text not null default ''::text,
  dimensions integer,
  params jsonb not null default '{}'::jsonb,
  price jsonb,
  is_default boolean not null default false,
  is_active boolean not null default true,
  created_at timestamp with time zone not null default now()
) force row level security;

constraint on runtime.model: CHECK ((dimensions > 0));

constraint on runtime.model: CHECK ((kind = ANY (ARRAY['chat'::text, 'embedding'::text])));

constraint on runtime.model: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on runtime.model: PRIMARY KEY (id);

constraint on runtime.model: UNIQUE (tenant_id, id);

constraint on runtime.model: UNIQUE NULLS NOT DISTINCT (tenant_id, provider, name, version);

policy shared_rows on runtime.model for r to steward_app using ((tenant_id IS NULL) AND (( SELECT core.current_tenant() AS current_tenant) IS NOT NULL));

policy tenant_isolation on runtime.model for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

policy upkeep on runtime.model for * to steward_owner using (tenant_id IS NULL) with check (tenant_id IS NULL);

grant delete, insert, select, update on runtime.model to steward_app;

table runtime.step (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  execution_id uuid not null,
  parent_id uuid,
  agent_id uuid,
  tool_id uuid,
  model_id uuid,
  kind text not null,
  name text not null,
  role text,
  status text not null default 'started'::text,
  decided_by text,
  input jsonb,
  output jsonb,
  error text,
  instructions_hash text,
  attempts integer not null default 1,
  latency_ms integer,
  tokens_in integer,
  tokens_out integer,
  tokens_cached integer,
  cost_usd numeric(12,6),
  trace_id text not null,
  started_at timestamp with time zone not null default clock_timestamp(),
  ended_at timestamp with time zone,
  created_at timestamp with time zone not null default now()
) force row level security;

constraint on runtime.step: CHECK ((attempts > 0));

constraint on runtime.step: CHECK (((status = 'started'::text) = (ended_at IS NULL)));

constraint on runtime.step: CHECK ((cost_usd >= (0)::numeric));

constraint on runtime.step: CHECK ((decided_by = ANY (ARRAY['model'::text, 'playbook'::text])));

constraint on runtime.step: CHECK ((kind = ANY (ARRAY['node'::text, 'agent'::text, 'tool'::text, 'model'::text])));

constraint on runtime.step: CHECK ((latency_ms >= 0));

constraint on runtime.step: CHECK ((status = ANY (ARRAY['started'::text, 'completed'::text, 'failed'::text])));

constraint on runtime.step: CHECK ((tokens_cached >= 0));

constraint on runtime.step: CHECK ((tokens_in >= 0));

constraint on runtime.step: CHECK ((tokens_out >= 0));

constraint on runtime.step: FOREIGN KEY (agent_id) REFERENCES runtime.agent(id);

constraint on runtime.step: FOREIGN KEY (model_id) REFERENCES runtime.model(id);

constraint on runtime.step: FOREIGN KEY (tenant_id, execution_id) REFERENCES runtime.execution(tenant_id, id) ON DELETE CASCADE;

constraint on runtime.step: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on runtime.step: FOREIGN KEY (tenant_id, parent_id) REFERENCES runtime.step(tenant_id, id) ON DELETE CASCADE;

constraint on runtime.step: FOREIGN KEY (tool_id) REFERENCES runtime.tool(id);

constraint on runtime.step: PRIMARY KEY (id);

constraint on runtime.step: UNIQUE (tenant_id, id);

CREATE INDEX step_by_execution ON runtime.step USING btree (tenant_id, execution_id, started_at);

policy tenant_isolation on runtime.step for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

CREATE TRIGGER close_once BEFORE UPDATE ON runtime.step FOR EACH ROW EXECUTE FUNCTION runtime.close_step_once();

CREATE TRIGGER guard_model_id BEFORE INSERT OR UPDATE OF model_id ON runtime.step FOR EACH ROW EXECUTE FUNCTION core.refuse_foreign_catalogue_row('model_id', 'runtime.model');

CREATE TRIGGER guard_tool_id BEFORE INSERT OR UPDATE OF tool_id ON runtime.step FOR EACH ROW EXECUTE FUNCTION core.refuse_foreign_catalogue_row('tool_id', 'runtime.tool');

grant insert, select, update on runtime.step to steward_app;

table runtime.tool (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid,
  name text not null,
  version text not null,
  kind text not null default 'function'::text,
  category text not null,
  purpose text not null,
  effect text not null,
  input_schema jsonb not null,
  output_schema jsonb not null,
  status text not null default 'active'::text,
  created_at timestamp with time zone not null default now()
) force row level security;

constraint on runtime.tool: CHECK ((effect = ANY (ARRAY['read'::text, 'compute'::text, 'write'::text, 'external'::text])));

constraint on runtime.tool: CHECK ((kind = ANY (ARRAY['function'::text, 'mcp'::text])));

constraint on runtime.tool: CHECK ((status = ANY (ARRAY['active'::text, 'deprecated'::text, 'suspended'::text])));

constraint on runtime.tool: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on runtime.tool: PRIMARY KEY (id);

constraint on runtime.tool: UNIQUE (tenant_id, id);

constraint on runtime.tool: UNIQUE NULLS NOT DISTINCT (tenant_id, name, version);

policy shared_rows on runtime.tool for r to steward_app using ((tenant_id IS NULL) AND (( SELECT core.current_tenant() AS current_tenant) IS NOT NULL));

policy tenant_isolation on runtime.tool for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

policy upkeep on runtime.tool for * to steward_owner using (tenant_id IS NULL) with check (tenant_id IS NULL);

grant select on runtime.tool to steward_app;
