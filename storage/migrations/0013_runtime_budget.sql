-- What may be spent and what has been: limits as a tree, and counters that no two processes together can pass.

create table runtime.budget (
  id          uuid        not null default gen_random_uuid() primary key,
  tenant_id   uuid        references core.tenant (id) on delete cascade,
  scope       text        not null check (scope in ('installation', 'tenant', 'graph', 'agent')),
  subject     text        check (subject <> ''),
  period      text        not null check (period in ('run', 'day', 'month')),
  max_tokens  numeric     check (max_tokens > 0 and max_tokens < 'Infinity'),
  max_usd     numeric     check (max_usd > 0 and max_usd < 'Infinity'),
  max_calls   numeric     check (max_calls > 0 and max_calls < 'Infinity'),
  max_seconds numeric     check (max_seconds > 0 and max_seconds < 'Infinity'),
  updated_by  text,
  created_at  timestamptz not null default now(),
  unique (tenant_id, id),
  unique nulls not distinct (tenant_id, scope, subject, period),
  check (num_nonnulls(max_tokens, max_usd, max_calls, max_seconds) > 0),
  check ((scope in ('graph', 'agent')) = (subject is not null)),
  check (case scope when 'installation' then tenant_id is null when 'tenant' then tenant_id is not null else true end)
);
comment on column runtime.budget.tenant_id is 'Null: the installation''s, for all tenants together (day, month) or for each run of any tenant (run).';
comment on column runtime.budget.subject is 'Name of the graph or agent.';
comment on column runtime.budget.period is 'Days and months are the tenant''s own; those of the installation are UTC.';
comment on column runtime.budget.max_seconds is 'Of a run: since it started. Otherwise: of its model calls, added up.';
select core.isolate('runtime.budget');
-- The limits of the installation may be known to tenants; what others have used of them may not.
create policy shared_rows on runtime.budget for select to steward_app, steward_owner
  using (tenant_id is null and (select core.current_tenant()) is not null);
create policy upkeep on runtime.budget to steward_owner
  using (tenant_id is null and not (select core.in_tenant()))
  with check (tenant_id is null and not (select core.in_tenant()));

create table runtime.budget_use (
  id              uuid    not null default gen_random_uuid() primary key,
  tenant_id       uuid    references core.tenant (id) on delete cascade,
  scope           text    not null,
  subject         text,
  period          text    not null check (period in ('day', 'month')),
  first_day       date    not null,
  calls           numeric not null default 0 check (calls >= 0),
  tokens          numeric not null default 0 check (tokens >= 0),
  usd             numeric not null default 0 check (usd >= 0),
  seconds         numeric not null default 0 check (seconds >= 0),
  unpriced_calls  numeric not null default 0 check (unpriced_calls >= 0),
  reserved_calls  numeric not null default 0 check (reserved_calls >= 0),
  reserved_tokens numeric not null default 0 check (reserved_tokens >= 0),
  reserved_usd    numeric not null default 0 check (reserved_usd >= 0),
  unique (tenant_id, id),
  unique nulls not distinct (tenant_id, scope, subject, period, first_day)
) with (fillfactor = 50);
comment on column runtime.budget_use.first_day is 'First day of the period, in the tenant''s zone; UTC for the installation.';
comment on column runtime.budget_use.unpriced_calls is 'Calls that are in calls and tokens, but whose money is not known and not in usd.';
comment on column runtime.budget_use.reserved_calls is 'Under way, or cut off by the end of a process: those stay counted for the period.';
select core.isolate('runtime.budget_use', 'select');
-- In a tenant only the two functions below come here: they run as the owner, while the role in force is still the tenant's.
create policy installation on runtime.budget_use to steward_owner
  using (tenant_id is null and (current_setting('role') = 'steward_app' or not (select core.in_tenant())))
  with check (tenant_id is null and (current_setting('role') = 'steward_app' or not (select core.in_tenant())));
create policy own_zone on core.tenant for select to steward_owner
  using (current_setting('role') = 'steward_app' and id = (select core.current_tenant()));

create table runtime.budget_hold (
  tenant_id  uuid        not null references core.tenant (id) on delete cascade,
  token_hash bytea       not null check (length(token_hash) = 32),
  use_ids    uuid[]      not null,
  tokens     numeric     not null,
  usd        numeric,
  created_at timestamptz not null default clock_timestamp(),
  primary key (tenant_id, token_hash)
);
comment on table runtime.budget_hold is 'Reservations that are not settled. Whoever made one has its token; here is only the hash, so nobody else can settle it.';
create index budget_hold_by_age on runtime.budget_hold (tenant_id, created_at);
select core.isolate('runtime.budget_hold', 'select');

-- The counters that one call of a model counts for. Tenant and installation always have them, so that a limit set in the
-- middle of a month knows what came before; a graph or agent has them from when it has a limit.
create function runtime.budget_counters(tenant uuid, for_graph text, for_agent text)
returns table (tenant_id uuid, scope text, subject text, period text, first_day date)
language sql volatile set search_path = pg_catalog, pg_temp as $$
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
$$;

-- Which measure of a limit a counter has passed, or null. A limit that is none admits nothing.
create function runtime.passed_measure(limits runtime.budget, used runtime.budget_use, call_usd numeric) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
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
$$;

-- Reserves one call against every limit of a day or month, or answers which one refuses; of the installation's, only that
-- it does. Rows are locked in one order, those of the installation last. The bounds keep a tenant from breaking a counter
-- that all share. What SQL of a tenant can do here at worst is to use up what its own limits let it use up.
create function runtime.reserve_budget(for_graph text, for_agent text, call_tokens numeric, call_usd numeric) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
end $$;

-- Turns a reservation of this tenant into what was used, once; false when there is none (any more). What is not known
-- (null) counts as it was reserved.
create function runtime.settle_budget(held_token uuid, spent_tokens numeric, spent_usd numeric, spent_seconds numeric)
returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
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
end $$;

revoke execute on function
  runtime.budget_counters(uuid, text, text), runtime.passed_measure(runtime.budget, runtime.budget_use, numeric),
  runtime.reserve_budget(text, text, numeric, numeric), runtime.settle_budget(uuid, numeric, numeric, numeric)
from public;
grant execute on function
  runtime.reserve_budget(text, text, numeric, numeric), runtime.settle_budget(uuid, numeric, numeric, numeric)
to steward_app;
