-- Runs that survive: who may write for a run (lease), what it has done (journal), and what both are about (payloads).

drop view growth.ai_agent_execution_log;

-- Looks only where something is referred to: most steps refer to no tool and no model, and there are very many steps.
create or replace function core.guard_catalogue_reference(target regclass, column_name name, catalogue regclass)
returns void language plpgsql as $$
begin
  execute format('create trigger %I before insert or update of %I on %s for each row when (new.%I is not null)
                    execute function core.refuse_foreign_catalogue_row(%L, %L)',
                 'guard_' || column_name, column_name, target, column_name, column_name, catalogue::text);
end $$;

-- A run waits, works, waits for a person or another system, and ends once.
alter table runtime.execution
  drop constraint execution_status_check,
  drop constraint execution_check,
  drop constraint execution_check1,
  alter column started_at drop not null,
  alter column started_at drop default,
  add column queue text not null default 'default',
  add column budget jsonb not null default '{}',
  add column thread_id uuid,
  add column epoch integer not null default 0;
alter table runtime.execution
  add constraint execution_status_check
    check (status in ('queued', 'running', 'suspended', 'completed', 'failed', 'cancelled', 'exhausted')),
  add constraint execution_ends_once
    check ((status in ('completed', 'failed', 'cancelled', 'exhausted')) = (ended_at is not null)),
  add constraint execution_failure_has_words check (status <> 'failed' or error is not null);
comment on column runtime.execution.budget is 'Limits of this run: tokens, usd, calls, seconds. A missing one is no limit.';
comment on column runtime.execution.status is 'exhausted: a budget ended it; the output is partial and says what is missing.';
comment on column runtime.execution.epoch is 'Epoch of the last lease; a run that is taken up again goes on from there.';
drop index runtime.execution_by_time;

-- Whether the run of a step exists is checked for each line of the journal, with a plan that may be made while there are
-- no runs. Then any index that begins with the tenant looks as good as the one by id, and is walked from end to end
-- later. So only that one is whole; a query that wants the order of numbers says number > 0.
alter table runtime.execution drop constraint execution_tenant_id_graph_dedupe_key_key;
alter table runtime.execution drop constraint execution_tenant_id_number_key;
create unique index execution_by_number on runtime.execution (tenant_id, number) where number > 0;
create unique index execution_by_dedupe_key on runtime.execution (tenant_id, graph, dedupe_key)
  where dedupe_key is not null;

-- Counts the runs of a tenant, so that each has a short number for people. Who admits a run holds the row until the commit.
create table runtime.run_counter (
  tenant_id uuid   primary key references core.tenant (id) on delete cascade,
  last      bigint not null
) with (fillfactor = 20);
alter table runtime.execution no force row level security;
insert into runtime.run_counter (tenant_id, last) select tenant_id, max(number) from runtime.execution group by 1;
alter table runtime.execution force row level security;
select core.isolate('runtime.run_counter');

-- What is larger than a line of the journal, once by content.
create table runtime.payload (
  tenant_id uuid        not null references core.tenant (id) on delete cascade,
  hash      bytea       not null check (length(hash) = 32),
  body      jsonb       not null,
  used_at   timestamptz not null default now(),
  primary key (tenant_id, hash)
);
comment on column runtime.payload.hash is 'SHA-256 of the JSON text as it was first written.';
comment on column runtime.payload.used_at is 'Day on which a step last referred to it; retention goes by it.';
select core.isolate('runtime.payload');

-- The right to write for a run: one row for each run that has not ended. The epoch rises whenever somebody takes it.
create table runtime.lease (
  tenant_id    uuid        not null,
  execution_id uuid        not null,
  queue        text        not null,
  state        text        not null check (state in ('queued', 'parked', 'leased', 'suspended')),
  epoch        integer     not null default 0,
  worker_id    uuid,
  lease_until  timestamptz,
  steps        integer     not null default 0,
  takeovers    integer     not null default 0,
  thread_id    uuid,
  is_woken     boolean     not null default false,
  is_cancelled boolean     not null default false,
  created_at   timestamptz not null default now(),
  primary key (tenant_id, execution_id),
  foreign key (tenant_id, execution_id) references runtime.execution (tenant_id, id) on delete cascade,
  check ((state = 'leased') = (worker_id is not null and lease_until is not null))
) with (fillfactor = 50);
comment on column runtime.lease.state is 'parked: waits for an earlier run of its thread. suspended: waits for a person or another system.';
comment on column runtime.lease.steps is 'Number of the last line of the journal: lines are numbered in the order of their commits, without gaps.';
comment on column runtime.lease.takeovers is 'How often in a row a worker lost this run, by dying or pausing, and had completed no step of it.';
comment on column runtime.lease.is_woken is 'What the run waits for arrived before it had suspended itself.';
create index lease_by_thread on runtime.lease (tenant_id, thread_id) where thread_id is not null;
select core.isolate('runtime.lease');

-- Lets the owner's role see rows of all tenants to hand out work: ids and times, never what a tenant knows.
-- Not inside a tenant, so that SQL of a tenant cannot take that role to look around.
create function core.let_dispatch(target regclass) returns void language plpgsql as $$
begin
  if core.in_tenant() then
    raise exception 'not inside a tenant' using errcode = 'insufficient_privilege';
  end if;
  execute format('create policy dispatch on %s to steward_owner
                    using ((select not core.in_tenant())) with check ((select not core.in_tenant()))', target);
end $$;
revoke execute on function core.let_dispatch(regclass) from public;
select core.let_dispatch('runtime.lease');

-- Global by decision: processes serve all tenants.
create table runtime.worker (
  id          uuid        primary key,
  name        text        not null,
  version     text        not null,
  queues      text[]      not null,
  concurrency integer     not null check (concurrency > 0),
  started_at  timestamptz not null default clock_timestamp(),
  seen_at     timestamptz not null default clock_timestamp()
);
comment on column runtime.worker.name is 'Host and process, for people.';

-- The journal: one line for each step that a run has done, by its place in the graph. What it holds is not done again.
alter table runtime.step rename to step_before;
drop trigger close_once on runtime.step_before;
drop function runtime.close_step_once();
create table runtime.step (
  tenant_id         uuid        not null,
  execution_id      uuid        not null,
  place             text        not null,
  number            integer     not null,
  epoch             integer     not null,
  attempts          integer     not null default 1 check (attempts > 0),
  latency_ms        integer     check (latency_ms >= 0),
  kind              text        not null
                    check (kind in ('node', 'agent', 'tool', 'model', 'write', 'external', 'interrupt')),
  name              text        not null,
  status            text        not null check (status in ('started', 'completed', 'failed')),
  input_hash        bytea,
  output_hash       bytea,
  started_at        timestamptz not null,
  ended_at          timestamptz,
  agent_id          uuid        references runtime.agent (id),
  tool_id           uuid        references runtime.tool (id),
  model_id          uuid        references runtime.model (id),
  role              text,
  decided_by        text        check (decided_by in ('model', 'playbook')),
  tokens_in         integer     check (tokens_in >= 0),
  tokens_out        integer     check (tokens_out >= 0),
  tokens_cached     integer     check (tokens_cached >= 0),
  cost_usd          numeric(12, 6) check (cost_usd >= 0),
  instructions_hash text,
  error             text,
  input             jsonb,
  output            jsonb,
  primary key (tenant_id, execution_id, place),
  foreign key (tenant_id, execution_id) references runtime.execution (tenant_id, id) on delete cascade,
  check ((status = 'started') = (ended_at is null))
);
comment on column runtime.step.place is 'Path of names from the graph down, with the super-step of a node: pack@3/growth_reactive_master.';
comment on column runtime.step.number is 'Order of commit within the run, from 1, without gaps.';
comment on column runtime.step.input_hash is 'SHA-256 of the canonical JSON of the input; also its key in runtime.payload when it is kept there.';
comment on column runtime.step.output_hash is 'Key of the output in runtime.payload when it is too large for the line.';
comment on column runtime.step.cost_usd is 'Null when no price is known, which is not zero.';

select core.guard_catalogue_reference('runtime.step', 'tool_id', 'runtime.tool');
select core.guard_catalogue_reference('runtime.step', 'model_id', 'runtime.model');

-- What ran before there was a journal: the same tree, as paths. Owning a table, we may see its rows for the moment.
alter table runtime.step_before no force row level security;
alter table insight.evidence no force row level security;
create temporary table place_before on commit drop as
with recursive numbered as (
  select id, parent_id, row_number() over (partition by tenant_id, execution_id order by started_at, id) as number,
         name || '#' || row_number() over (partition by tenant_id, execution_id order by started_at, id) as segment
  from runtime.step_before
), tree as (
  select id, number, segment as place from numbered where parent_id is null
  union all
  select numbered.id, numbered.number, tree.place || '/' || numbered.segment
  from numbered join tree on tree.id = numbered.parent_id
)
select id, number, place from tree;

insert into runtime.step
  (tenant_id, execution_id, place, number, epoch, latency_ms, kind, name, status, started_at, ended_at, agent_id, tool_id,
   model_id, role, decided_by, tokens_in, tokens_out, tokens_cached, cost_usd, instructions_hash, error, input, output)
select tenant_id, execution_id, place, number, 0, latency_ms, kind, name, status, started_at, ended_at, agent_id, tool_id,
       model_id, role, decided_by, tokens_in, tokens_out, tokens_cached, cost_usd, instructions_hash, error, input, output
from runtime.step_before join place_before using (id);

alter table insight.evidence add column step_place text;
update insight.evidence set step_place = place_before.place from place_before where place_before.id = evidence.step_id;
alter table insight.evidence drop column step_id;
alter table insight.evidence add foreign key (tenant_id, execution_id, step_place)
  references runtime.step (tenant_id, execution_id, place) on delete set null (step_place);
comment on column insight.evidence.step_place is 'The step of the run that asked; null once the journal of the run has been let go.';
alter table insight.evidence force row level security;
drop table runtime.step_before;
select core.isolate('runtime.step');

-- Runs of before that never ended have nobody who could go on with them.
alter table runtime.execution no force row level security;
update runtime.execution
set status = 'failed', error = 'It ran before runs could be resumed, and was cut off.', ended_at = now()
where status = 'running';
alter table runtime.execution force row level security;

-- One row per run of an agent. Models that it called count for it, those of an agent below it do not.
create view growth.ai_agent_execution_log with (security_invoker = true) as
with below as (
  select agent.tenant_id, agent.execution_id, agent.place, step.kind, step.tokens_in, step.tokens_out, step.cost_usd
  from runtime.step as agent
  join runtime.step on step.tenant_id = agent.tenant_id and step.execution_id = agent.execution_id
       and starts_with(step.place, agent.place || '/') and step.kind = 'model'
  where agent.kind = 'agent' and not exists (
    select from runtime.step as between_them
    where between_them.tenant_id = agent.tenant_id and between_them.execution_id = agent.execution_id
      and between_them.kind = 'agent' and starts_with(between_them.place, agent.place || '/')
      and starts_with(step.place, between_them.place || '/'))
), costs as (
  select tenant_id, execution_id, place, count(*) as calls, sum(tokens_in) as tokens_in, sum(tokens_out) as tokens_out,
         sum(cost_usd) as cost_usd, bool_or(cost_usd is null) as has_unpriced
  from below
  group by tenant_id, execution_id, place
)
select md5(step.execution_id::text || step.place)::uuid as id, step.tenant_id as shop_id, step.execution_id,
       coalesce(agent.name, step.name) as agent_name,
       step.role as agent_role, step.status as execution_status, coalesce(step.input, asked.body) as input_data,
       coalesce(step.output, answered.body) as output_data,
       step.error as error_message, step.latency_ms as execution_time_ms,
       case when costs.calls is null then 0 else costs.tokens_in + costs.tokens_out end as tokens_used,
       case when costs.calls is null then 0 when not costs.has_unpriced then costs.cost_usd end::numeric(10, 6) as cost_usd,
       step.decided_by, execution.trace_id, step.started_at, step.ended_at as completed_at
from runtime.step
join runtime.execution on execution.tenant_id = step.tenant_id and execution.id = step.execution_id
left join costs on costs.tenant_id = step.tenant_id and costs.execution_id = step.execution_id and costs.place = step.place
left join runtime.payload as asked on asked.tenant_id = step.tenant_id and asked.hash = step.input_hash
left join runtime.payload as answered on answered.tenant_id = step.tenant_id and answered.hash = step.output_hash
left join runtime.agent on agent.id = step.agent_id
where step.kind = 'agent';
comment on column growth.ai_agent_execution_log.cost_usd is 'Null when the price of a model that was called is not known.';
grant select on growth.ai_agent_execution_log to steward_app;
