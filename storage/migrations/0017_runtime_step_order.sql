-- Lines travel to the disk behind the graph, so the time at which one was written says less of when its step began. The
-- order in which the steps of a run began is therefore counted where they begin. Null is the line's own number: so it is
-- where each step ends before the next one begins, and in lines from before.
alter table runtime.step add column began integer check (began > 0);

create or replace function runtime.insert_steps(lines json, lease_seconds float8)
returns table (execution_id uuid, place text, number integer) language plpgsql as $$
#variable_conflict use_column
declare
  held    record;
  before  integer;
  runs    uuid[] := '{}';
  befores integer[] := '{}';
begin
  for held in
    select execution_id, epoch, count(*)::integer as line_count, bool_or(status = 'completed') as is_progress
    from json_to_recordset(lines) as line (execution_id uuid, epoch integer, status text)
    group by 1, 2
  loop
    update runtime.lease
    set steps = steps + held.line_count, takeovers = case when held.is_progress then 0 else takeovers end,
        lease_until = greatest(lease_until, clock_timestamp() + lease_seconds * interval '1 second')
    where execution_id = held.execution_id and epoch = held.epoch and state = 'leased'
    returning steps - held.line_count into before;
    if found then
      runs := runs || held.execution_id;
      befores := befores || before;
    end if;
  end loop;
  return query
  with given as (
    select row_number() over () as position, line.*
    from json_to_recordset(lines) as line (
      execution_id uuid, epoch integer, place text, kind text, name text, status text, role text, input_hash text,
      output_hash text, decided_by text, tokens_in integer, tokens_out integer, tokens_cached integer,
      cost_usd numeric, instructions_hash text, error text, latency_ms integer, tool_version text, began integer,
      input jsonb, output jsonb)
  )
  insert into runtime.step as step
    (tenant_id, execution_id, place, number, epoch, kind, name, status, role, input_hash, output_hash, decided_by,
     tokens_in, tokens_out, tokens_cached, cost_usd, instructions_hash, error, latency_ms, began, input, output,
     started_at, ended_at, agent_id, tool_id, model_id)
  select (select core.require_tenant()), execution_id, place,
         fence.before + row_number() over (partition by execution_id order by position), epoch, kind, name, status, role,
         decode(input_hash, 'hex'), decode(output_hash, 'hex'), decided_by, tokens_in, tokens_out, tokens_cached,
         cost_usd, instructions_hash, error, latency_ms, nullif(began, (fence.before + row_number() over (partition by execution_id order by position))::integer), input, output,
         clock_timestamp() - coalesce(latency_ms, 0) * interval '1 millisecond',
         case when status <> 'started' then clock_timestamp() end,
         case when kind = 'agent' then runtime.find_agent(name) end,
         case when kind in ('tool', 'external') then runtime.find_tool(name, tool_version) end,
         case when kind = 'model' then runtime.find_model(name) end
  from given join unnest(runs, befores) as fence (execution_id, before) using (execution_id)
  on conflict (tenant_id, execution_id, place) do update
  set number = excluded.number, epoch = excluded.epoch, status = excluded.status, input_hash = excluded.input_hash,
      output_hash = excluded.output_hash, decided_by = excluded.decided_by, tokens_in = excluded.tokens_in,
      tokens_out = excluded.tokens_out, tokens_cached = excluded.tokens_cached, cost_usd = excluded.cost_usd,
      instructions_hash = excluded.instructions_hash, error = excluded.error, latency_ms = excluded.latency_ms,
      input = excluded.input, output = excluded.output, ended_at = excluded.ended_at,
      attempts = step.attempts + case when step.status = 'started' and excluded.status <> 'started' then 0 else 1 end
  where step.status <> 'completed'
  returning execution_id, place, number;
end $$;

-- Ids of runs that grow with time (UUID version 7), so that the lines of a run stand together at the end of their index
-- instead of splitting a random page of it.
create function core.ordered_uuid() returns uuid language sql volatile set search_path = pg_catalog, pg_temp as $$
  select encode(
    set_bit(set_bit(
      overlay(uuid_send(gen_random_uuid())
              placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
      52, 1), 53, 1),
    'hex')::uuid
$$;
alter table runtime.execution alter column id set default core.ordered_uuid();
