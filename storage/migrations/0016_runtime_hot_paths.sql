-- What every run does all the time, as functions: one message to the server instead of five, each of which costs as much
-- as the work itself. They run with the rights of whoever calls, behind the same row security as every other statement.

-- Leases come and go faster than the table is vacuumed.
alter table runtime.lease set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
alter table runtime.run_counter set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

-- Becomes the application role acting for the token's tenant, for the rest of the transaction.
create function core.act_for(token text) returns void language plpgsql as $$
begin
  set local role steward_app;
  execute format('set local steward.tenant = %L', token);
  perform core.enter_tenant();
end $$;
revoke execute on function core.act_for(text) from public;

-- Who or what a line is about. As functions they cost a line nothing that is about none of them.
create function runtime.find_agent(wanted text) returns uuid language plpgsql stable as $$
begin
  return (select id from runtime.agent where name = wanted);
end $$;

create function runtime.find_tool(wanted text, wanted_version text) returns uuid language plpgsql stable as $$
begin
  return (select id from runtime.tool where name = wanted and version = wanted_version and tenant_id is null);
end $$;

create function runtime.find_model(wanted text) returns uuid language plpgsql stable as $$
begin
  return (select id from runtime.model
          where provider || '/' || name = wanted and is_active
          order by tenant_id nulls last limit 1);
end $$;

-- Writes lines of the journal, each only if its lease still holds; answers those that were written. Each lease is looked
-- up by itself: a join would be planned while the table is empty, and that plan would later walk over all dead leases.
create function runtime.insert_steps(lines json, lease_seconds float8)
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
      cost_usd numeric, instructions_hash text, error text, latency_ms integer, tool_version text, input jsonb,
      output jsonb)
  )
  insert into runtime.step as step
    (tenant_id, execution_id, place, number, epoch, kind, name, status, role, input_hash, output_hash, decided_by,
     tokens_in, tokens_out, tokens_cached, cost_usd, instructions_hash, error, latency_ms, input, output,
     started_at, ended_at, agent_id, tool_id, model_id)
  select (select core.require_tenant()), execution_id, place,
         fence.before + row_number() over (partition by execution_id order by position), epoch, kind, name, status, role,
         decode(input_hash, 'hex'), decode(output_hash, 'hex'), decided_by, tokens_in, tokens_out, tokens_cached,
         cost_usd, instructions_hash, error, latency_ms, input, output,
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

create function runtime.write_steps(token text, lines json, lease_seconds float8)
returns table (execution_id uuid, place text, number integer) language plpgsql as $$
begin
  perform core.act_for(token);
  return query select * from runtime.insert_steps(lines, lease_seconds);
end $$;
revoke execute on function runtime.write_steps(text, json, float8) from public;

-- Writes a new run and counts it; nothing when its dedupe key names one that is there. A key that another transaction uses
-- at the same moment costs a number.
create function runtime.create_execution(run jsonb) returns setof runtime.execution language plpgsql as $$
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
     started_at, trace_id)
  select counted.tenant_id, last, wanted.graph, wanted.graph_version, wanted.trigger, wanted.parent_id,
         wanted.dedupe_key, wanted.input, wanted.queue, wanted.status, wanted.budget, wanted.thread_id,
         case when wanted.status = 'running' then clock_timestamp() end, replace(gen_random_uuid()::text, '-', '')
  from counted, jsonb_populate_record(null::runtime.execution, run) as wanted
  on conflict (tenant_id, graph, dedupe_key) where dedupe_key is not null do nothing
  returning *;
end $$;

-- The same together with its lease, for a worker that takes it at once.
create function runtime.create_leased_execution(token text, run jsonb, worker uuid, lease_seconds float8)
returns setof runtime.execution language plpgsql as $$
declare
  created runtime.execution;
begin
  perform core.act_for(token);
  for created in select * from runtime.create_execution(run) loop
    insert into runtime.lease (tenant_id, execution_id, queue, state, epoch, worker_id, lease_until)
    values (created.tenant_id, created.id, created.queue, 'leased', 1, worker,
            clock_timestamp() + lease_seconds * interval '1 second');
    return next created;
  end loop;
end $$;
revoke execute on function runtime.create_leased_execution(text, jsonb, uuid, float8) from public;

-- What the steps of a run come to. Tokens and cost are those of its model calls; unknown cost stays unknown.
create function runtime.sum_steps(run uuid) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'steps', count(*),
    'failedSteps', count(*) filter (where status = 'failed'),
    'byModel', count(*) filter (where decided_by = 'model'),
    'byPlaybook', count(*) filter (where decided_by = 'playbook'),
    'modelCalls', count(*) filter (
      where kind = 'model' and not (status = 'failed' and tokens_in is not distinct from 0)),
    'tokensIn', coalesce(sum(tokens_in) filter (where kind = 'model'), 0),
    'tokensOut', coalesce(sum(tokens_out) filter (where kind = 'model'), 0),
    'tokensCached', coalesce(sum(tokens_cached) filter (where kind = 'model'), 0),
    'costUsd', case when count(*) filter (where kind = 'model' and cost_usd is null) > 0 then null
                    else coalesce(sum(cost_usd) filter (where kind = 'model'), 0) end)
  from runtime.step where execution_id = run
$$;

-- Ends a run that stands in no queue and belongs to no thread; nothing when the lease is somebody else's.
create function runtime.end_leased_execution(token text, run uuid, held_epoch integer, result jsonb)
returns setof runtime.execution language plpgsql as $$
begin
  perform core.act_for(token);
  delete from runtime.lease where execution_id = run and epoch = held_epoch and state = 'leased';
  if not found then
    return;
  end if;
  return query
  update runtime.execution
  set status = result ->> 'status', output = nullif(result -> 'output', 'null'), error = result ->> 'error',
      ended_at = clock_timestamp(), epoch = held_epoch,
      metrics = coalesce(result -> 'metrics', '{}') || runtime.sum_steps(run)
  where id = run
  returning *;
end $$;
revoke execute on function runtime.end_leased_execution(text, uuid, integer, jsonb) from public;
