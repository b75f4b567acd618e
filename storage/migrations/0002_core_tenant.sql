-- Tenants, their settings, what they connected, and the log of who changed what.

-- Global: the list of tenants itself. A tenant sees its own row; operators see all through the owner role.
create table core.tenant (
  id         uuid        primary key default gen_random_uuid(),
  kind       text        not null default 'shop' check (kind in ('shop', 'brand', 'organisation')),
  slug       text        not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name       text        not null,
  domain     text,
  timezone   text        not null,
  currency   text        not null check (currency ~ '^[A-Z]{3}$'),
  locale     text        not null check (locale in ('en', 'pl')),
  status     text        not null default 'active' check (status in ('active', 'suspended', 'archived')),
  profile    jsonb       not null default '{}',
  created_at timestamptz not null default now()
);
alter table core.tenant enable row level security;
alter table core.tenant force row level security;
create policy own_row on core.tenant to steward_app using (id = (select core.current_tenant()));
create policy registry on core.tenant to steward_owner
  using (not (select core.in_tenant())) with check (not (select core.in_tenant()));
grant select on core.tenant to steward_app;

create table core.setting (
  id               uuid        not null default gen_random_uuid(),
  tenant_id        uuid        references core.tenant (id) on delete cascade,
  scope            text        not null check (scope in ('system', 'tenant')),
  key              text        not null,
  value            jsonb       not null,
  version          integer     not null default 1 check (version > 0),
  is_current       boolean     not null default true,
  changed_by_agent text,
  created_at       timestamptz not null default now(),
  primary key (id),
  unique (tenant_id, id),
  unique nulls not distinct (tenant_id, key, version),
  check ((scope = 'tenant') = (tenant_id is not null))
);
create unique index setting_current on core.setting (tenant_id, key) nulls not distinct where is_current;
select core.isolate_catalogue('core.setting');

create table core.integration (
  id           uuid        not null default gen_random_uuid(),
  tenant_id    uuid        not null references core.tenant (id) on delete cascade,
  service      text        not null check (service in ('ga4', 'gsc', 'google_ads', 'meta_ads', 'pagespeed')),
  category     text        not null default 'source',
  status       text        not null default 'active'
               check (status in ('active', 'needs_reconnect', 'disabled')),
  config       jsonb       not null default '{}',
  last_sync_at timestamptz,
  last_error   text,
  error_count  integer     not null default 0 check (error_count >= 0),
  deleted_at   timestamptz,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  primary key (id),
  unique (tenant_id, id)
);
create index integration_by_service on core.integration (tenant_id, service);
select core.isolate('core.integration');

create table core.integration_account (
  id             uuid        not null default gen_random_uuid(),
  tenant_id      uuid        not null references core.tenant (id) on delete cascade,
  integration_id uuid        not null,
  external_kind  text        not null,
  external_id    text        not null,
  label          text,
  active         boolean     not null default true,
  created_at     timestamptz not null default now(),
  primary key (id),
  unique (tenant_id, id),
  unique (tenant_id, external_kind, external_id),
  foreign key (tenant_id, integration_id) references core.integration (tenant_id, id) on delete cascade
);
select core.isolate('core.integration_account');

create table core.audit_log (
  id            uuid        not null default gen_random_uuid() primary key,
  tenant_id     uuid        references core.tenant (id),
  at            timestamptz not null default now(),
  actor_kind    text        not null check (actor_kind in ('operator', 'agent', 'system', 'external')),
  actor_id      text,
  action        text        not null,
  resource_kind text        not null,
  resource_id   text,
  before        jsonb,
  after         jsonb,
  trace_id      text,
  created_at    timestamptz not null default now()
);
create index audit_log_by_time on core.audit_log (tenant_id, at desc);
select core.isolate('core.audit_log', 'select, insert');
-- What operators do beside tenants is for operators: no tenant reads those rows.
create policy installation on core.audit_log to steward_owner
  using (tenant_id is null) with check (tenant_id is null);

create function core.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '%.% is append-only', tg_table_schema, tg_table_name using errcode = 'insufficient_privilege';
end $$;
create trigger append_only before update or delete or truncate on core.audit_log
  for each statement execute function core.refuse_change();
