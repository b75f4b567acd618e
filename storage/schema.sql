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

policy shared_rows on core.audit_log for r to steward_app using ((tenant_id IS NULL) AND (( SELECT core.current_tenant() AS current_tenant) IS NOT NULL));

policy tenant_isolation on core.audit_log for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

policy upkeep on core.audit_log for * to steward_owner using (tenant_id IS NULL) with check (tenant_id IS NULL);

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON core.audit_log FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

grant insert, select on core.audit_log to steward_app;

table core.context_key (
  only_row boolean not null default true,
  inner_pad bytea not null,
  outer_pad bytea not null,
  created_at timestamp with time zone not null default now()
);

constraint on core.context_key: CHECK (only_row);

constraint on core.context_key: PRIMARY KEY (only_row);

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
);

constraint on core.tenant: CHECK ((currency ~ '^[A-Z]{3}$'::text));

constraint on core.tenant: CHECK ((kind = ANY (ARRAY['shop'::text, 'brand'::text, 'organisation'::text])));

constraint on core.tenant: CHECK ((locale = ANY (ARRAY['en'::text, 'pl'::text])));

constraint on core.tenant: CHECK ((slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text));

constraint on core.tenant: CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text, 'archived'::text])));

constraint on core.tenant: PRIMARY KEY (id);

constraint on core.tenant: UNIQUE (slug);

policy own_row on core.tenant for * to steward_app using (id = ( SELECT core.current_tenant() AS current_tenant));

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

grant delete, insert, select, update on insight.insight to steward_app;

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

grant delete, insert, select, update on insight.recommendation to steward_app;

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
