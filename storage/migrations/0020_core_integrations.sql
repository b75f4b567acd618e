-- What a tenant connected, with which consent, and the secrets of it, sealed by a key that the database does not have.

-- Row security is forced on the owner too, who does the renaming of states below.
alter table core.integration no force row level security;
alter table core.integration drop constraint integration_status_check;
update core.integration set status = 'disconnected' where status = 'disabled';
alter table core.integration force row level security;

alter table core.integration rename column service to source;
alter table core.integration rename column last_error to failure;
alter table core.integration
  add column scopes             text[]      not null default '{}',
  add column granted_by         text,
  add column grantor            text,
  add column expires_at         timestamptz,
  add column refreshed_at       timestamptz,
  add column token_version      bigint      not null default 0,
  add column refresh_attempt    bigint      not null default 0,
  add column failed_attempt     bigint      not null default 0,
  add column refresher          uuid,
  add column refresher_until    timestamptz,
  add column refresh_not_before timestamptz,
  add check (status in ('active', 'needs_reconnect', 'disconnected')),
  add check ((refresher is null) = (refresher_until is null));
comment on column core.integration.failure is 'Why the last refresh did not come about, as a sentence of ours.';
comment on column core.integration.granted_by is 'Who gave the consent at the provider, for people; null when it does not say.';
comment on column core.integration.grantor is 'The same person of the same provider, as a hash: withdrawing one consent withdraws all of theirs.';
comment on column core.integration.expires_at is 'Of the access token, on the database''s clock; null: the provider set no end.';
comment on column core.integration.token_version is 'Raised with every access token that is stored. A refresh names the one that it replaces.';
comment on column core.integration.failed_attempt is 'The last attempt at a refresh that failed; who waited for it fails with it.';
comment on column core.integration.refresher is 'Who asks the provider for a new token, until refresher_until; all others wait.';
drop index core.integration_by_service;
create unique index integration_by_source on core.integration (tenant_id, source) where deleted_at is null;

alter table core.integration_account rename column label to name;
alter table core.integration_account
  add column timezone          text,
  add column currency          text check (currency ~ '^[A-Z]{3}$'),
  add column login_customer_id text check (login_customer_id ~ '^[0-9]+$');
comment on table core.integration_account is 'Accounts that the tenant chose. No other is reached, whatever the consent would allow.';
comment on column core.integration_account.login_customer_id is 'Google Ads: the manager account through which this one is reached.';

-- Operators connect, as the owner outside of any tenant. SQL of a tenant could otherwise give itself another account.
revoke insert, update, delete on core.integration, core.integration_account from steward_app;
select core.let_dispatch('core.integration');
select core.let_dispatch('core.integration_account');
-- A change of the owner's is in the log of the tenant whom it concerns; the owner cannot read that log.
create policy operators on core.audit_log for insert to steward_owner with check ((select not core.in_tenant()));

-- A data key per tenant, wrapped by the master key of the installation, which is never stored.
create table core.tenant_key (
  id            uuid        not null default gen_random_uuid() primary key,
  tenant_id     uuid        not null references core.tenant (id) on delete cascade,
  version       integer     not null check (version > 0),
  master_key_id text        not null check (master_key_id ~ '^[0-9a-f]{16}$'),
  ciphertext    bytea       not null check (octet_length(ciphertext) = 32),
  nonce         bytea       not null check (octet_length(nonce) = 12),
  tag           bytea       not null check (octet_length(tag) = 16),
  created_at    timestamptz not null default clock_timestamp(),
  unique (tenant_id, id),
  unique (tenant_id, version)
);
comment on column core.tenant_key.master_key_id is 'Which master key opens it: a hash of that key.';

create table core.secret (
  tenant_id      uuid        not null references core.tenant (id) on delete cascade,
  integration_id uuid        not null,
  field          text        not null check (field in ('access_token', 'refresh_token')),
  key_id         uuid        not null,
  ciphertext     bytea       not null,
  nonce          bytea       not null check (octet_length(nonce) = 12),
  tag            bytea       not null check (octet_length(tag) = 16),
  updated_at     timestamptz not null default clock_timestamp(),
  primary key (tenant_id, integration_id, field),
  foreign key (tenant_id, integration_id) references core.integration (tenant_id, id) on delete cascade,
  foreign key (tenant_id, key_id) references core.tenant_key (tenant_id, id)
);
comment on table core.secret is 'AES-256-GCM; tenant, source, field and version of the key are authenticated with it.';
create index secret_by_key on core.secret (tenant_id, key_id);

-- No grant to the application role, so no SQL of a tenant, and no view with its rights, reads even what is sealed.
alter table core.tenant_key enable row level security;
alter table core.tenant_key force row level security;
alter table core.secret enable row level security;
alter table core.secret force row level security;
create policy vault on core.tenant_key to steward_owner
  using ((select not core.in_tenant())) with check ((select not core.in_tenant()));
create policy vault on core.secret to steward_owner
  using ((select not core.in_tenant())) with check ((select not core.in_tenant()));

-- Global by decision: a rotation of the keys is one of the whole installation. The row is there while one is under way.
create table core.key_rotation (
  only_row   boolean     primary key default true check (only_row),
  started_at timestamptz not null default clock_timestamp()
);
