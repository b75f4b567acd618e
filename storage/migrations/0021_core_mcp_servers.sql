-- Which MCP servers of others an installation may use, and what each of their tools said it was when a person approved it.

-- A command runs on our machines and an address gets what we send, so both are for operators to say, who write as the
-- owner outside of any tenant; a tenant's SQL only reads them.
create table core.mcp_server (
  id         uuid        not null default gen_random_uuid() primary key,
  tenant_id  uuid        references core.tenant (id) on delete cascade,
  name       text        not null check (name ~ '^[a-z][a-z0-9_-]{0,30}$'),
  transport  text        not null check (transport in ('stdio', 'http')),
  command    text[]      check (cardinality(command) > 0),
  directory  text,
  -- Names only: the values are read when the server is started.
  env_names  text[]      not null default '{}',
  -- No password and no query: both are places where keys hide.
  url        text        check (url ~ '^https?://[^@?#\s]+$'),
  headers    jsonb       not null default '{}' check (jsonb_typeof(headers) = 'object'),
  is_shared  boolean     not null default false,
  limits     jsonb       not null default '{}' check (jsonb_typeof(limits) = 'object'),
  is_enabled boolean     not null default true,
  added_by   text,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default clock_timestamp(),
  unique (tenant_id, id),
  unique nulls not distinct (tenant_id, name),
  check ((transport = 'stdio') = (command is not null)),
  check ((transport = 'stdio') = (directory is not null)),
  check ((transport = 'http') = (url is not null)),
  check (transport = 'stdio' or env_names = '{}'),
  check (transport = 'http' or headers = '{}')
);
comment on column core.mcp_server.tenant_id is 'Null: the installation''s, for every tenant that has none of that name.';
comment on column core.mcp_server.directory is 'Where the command is started.';
comment on column core.mcp_server.env_names is 'The only variables of ours that the command gets.';
comment on column core.mcp_server.headers is 'By header: the name of a variable or the path of a file that holds its value. Never a value.';
comment on column core.mcp_server.is_shared is 'One connection for all tenants: for servers that keep nothing between two calls.';
select core.isolate_catalogue('core.mcp_server', 'select');
drop policy upkeep on core.mcp_server;
select core.let_dispatch('core.mcp_server');

create table core.mcp_tool_pin (
  id               uuid        not null default gen_random_uuid() primary key,
  tenant_id        uuid        references core.tenant (id) on delete cascade,
  server_id        uuid        not null references core.mcp_server (id) on delete cascade,
  tool             text        not null check (tool <> ''),
  description_hash text        not null check (description_hash ~ '^[0-9a-f]{64}$'),
  input_hash       text        not null check (input_hash ~ '^[0-9a-f]{64}$'),
  output_hash      text        check (output_hash ~ '^[0-9a-f]{64}$'),
  annotations      jsonb       not null check (jsonb_typeof(annotations) = 'object'),
  definition       jsonb       not null check (jsonb_typeof(definition) = 'object'),
  approved_by      text,
  approved_at      timestamptz not null default clock_timestamp(),
  unique (tenant_id, id),
  unique nulls not distinct (tenant_id, server_id, tool)
);
comment on table core.mcp_tool_pin is 'A tool that is something else by now is not used until it is approved again.';
comment on column core.mcp_tool_pin.output_hash is 'Null: the tool promised no shape of its results.';
comment on column core.mcp_tool_pin.definition is 'The text that was approved, as the server gave it.';
select core.isolate_catalogue('core.mcp_tool_pin', 'select');
drop policy upkeep on core.mcp_tool_pin;
select core.let_dispatch('core.mcp_tool_pin');
select core.guard_catalogue_reference('core.mcp_tool_pin', 'server_id', 'core.mcp_server');

-- The owner sees the servers of all tenants, so the guard of catalogues alone would let it mix them.
create function core.refuse_foreign_mcp_server() returns trigger language plpgsql as $$
begin
  if exists (select from core.mcp_server where id = new.server_id and tenant_id is distinct from new.tenant_id) then
    raise exception 'the server % is another tenant''s', new.server_id using errcode = 'foreign_key_violation';
  end if;
  return new;
end $$;
create trigger refuse_foreign_mcp_server before insert or update on core.mcp_tool_pin
  for each row execute function core.refuse_foreign_mcp_server();
