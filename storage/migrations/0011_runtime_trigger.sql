-- What starts runs by itself: schedules, and things that happen, noted in the transaction in which they happen.

create table runtime.trigger (
  id                uuid        not null default gen_random_uuid(),
  tenant_id         uuid        not null references core.tenant (id) on delete cascade,
  name              text        not null check (name ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  kind              text        not null check (kind in ('cron', 'event', 'manual', 'api')),
  graph             text        not null,
  input             jsonb       not null default '{}' check (jsonb_typeof(input) = 'object'),
  config            jsonb       not null default '{}' check (jsonb_typeof(config) = 'object'),
  enabled           boolean     not null default true,
  is_default        boolean     not null default false,
  next_due_at       timestamptz,
  last_due_at       timestamptz,
  last_fired_at     timestamptz,
  last_execution_id uuid,
  last_outcome      text,
  created_at        timestamptz not null default now(),
  primary key (id),
  unique (tenant_id, id),
  unique (tenant_id, name),
  foreign key (tenant_id, last_execution_id) references runtime.execution (tenant_id, id)
    on delete set null (last_execution_id),
  check (kind <> 'cron' or config ? 'cron'),
  check (kind <> 'event' or config ? 'event'),
  -- A run whose end starts runs must be named, and must not be the one that is started.
  check (kind <> 'event' or config ->> 'event' <> 'execution.ended'
         or coalesce(config #>> '{filter,graph}', graph) <> graph)
);
comment on column runtime.trigger.input is 'Input of the run; a text that is exactly "$subject" stands for what the event is about.';
comment on column runtime.trigger.is_default is 'As this version of Steward ships it; a change by an operator makes it false.';
comment on column runtime.trigger.next_due_at is 'Null: not worked out yet, which the next scheduler does.';
comment on column runtime.trigger.last_due_at is 'The due time that was decided last, whether a run came of it or not.';
create index trigger_due on runtime.trigger (tenant_id, next_due_at) where kind = 'cron' and enabled;
create index trigger_listening on runtime.trigger (tenant_id, (config ->> 'event')) where kind = 'event' and enabled;
select core.isolate('runtime.trigger', 'select, insert, update');
select core.let_dispatch('runtime.trigger');

-- One row for each trigger that is to hear of it. What nobody listens to is not written down.
create table runtime.event (
  id           uuid        not null default gen_random_uuid(),
  tenant_id    uuid        not null references core.tenant (id) on delete cascade,
  trigger_id   uuid        not null,
  kind         text        not null check (kind in ('anomaly.detected', 'execution.ended')),
  subject      text        not null,
  severity     text        check (severity in ('URGENT', 'HIGH', 'MEDIUM', 'LOW')),
  payload      jsonb       not null default '{}',
  created_at   timestamptz not null default clock_timestamp(),
  attempts     integer     not null default 0,
  retry_at     timestamptz,
  handled_at   timestamptz,
  outcome      text        check (outcome in ('fired', 'cooling', 'paused', 'settled', 'failed')),
  detail       text,
  execution_id uuid,
  primary key (id),
  unique (tenant_id, id),
  foreign key (tenant_id, trigger_id) references runtime.trigger (tenant_id, id) on delete cascade,
  foreign key (tenant_id, execution_id) references runtime.execution (tenant_id, id) on delete set null (execution_id),
  check ((handled_at is null) = (outcome is null))
);
comment on column runtime.event.subject is 'Key of the incident, or id of the run that ended.';
comment on column runtime.event.outcome is 'settled: somebody else dealt with the subject first. cooling: a run for the subject was started lately.';
-- While one waits, the same again only raises its severity.
create unique index event_waiting on runtime.event (tenant_id, trigger_id, subject) where handled_at is null;
create index event_fired on runtime.event (tenant_id, trigger_id, subject, handled_at) where outcome = 'fired';
create index event_handled on runtime.event (tenant_id, handled_at) where handled_at is not null;
select core.isolate('runtime.event');
select core.let_dispatch('runtime.event');

create function runtime.severity_rank(severity text) returns integer
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select array_position(array['LOW', 'MEDIUM', 'HIGH', 'URGENT'], severity)
$$;

-- Notes incidents for whom it concerns; all at once, because a detection writes hundreds of anomalies.
create function runtime.note_incidents(tenants uuid[], keys text[], severities text[]) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into runtime.event as waiting (tenant_id, trigger_id, kind, subject, severity)
  select found.tenant_id, listener.id, 'anomaly.detected', found.subject, found.severity
  from (
    select tenant_id, subject, (array_agg(severity order by runtime.severity_rank(severity) desc))[1] as severity
    from unnest(tenants, keys, severities) as anomaly (tenant_id, subject, severity)
    group by tenant_id, subject
  ) as found
  join runtime.trigger as listener
    on listener.tenant_id = found.tenant_id and listener.kind = 'event' and listener.enabled
   and listener.config ->> 'event' = 'anomaly.detected'
   and runtime.severity_rank(found.severity)
       >= coalesce(runtime.severity_rank(listener.config #>> '{filter,severity}'), 1)
  -- Always in one order, so that two detections cannot wait for each other.
  order by found.tenant_id, listener.id, found.subject
  -- Not "do nothing": a row that a scheduler is handling at this moment is waited for, and a new one follows it.
  on conflict (tenant_id, trigger_id, subject) where handled_at is null do update
    set severity = excluded.severity
    where runtime.severity_rank(excluded.severity) > runtime.severity_rank(waiting.severity);
  if found then
    -- Only a hint; whoever misses it finds the row.
    perform pg_notify('steward_work', '');
  end if;
end $$;

create function runtime.note_new_anomalies() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform runtime.note_incidents(array_agg(tenant_id), array_agg(incident_key), array_agg(severity))
  from added where status = 'detected'
  having count(*) > 0;
  return null;
end $$;
create trigger note_new_anomalies after insert on metric.anomaly referencing new table as added
  for each statement execute function runtime.note_new_anomalies();

-- An anomaly that grew more severe or was opened again is news; one that was settled is none any more.
create function runtime.note_changed_anomalies() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform runtime.note_incidents(
    array_agg(fresh.tenant_id), array_agg(fresh.incident_key), array_agg(fresh.severity))
  from fresh join stale on stale.id = fresh.id
  where fresh.status = 'detected'
    and (stale.status <> 'detected'
         or runtime.severity_rank(fresh.severity) > runtime.severity_rank(stale.severity))
  having count(*) > 0;

  update runtime.event as waiting set handled_at = clock_timestamp(), outcome = 'settled'
  from fresh join stale on stale.id = fresh.id
  where fresh.status <> 'detected' and stale.status = 'detected'
    and waiting.tenant_id = fresh.tenant_id and waiting.kind = 'anomaly.detected'
    and waiting.subject = fresh.incident_key and waiting.handled_at is null;
  return null;
end $$;
create trigger note_changed_anomalies after update on metric.anomaly
  referencing old table as stale new table as fresh
  for each statement execute function runtime.note_changed_anomalies();

create function runtime.note_ended_execution() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  insert into runtime.event (tenant_id, trigger_id, kind, subject, payload)
  select new.tenant_id, listener.id, 'execution.ended', new.id,
         jsonb_build_object('graph', new.graph, 'status', new.status, 'number', new.number)
  from runtime.trigger as listener
  where listener.tenant_id = new.tenant_id and listener.kind = 'event' and listener.enabled
    and listener.config ->> 'event' = 'execution.ended'
    and listener.config #>> '{filter,graph}' = new.graph
    and coalesce(listener.config #>> '{filter,status}', new.status) = new.status
  on conflict (tenant_id, trigger_id, subject) where handled_at is null do nothing;
  if found then
    perform pg_notify('steward_work', '');
  end if;
  return null;
end $$;
create trigger note_ended_execution after update on runtime.execution
  for each row when (old.ended_at is null and new.ended_at is not null)
  execute function runtime.note_ended_execution();
