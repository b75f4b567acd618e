-- Which models an installation has, who asks which of them in what order, what every request over the wire came to, and
-- how much of a provider's limits per minute is used by all processes together.

-- Where a model is and with which key. A key itself is never stored: only where the process that asks finds it.
alter table runtime.model
  add column protocol            text    not null default 'openai'
                                 check (protocol in ('openai', 'openai-responses', 'anthropic')),
  -- No password and no query: both are places where keys hide.
  add column base_url            text    check (base_url ~ '^https?://[^@?#\s]+$'),
  -- Capitals only, so that a key put here by mistake is refused.
  add column key_env             text    check (key_env ~ '^[A-Z_][A-Z0-9_]{0,99}$'),
  add column key_file            text    check (key_file ~ '^(/|[A-Za-z]:\\)'),
  add column context_tokens      integer check (context_tokens > 0),
  add column requests_per_minute integer check (requests_per_minute > 0),
  add column tokens_per_minute   integer check (tokens_per_minute > 0),
  add column features            jsonb   not null default '{}' check (jsonb_typeof(features) = 'object'),
  add column updated_by          text,
  add check (num_nonnulls(key_env, key_file) <= 1),
  add check (price is null or (jsonb_typeof(price -> 'input') = 'number' and jsonb_typeof(price -> 'output') = 'number'
                               and jsonb_typeof(price -> 'cached') = 'number') is true),
  drop constraint model_tenant_id_provider_name_version_key,
  add unique nulls not distinct (tenant_id, kind, protocol, base_url, name, version);
comment on column runtime.model.base_url is 'Null: where the protocol lives by itself.';
comment on column runtime.model.key_env is 'Name of the environment variable that holds the key.';
comment on column runtime.model.key_file is 'Path of the file that holds the key.';
comment on column runtime.model.features is 'What is known of tools and output; what is left out is not known.';
-- Where prompts and keys go is for operators to say, who write as the owner outside of any tenant; a tenant's SQL only
-- reads it. It could otherwise have a key of the installation sent to an address of its own.
revoke insert, update, delete on runtime.model from steward_app;
drop policy upkeep on runtime.model;
select core.let_dispatch('runtime.model');

create table runtime.model_choice (
  id         uuid        not null default gen_random_uuid() primary key,
  tenant_id  uuid        references core.tenant (id) on delete cascade,
  scope      text        not null check (scope in ('installation', 'tenant', 'agent')),
  agent      text        check (agent <> ''),
  role       text        not null check (role in ('reasoning', 'writing', 'fast', 'embedding')),
  position   integer     not null check (position > 0),
  model_id   uuid        not null references runtime.model (id) on delete cascade,
  updated_by text,
  created_at timestamptz not null default now(),
  unique (tenant_id, id),
  unique nulls not distinct (tenant_id, scope, agent, role, position),
  check ((scope = 'agent') = (agent is not null)),
  check (case scope when 'installation' then tenant_id is null when 'tenant' then tenant_id is not null else true end)
);
comment on table runtime.model_choice is 'Ordered lists: the models that stand in for each other in a role.';
comment on column runtime.model_choice.tenant_id is 'Null: the installation''s, for every tenant that says nothing else.';
select core.isolate_catalogue('runtime.model_choice', 'select');
drop policy upkeep on runtime.model_choice;
select core.let_dispatch('runtime.model_choice');
select core.guard_catalogue_reference('runtime.model_choice', 'model_id', 'runtime.model');

-- The owner sees the models of all tenants, so the guard of catalogues alone would let it mix them.
create function runtime.refuse_foreign_model() returns trigger language plpgsql as $$
begin
  if exists (select from runtime.model where id = new.model_id and tenant_id is distinct from new.tenant_id
             and tenant_id is not null) then
    raise exception 'the model % is another tenant''s', new.model_id using errcode = 'foreign_key_violation';
  end if;
  return new;
end $$;
create trigger refuse_foreign_model before insert or update on runtime.model_choice
  for each row execute function runtime.refuse_foreign_model();

create table runtime.model_call (
  tenant_id            uuid        not null references core.tenant (id) on delete cascade,
  execution_id         uuid        not null,
  place                text        not null,
  epoch                integer     not null,
  attempt              integer     not null check (attempt > 0),
  agent                text        not null,
  provider             text        not null,
  model                text        not null,
  tokens_input         bigint      check (tokens_input >= 0),
  tokens_cached        bigint      check (tokens_cached >= 0),
  tokens_cache_written bigint      check (tokens_cache_written >= 0),
  tokens_output        bigint      check (tokens_output >= 0),
  tokens_reasoning     bigint      check (tokens_reasoning >= 0),
  cost_usd             numeric     check (cost_usd >= 0 and cost_usd < 'Infinity'),
  price                jsonb,
  fault                text,
  seconds              float8      not null check (seconds >= 0),
  at                   timestamptz not null default clock_timestamp(),
  primary key (tenant_id, execution_id, place, epoch, attempt),
  foreign key (tenant_id, execution_id) references runtime.execution (tenant_id, id) on delete cascade
);
comment on table runtime.model_call is 'One row for each request over the wire, also those that failed: each is paid for by itself.';
comment on column runtime.model_call.tokens_input is 'Null when the provider did not say, which is not zero.';
comment on column runtime.model_call.cost_usd is 'Null when tokens or price are unknown, which is not zero.';
comment on column runtime.model_call.price is 'USD per million tokens at the time; null when unknown.';
create index model_call_by_time on runtime.model_call (tenant_id, at);
-- What was paid is not rewritten afterwards.
select core.isolate('runtime.model_call', 'select, insert');

-- Global by decision: a provider counts by key, whichever tenant asks. By the second, so that no sixty seconds, wherever
-- they begin, hold more than a minute may; whole minutes would let twice as much through around their ends.
create table runtime.rate_window (
  key      text        not null,
  second   timestamptz not null,
  requests integer     not null check (requests >= 0),
  tokens   bigint      not null check (tokens >= 0),
  primary key (key, second)
) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
comment on column runtime.rate_window.key is 'Provider, model and key, the last as part of a hash.';

-- Seconds until so much room is there again as is wanted; 0 when it is there. Seconds leave in the order in which they came.
create function runtime.rate_wait(for_key text, limits jsonb, wanted jsonb, since timestamptz) returns float8
language sql volatile set search_path = pg_catalog, pg_temp as $$
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
$$;

-- Takes room for one call, or answers after how many seconds there may be some; then nothing is taken. One at a time for
-- each key, on the clock of the database. A call that is larger than its whole limit gets through when nothing else does.
create function runtime.reserve_rate(
  for_key text, call_requests integer, call_tokens bigint, max_requests integer, max_tokens bigint
) returns float8
language plpgsql volatile set search_path = pg_catalog, pg_temp as $$
declare
  this_second timestamptz;
  wait        float8;
begin
  if (call_requests >= 0 and call_tokens >= 0) is not true then
    raise exception 'no amount that a call can have' using errcode = 'invalid_parameter_value';
  end if;
  perform pg_advisory_xact_lock(hashtextextended('rate ' || for_key, 0));
  this_second := date_trunc('second', clock_timestamp());
  delete from runtime.rate_window where key = for_key and second < this_second - interval '60 seconds';
  wait := runtime.rate_wait(
    for_key, jsonb_build_object('requests', max_requests, 'tokens', max_tokens),
    jsonb_build_object('requests', least(call_requests, max_requests), 'tokens', least(call_tokens, max_tokens)),
    this_second - interval '60 seconds');
  if wait > 0 then
    return wait;
  end if;
  insert into runtime.rate_window as taken (key, second, requests, tokens)
  values (for_key, this_second, call_requests, call_tokens)
  on conflict (key, second) do update
    set requests = taken.requests + excluded.requests, tokens = taken.tokens + excluded.tokens;
  return 0;
end $$;
revoke execute on function
  runtime.rate_wait(text, jsonb, jsonb, timestamptz), runtime.reserve_rate(text, integer, bigint, integer, bigint)
from public;
