-- Answers of models that may take hours, for half the price: which models give them, which runs can wait, and what waits.

alter table runtime.model
  add column batches boolean not null default false,
  add check (not batches or kind = 'chat');
comment on column runtime.model.batches is 'Its provider takes batches, and an operator wants them used.';

alter table runtime.trigger add column answer_within integer check (answer_within > 0);
comment on column runtime.trigger.answer_within is 'Seconds after its admission in which a run must have its answers of models; null: at once.';
alter table runtime.execution add column answer_by timestamptz;
comment on column runtime.execution.answer_by is 'Until then an answer of a model may wait for a batch; null: none may.';

-- As before, with answer_by. A run that another run starts has the other's: a moment and not a number of seconds, so that
-- nobody's patience grows by handing work on.
create or replace function runtime.create_execution(run jsonb) returns setof runtime.execution language plpgsql as $$
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
end $$;

create table runtime.batch (
  id           uuid        not null default gen_random_uuid(),
  tenant_id    uuid        not null references core.tenant (id) on delete cascade,
  model_id     uuid        references runtime.model (id) on delete set null,
  state        text        not null default 'submitting'
               check (state in ('submitting', 'running', 'cancelling', 'ended', 'failed', 'unsent', 'unknown')),
  provider_id  text,
  price        jsonb,
  problem      text,
  claim        integer     not null default 1,
  look_at      timestamptz not null,
  created_at   timestamptz not null default clock_timestamp(),
  submitted_at timestamptz,
  ended_at     timestamptz,
  primary key (id),
  unique (tenant_id, id),
  check ((state in ('ended', 'failed', 'unsent', 'unknown')) = (ended_at is not null)),
  check (state not in ('running', 'cancelling', 'ended') or provider_id is not null)
);
comment on column runtime.batch.state is 'unsent: the provider never had it, its requests wait again. unknown: nobody knows whether it has it.';
comment on column runtime.batch.price is 'USD per million tokens in a batch, at the time; null when unknown.';
comment on column runtime.batch.claim is 'Raised by whoever sees to it; only the last one may write.';
comment on column runtime.batch.look_at is 'When the next process may see to it: the provider is asked again, or whoever sees to it counts as dead.';
create index batch_due on runtime.batch (tenant_id, look_at) where ended_at is null;
create index batch_by_time on runtime.batch (tenant_id, created_at);
select core.guard_catalogue_reference('runtime.batch', 'model_id', 'runtime.model');
select core.isolate('runtime.batch');
select core.let_dispatch('runtime.batch');

create table runtime.batch_request (
  id           uuid        not null default gen_random_uuid(),
  tenant_id    uuid        not null references core.tenant (id) on delete cascade,
  execution_id uuid        not null,
  place        text        not null,
  epoch        integer     not null,
  agent        text        not null,
  model_id     uuid        references runtime.model (id) on delete set null,
  batch_id     uuid,
  state        text        not null default 'waiting' check (state in ('waiting', 'sent', 'answered', 'failed')),
  request      json,
  answer       jsonb,
  attempt      jsonb,
  problem      text,
  is_settled   boolean     not null default false,
  not_before   timestamptz not null default clock_timestamp(),
  give_up_at   timestamptz not null,
  created_at   timestamptz not null default clock_timestamp(),
  ended_at     timestamptz,
  primary key (id),
  unique (tenant_id, id),
  unique (tenant_id, execution_id, place),
  foreign key (tenant_id, execution_id) references runtime.execution (tenant_id, id) on delete cascade,
  foreign key (tenant_id, batch_id) references runtime.batch (tenant_id, id) on delete set null (batch_id),
  check ((state in ('answered', 'failed')) = (ended_at is not null)),
  check ((state = 'answered') = (answer is not null)),
  check ((state = 'failed') = (problem is not null))
);
comment on table runtime.batch_request is 'What a step of a run asks a model through a batch. failed: the step asks directly.';
comment on column runtime.batch_request.request is 'In no provider''s dialect, as text so that its order stays; gone when it is settled.';
comment on column runtime.batch_request.attempt is 'What it came to, as the ledger has it.';
comment on column runtime.batch_request.is_settled is 'True when ledger and budget have what it came to. One that failed may still come to something.';
comment on column runtime.batch_request.give_up_at is 'Then there is just time enough to ask directly.';
create index batch_request_waiting on runtime.batch_request (tenant_id, model_id, created_at) where state = 'waiting';
create index batch_request_by_batch on runtime.batch_request (tenant_id, batch_id) where batch_id is not null;
select core.guard_catalogue_reference('runtime.batch_request', 'model_id', 'runtime.model');
select core.isolate('runtime.batch_request');

-- Whoever hands out work sees which tenants have something waiting, and none of what they ask.
alter table runtime.deadline
  drop constraint deadline_kind_check,
  add constraint deadline_kind_check check (kind in ('delivery', 'expiry', 'batch'));
comment on column runtime.deadline.subject_id is 'Row of runtime.outbox (delivery), runtime.approval (expiry) or runtime.batch_request (batch).';
create function runtime.keep_batch_deadline() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    perform runtime.keep_deadline(old.tenant_id, old.execution_id, 'batch', old.id, null);
  else
    perform runtime.keep_deadline(new.tenant_id, new.execution_id, 'batch', new.id,
      case new.state when 'waiting' then least(new.not_before, new.give_up_at) end);
  end if;
  return null;
end $$;
create trigger keep_deadline after insert or update or delete on runtime.batch_request
  for each row execute function runtime.keep_batch_deadline();

-- Global by decision: whoever has the token of a reservation can settle it, so no SQL of a tenant comes here.
create table runtime.batch_hold (
  request_id uuid primary key,
  token      uuid not null
);
comment on table runtime.batch_hold is 'Reservations in the budget of requests that are not settled.';
create function runtime.forget_batch_hold() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from runtime.batch_hold where request_id = old.id;
  return null;
end $$;
create trigger forget_hold after delete on runtime.batch_request
  for each row execute function runtime.forget_batch_hold();
revoke execute on function runtime.forget_batch_hold() from public;

alter table runtime.model_call add column batch_id uuid;
comment on column runtime.model_call.batch_id is 'The batch that it went through; null: asked directly.';

-- Gives a reservation of this tenant back, once, as if it had never been made: its call was not made, or cost nothing.
create function runtime.release_budget(held_token uuid) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
end $$;
revoke execute on function runtime.release_budget(uuid) from public;
grant execute on function runtime.release_budget(uuid) to steward_app;
