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

-- True once this transaction has acted for a tenant. A transaction lock cannot be given back, so nothing undoes it.
create function core.in_tenant() returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (
    select from pg_catalog.pg_locks
    where locktype = 'advisory' and pid = pg_catalog.pg_backend_pid()
      and classid = 7381952 and objid = 3 and objsubid = 2
  )
$$;

-- Where set_config() cannot be revoked, SQL of a tenant can take the owner's role back. It then finds no key:
-- only current_tenant(), called by the application role, reads it once a tenant has been entered.
alter table core.context_key enable row level security;
alter table core.context_key force row level security;
create policy before_any_tenant on core.context_key to steward_owner
  using (case current_setting('role') when 'steward_app' then true else not core.in_tenant() end)
  with check (not core.in_tenant());
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

-- Begins to act for the tenant of the setting; to be called before any statement of the tenant.
create function core.enter_tenant() returns uuid
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_advisory_xact_lock_shared(7381952, 3);
  return core.require_tenant();
end $$;

-- Puts a table with tenant_id behind its tenant. The application role may do no more than `privileges`.
create function core.isolate(target regclass, privileges text default 'select, insert, update, delete')
returns void language plpgsql as $$
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

-- A shared row has no tenant, so a reference to a catalogue cannot be a pair key: this refuses another tenant's row.
create function core.refuse_foreign_catalogue_row() returns trigger language plpgsql as $$
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
end $$;

create function core.guard_catalogue_reference(target regclass, column_name name, catalogue regclass)
returns void language plpgsql as $$
begin
  execute format('create trigger %I before insert or update of %I on %s for each row
                    execute function core.refuse_foreign_catalogue_row(%L, %L)',
                 'guard_' || column_name, column_name, target, column_name, catalogue::text);
end $$;

revoke execute on function
  core.isolate(regclass, text), core.isolate_catalogue(regclass, text),
  core.guard_catalogue_reference(regclass, name, regclass)
from public;
