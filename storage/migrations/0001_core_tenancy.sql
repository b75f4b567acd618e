-- Who may see what: two roles that nobody logs in as, and a tenant context that SQL alone cannot forge.
-- role: login

-- Roles belong to the whole server, so another database of it may have created them already.
do $$ begin create role steward_owner nologin; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin create role steward_app nologin; exception when duplicate_object or unique_violation then null; end $$;
do $$ begin
  execute format('grant steward_owner, steward_app to %I', session_user);
exception when others then
  -- A superuser needs no membership; anybody else must have it, and the next statement says so if not.
  null;
end $$;

create extension if not exists vector;

-- set_config() inside a SELECT can change a role or a setting. Only a superuser may take it from everybody;
-- where we are not, the signed context below still holds, and `steward doctor` says what is missing.
do $$ begin
  revoke execute on function pg_catalog.set_config(text, text, boolean) from public;
exception when insufficient_privilege then null;
end $$;

create schema core authorization steward_owner;
create schema runtime authorization steward_owner;
create schema metric authorization steward_owner;
create schema insight authorization steward_owner;
create schema engage authorization steward_owner;
create schema growth authorization steward_owner;
grant usage on schema core, runtime, metric, insight, engage, growth to steward_app;

set local role steward_owner;

-- The key that signs tenant contexts, as the two padded blocks of HMAC-SHA-256. The application role cannot read it.
create table core.context_key (
  only_row   boolean     primary key default true check (only_row),
  inner_pad  bytea       not null,
  outer_pad  bytea       not null,
  created_at timestamptz not null default now()
);

create function core.new_context_key() returns void language plpgsql as $$
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
end $$;
revoke execute on function core.new_context_key() from public;
select core.new_context_key();

-- The tenant of this transaction, or null. The setting holds `tenant.expiry.signature`, so changing it gains nothing.
create function core.current_tenant() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
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
end $$;

-- The same, but a missing or forged context is an error: nothing of ours ever runs without a tenant unnoticed.
create function core.require_tenant() returns uuid
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  tenant uuid := core.current_tenant();
begin
  if tenant is null then
    raise exception 'no valid tenant context' using errcode = 'insufficient_privilege';
  end if;
  return tenant;
end $$;

-- Puts a table with tenant_id behind its tenant. The application role may do no more than `privileges`.
create function core.isolate(target regclass, privileges text default 'select, insert, update, delete')
returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant_isolation on %s
                    using (tenant_id = (select core.current_tenant()))
                    with check (tenant_id = (select core.current_tenant()))', target);
  execute format('grant %s on %s to steward_app', privileges, target);
end $$;

-- The same for a catalogue: rows without a tenant are shared, readable inside any tenant, written by the owner alone.
create function core.isolate_catalogue(target regclass, privileges text default 'select, insert, update, delete')
returns void language plpgsql as $$
begin
  perform core.isolate(target, privileges);
  execute format('create policy shared_rows on %s for select to steward_app
                    using (tenant_id is null and (select core.current_tenant()) is not null)', target);
  execute format('create policy upkeep on %s to steward_owner
                    using (tenant_id is null) with check (tenant_id is null)', target);
end $$;

revoke execute on function core.isolate(regclass, text), core.isolate_catalogue(regclass, text) from public;
