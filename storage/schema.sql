-- Written by `npm run generate` from the migrations, for reviewers to read. Nothing runs it.

CREATE OR REPLACE FUNCTION core.act_for(token text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  set local role steward_app;
  execute format('set local steward.tenant = %L', token);
  perform core.enter_tenant();
end $function$;

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

policy operators on core.audit_log for a to steward_owner with check ( SELECT (NOT core.in_tenant()));

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
  if (parts[3] = encode(sha256(key.outer_pad
        || sha256(key.inner_pad || convert_to(parts[1] || '.' || parts[2], 'UTF8'))), 'hex')
      and parts[2]::bigint >= extract(epoch from now())) is not true then
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
  execute format('create trigger %I before insert or update of %I on %s for each row when (new.%I is not null)
                    execute function core.refuse_foreign_catalogue_row(%L, %L)',
                 'guard_' || column_name, column_name, target, column_name, column_name, catalogue::text);
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
  source text not null,
  category text not null default 'source'::text,
  status text not null default 'active'::text,
  config jsonb not null default '{}'::jsonb,
  last_sync_at timestamp with time zone,
  failure text,
  error_count integer not null default 0,
  deleted_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  scopes text[] not null default '{}'::text[],
  granted_by text,
  grantor text,
  expires_at timestamp with time zone,
  refreshed_at timestamp with time zone,
  token_version bigint not null default 0,
  refresh_attempt bigint not null default 0,
  failed_attempt bigint not null default 0,
  refresher uuid,
  refresher_until timestamp with time zone,
  refresh_not_before timestamp with time zone
) force row level security;

constraint on core.integration: CHECK (((refresher IS NULL) = (refresher_until IS NULL)));

constraint on core.integration: CHECK ((error_count >= 0));

constraint on core.integration: CHECK ((source = ANY (ARRAY['ga4'::text, 'gsc'::text, 'google_ads'::text, 'meta_ads'::text, 'pagespeed'::text])));

constraint on core.integration: CHECK ((status = ANY (ARRAY['active'::text, 'needs_reconnect'::text, 'disconnected'::text])));

constraint on core.integration: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on core.integration: PRIMARY KEY (id);

constraint on core.integration: UNIQUE (tenant_id, id);

CREATE UNIQUE INDEX integration_by_source ON core.integration USING btree (tenant_id, source) WHERE (deleted_at IS NULL);

policy dispatch on core.integration for * to steward_owner using ( SELECT (NOT core.in_tenant())) with check ( SELECT (NOT core.in_tenant()));

policy tenant_isolation on core.integration for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant select on core.integration to steward_app;

table core.integration_account (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  integration_id uuid not null,
  external_kind text not null,
  external_id text not null,
  name text,
  active boolean not null default true,
  created_at timestamp with time zone not null default now(),
  timezone text,
  currency text,
  login_customer_id text
) force row level security;

constraint on core.integration_account: CHECK ((currency ~ '^[A-Z]{3}$'::text));

constraint on core.integration_account: CHECK ((login_customer_id ~ '^[0-9]+$'::text));

constraint on core.integration_account: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on core.integration_account: FOREIGN KEY (tenant_id, integration_id) REFERENCES core.integration(tenant_id, id) ON DELETE CASCADE;

constraint on core.integration_account: PRIMARY KEY (id);

constraint on core.integration_account: UNIQUE (tenant_id, external_kind, external_id);

constraint on core.integration_account: UNIQUE (tenant_id, id);

policy dispatch on core.integration_account for * to steward_owner using ( SELECT (NOT core.in_tenant())) with check ( SELECT (NOT core.in_tenant()));

policy tenant_isolation on core.integration_account for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant select on core.integration_account to steward_app;

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

table core.key_rotation (
  only_row boolean not null default true,
  started_at timestamp with time zone not null default clock_timestamp()
);

constraint on core.key_rotation: CHECK (only_row);

constraint on core.key_rotation: PRIMARY KEY (only_row);

CREATE OR REPLACE FUNCTION core.let_dispatch(target regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  if core.in_tenant() then
    raise exception 'not inside a tenant' using errcode = 'insufficient_privilege';
  end if;
  execute format('create policy dispatch on %s to steward_owner
                    using ((select not core.in_tenant())) with check ((select not core.in_tenant()))', target);
end $function$;

table core.mcp_server (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid,
  name text not null,
  transport text not null,
  command text[],
  directory text,
  env_names text[] not null default '{}'::text[],
  url text,
  headers jsonb not null default '{}'::jsonb,
  is_shared boolean not null default false,
  limits jsonb not null default '{}'::jsonb,
  is_enabled boolean not null default true,
  added_by text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default clock_timestamp()
) force row level security;

constraint on core.mcp_server: CHECK (((transport = 'stdio'::text) = (command IS NOT NULL)));

constraint on core.mcp_server: CHECK (((transport = 'stdio'::text) = (directory IS NOT NULL)));

constraint on core.mcp_server: CHECK (((transport = 'http'::text) = (url IS NOT NULL)));

constraint on core.mcp_server: CHECK (((transport = 'stdio'::text) OR (env_names = '{}'::text[])));

constraint on core.mcp_server: CHECK (((transport = 'http'::text) OR (headers = '{}'::jsonb)));

constraint on core.mcp_server: CHECK ((cardinality(command) > 0));

constraint on core.mcp_server: CHECK ((jsonb_typeof(headers) = 'object'::text));

constraint on core.mcp_server: CHECK ((jsonb_typeof(limits) = 'object'::text));

constraint on core.mcp_server: CHECK ((name ~ '^[a-z][a-z0-9_-]{0,30}$'::text));

constraint on core.mcp_server: CHECK ((transport = ANY (ARRAY['stdio'::text, 'http'::text])));

constraint on core.mcp_server: CHECK ((url ~ '^https?://[^@?#\s]+$'::text));

constraint on core.mcp_server: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on core.mcp_server: PRIMARY KEY (id);

constraint on core.mcp_server: UNIQUE (tenant_id, id);

constraint on core.mcp_server: UNIQUE NULLS NOT DISTINCT (tenant_id, name);

policy dispatch on core.mcp_server for * to steward_owner using ( SELECT (NOT core.in_tenant())) with check ( SELECT (NOT core.in_tenant()));

policy shared_rows on core.mcp_server for r to steward_app using ((tenant_id IS NULL) AND (( SELECT core.current_tenant() AS current_tenant) IS NOT NULL));

policy tenant_isolation on core.mcp_server for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant select on core.mcp_server to steward_app;

table core.mcp_tool_pin (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid,
  server_id uuid not null,
  tool text not null,
  description_hash text not null,
  input_hash text not null,
  output_hash text,
  annotations jsonb not null,
  definition jsonb not null,
  approved_by text,
  approved_at timestamp with time zone not null default clock_timestamp()
) force row level security;

constraint on core.mcp_tool_pin: CHECK ((jsonb_typeof(annotations) = 'object'::text));

constraint on core.mcp_tool_pin: CHECK ((jsonb_typeof(definition) = 'object'::text));

constraint on core.mcp_tool_pin: CHECK ((description_hash ~ '^[0-9a-f]{64}$'::text));

constraint on core.mcp_tool_pin: CHECK ((input_hash ~ '^[0-9a-f]{64}$'::text));

constraint on core.mcp_tool_pin: CHECK ((output_hash ~ '^[0-9a-f]{64}$'::text));

constraint on core.mcp_tool_pin: CHECK ((tool <> ''::text));

constraint on core.mcp_tool_pin: FOREIGN KEY (server_id) REFERENCES core.mcp_server(id) ON DELETE CASCADE;

constraint on core.mcp_tool_pin: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on core.mcp_tool_pin: PRIMARY KEY (id);

constraint on core.mcp_tool_pin: UNIQUE (tenant_id, id);

constraint on core.mcp_tool_pin: UNIQUE NULLS NOT DISTINCT (tenant_id, server_id, tool);

policy dispatch on core.mcp_tool_pin for * to steward_owner using ( SELECT (NOT core.in_tenant())) with check ( SELECT (NOT core.in_tenant()));

policy shared_rows on core.mcp_tool_pin for r to steward_app using ((tenant_id IS NULL) AND (( SELECT core.current_tenant() AS current_tenant) IS NOT NULL));

policy tenant_isolation on core.mcp_tool_pin for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

CREATE TRIGGER guard_server_id BEFORE INSERT OR UPDATE OF server_id ON core.mcp_tool_pin FOR EACH ROW WHEN ((new.server_id IS NOT NULL)) EXECUTE FUNCTION core.refuse_foreign_catalogue_row('server_id', 'core.mcp_server');

CREATE TRIGGER refuse_foreign_mcp_server BEFORE INSERT OR UPDATE ON core.mcp_tool_pin FOR EACH ROW EXECUTE FUNCTION core.refuse_foreign_mcp_server();

grant select on core.mcp_tool_pin to steward_app;

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

CREATE OR REPLACE FUNCTION core.ordered_uuid()
 RETURNS uuid
 LANGUAGE sql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
              placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1),
    'hex')::uuid
$function$;

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

CREATE OR REPLACE FUNCTION core.refuse_foreign_mcp_server()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from core.mcp_server where id = new.server_id and tenant_id is distinct from new.tenant_id) then
    raise exception 'the server % is another tenant''s', new.server_id using errcode = 'foreign_key_violation';
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

table core.secret (
  tenant_id uuid not null,
  integration_id uuid not null,
  field text not null,
  key_id uuid not null,
  ciphertext bytea not null,
  nonce bytea not null,
  tag bytea not null,
  updated_at timestamp with time zone not null default clock_timestamp()
) force row level security;

constraint on core.secret: CHECK ((field = ANY (ARRAY['access_token'::text, 'refresh_token'::text])));

constraint on core.secret: CHECK ((octet_length(nonce) = 12));

constraint on core.secret: CHECK ((octet_length(tag) = 16));

constraint on core.secret: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on core.secret: FOREIGN KEY (tenant_id, integration_id) REFERENCES core.integration(tenant_id, id) ON DELETE CASCADE;

constraint on core.secret: FOREIGN KEY (tenant_id, key_id) REFERENCES core.tenant_key(tenant_id, id);

constraint on core.secret: PRIMARY KEY (tenant_id, integration_id, field);

CREATE INDEX secret_by_key ON core.secret USING btree (tenant_id, key_id);

policy vault on core.secret for * to steward_owner using ( SELECT (NOT core.in_tenant())) with check ( SELECT (NOT core.in_tenant()));

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

policy own_zone on core.tenant for r to steward_owner using ((current_setting('role'::text) = 'steward_app'::text) AND (id = ( SELECT core.current_tenant() AS current_tenant)));

policy registry on core.tenant for * to steward_owner using (NOT ( SELECT core.in_tenant() AS in_tenant)) with check (NOT ( SELECT core.in_tenant() AS in_tenant));

grant select on core.tenant to steward_app;

table core.tenant_key (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  version integer not null,
  master_key_id text not null,
  ciphertext bytea not null,
  nonce bytea not null,
  tag bytea not null,
  created_at timestamp with time zone not null default clock_timestamp()
) force row level security;

constraint on core.tenant_key: CHECK ((octet_length(ciphertext) = 32));

constraint on core.tenant_key: CHECK ((master_key_id ~ '^[0-9a-f]{16}$'::text));

constraint on core.tenant_key: CHECK ((octet_length(nonce) = 12));

constraint on core.tenant_key: CHECK ((octet_length(tag) = 16));

constraint on core.tenant_key: CHECK ((version > 0));

constraint on core.tenant_key: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on core.tenant_key: PRIMARY KEY (id);

constraint on core.tenant_key: UNIQUE (tenant_id, id);

constraint on core.tenant_key: UNIQUE (tenant_id, version);

policy vault on core.tenant_key for * to steward_owner using ( SELECT (NOT core.in_tenant())) with check ( SELECT (NOT core.in_tenant()));

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
 WITH below AS (
         SELECT agent_1.tenant_id,
            agent_1.execution_id,
            agent_1.place,
            step_1.kind,
            step_1.tokens_in,
            step_1.tokens_out,
            step_1.cost_usd
           FROM (runtime.step agent_1
             JOIN runtime.step step_1 ON (((step_1.tenant_id = agent_1.tenant_id) AND (step_1.execution_id = agent_1.execution_id) AND starts_with(step_1.place, (agent_1.place || '/'::text)) AND (step_1.kind = 'model'::text))))
          WHERE ((agent_1.kind = 'agent'::text) AND (NOT (EXISTS ( SELECT
                   FROM runtime.step between_them
                  WHERE ((between_them.tenant_id = agent_1.tenant_id) AND (between_them.execution_id = agent_1.execution_id) AND (between_them.kind = 'agent'::text) AND starts_with(between_them.place, (agent_1.place || '/'::text)) AND starts_with(step_1.place, (between_them.place || '/'::text)))))))
        ), costs AS (
         SELECT below.tenant_id,
            below.execution_id,
            below.place,
            count(*) AS calls,
            sum(below.tokens_in) AS tokens_in,
            sum(below.tokens_out) AS tokens_out,
            sum(below.cost_usd) AS cost_usd,
            bool_or((below.cost_usd IS NULL)) AS has_unpriced
           FROM below
          GROUP BY below.tenant_id, below.execution_id, below.place
        )
 SELECT (md5(((step.execution_id)::text || step.place)))::uuid AS id,
    step.tenant_id AS shop_id,
    step.execution_id,
    COALESCE(agent.name, step.name) AS agent_name,
    step.role AS agent_role,
    step.status AS execution_status,
    COALESCE(step.input, asked.body) AS input_data,
    COALESCE(step.output, answered.body) AS output_data,
    step.error AS error_message,
    step.latency_ms AS execution_time_ms,
        CASE
            WHEN (costs.calls IS NULL) THEN (0)::bigint
            ELSE (costs.tokens_in + costs.tokens_out)
        END AS tokens_used,
    (
        CASE
            WHEN (costs.calls IS NULL) THEN (0)::numeric
            WHEN (NOT costs.has_unpriced) THEN costs.cost_usd
            ELSE NULL::numeric
        END)::numeric(10,6) AS cost_usd,
    step.decided_by,
    execution.trace_id,
    step.started_at,
    step.ended_at AS completed_at
   FROM (((((runtime.step
     JOIN runtime.execution ON (((execution.tenant_id = step.tenant_id) AND (execution.id = step.execution_id))))
     LEFT JOIN costs ON (((costs.tenant_id = step.tenant_id) AND (costs.execution_id = step.execution_id) AND (costs.place = step.place))))
     LEFT JOIN runtime.payload asked ON (((asked.tenant_id = step.tenant_id) AND (asked.hash = step.input_hash))))
     LEFT JOIN runtime.payload answered ON (((answered.tenant_id = step.tenant_id) AND (answered.hash = step.output_hash))))
     LEFT JOIN runtime.agent ON ((agent.id = step.agent_id)))
  WHERE (step.kind = 'agent'::text);

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
    COALESCE((insight.content #>> '{agent_metadata,agent_name}'::text[]), agent.name) AS agent_name,
    (jsonb_build_object('agent_metadata', jsonb_build_object('agent_name', agent.name, 'mcp_source', insight.source, 'analysis_date', insight.created_at, 'analysis_period', jsonb_build_object('start', lower(insight.period), 'end', (upper(insight.period) - 1))), 'executive_summary', jsonb_build_object('key_finding', insight.title, 'confidence', round((insight.confidence)::numeric, 4))) || (insight.content - 'report'::text)) AS report_data,
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
  WHERE ((account.external_kind = 'property'::text) AND (integration.source = 'ga4'::text));

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
        CASE source
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

table insight.application (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  learning_id uuid not null,
  outcome_id uuid not null,
  target_kind text not null,
  target_id text not null,
  attribute text not null,
  change jsonb not null,
  applied_at timestamp with time zone not null default now()
) force row level security;

constraint on insight.application: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on insight.application: FOREIGN KEY (tenant_id, learning_id) REFERENCES insight.learning(tenant_id, id) ON DELETE CASCADE;

constraint on insight.application: FOREIGN KEY (tenant_id, outcome_id) REFERENCES insight.outcome(tenant_id, id) ON DELETE CASCADE;

constraint on insight.application: PRIMARY KEY (id);

constraint on insight.application: UNIQUE (tenant_id, id);

constraint on insight.application: UNIQUE (tenant_id, learning_id, outcome_id, target_kind, target_id, attribute);

policy tenant_isolation on insight.application for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant insert, select on insight.application to steward_app;

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
  tool text not null,
  tool_version text not null,
  arguments jsonb not null,
  queries jsonb not null,
  cells jsonb not null,
  content_hash text not null,
  created_at timestamp with time zone not null default now(),
  step_place text
) force row level security;

constraint on insight.evidence: FOREIGN KEY (tenant_id, execution_id) REFERENCES runtime.execution(tenant_id, id) ON DELETE SET NULL (execution_id);

constraint on insight.evidence: FOREIGN KEY (tenant_id, execution_id, step_place) REFERENCES runtime.step(tenant_id, execution_id, place) ON DELETE SET NULL (step_place);

constraint on insight.evidence: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

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
  updated_at timestamp with time zone not null default now(),
  report_key text
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

constraint on insight.insight: UNIQUE (tenant_id, report_key);

CREATE INDEX insight_by_time ON insight.insight USING btree (tenant_id, created_at DESC);

policy tenant_isolation on insight.insight for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant insert, select, update on insight.insight to steward_app;

table insight.installation_learning (
  category text not null,
  scope_kind text not null,
  scope_id text not null,
  support real not null,
  counter real not null,
  shops integer not null,
  gathered_at timestamp with time zone not null
);

constraint on insight.installation_learning: CHECK ((counter >= (0)::double precision));

constraint on insight.installation_learning: CHECK ((scope_kind = 'team'::text));

constraint on insight.installation_learning: CHECK ((shops >= 5));

constraint on insight.installation_learning: CHECK ((support >= (0)::double precision));

constraint on insight.installation_learning: PRIMARY KEY (category, scope_kind, scope_id);

grant select on insight.installation_learning to steward_app;

table insight.learning (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  type text not null,
  category text not null,
  scope_kind text not null,
  scope_id text not null,
  support real not null,
  counter real not null,
  outcomes integer not null,
  confidence real not null,
  decay integer not null,
  last_reinforced_at timestamp with time zone not null,
  version integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now()
) force row level security;

constraint on insight.learning: CHECK (((confidence > (0)::double precision) AND (confidence < (1)::double precision)));

constraint on insight.learning: CHECK ((counter >= (0)::double precision));

constraint on insight.learning: CHECK ((decay > 0));

constraint on insight.learning: CHECK ((outcomes > 0));

constraint on insight.learning: CHECK ((scope_kind = 'team'::text));

constraint on insight.learning: CHECK ((support >= (0)::double precision));

constraint on insight.learning: CHECK ((type = 'advice_record'::text));

constraint on insight.learning: CHECK ((version > 0));

constraint on insight.learning: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on insight.learning: PRIMARY KEY (id);

constraint on insight.learning: UNIQUE (tenant_id, id);

constraint on insight.learning: UNIQUE (tenant_id, type, category, scope_kind, scope_id);

policy tenant_isolation on insight.learning for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant insert, select, update on insight.learning to steward_app;

table insight.outcome (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  recommendation_id uuid not null,
  metric_key text not null,
  subject jsonb not null,
  plan jsonb not null,
  status text not null,
  reason text,
  method text,
  detectable_up real,
  detectable_down real,
  predicted real not null,
  effect real,
  effect_low real,
  effect_high real,
  p_value real,
  data_quality jsonb not null default '{}'::jsonb,
  occurred_on date not null,
  evaluate_on date not null,
  evaluated_at timestamp with time zone,
  dedupe_key text not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now()
) force row level security;

constraint on insight.outcome: CHECK ((effect_high >= effect_low));

constraint on insight.outcome: CHECK ((evaluate_on > occurred_on));

constraint on insight.outcome: CHECK (((status = 'measuring'::text) = (evaluated_at IS NULL)));

constraint on insight.outcome: CHECK (((status = 'inconclusive'::text) = (reason IS NOT NULL)));

constraint on insight.outcome: CHECK (((status <> ALL (ARRAY['won'::text, 'lost'::text, 'flat'::text])) OR ((effect IS NOT NULL) AND (effect_low IS NOT NULL))));

constraint on insight.outcome: CHECK (((detectable_down < (0)::double precision) AND (detectable_down >= ('-1'::integer)::double precision)));

constraint on insight.outcome: CHECK ((detectable_up > (0)::double precision));

constraint on insight.outcome: CHECK ((effect >= ('-1'::integer)::double precision));

constraint on insight.outcome: CHECK ((effect_low >= ('-1'::integer)::double precision));

constraint on insight.outcome: CHECK ((method = ANY (ARRAY['difference_in_differences'::text, 'adjusted_difference'::text, 'synthetic_control'::text])));

constraint on insight.outcome: CHECK (((p_value > (0)::double precision) AND (p_value <= (1)::double precision)));

constraint on insight.outcome: CHECK (((predicted >= ('-1'::integer)::double precision) AND (predicted <> (0)::double precision)));

constraint on insight.outcome: CHECK ((status = ANY (ARRAY['measuring'::text, 'won'::text, 'lost'::text, 'flat'::text, 'inconclusive'::text])));

constraint on insight.outcome: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on insight.outcome: FOREIGN KEY (tenant_id, recommendation_id) REFERENCES insight.recommendation(tenant_id, id) ON DELETE CASCADE;

constraint on insight.outcome: PRIMARY KEY (id);

constraint on insight.outcome: UNIQUE (tenant_id, dedupe_key);

constraint on insight.outcome: UNIQUE (tenant_id, id);

CREATE INDEX outcome_due ON insight.outcome USING btree (tenant_id, evaluate_on) WHERE (status = 'measuring'::text);

CREATE INDEX outcome_of_recommendation ON insight.outcome USING btree (tenant_id, recommendation_id);

policy tenant_isolation on insight.outcome for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant insert, select, update on insight.outcome to steward_app;

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

table insight.source_table (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  source text not null,
  tool text not null,
  arguments jsonb not null,
  question text not null generated as md5(((((source || ' '::text) || tool) || ' '::text) || (arguments)::text)),
  day date not null,
  is_fresh boolean not null default false,
  status text not null,
  reason text,
  user_action text,
  columns jsonb not null,
  rows jsonb not null,
  coverage jsonb,
  quality jsonb,
  provenance jsonb,
  fetched_at timestamp with time zone not null,
  created_at timestamp with time zone not null default clock_timestamp()
) force row level security;

constraint on insight.source_table: CHECK (((status = 'unavailable'::text) = (quality IS NULL)));

constraint on insight.source_table: CHECK (((status = 'ok'::text) OR (reason IS NOT NULL)));

constraint on insight.source_table: CHECK ((status = ANY (ARRAY['ok'::text, 'partial'::text, 'stale'::text, 'unavailable'::text])));

constraint on insight.source_table: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on insight.source_table: PRIMARY KEY (id);

constraint on insight.source_table: UNIQUE (tenant_id, id);

CREATE INDEX source_table_by_question ON insight.source_table USING btree (tenant_id, question, created_at DESC);

CREATE UNIQUE INDEX source_table_once_a_day ON insight.source_table USING btree (tenant_id, question, day) WHERE ((status = ANY (ARRAY['ok'::text, 'partial'::text])) AND (NOT is_fresh));

policy tenant_isolation on insight.source_table for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

CREATE TRIGGER append_only BEFORE UPDATE OR TRUNCATE ON insight.source_table FOR EACH STATEMENT EXECUTE FUNCTION core.refuse_change();

grant insert, select on insight.source_table to steward_app;

table insight.topic (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  topic_key text not null,
  kind text not null,
  source text not null,
  agent_name text not null,
  priority text not null,
  state text not null,
  reason text not null,
  worth numeric(16,2) not null,
  currency text not null,
  content jsonb not null,
  outcome jsonb not null default '{}'::jsonb,
  insight_id uuid,
  incident_key text,
  recommendation_id uuid,
  execution_id uuid,
  first_seen date not null,
  last_seen date not null,
  considered_on date,
  times_seen integer not null default 1,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now()
) force row level security;

constraint on insight.topic: CHECK ((currency ~ '^[A-Z]{3}$'::text));

constraint on insight.topic: CHECK ((priority = ANY (ARRAY['URGENT'::text, 'HIGH'::text, 'MEDIUM'::text, 'LOW'::text])));

constraint on insight.topic: CHECK ((state = ANY (ARRAY['waiting'::text, 'digest'::text, 'backlog'::text, 'advised'::text, 'covered'::text, 'conflicting'::text, 'set_aside'::text, 'expired'::text])));

constraint on insight.topic: CHECK ((times_seen > 0));

constraint on insight.topic: CHECK ((worth >= (0)::numeric));

constraint on insight.topic: FOREIGN KEY (tenant_id, execution_id) REFERENCES runtime.execution(tenant_id, id) ON DELETE SET NULL (execution_id);

constraint on insight.topic: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on insight.topic: FOREIGN KEY (tenant_id, insight_id) REFERENCES insight.insight(tenant_id, id) ON DELETE SET NULL (insight_id);

constraint on insight.topic: FOREIGN KEY (tenant_id, recommendation_id) REFERENCES insight.recommendation(tenant_id, id) ON DELETE SET NULL (recommendation_id);

constraint on insight.topic: PRIMARY KEY (id);

constraint on insight.topic: UNIQUE (tenant_id, id);

constraint on insight.topic: UNIQUE (tenant_id, topic_key);

CREATE INDEX topic_by_state ON insight.topic USING btree (tenant_id, state, worth DESC);

policy tenant_isolation on insight.topic for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant insert, select, update on insight.topic to steward_app;

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

constraint on metric.anomaly: CHECK ((status = ANY (ARRAY['detected'::text, 'processed'::text, 'expected'::text, 'false_alarm'::text, 'new_trend'::text])));

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

CREATE TRIGGER note_changed_anomalies AFTER UPDATE ON metric.anomaly REFERENCING OLD TABLE AS stale NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION runtime.note_changed_anomalies();

CREATE TRIGGER note_new_anomalies AFTER INSERT ON metric.anomaly REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION runtime.note_new_anomalies();

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

table metric.known_event (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  name text not null,
  kind text not null,
  effect text not null,
  first_day date not null,
  last_day date not null,
  source text,
  entered_by text,
  created_at timestamp with time zone not null default now()
) force row level security;

constraint on metric.known_event: CHECK ((last_day >= first_day));

constraint on metric.known_event: CHECK ((effect = ANY (ARRAY['closed'::text, 'up'::text, 'down'::text, 'any'::text])));

constraint on metric.known_event: CHECK ((kind = ANY (ARRAY['holiday'::text, 'closing'::text, 'campaign'::text, 'price_change'::text, 'release'::text, 'stock'::text, 'outage'::text, 'other'::text])));

constraint on metric.known_event: CHECK ((name <> ''::text));

constraint on metric.known_event: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on metric.known_event: PRIMARY KEY (id);

constraint on metric.known_event: UNIQUE (tenant_id, id);

constraint on metric.known_event: UNIQUE (tenant_id, name, first_day);

policy tenant_isolation on metric.known_event for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant delete, insert, select on metric.known_event to steward_app;

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

table metric.source_day (
  tenant_id uuid not null,
  source text not null,
  account text not null,
  day date not null,
  state text not null,
  facts integer not null,
  flags text[] not null default '{}'::text[],
  execution_id uuid,
  changed_at timestamp with time zone not null default clock_timestamp()
) force row level security;

constraint on metric.source_day: CHECK ((facts >= 0));

constraint on metric.source_day: CHECK ((flags <@ ARRAY['sampled'::text, 'thresholded'::text, 'other_row'::text, 'foreign_currency'::text]));

constraint on metric.source_day: CHECK ((state = ANY (ARRAY['provisional'::text, 'final'::text])));

constraint on metric.source_day: FOREIGN KEY (tenant_id, execution_id) REFERENCES runtime.execution(tenant_id, id) ON DELETE SET NULL (execution_id);

constraint on metric.source_day: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on metric.source_day: PRIMARY KEY (tenant_id, source, account, day);

policy tenant_isolation on metric.source_day for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant delete, insert, select, update on metric.source_day to steward_app;

table metric.source_pull (
  tenant_id uuid not null,
  execution_id uuid not null,
  source text not null,
  account text not null,
  wish text not null,
  outcome text not null,
  days_wanted integer not null,
  days_read integer not null,
  days_changed integer not null,
  failure_kind text,
  failure text,
  user_action text,
  ended_at timestamp with time zone not null
) force row level security;

constraint on metric.source_pull: CHECK (((outcome = 'complete'::text) = (failure IS NULL)));

constraint on metric.source_pull: CHECK (((failure IS NULL) = (failure_kind IS NULL)));

constraint on metric.source_pull: CHECK ((days_changed >= 0));

constraint on metric.source_pull: CHECK ((days_read >= 0));

constraint on metric.source_pull: CHECK ((days_wanted >= 0));

constraint on metric.source_pull: CHECK ((outcome = ANY (ARRAY['complete'::text, 'partial'::text, 'failed'::text])));

constraint on metric.source_pull: CHECK ((wish = ANY (ARRAY['nightly'::text, 'backfill'::text, 'days'::text])));

constraint on metric.source_pull: FOREIGN KEY (tenant_id, execution_id) REFERENCES runtime.execution(tenant_id, id) ON DELETE CASCADE;

constraint on metric.source_pull: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on metric.source_pull: PRIMARY KEY (tenant_id, execution_id, source, account);

CREATE INDEX source_pull_latest ON metric.source_pull USING btree (tenant_id, source, account, ended_at DESC);

policy tenant_isolation on metric.source_pull for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant insert, select on metric.source_pull to steward_app;

table metric.verdict (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  incident_key text not null,
  series_id uuid not null,
  first_day date not null,
  last_day date not null,
  direction text not null,
  verdict text not null,
  cause text,
  note text,
  given_by text,
  given_at timestamp with time zone not null default clock_timestamp()
) force row level security;

constraint on metric.verdict: CHECK ((cause = ANY (ARRAY['holiday_effect'::text, 'user_error'::text, 'software_failure'::text, 'environmental'::text, 'fraud'::text, 'platform_upgrade'::text, 'external_event'::text, 'other'::text])));

constraint on metric.verdict: CHECK ((last_day >= first_day));

constraint on metric.verdict: CHECK ((direction = ANY (ARRAY['up'::text, 'down'::text])));

constraint on metric.verdict: CHECK ((verdict = ANY (ARRAY['anomaly'::text, 'expected'::text, 'false_alarm'::text, 'new_trend'::text])));

constraint on metric.verdict: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on metric.verdict: FOREIGN KEY (tenant_id, series_id) REFERENCES metric.series(tenant_id, id) ON DELETE CASCADE;

constraint on metric.verdict: PRIMARY KEY (id);

constraint on metric.verdict: UNIQUE (tenant_id, id);

CREATE INDEX verdict_by_incident ON metric.verdict USING btree (tenant_id, incident_key, given_at DESC);

policy tenant_isolation on metric.verdict for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant insert, select on metric.verdict to steward_app;

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

table runtime.approval (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  number bigint not null,
  execution_id uuid not null,
  place text not null,
  kind text not null,
  rule text,
  summary text not null,
  payload jsonb not null,
  edited_payload jsonb,
  tool text,
  outbox_id uuid,
  status text not null default 'pending'::text,
  decided_by text,
  decided_at timestamp with time zone,
  reason text,
  expires_at timestamp with time zone,
  created_at timestamp with time zone not null default clock_timestamp()
) force row level security;

constraint on runtime.approval: CHECK (((status = 'pending'::text) = (decided_at IS NULL)));

constraint on runtime.approval: CHECK (((status = 'edited'::text) = (edited_payload IS NOT NULL)));

constraint on runtime.approval: CHECK (((kind <> 'unknown_outcome'::text) OR (outbox_id IS NOT NULL)));

constraint on runtime.approval: CHECK (((kind <> 'effect'::text) OR (tool IS NOT NULL)));

constraint on runtime.approval: CHECK ((kind = ANY (ARRAY['interrupt'::text, 'effect'::text, 'unknown_outcome'::text])));

constraint on runtime.approval: CHECK ((status = ANY (ARRAY['pending'::text, 'approved'::text, 'edited'::text, 'rejected'::text, 'expired'::text])));

constraint on runtime.approval: FOREIGN KEY (tenant_id, execution_id) REFERENCES runtime.execution(tenant_id, id) ON DELETE CASCADE;

constraint on runtime.approval: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on runtime.approval: FOREIGN KEY (tenant_id, outbox_id) REFERENCES runtime.outbox(tenant_id, id) ON DELETE CASCADE;

constraint on runtime.approval: PRIMARY KEY (id);

constraint on runtime.approval: UNIQUE (tenant_id, execution_id, place);

constraint on runtime.approval: UNIQUE (tenant_id, id);

constraint on runtime.approval: UNIQUE (tenant_id, number);

CREATE INDEX approval_by_outbox ON runtime.approval USING btree (tenant_id, outbox_id) WHERE (outbox_id IS NOT NULL);

CREATE INDEX approval_pending ON runtime.approval USING btree (tenant_id, created_at) WHERE (status = 'pending'::text);

policy tenant_isolation on runtime.approval for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

CREATE TRIGGER decided_once BEFORE UPDATE ON runtime.approval FOR EACH ROW WHEN ((old.status <> 'pending'::text)) EXECUTE FUNCTION runtime.refuse_second_settlement();

CREATE TRIGGER keep_deadline AFTER INSERT OR DELETE OR UPDATE ON runtime.approval FOR EACH ROW EXECUTE FUNCTION runtime.keep_expiry_deadline();

grant insert, select on runtime.approval to steward_app;

table runtime.batch (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  model_id uuid,
  state text not null default 'submitting'::text,
  provider_id text,
  price jsonb,
  problem text,
  claim integer not null default 1,
  look_at timestamp with time zone not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  submitted_at timestamp with time zone,
  ended_at timestamp with time zone
) force row level security;

constraint on runtime.batch: CHECK (((state = ANY (ARRAY['ended'::text, 'failed'::text, 'unsent'::text, 'unknown'::text])) = (ended_at IS NOT NULL)));

constraint on runtime.batch: CHECK (((state <> ALL (ARRAY['running'::text, 'cancelling'::text, 'ended'::text])) OR (provider_id IS NOT NULL)));

constraint on runtime.batch: CHECK ((state = ANY (ARRAY['submitting'::text, 'running'::text, 'cancelling'::text, 'ended'::text, 'failed'::text, 'unsent'::text, 'unknown'::text])));

constraint on runtime.batch: FOREIGN KEY (model_id) REFERENCES runtime.model(id) ON DELETE SET NULL;

constraint on runtime.batch: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on runtime.batch: PRIMARY KEY (id);

constraint on runtime.batch: UNIQUE (tenant_id, id);

CREATE INDEX batch_by_time ON runtime.batch USING btree (tenant_id, created_at);

CREATE INDEX batch_due ON runtime.batch USING btree (tenant_id, look_at) WHERE (ended_at IS NULL);

policy dispatch on runtime.batch for * to steward_owner using ( SELECT (NOT core.in_tenant())) with check ( SELECT (NOT core.in_tenant()));

policy tenant_isolation on runtime.batch for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

CREATE TRIGGER guard_model_id BEFORE INSERT OR UPDATE OF model_id ON runtime.batch FOR EACH ROW WHEN ((new.model_id IS NOT NULL)) EXECUTE FUNCTION core.refuse_foreign_catalogue_row('model_id', 'runtime.model');

grant delete, insert, select, update on runtime.batch to steward_app;

table runtime.batch_hold (
  request_id uuid not null,
  token uuid not null
);

constraint on runtime.batch_hold: PRIMARY KEY (request_id);

table runtime.batch_request (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  execution_id uuid not null,
  place text not null,
  epoch integer not null,
  agent text not null,
  model_id uuid,
  batch_id uuid,
  state text not null default 'waiting'::text,
  request json,
  answer jsonb,
  attempt jsonb,
  problem text,
  is_settled boolean not null default false,
  not_before timestamp with time zone not null default clock_timestamp(),
  give_up_at timestamp with time zone not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  ended_at timestamp with time zone
) force row level security;

constraint on runtime.batch_request: CHECK (((state = ANY (ARRAY['answered'::text, 'failed'::text])) = (ended_at IS NOT NULL)));

constraint on runtime.batch_request: CHECK (((state = 'answered'::text) = (answer IS NOT NULL)));

constraint on runtime.batch_request: CHECK (((state = 'failed'::text) = (problem IS NOT NULL)));

constraint on runtime.batch_request: CHECK ((state = ANY (ARRAY['waiting'::text, 'sent'::text, 'answered'::text, 'failed'::text])));

constraint on runtime.batch_request: FOREIGN KEY (model_id) REFERENCES runtime.model(id) ON DELETE SET NULL;

constraint on runtime.batch_request: FOREIGN KEY (tenant_id, batch_id) REFERENCES runtime.batch(tenant_id, id) ON DELETE SET NULL (batch_id);

constraint on runtime.batch_request: FOREIGN KEY (tenant_id, execution_id) REFERENCES runtime.execution(tenant_id, id) ON DELETE CASCADE;

constraint on runtime.batch_request: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on runtime.batch_request: PRIMARY KEY (id);

constraint on runtime.batch_request: UNIQUE (tenant_id, execution_id, place);

constraint on runtime.batch_request: UNIQUE (tenant_id, id);

CREATE INDEX batch_request_by_batch ON runtime.batch_request USING btree (tenant_id, batch_id) WHERE (batch_id IS NOT NULL);

CREATE INDEX batch_request_waiting ON runtime.batch_request USING btree (tenant_id, model_id, created_at) WHERE (state = 'waiting'::text);

policy tenant_isolation on runtime.batch_request for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

CREATE TRIGGER forget_hold AFTER DELETE ON runtime.batch_request FOR EACH ROW EXECUTE FUNCTION runtime.forget_batch_hold();

CREATE TRIGGER guard_model_id BEFORE INSERT OR UPDATE OF model_id ON runtime.batch_request FOR EACH ROW WHEN ((new.model_id IS NOT NULL)) EXECUTE FUNCTION core.refuse_foreign_catalogue_row('model_id', 'runtime.model');

CREATE TRIGGER keep_deadline AFTER INSERT OR DELETE OR UPDATE ON runtime.batch_request FOR EACH ROW EXECUTE FUNCTION runtime.keep_batch_deadline();

grant delete, insert, select, update on runtime.batch_request to steward_app;

table runtime.budget (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid,
  scope text not null,
  subject text,
  period text not null,
  max_tokens numeric,
  max_usd numeric,
  max_calls numeric,
  max_seconds numeric,
  updated_by text,
  created_at timestamp with time zone not null default now()
) force row level security;

constraint on runtime.budget: CHECK ((num_nonnulls(max_tokens, max_usd, max_calls, max_seconds) > 0));

constraint on runtime.budget: CHECK (((scope = ANY (ARRAY['graph'::text, 'agent'::text])) = (subject IS NOT NULL)));

constraint on runtime.budget: CHECK (
CASE scope
    WHEN 'installation'::text THEN (tenant_id IS NULL)
    WHEN 'tenant'::text THEN (tenant_id IS NOT NULL)
    ELSE true
END);

constraint on runtime.budget: CHECK (((max_calls > (0)::numeric) AND (max_calls < 'Infinity'::numeric)));

constraint on runtime.budget: CHECK (((max_seconds > (0)::numeric) AND (max_seconds < 'Infinity'::numeric)));

constraint on runtime.budget: CHECK (((max_tokens > (0)::numeric) AND (max_tokens < 'Infinity'::numeric)));

constraint on runtime.budget: CHECK (((max_usd > (0)::numeric) AND (max_usd < 'Infinity'::numeric)));

constraint on runtime.budget: CHECK ((period = ANY (ARRAY['run'::text, 'day'::text, 'month'::text])));

constraint on runtime.budget: CHECK ((scope = ANY (ARRAY['installation'::text, 'tenant'::text, 'graph'::text, 'agent'::text])));

constraint on runtime.budget: CHECK ((subject <> ''::text));

constraint on runtime.budget: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on runtime.budget: PRIMARY KEY (id);

constraint on runtime.budget: UNIQUE (tenant_id, id);

constraint on runtime.budget: UNIQUE NULLS NOT DISTINCT (tenant_id, scope, subject, period);

policy shared_rows on runtime.budget for r to steward_app, steward_owner using ((tenant_id IS NULL) AND (( SELECT core.current_tenant() AS current_tenant) IS NOT NULL));

policy tenant_isolation on runtime.budget for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

policy upkeep on runtime.budget for * to steward_owner using ((tenant_id IS NULL) AND (NOT ( SELECT core.in_tenant() AS in_tenant))) with check ((tenant_id IS NULL) AND (NOT ( SELECT core.in_tenant() AS in_tenant)));

grant delete, insert, select, update on runtime.budget to steward_app;

CREATE OR REPLACE FUNCTION runtime.budget_counters(tenant uuid, for_graph text, for_agent text)
 RETURNS TABLE(tenant_id uuid, scope text, subject text, period text, first_day date)
 LANGUAGE sql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  with today as (
    select tenant as owner, (clock_timestamp() at time zone zone.timezone)::date as day
    from core.tenant as zone where zone.id = tenant
    union all
    select null, (clock_timestamp() at time zone 'UTC')::date
  ), wanted as (
    select owner, case when owner is null then 'installation' else 'tenant' end as scope, null::text as subject, period, day
    from today cross join (values ('day'), ('month')) as each (period)
    union all
    select owner, budget.scope, budget.subject, budget.period, day
    from runtime.budget join today on today.owner is not distinct from budget.tenant_id
    where budget.period <> 'run'
      and (budget.scope = 'graph' and budget.subject = for_graph or budget.scope = 'agent' and budget.subject = for_agent)
  )
  select owner, scope, subject, period, date_trunc(period, day::timestamp)::date from wanted
$function$;

table runtime.budget_hold (
  tenant_id uuid not null,
  token_hash bytea not null,
  use_ids uuid[] not null,
  tokens numeric not null,
  usd numeric,
  created_at timestamp with time zone not null default clock_timestamp()
) force row level security;

constraint on runtime.budget_hold: CHECK ((length(token_hash) = 32));

constraint on runtime.budget_hold: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on runtime.budget_hold: PRIMARY KEY (tenant_id, token_hash);

CREATE INDEX budget_hold_by_age ON runtime.budget_hold USING btree (tenant_id, created_at);

policy tenant_isolation on runtime.budget_hold for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant select on runtime.budget_hold to steward_app;

table runtime.budget_use (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid,
  scope text not null,
  subject text,
  period text not null,
  first_day date not null,
  calls numeric not null default 0,
  tokens numeric not null default 0,
  usd numeric not null default 0,
  seconds numeric not null default 0,
  unpriced_calls numeric not null default 0,
  reserved_calls numeric not null default 0,
  reserved_tokens numeric not null default 0,
  reserved_usd numeric not null default 0
) force row level security;

constraint on runtime.budget_use: CHECK ((calls >= (0)::numeric));

constraint on runtime.budget_use: CHECK ((period = ANY (ARRAY['day'::text, 'month'::text])));

constraint on runtime.budget_use: CHECK ((reserved_calls >= (0)::numeric));

constraint on runtime.budget_use: CHECK ((reserved_tokens >= (0)::numeric));

constraint on runtime.budget_use: CHECK ((reserved_usd >= (0)::numeric));

constraint on runtime.budget_use: CHECK ((seconds >= (0)::numeric));

constraint on runtime.budget_use: CHECK ((tokens >= (0)::numeric));

constraint on runtime.budget_use: CHECK ((unpriced_calls >= (0)::numeric));

constraint on runtime.budget_use: CHECK ((usd >= (0)::numeric));

constraint on runtime.budget_use: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on runtime.budget_use: PRIMARY KEY (id);

constraint on runtime.budget_use: UNIQUE (tenant_id, id);

constraint on runtime.budget_use: UNIQUE NULLS NOT DISTINCT (tenant_id, scope, subject, period, first_day);

policy installation on runtime.budget_use for * to steward_owner using ((tenant_id IS NULL) AND ((current_setting('role'::text) = 'steward_app'::text) OR (NOT ( SELECT core.in_tenant() AS in_tenant)))) with check ((tenant_id IS NULL) AND ((current_setting('role'::text) = 'steward_app'::text) OR (NOT ( SELECT core.in_tenant() AS in_tenant))));

policy tenant_isolation on runtime.budget_use for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant select on runtime.budget_use to steward_app;

CREATE OR REPLACE FUNCTION runtime.create_execution(run jsonb)
 RETURNS SETOF runtime.execution
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
declare
  is_known boolean := false;
begin
  if run ->> 'dedupe_key' is not null then
    -- Planned each time: a plan from when there were few runs would walk over all of them later.
    execute 'select exists (select from runtime.execution where graph = $1 and dedupe_key = $2)'
      into is_known using run ->> 'graph', run ->> 'dedupe_key';
  end if;
  if is_known then
    return;
  end if;
  return query
  with counted as (
    insert into runtime.run_counter as counter (tenant_id, last) values (core.require_tenant(), 1)
    on conflict (tenant_id) do update set last = counter.last + 1
    returning tenant_id, last
  )
  insert into runtime.execution
    (tenant_id, number, graph, graph_version, trigger, parent_id, dedupe_key, input, queue, status, budget, thread_id,
     started_at, trace_id, answer_by)
  select counted.tenant_id, last, wanted.graph, wanted.graph_version, wanted.trigger, wanted.parent_id,
         wanted.dedupe_key, wanted.input, wanted.queue, wanted.status, wanted.budget, wanted.thread_id,
         case when wanted.status = 'running' then clock_timestamp() end, replace(gen_random_uuid()::text, '-', ''),
         case when run ->> 'answer_within' is not null
              then clock_timestamp() + (run ->> 'answer_within')::integer * interval '1 second'
              when wanted.trigger = 'graph'
              then (select answer_by from runtime.execution as parent where parent.id = wanted.parent_id) end
  from counted, jsonb_populate_record(null::runtime.execution, run) as wanted
  on conflict (tenant_id, graph, dedupe_key) where dedupe_key is not null do nothing
  returning *;
end $function$;

CREATE OR REPLACE FUNCTION runtime.create_leased_execution(token text, run jsonb, worker uuid, lease_seconds double precision)
 RETURNS SETOF runtime.execution
 LANGUAGE plpgsql
AS $function$
declare
  created runtime.execution;
begin
  perform core.act_for(token);
  for created in select * from runtime.create_execution(run) loop
    insert into runtime.lease (tenant_id, execution_id, queue, state, epoch, worker_id, lease_until)
    values (created.tenant_id, created.id, created.queue, 'leased', 1, worker,
            clock_timestamp() + lease_seconds * interval '1 second');
    return next created;
  end loop;
end $function$;

table runtime.deadline (
  tenant_id uuid not null,
  execution_id uuid not null,
  kind text not null,
  subject_id uuid not null,
  due_at timestamp with time zone not null
) force row level security;

constraint on runtime.deadline: CHECK ((kind = ANY (ARRAY['delivery'::text, 'expiry'::text, 'batch'::text])));

constraint on runtime.deadline: FOREIGN KEY (tenant_id, execution_id) REFERENCES runtime.execution(tenant_id, id) ON DELETE CASCADE;

constraint on runtime.deadline: PRIMARY KEY (tenant_id, kind, subject_id);

CREATE INDEX deadline_by_execution ON runtime.deadline USING btree (tenant_id, execution_id);

policy dispatch on runtime.deadline for * to steward_owner using ( SELECT (NOT core.in_tenant())) with check ( SELECT (NOT core.in_tenant()));

policy tenant_isolation on runtime.deadline for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant delete, insert, select, update on runtime.deadline to steward_app;

CREATE OR REPLACE FUNCTION runtime.end_leased_execution(token text, run uuid, held_epoch integer, result jsonb)
 RETURNS SETOF runtime.execution
 LANGUAGE plpgsql
AS $function$
begin
  perform core.act_for(token);
  delete from runtime.lease where execution_id = run and epoch = held_epoch and state = 'leased';
  if not found then
    return;
  end if;
  return query
  update runtime.execution
  set status = result ->> 'status', output = nullif(result -> 'output', 'null'), error = result ->> 'error',
      ended_at = clock_timestamp(), epoch = held_epoch,
      metrics = coalesce(result -> 'metrics', '{}') || runtime.sum_steps(run)
  where id = run
  returning *;
end $function$;

table runtime.event (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  trigger_id uuid not null,
  kind text not null,
  subject text not null,
  severity text,
  payload jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null default clock_timestamp(),
  attempts integer not null default 0,
  retry_at timestamp with time zone,
  handled_at timestamp with time zone,
  outcome text,
  detail text,
  execution_id uuid
) force row level security;

constraint on runtime.event: CHECK (((handled_at IS NULL) = (outcome IS NULL)));

constraint on runtime.event: CHECK ((kind = ANY (ARRAY['anomaly.detected'::text, 'execution.ended'::text])));

constraint on runtime.event: CHECK ((outcome = ANY (ARRAY['fired'::text, 'cooling'::text, 'paused'::text, 'settled'::text, 'failed'::text])));

constraint on runtime.event: CHECK ((severity = ANY (ARRAY['URGENT'::text, 'HIGH'::text, 'MEDIUM'::text, 'LOW'::text])));

constraint on runtime.event: FOREIGN KEY (tenant_id, execution_id) REFERENCES runtime.execution(tenant_id, id) ON DELETE SET NULL (execution_id);

constraint on runtime.event: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on runtime.event: FOREIGN KEY (tenant_id, trigger_id) REFERENCES runtime.trigger(tenant_id, id) ON DELETE CASCADE;

constraint on runtime.event: PRIMARY KEY (id);

constraint on runtime.event: UNIQUE (tenant_id, id);

CREATE INDEX event_fired ON runtime.event USING btree (tenant_id, trigger_id, subject, handled_at) WHERE (outcome = 'fired'::text);

CREATE INDEX event_handled ON runtime.event USING btree (tenant_id, handled_at) WHERE (handled_at IS NOT NULL);

CREATE UNIQUE INDEX event_waiting ON runtime.event USING btree (tenant_id, trigger_id, subject) WHERE (handled_at IS NULL);

policy dispatch on runtime.event for * to steward_owner using ( SELECT (NOT core.in_tenant())) with check ( SELECT (NOT core.in_tenant()));

policy tenant_isolation on runtime.event for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant delete, insert, select, update on runtime.event to steward_app;

table runtime.execution (
  id uuid not null default core.ordered_uuid(),
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
  started_at timestamp with time zone,
  ended_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  queue text not null default 'default'::text,
  budget jsonb not null default '{}'::jsonb,
  thread_id uuid,
  epoch integer not null default 0,
  answer_by timestamp with time zone
) force row level security;

constraint on runtime.execution: CHECK (((status = ANY (ARRAY['completed'::text, 'failed'::text, 'cancelled'::text, 'exhausted'::text])) = (ended_at IS NOT NULL)));

constraint on runtime.execution: CHECK (((status <> 'failed'::text) OR (error IS NOT NULL)));

constraint on runtime.execution: CHECK ((status = ANY (ARRAY['queued'::text, 'running'::text, 'suspended'::text, 'completed'::text, 'failed'::text, 'cancelled'::text, 'exhausted'::text])));

constraint on runtime.execution: CHECK ((trigger = ANY (ARRAY['manual'::text, 'schedule'::text, 'event'::text, 'api'::text, 'graph'::text])));

constraint on runtime.execution: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on runtime.execution: FOREIGN KEY (tenant_id, parent_id) REFERENCES runtime.execution(tenant_id, id);

constraint on runtime.execution: FOREIGN KEY (tenant_id, thread_id) REFERENCES runtime.thread(tenant_id, id) ON DELETE SET NULL (thread_id);

constraint on runtime.execution: PRIMARY KEY (id);

constraint on runtime.execution: UNIQUE (tenant_id, id);

CREATE UNIQUE INDEX execution_by_dedupe_key ON runtime.execution USING btree (tenant_id, graph, dedupe_key) WHERE (dedupe_key IS NOT NULL);

CREATE UNIQUE INDEX execution_by_number ON runtime.execution USING btree (tenant_id, number) WHERE (number > 0);

CREATE INDEX execution_by_thread ON runtime.execution USING btree (tenant_id, thread_id) WHERE (thread_id IS NOT NULL);

policy tenant_isolation on runtime.execution for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

CREATE TRIGGER note_ended_execution AFTER UPDATE ON runtime.execution FOR EACH ROW WHEN (((old.ended_at IS NULL) AND (new.ended_at IS NOT NULL))) EXECUTE FUNCTION runtime.note_ended_execution();

grant insert, select, update on runtime.execution to steward_app;

CREATE OR REPLACE FUNCTION runtime.find_agent(wanted text)
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  return (select id from runtime.agent where name = wanted);
end $function$;

CREATE OR REPLACE FUNCTION runtime.find_model(wanted text)
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  return (select id from runtime.model
          where provider || '/' || name = wanted and is_active
          order by tenant_id nulls last limit 1);
end $function$;

CREATE OR REPLACE FUNCTION runtime.find_tool(wanted text, wanted_version text)
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
  return (select id from runtime.tool where name = wanted and version = wanted_version and tenant_id is null);
end $function$;

CREATE OR REPLACE FUNCTION runtime.forget_batch_hold()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  delete from runtime.batch_hold where request_id = old.id;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION runtime.insert_steps(lines json, lease_seconds double precision)
 RETURNS TABLE(execution_id uuid, place text, number integer)
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
declare
  held    record;
  before  integer;
  runs    uuid[] := '{}';
  befores integer[] := '{}';
begin
  for held in
    select execution_id, epoch, count(*)::integer as line_count, bool_or(status = 'completed') as is_progress
    from json_to_recordset(lines) as line (execution_id uuid, epoch integer, status text)
    group by 1, 2
  loop
    update runtime.lease
    set steps = steps + held.line_count, takeovers = case when held.is_progress then 0 else takeovers end,
        lease_until = greatest(lease_until, clock_timestamp() + lease_seconds * interval '1 second')
    where execution_id = held.execution_id and epoch = held.epoch and state = 'leased'
    returning steps - held.line_count into before;
    if found then
      runs := runs || held.execution_id;
      befores := befores || before;
    end if;
  end loop;
  return query
  with given as (
    select row_number() over () as position, line.*
    from json_to_recordset(lines) as line (
      execution_id uuid, epoch integer, place text, kind text, name text, status text, role text, input_hash text,
      output_hash text, decided_by text, tokens_in integer, tokens_out integer, tokens_cached integer,
      cost_usd numeric, instructions_hash text, error text, latency_ms integer, tool_version text, began integer,
      input jsonb, output jsonb)
  )
  insert into runtime.step as step
    (tenant_id, execution_id, place, number, epoch, kind, name, status, role, input_hash, output_hash, decided_by,
     tokens_in, tokens_out, tokens_cached, cost_usd, instructions_hash, error, latency_ms, began, input, output,
     started_at, ended_at, agent_id, tool_id, model_id)
  select (select core.require_tenant()), execution_id, place,
         fence.before + row_number() over (partition by execution_id order by position), epoch, kind, name, status, role,
         decode(input_hash, 'hex'), decode(output_hash, 'hex'), decided_by, tokens_in, tokens_out, tokens_cached,
         cost_usd, instructions_hash, error, latency_ms, nullif(began, (fence.before + row_number() over (partition by execution_id order by position))::integer), input, output,
         clock_timestamp() - coalesce(latency_ms, 0) * interval '1 millisecond',
         case when status <> 'started' then clock_timestamp() end,
         case when kind = 'agent' then runtime.find_agent(name) end,
         case when kind in ('tool', 'external') then runtime.find_tool(name, tool_version) end,
         case when kind = 'model' then runtime.find_model(name) end
  from given join unnest(runs, befores) as fence (execution_id, before) using (execution_id)
  on conflict (tenant_id, execution_id, place) do update
  set number = excluded.number, epoch = excluded.epoch, status = excluded.status, input_hash = excluded.input_hash,
      output_hash = excluded.output_hash, decided_by = excluded.decided_by, tokens_in = excluded.tokens_in,
      tokens_out = excluded.tokens_out, tokens_cached = excluded.tokens_cached, cost_usd = excluded.cost_usd,
      instructions_hash = excluded.instructions_hash, error = excluded.error, latency_ms = excluded.latency_ms,
      input = excluded.input, output = excluded.output, ended_at = excluded.ended_at,
      attempts = step.attempts + case when step.status = 'started' and excluded.status <> 'started' then 0 else 1 end
  where step.status <> 'completed'
  returning execution_id, place, number;
end $function$;

CREATE OR REPLACE FUNCTION runtime.keep_batch_deadline()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' then
    perform runtime.keep_deadline(old.tenant_id, old.execution_id, 'batch', old.id, null);
  else
    perform runtime.keep_deadline(new.tenant_id, new.execution_id, 'batch', new.id,
      case new.state when 'waiting' then least(new.not_before, new.give_up_at) end);
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION runtime.keep_deadline(tenant uuid, execution uuid, deadline_kind text, subject uuid, due timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if due is null then
    delete from runtime.deadline where tenant_id = tenant and kind = deadline_kind and subject_id = subject;
  else
    insert into runtime.deadline (tenant_id, execution_id, kind, subject_id, due_at)
    values (tenant, execution, deadline_kind, subject, due)
    on conflict (tenant_id, kind, subject_id) do update set due_at = excluded.due_at;
  end if;
end $function$;

CREATE OR REPLACE FUNCTION runtime.keep_delivery_deadline()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' then
    perform runtime.keep_deadline(old.tenant_id, old.execution_id, 'delivery', old.id, null);
  else
    perform runtime.keep_deadline(new.tenant_id, new.execution_id, 'delivery', new.id,
      case new.status when 'pending' then new.next_at when 'sending' then new.claimed_until end);
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION runtime.keep_expiry_deadline()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  if tg_op = 'DELETE' then
    perform runtime.keep_deadline(old.tenant_id, old.execution_id, 'expiry', old.id, null);
  else
    perform runtime.keep_deadline(new.tenant_id, new.execution_id, 'expiry', new.id,
      case new.status when 'pending' then new.expires_at end);
  end if;
  return null;
end $function$;

table runtime.lease (
  tenant_id uuid not null,
  execution_id uuid not null,
  queue text not null,
  state text not null,
  epoch integer not null default 0,
  worker_id uuid,
  lease_until timestamp with time zone,
  steps integer not null default 0,
  takeovers integer not null default 0,
  thread_id uuid,
  is_woken boolean not null default false,
  is_cancelled boolean not null default false,
  created_at timestamp with time zone not null default now()
) force row level security;

constraint on runtime.lease: CHECK (((state = 'leased'::text) = ((worker_id IS NOT NULL) AND (lease_until IS NOT NULL))));

constraint on runtime.lease: CHECK ((state = ANY (ARRAY['queued'::text, 'parked'::text, 'leased'::text, 'suspended'::text])));

constraint on runtime.lease: FOREIGN KEY (tenant_id, execution_id) REFERENCES runtime.execution(tenant_id, id) ON DELETE CASCADE;

constraint on runtime.lease: PRIMARY KEY (tenant_id, execution_id);

CREATE INDEX lease_by_thread ON runtime.lease USING btree (tenant_id, thread_id) WHERE (thread_id IS NOT NULL);

policy dispatch on runtime.lease for * to steward_owner using ( SELECT (NOT core.in_tenant())) with check ( SELECT (NOT core.in_tenant()));

policy tenant_isolation on runtime.lease for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant delete, insert, select, update on runtime.lease to steward_app;

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

table runtime.message (
  tenant_id uuid not null,
  thread_id uuid not null,
  number integer not null,
  execution_id uuid,
  role text not null,
  content text not null,
  parts jsonb not null default '[]'::jsonb,
  created_at timestamp with time zone not null default clock_timestamp()
) force row level security;

constraint on runtime.message: CHECK ((number > 0));

constraint on runtime.message: CHECK ((jsonb_typeof(parts) = 'array'::text));

constraint on runtime.message: CHECK ((role = ANY (ARRAY['user'::text, 'assistant'::text, 'tool'::text, 'system'::text])));

constraint on runtime.message: FOREIGN KEY (tenant_id, execution_id) REFERENCES runtime.execution(tenant_id, id) ON DELETE SET NULL (execution_id);

constraint on runtime.message: FOREIGN KEY (tenant_id, thread_id) REFERENCES runtime.thread(tenant_id, id) ON DELETE CASCADE;

constraint on runtime.message: PRIMARY KEY (tenant_id, thread_id, number);

CREATE INDEX message_by_execution ON runtime.message USING btree (tenant_id, execution_id) WHERE (execution_id IS NOT NULL);

policy tenant_isolation on runtime.message for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant insert, select on runtime.message to steward_app;

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
  created_at timestamp with time zone not null default now(),
  protocol text not null default 'openai'::text,
  base_url text,
  key_env text,
  key_file text,
  context_tokens integer,
  requests_per_minute integer,
  tokens_per_minute integer,
  features jsonb not null default '{}'::jsonb,
  updated_by text,
  batches boolean not null default false
) force row level security;

constraint on runtime.model: CHECK ((base_url ~ '^https?://[^@?#\s]+$'::text));

constraint on runtime.model: CHECK ((num_nonnulls(key_env, key_file) <= 1));

constraint on runtime.model: CHECK (((NOT batches) OR (kind = 'chat'::text)));

constraint on runtime.model: CHECK ((context_tokens > 0));

constraint on runtime.model: CHECK ((dimensions > 0));

constraint on runtime.model: CHECK ((jsonb_typeof(features) = 'object'::text));

constraint on runtime.model: CHECK ((key_env ~ '^[A-Z_][A-Z0-9_]{0,99}$'::text));

constraint on runtime.model: CHECK ((key_file ~ '^(/|[A-Za-z]:\\)'::text));

constraint on runtime.model: CHECK ((kind = ANY (ARRAY['chat'::text, 'embedding'::text])));

constraint on runtime.model: CHECK (((price IS NULL) OR (((jsonb_typeof((price -> 'input'::text)) = 'number'::text) AND (jsonb_typeof((price -> 'output'::text)) = 'number'::text) AND (jsonb_typeof((price -> 'cached'::text)) = 'number'::text)) IS TRUE)));

constraint on runtime.model: CHECK ((protocol = ANY (ARRAY['openai'::text, 'openai-responses'::text, 'anthropic'::text])));

constraint on runtime.model: CHECK ((requests_per_minute > 0));

constraint on runtime.model: CHECK ((tokens_per_minute > 0));

constraint on runtime.model: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on runtime.model: PRIMARY KEY (id);

constraint on runtime.model: UNIQUE (tenant_id, id);

constraint on runtime.model: UNIQUE NULLS NOT DISTINCT (tenant_id, kind, protocol, base_url, name, version);

policy dispatch on runtime.model for * to steward_owner using ( SELECT (NOT core.in_tenant())) with check ( SELECT (NOT core.in_tenant()));

policy shared_rows on runtime.model for r to steward_app using ((tenant_id IS NULL) AND (( SELECT core.current_tenant() AS current_tenant) IS NOT NULL));

policy tenant_isolation on runtime.model for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant select on runtime.model to steward_app;

table runtime.model_call (
  tenant_id uuid not null,
  execution_id uuid not null,
  place text not null,
  epoch integer not null,
  attempt integer not null,
  agent text not null,
  provider text not null,
  model text not null,
  tokens_input bigint,
  tokens_cached bigint,
  tokens_cache_written bigint,
  tokens_output bigint,
  tokens_reasoning bigint,
  cost_usd numeric,
  price jsonb,
  fault text,
  seconds double precision not null,
  at timestamp with time zone not null default clock_timestamp(),
  batch_id uuid
) force row level security;

constraint on runtime.model_call: CHECK ((attempt > 0));

constraint on runtime.model_call: CHECK (((cost_usd >= (0)::numeric) AND (cost_usd < 'Infinity'::numeric)));

constraint on runtime.model_call: CHECK ((seconds >= (0)::double precision));

constraint on runtime.model_call: CHECK ((tokens_cache_written >= 0));

constraint on runtime.model_call: CHECK ((tokens_cached >= 0));

constraint on runtime.model_call: CHECK ((tokens_input >= 0));

constraint on runtime.model_call: CHECK ((tokens_output >= 0));

constraint on runtime.model_call: CHECK ((tokens_reasoning >= 0));

constraint on runtime.model_call: FOREIGN KEY (tenant_id, execution_id) REFERENCES runtime.execution(tenant_id, id) ON DELETE CASCADE;

constraint on runtime.model_call: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on runtime.model_call: PRIMARY KEY (tenant_id, execution_id, place, epoch, attempt);

CREATE INDEX model_call_by_time ON runtime.model_call USING btree (tenant_id, at);

policy tenant_isolation on runtime.model_call for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant insert, select on runtime.model_call to steward_app;

table runtime.model_choice (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid,
  scope text not null,
  agent text,
  role text not null,
  position integer not null,
  model_id uuid not null,
  updated_by text,
  created_at timestamp with time zone not null default now()
) force row level security;

constraint on runtime.model_choice: CHECK ((agent <> ''::text));

constraint on runtime.model_choice: CHECK (((scope = 'agent'::text) = (agent IS NOT NULL)));

constraint on runtime.model_choice: CHECK (
CASE scope
    WHEN 'installation'::text THEN (tenant_id IS NULL)
    WHEN 'tenant'::text THEN (tenant_id IS NOT NULL)
    ELSE true
END);

constraint on runtime.model_choice: CHECK (("position" > 0));

constraint on runtime.model_choice: CHECK ((role = ANY (ARRAY['reasoning'::text, 'writing'::text, 'fast'::text, 'embedding'::text])));

constraint on runtime.model_choice: CHECK ((scope = ANY (ARRAY['installation'::text, 'tenant'::text, 'agent'::text])));

constraint on runtime.model_choice: FOREIGN KEY (model_id) REFERENCES runtime.model(id) ON DELETE CASCADE;

constraint on runtime.model_choice: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on runtime.model_choice: PRIMARY KEY (id);

constraint on runtime.model_choice: UNIQUE (tenant_id, id);

constraint on runtime.model_choice: UNIQUE NULLS NOT DISTINCT (tenant_id, scope, agent, role, "position");

policy dispatch on runtime.model_choice for * to steward_owner using ( SELECT (NOT core.in_tenant())) with check ( SELECT (NOT core.in_tenant()));

policy shared_rows on runtime.model_choice for r to steward_app using ((tenant_id IS NULL) AND (( SELECT core.current_tenant() AS current_tenant) IS NOT NULL));

policy tenant_isolation on runtime.model_choice for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

CREATE TRIGGER guard_model_id BEFORE INSERT OR UPDATE OF model_id ON runtime.model_choice FOR EACH ROW WHEN ((new.model_id IS NOT NULL)) EXECUTE FUNCTION core.refuse_foreign_catalogue_row('model_id', 'runtime.model');

CREATE TRIGGER refuse_foreign_model BEFORE INSERT OR UPDATE ON runtime.model_choice FOR EACH ROW EXECUTE FUNCTION runtime.refuse_foreign_model();

grant select on runtime.model_choice to steward_app;

CREATE OR REPLACE FUNCTION runtime.note_changed_anomalies()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform runtime.note_incidents(
    array_agg(fresh.tenant_id), array_agg(fresh.incident_key), array_agg(fresh.severity))
  from fresh join stale on stale.id = fresh.id
  where fresh.status = 'detected'
    and (stale.status <> 'detected'
         or runtime.severity_rank(fresh.severity) > runtime.severity_rank(stale.severity))
  having count(*) > 0;

  update runtime.event as waiting set handled_at = clock_timestamp(), outcome = 'settled'
  from fresh join stale on stale.id = fresh.id
  where fresh.status <> 'detected' and stale.status = 'detected'
    and waiting.tenant_id = fresh.tenant_id and waiting.kind = 'anomaly.detected'
    and waiting.subject = fresh.incident_key and waiting.handled_at is null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION runtime.note_ended_execution()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into runtime.event (tenant_id, trigger_id, kind, subject, payload)
  select new.tenant_id, listener.id, 'execution.ended', new.id,
         jsonb_build_object('graph', new.graph, 'status', new.status, 'number', new.number)
  from runtime.trigger as listener
  where listener.tenant_id = new.tenant_id and listener.kind = 'event' and listener.enabled
    and listener.config ->> 'event' = 'execution.ended'
    and listener.config #>> '{filter,graph}' = new.graph
    and coalesce(listener.config #>> '{filter,status}', new.status) = new.status
  on conflict (tenant_id, trigger_id, subject) where handled_at is null do nothing;
  if found then
    perform pg_notify('steward_work', '');
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION runtime.note_incidents(tenants uuid[], keys text[], severities text[])
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  insert into runtime.event as waiting (tenant_id, trigger_id, kind, subject, severity)
  select found.tenant_id, listener.id, 'anomaly.detected', found.subject, found.severity
  from (
    select tenant_id, subject, (array_agg(severity order by runtime.severity_rank(severity) desc))[1] as severity
    from unnest(tenants, keys, severities) as anomaly (tenant_id, subject, severity)
    group by tenant_id, subject
  ) as found
  join runtime.trigger as listener
    on listener.tenant_id = found.tenant_id and listener.kind = 'event' and listener.enabled
   and listener.config ->> 'event' = 'anomaly.detected'
   and runtime.severity_rank(found.severity)
       >= coalesce(runtime.severity_rank(listener.config #>> '{filter,severity}'), 1)
  -- Always in one order, so that two detections cannot wait for each other.
  order by found.tenant_id, listener.id, found.subject
  -- Not "do nothing": a row that a scheduler is handling at this moment is waited for, and a new one follows it.
  on conflict (tenant_id, trigger_id, subject) where handled_at is null do update
    set severity = excluded.severity
    where runtime.severity_rank(excluded.severity) > runtime.severity_rank(waiting.severity);
  if found then
    -- Only a hint; whoever misses it finds the row.
    perform pg_notify('steward_work', '');
  end if;
end $function$;

CREATE OR REPLACE FUNCTION runtime.note_new_anomalies()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  perform runtime.note_incidents(array_agg(tenant_id), array_agg(incident_key), array_agg(severity))
  from added where status = 'detected'
  having count(*) > 0;
  return null;
end $function$;

table runtime.outbox (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  execution_id uuid not null,
  place text not null,
  tool text not null,
  tool_version text not null,
  payload jsonb not null,
  idempotency_key text not null,
  status text not null default 'pending'::text,
  attempts integer not null default 0,
  next_at timestamp with time zone not null default clock_timestamp(),
  claimed_until timestamp with time zone,
  sent_at timestamp with time zone,
  response jsonb,
  last_error text,
  created_at timestamp with time zone not null default clock_timestamp()
) force row level security;

constraint on runtime.outbox: CHECK ((attempts >= 0));

constraint on runtime.outbox: CHECK (((status = 'sending'::text) = (claimed_until IS NOT NULL)));

constraint on runtime.outbox: CHECK (((status = 'sent'::text) = ((sent_at IS NOT NULL) AND (response IS NOT NULL))));

constraint on runtime.outbox: CHECK (((status <> 'failed'::text) OR (last_error IS NOT NULL)));

constraint on runtime.outbox: CHECK ((status = ANY (ARRAY['pending'::text, 'sending'::text, 'sent'::text, 'failed'::text, 'unknown'::text])));

constraint on runtime.outbox: FOREIGN KEY (tenant_id, execution_id) REFERENCES runtime.execution(tenant_id, id) ON DELETE CASCADE;

constraint on runtime.outbox: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on runtime.outbox: PRIMARY KEY (id);

constraint on runtime.outbox: UNIQUE (tenant_id, execution_id, place);

constraint on runtime.outbox: UNIQUE (tenant_id, id);

constraint on runtime.outbox: UNIQUE (tenant_id, idempotency_key);

policy tenant_isolation on runtime.outbox for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

CREATE TRIGGER keep_deadline AFTER INSERT OR DELETE OR UPDATE ON runtime.outbox FOR EACH ROW EXECUTE FUNCTION runtime.keep_delivery_deadline();

CREATE TRIGGER settled_once BEFORE UPDATE ON runtime.outbox FOR EACH ROW WHEN ((old.status = ANY (ARRAY['sent'::text, 'failed'::text]))) EXECUTE FUNCTION runtime.refuse_second_settlement();

grant delete, insert, select on runtime.outbox to steward_app;

CREATE OR REPLACE FUNCTION runtime.passed_measure(limits runtime.budget, used runtime.budget_use, call_usd numeric)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select case
    when (least(limits.max_tokens, limits.max_usd, limits.max_calls, limits.max_seconds) > 0
          and greatest(limits.max_tokens, limits.max_usd, limits.max_calls, limits.max_seconds) < 'Infinity')
         is not true then 'malformed'
    when used.calls + used.reserved_calls > limits.max_calls then 'calls'
    when used.tokens + used.reserved_tokens > limits.max_tokens then 'tokens'
    when limits.max_usd is not null and call_usd is null then 'price'
    when used.usd + used.reserved_usd > limits.max_usd then 'usd'
    when used.seconds >= limits.max_seconds then 'seconds'
  end
$function$;

table runtime.payload (
  tenant_id uuid not null,
  hash bytea not null,
  body jsonb not null,
  used_at timestamp with time zone not null default now()
) force row level security;

constraint on runtime.payload: CHECK ((length(hash) = 32));

constraint on runtime.payload: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on runtime.payload: PRIMARY KEY (tenant_id, hash);

policy tenant_isolation on runtime.payload for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant delete, insert, select, update on runtime.payload to steward_app;

CREATE OR REPLACE FUNCTION runtime.rate_wait(for_key text, limits jsonb, wanted jsonb, since timestamp with time zone)
 RETURNS double precision
 LANGUAGE sql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  with leaving as (
    select second, sum(requests) over newer as requests, sum(tokens) over newer as tokens
    from runtime.rate_window where key = for_key and second >= since
    window newer as (order by second desc)
  )
  -- A second stands in the way when it and those after it leave too little room.
  select case when count(*) = 0 then 0
              else greatest(0.001, extract(epoch from max(second) - since + interval '1 second')
                                   - extract(epoch from clock_timestamp() - date_trunc('second', clock_timestamp()))) end
  from leaving
  where requests + (wanted ->> 'requests')::numeric > (limits ->> 'requests')::numeric
     or tokens + (wanted ->> 'tokens')::numeric > (limits ->> 'tokens')::numeric
$function$;

table runtime.rate_window (
  key text not null,
  second timestamp with time zone not null,
  requests integer not null,
  tokens bigint not null
);

constraint on runtime.rate_window: CHECK ((requests >= 0));

constraint on runtime.rate_window: CHECK ((tokens >= 0));

constraint on runtime.rate_window: PRIMARY KEY (key, second);

CREATE OR REPLACE FUNCTION runtime.refuse_foreign_model()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (select from runtime.model where id = new.model_id and tenant_id is distinct from new.tenant_id
             and tenant_id is not null) then
    raise exception 'the model % is another tenant''s', new.model_id using errcode = 'foreign_key_violation';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION runtime.refuse_second_settlement()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
begin
  raise exception '% % is % already', tg_table_name, old.id, old.status using errcode = 'object_not_in_prerequisite_state';
end $function$;

CREATE OR REPLACE FUNCTION runtime.release_budget(held_token uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  tenant uuid := core.require_tenant();
  hold   runtime.budget_hold;
begin
  delete from runtime.budget_hold
  where tenant_id = tenant and token_hash = sha256(convert_to(held_token::text, 'UTF8'))
  returning * into hold;
  if not found then
    return false;
  end if;
  perform from runtime.budget_use where id = any (hold.use_ids)
  order by tenant_id, scope, subject, period, first_day for update;
  update runtime.budget_use
  set reserved_calls = reserved_calls - 1,
      reserved_tokens = reserved_tokens - hold.tokens,
      reserved_usd = reserved_usd - coalesce(hold.usd, 0)
  where id = any (hold.use_ids);
  return true;
end $function$;

CREATE OR REPLACE FUNCTION runtime.reserve_budget(for_graph text, for_agent text, call_tokens numeric, call_usd numeric)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  tenant  uuid := core.require_tenant();
  token   uuid := gen_random_uuid();
  ids     uuid[] := '{}';
  refusal jsonb;
  used    runtime.budget_use;
  limits  runtime.budget;
  passed  text;
begin
  if (call_tokens >= 0 and call_tokens <= 1e9 and coalesce(call_usd, 0) >= 0 and coalesce(call_usd, 0) <= 1e6) is not true then
    raise exception 'no amount that a call can have' using errcode = 'invalid_parameter_value';
  end if;
  delete from runtime.budget_hold where tenant_id = tenant and created_at < clock_timestamp() - interval '62 days';
  for used in
    insert into runtime.budget_use as counter
      (tenant_id, scope, subject, period, first_day, reserved_calls, reserved_tokens, reserved_usd)
    select wanted.*, 1, call_tokens, coalesce(call_usd, 0)
    from runtime.budget_counters(tenant, for_graph, for_agent) as wanted
    order by wanted.tenant_id, wanted.scope, wanted.subject, wanted.period, wanted.first_day
    on conflict (tenant_id, scope, subject, period, first_day) do update
      set reserved_calls = counter.reserved_calls + 1,
          reserved_tokens = counter.reserved_tokens + excluded.reserved_tokens,
          reserved_usd = counter.reserved_usd + excluded.reserved_usd
    returning counter.*
  loop
    ids := ids || used.id;
    select budget.* into limits from runtime.budget
    where budget.tenant_id is not distinct from used.tenant_id and budget.scope = used.scope
      and budget.subject is not distinct from used.subject and budget.period = used.period;
    passed := case when found then runtime.passed_measure(limits, used, call_usd) end;
    if passed is not null and refusal is null then
      refusal := jsonb_build_object(
        'scope', used.scope, 'subject', used.subject, 'period', used.period, 'isShared', used.tenant_id is null,
        'measure', passed,
        'allowed', case passed when 'calls' then limits.max_calls when 'tokens' then limits.max_tokens
                               when 'usd' then limits.max_usd when 'seconds' then limits.max_seconds end,
        'taken', case when used.tenant_id is null then null
                      when passed = 'calls' then used.calls + used.reserved_calls - 1
                      when passed = 'tokens' then used.tokens + used.reserved_tokens - call_tokens
                      when passed = 'usd' then used.usd + used.reserved_usd - call_usd
                      when passed = 'seconds' then used.seconds end);
    end if;
  end loop;
  if refusal is not null then
    update runtime.budget_use
    set reserved_calls = reserved_calls - 1, reserved_tokens = reserved_tokens - call_tokens,
        reserved_usd = reserved_usd - coalesce(call_usd, 0)
    where id = any (ids);
    return jsonb_build_object('refused', refusal);
  end if;
  insert into runtime.budget_hold (tenant_id, token_hash, use_ids, tokens, usd)
  values (tenant, sha256(convert_to(token::text, 'UTF8')), ids, call_tokens, call_usd);
  return jsonb_build_object('token', token);
end $function$;

CREATE OR REPLACE FUNCTION runtime.reserve_rate(for_key text, call_requests integer, call_tokens bigint, max_requests integer, max_tokens bigint, OUT wait_seconds double precision, OUT taken_in timestamp with time zone)
 RETURNS record
 LANGUAGE plpgsql
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  this_second timestamptz;
begin
  if (call_requests >= 0 and call_tokens >= 0) is not true then
    raise exception 'no amount that a call can have' using errcode = 'invalid_parameter_value';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('rate ' || for_key, 0));
  this_second := date_trunc('second', clock_timestamp());
  delete from runtime.rate_window where key = for_key and second < this_second - interval '60 seconds';
  wait_seconds := runtime.rate_wait(
    for_key, jsonb_build_object('requests', max_requests, 'tokens', max_tokens),
    jsonb_build_object('requests', least(call_requests, max_requests), 'tokens', least(call_tokens, max_tokens)),
    this_second - interval '60 seconds');
  if wait_seconds > 0 then
    return;
  end if;
  insert into runtime.rate_window as taken (key, second, requests, tokens)
  values (for_key, this_second, call_requests, call_tokens)
  on conflict (key, second) do update
    set requests = taken.requests + excluded.requests, tokens = taken.tokens + excluded.tokens;
  wait_seconds := 0;
  taken_in := this_second;
end $function$;

table runtime.run_counter (
  tenant_id uuid not null,
  last bigint not null
) force row level security;

constraint on runtime.run_counter: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on runtime.run_counter: PRIMARY KEY (tenant_id);

policy tenant_isolation on runtime.run_counter for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant delete, insert, select, update on runtime.run_counter to steward_app;

CREATE OR REPLACE FUNCTION runtime.settle_budget(held_token uuid, spent_tokens numeric, spent_usd numeric, spent_seconds numeric)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
declare
  tenant uuid := core.require_tenant();
  hold   runtime.budget_hold;
begin
  if (coalesce(spent_tokens, 0) >= 0 and coalesce(spent_tokens, 0) <= 1e9
      and coalesce(spent_usd, 0) >= 0 and coalesce(spent_usd, 0) <= 1e6
      and spent_seconds >= 0 and spent_seconds <= 1e9) is not true then
    raise exception 'no amount that a call can have' using errcode = 'invalid_parameter_value';
  end if;
  delete from runtime.budget_hold
  where tenant_id = tenant and token_hash = sha256(convert_to(held_token::text, 'UTF8'))
  returning * into hold;
  if not found then
    return false;
  end if;
  perform from runtime.budget_use where id = any (hold.use_ids)
  order by tenant_id, scope, subject, period, first_day for update;
  update runtime.budget_use
  set reserved_calls = reserved_calls - 1,
      reserved_tokens = reserved_tokens - hold.tokens,
      reserved_usd = reserved_usd - coalesce(hold.usd, 0),
      calls = calls + 1,
      tokens = tokens + coalesce(spent_tokens, hold.tokens),
      usd = usd + coalesce(spent_usd, hold.usd, 0),
      unpriced_calls = unpriced_calls + case when coalesce(spent_usd, hold.usd) is null then 1 else 0 end,
      seconds = seconds + spent_seconds
  where id = any (hold.use_ids);
  return true;
end $function$;

CREATE OR REPLACE FUNCTION runtime.severity_rank(severity text)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO 'pg_catalog', 'pg_temp'
AS $function$
  select array_position(array['LOW', 'MEDIUM', 'HIGH', 'URGENT'], severity)
$function$;

table runtime.step (
  tenant_id uuid not null,
  execution_id uuid not null,
  place text not null,
  number integer not null,
  epoch integer not null,
  attempts integer not null default 1,
  latency_ms integer,
  kind text not null,
  name text not null,
  status text not null,
  input_hash bytea,
  output_hash bytea,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  agent_id uuid,
  tool_id uuid,
  model_id uuid,
  role text,
  decided_by text,
  tokens_in integer,
  tokens_out integer,
  tokens_cached integer,
  cost_usd numeric(12,6),
  instructions_hash text,
  error text,
  input jsonb,
  output jsonb,
  began integer
) force row level security;

constraint on runtime.step: CHECK ((attempts > 0));

constraint on runtime.step: CHECK ((began > 0));

constraint on runtime.step: CHECK (((status = 'started'::text) = (ended_at IS NULL)));

constraint on runtime.step: CHECK ((cost_usd >= (0)::numeric));

constraint on runtime.step: CHECK ((decided_by = ANY (ARRAY['model'::text, 'playbook'::text])));

constraint on runtime.step: CHECK ((kind = ANY (ARRAY['node'::text, 'agent'::text, 'tool'::text, 'model'::text, 'write'::text, 'external'::text, 'interrupt'::text])));

constraint on runtime.step: CHECK ((latency_ms >= 0));

constraint on runtime.step: CHECK ((status = ANY (ARRAY['started'::text, 'completed'::text, 'failed'::text])));

constraint on runtime.step: CHECK ((tokens_cached >= 0));

constraint on runtime.step: CHECK ((tokens_in >= 0));

constraint on runtime.step: CHECK ((tokens_out >= 0));

constraint on runtime.step: FOREIGN KEY (agent_id) REFERENCES runtime.agent(id);

constraint on runtime.step: FOREIGN KEY (model_id) REFERENCES runtime.model(id);

constraint on runtime.step: FOREIGN KEY (tenant_id, execution_id) REFERENCES runtime.execution(tenant_id, id) ON DELETE CASCADE;

constraint on runtime.step: FOREIGN KEY (tool_id) REFERENCES runtime.tool(id);

constraint on runtime.step: PRIMARY KEY (tenant_id, execution_id, place);

policy tenant_isolation on runtime.step for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

CREATE TRIGGER guard_model_id BEFORE INSERT OR UPDATE OF model_id ON runtime.step FOR EACH ROW WHEN ((new.model_id IS NOT NULL)) EXECUTE FUNCTION core.refuse_foreign_catalogue_row('model_id', 'runtime.model');

CREATE TRIGGER guard_tool_id BEFORE INSERT OR UPDATE OF tool_id ON runtime.step FOR EACH ROW WHEN ((new.tool_id IS NOT NULL)) EXECUTE FUNCTION core.refuse_foreign_catalogue_row('tool_id', 'runtime.tool');

grant delete, insert, select, update on runtime.step to steward_app;

CREATE OR REPLACE FUNCTION runtime.sum_steps(run uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
AS $function$
  select jsonb_build_object(
    'steps', count(*),
    'failedSteps', count(*) filter (where status = 'failed'),
    'byModel', count(*) filter (where decided_by = 'model'),
    'byPlaybook', count(*) filter (where decided_by = 'playbook'),
    'modelCalls', count(*) filter (
      where kind = 'model' and not (status = 'failed' and tokens_in is not distinct from 0)),
    'tokensIn', coalesce(sum(tokens_in) filter (where kind = 'model'), 0),
    'tokensOut', coalesce(sum(tokens_out) filter (where kind = 'model'), 0),
    'tokensCached', coalesce(sum(tokens_cached) filter (where kind = 'model'), 0),
    'costUsd', case when count(*) filter (where kind = 'model' and cost_usd is null) > 0 then null
                    else coalesce(sum(cost_usd) filter (where kind = 'model'), 0) end)
  from runtime.step where execution_id = run
$function$;

table runtime.thread (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  kind text not null,
  policy text not null,
  channel text not null,
  title text,
  status text not null default 'open'::text,
  messages integer not null default 0,
  created_at timestamp with time zone not null default clock_timestamp(),
  updated_at timestamp with time zone not null default clock_timestamp()
) force row level security;

constraint on runtime.thread: CHECK ((kind ~ '^[a-z][a-z_]{0,62}$'::text));

constraint on runtime.thread: CHECK ((messages >= 0));

constraint on runtime.thread: CHECK ((policy = ANY (ARRAY['queue'::text, 'reject'::text, 'interrupt'::text])));

constraint on runtime.thread: CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text])));

constraint on runtime.thread: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on runtime.thread: PRIMARY KEY (id);

constraint on runtime.thread: UNIQUE (tenant_id, id);

CREATE INDEX thread_by_time ON runtime.thread USING btree (tenant_id, updated_at DESC);

policy tenant_isolation on runtime.thread for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant insert, select, update on runtime.thread to steward_app;

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

table runtime.trigger (
  id uuid not null default gen_random_uuid(),
  tenant_id uuid not null,
  name text not null,
  kind text not null,
  graph text not null,
  input jsonb not null default '{}'::jsonb,
  config jsonb not null default '{}'::jsonb,
  enabled boolean not null default true,
  is_default boolean not null default false,
  next_due_at timestamp with time zone,
  last_due_at timestamp with time zone,
  last_fired_at timestamp with time zone,
  last_execution_id uuid,
  last_outcome text,
  created_at timestamp with time zone not null default now(),
  answer_within integer
) force row level security;

constraint on runtime.trigger: CHECK ((answer_within > 0));

constraint on runtime.trigger: CHECK (((kind <> 'cron'::text) OR (config ? 'cron'::text)));

constraint on runtime.trigger: CHECK (((kind <> 'event'::text) OR (config ? 'event'::text)));

constraint on runtime.trigger: CHECK (((kind <> 'event'::text) OR ((config ->> 'event'::text) <> 'execution.ended'::text) OR (COALESCE((config #>> '{filter,graph}'::text[]), graph) <> graph)));

constraint on runtime.trigger: CHECK ((jsonb_typeof(config) = 'object'::text));

constraint on runtime.trigger: CHECK ((jsonb_typeof(input) = 'object'::text));

constraint on runtime.trigger: CHECK ((kind = ANY (ARRAY['cron'::text, 'event'::text, 'manual'::text, 'api'::text])));

constraint on runtime.trigger: CHECK ((name ~ '^[a-z0-9][a-z0-9-]{0,62}$'::text));

constraint on runtime.trigger: FOREIGN KEY (tenant_id) REFERENCES core.tenant(id) ON DELETE CASCADE;

constraint on runtime.trigger: FOREIGN KEY (tenant_id, last_execution_id) REFERENCES runtime.execution(tenant_id, id) ON DELETE SET NULL (last_execution_id);

constraint on runtime.trigger: PRIMARY KEY (id);

constraint on runtime.trigger: UNIQUE (tenant_id, id);

constraint on runtime.trigger: UNIQUE (tenant_id, name);

CREATE INDEX trigger_due ON runtime.trigger USING btree (tenant_id, next_due_at) WHERE ((kind = 'cron'::text) AND enabled);

CREATE INDEX trigger_listening ON runtime.trigger USING btree (tenant_id, ((config ->> 'event'::text))) WHERE ((kind = 'event'::text) AND enabled);

policy dispatch on runtime.trigger for * to steward_owner using ( SELECT (NOT core.in_tenant())) with check ( SELECT (NOT core.in_tenant()));

policy tenant_isolation on runtime.trigger for * to - using (tenant_id = ( SELECT core.current_tenant() AS current_tenant)) with check (tenant_id = ( SELECT core.current_tenant() AS current_tenant));

grant insert, select, update on runtime.trigger to steward_app;

table runtime.worker (
  id uuid not null,
  name text not null,
  version text not null,
  queues text[] not null,
  concurrency integer not null,
  started_at timestamp with time zone not null default clock_timestamp(),
  seen_at timestamp with time zone not null default clock_timestamp()
);

constraint on runtime.worker: CHECK ((concurrency > 0));

constraint on runtime.worker: PRIMARY KEY (id);

CREATE OR REPLACE FUNCTION runtime.write_steps(token text, lines json, lease_seconds double precision)
 RETURNS TABLE(execution_id uuid, place text, number integer)
 LANGUAGE plpgsql
AS $function$
begin
  perform core.act_for(token);
  return query select * from runtime.insert_steps(lines, lease_seconds);
end $function$;
