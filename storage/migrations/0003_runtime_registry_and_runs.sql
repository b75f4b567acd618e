-- What exists (agents, tools, models, mirrored from code) and what ran (executions and their steps).

-- Global by decision: agents are defined in code, the same for every tenant of an installation.
create table runtime.agent (
  id           uuid        primary key default gen_random_uuid(),
  name         text        not null unique,
  tier         text        not null check (tier in ('orchestrator', 'master', 'analyst', 'specialist', 'production')),
  parent_id    uuid        references runtime.agent (id) on delete restrict,
  domain       text        not null,
  team         text,
  role         text,
  purpose      text        not null,
  model_policy text        not null check (model_policy in ('never', 'when-needed', 'always')),
  limits       jsonb       not null default '{}',
  version      text        not null,
  is_active    boolean     not null default true,
  created_at   timestamptz not null default now(),
  check ((tier = 'orchestrator') = (parent_id is null))
);
create unique index agent_one_orchestrator on runtime.agent ((true)) where tier = 'orchestrator' and is_active;
grant select on runtime.agent to steward_app;

create table runtime.tool (
  id            uuid        primary key default gen_random_uuid(),
  tenant_id     uuid        references core.tenant (id) on delete cascade,
  name          text        not null,
  version       text        not null,
  kind          text        not null default 'function' check (kind in ('function', 'mcp')),
  category      text        not null,
  purpose       text        not null,
  effect        text        not null check (effect in ('read', 'compute', 'write', 'external')),
  input_schema  jsonb       not null,
  output_schema jsonb       not null,
  status        text        not null default 'active' check (status in ('active', 'deprecated', 'suspended')),
  created_at    timestamptz not null default now(),
  unique (tenant_id, id),
  unique nulls not distinct (tenant_id, name, version)
);
select core.isolate_catalogue('runtime.tool', 'select');

create table runtime.agent_tool (
  agent_id   uuid        not null references runtime.agent (id) on delete cascade,
  tool_id    uuid        not null references runtime.tool (id) on delete cascade,
  created_at timestamptz not null default now(),
  primary key (agent_id, tool_id)
);
grant select on runtime.agent_tool to steward_app;

create table runtime.model (
  id         uuid        primary key default gen_random_uuid(),
  tenant_id  uuid        references core.tenant (id) on delete cascade,
  kind       text        not null check (kind in ('chat', 'embedding')),
  provider   text        not null,
  name       text        not null,
  version    text        not null default '',
  dimensions integer     check (dimensions > 0),
  params     jsonb       not null default '{}',
  price      jsonb,
  is_default boolean     not null default false,
  is_active  boolean     not null default true,
  created_at timestamptz not null default now(),
  unique (tenant_id, id),
  unique nulls not distinct (tenant_id, provider, name, version)
);
comment on column runtime.model.price is 'Per million tokens, with currency; null when unknown, which is not zero.';
select core.isolate_catalogue('runtime.model');

create table runtime.execution (
  id            uuid        not null default gen_random_uuid(),
  tenant_id     uuid        not null references core.tenant (id) on delete cascade,
  number        bigint      not null,
  graph         text        not null,
  graph_version text        not null,
  trigger       text        not null check (trigger in ('manual', 'schedule', 'event', 'api', 'graph')),
  parent_id     uuid,
  dedupe_key    text,
  status        text        not null default 'running'
                check (status in ('running', 'completed', 'failed', 'cancelled')),
  input         jsonb       not null,
  output        jsonb,
  error         text,
  metrics       jsonb       not null default '{}',
  trace_id      text        not null,
  started_at    timestamptz not null default now(),
  ended_at      timestamptz,
  created_at    timestamptz not null default now(),
  primary key (id),
  unique (tenant_id, id),
  unique (tenant_id, number),
  unique (tenant_id, graph, dedupe_key),
  foreign key (tenant_id, parent_id) references runtime.execution (tenant_id, id),
  check ((status = 'running') = (ended_at is null)),
  check ((status = 'failed') = (error is not null))
);
create index execution_by_time on runtime.execution (tenant_id, started_at desc);
select core.isolate('runtime.execution', 'select, insert, update');

create table runtime.step (
  id                uuid        not null default gen_random_uuid(),
  tenant_id         uuid        not null references core.tenant (id) on delete cascade,
  execution_id      uuid        not null,
  parent_id         uuid,
  agent_id          uuid        references runtime.agent (id),
  tool_id           uuid        references runtime.tool (id),
  model_id          uuid        references runtime.model (id),
  kind              text        not null check (kind in ('node', 'agent', 'tool', 'model')),
  name              text        not null,
  role              text,
  status            text        not null default 'started' check (status in ('started', 'completed', 'failed')),
  decided_by        text        check (decided_by in ('model', 'playbook')),
  input             jsonb,
  output            jsonb,
  error             text,
  instructions_hash text,
  attempts          integer     not null default 1 check (attempts > 0),
  latency_ms        integer     check (latency_ms >= 0),
  tokens_in         integer     check (tokens_in >= 0),
  tokens_out        integer     check (tokens_out >= 0),
  tokens_cached     integer     check (tokens_cached >= 0),
  cost_usd          numeric(12, 6) check (cost_usd >= 0),
  trace_id          text        not null,
  started_at        timestamptz not null default clock_timestamp(),
  ended_at          timestamptz,
  created_at        timestamptz not null default now(),
  primary key (id),
  unique (tenant_id, id),
  foreign key (tenant_id, execution_id) references runtime.execution (tenant_id, id) on delete cascade,
  foreign key (tenant_id, parent_id) references runtime.step (tenant_id, id) on delete cascade,
  check ((status = 'started') = (ended_at is null))
);
comment on column runtime.step.cost_usd is 'Null when no price is known, which is not zero.';
create index step_by_execution on runtime.step (tenant_id, execution_id, started_at);
select core.isolate('runtime.step', 'select, insert, update');
select core.guard_catalogue_reference('runtime.step', 'tool_id', 'runtime.tool');
select core.guard_catalogue_reference('runtime.step', 'model_id', 'runtime.model');

-- A step is written at its start and closed once; what happened is not rewritten afterwards.
create function runtime.close_step_once() returns trigger language plpgsql as $$
begin
  if old.status <> 'started' then
    raise exception 'step % is closed', old.id using errcode = 'object_not_in_prerequisite_state';
  end if;
  return new;
end $$;
create trigger close_once before update on runtime.step
  for each row execute function runtime.close_step_once();

create table runtime.memory (
  id          uuid        not null default gen_random_uuid(),
  tenant_id   uuid        not null references core.tenant (id) on delete cascade,
  scope       text        not null check (scope in ('tenant', 'agent', 'shared')),
  agent_id    uuid        references runtime.agent (id) on delete cascade,
  key         text        not null,
  value       jsonb       not null,
  importance  real        not null default 0.5 check (importance between 0 and 1),
  valid_until timestamptz,
  version     integer     not null default 1,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now(),
  primary key (id),
  unique (tenant_id, id),
  unique nulls not distinct (tenant_id, scope, agent_id, key)
);
select core.isolate('runtime.memory');
