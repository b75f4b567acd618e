-- What people know that numbers cannot say: events that explain days, and what was said of an incident.

create table metric.known_event (
  id         uuid        not null default gen_random_uuid(),
  tenant_id  uuid        not null references core.tenant (id) on delete cascade,
  name       text        not null check (name <> ''),
  kind       text        not null check (kind in
               ('holiday', 'closing', 'campaign', 'price_change', 'release', 'stock', 'outage', 'other')),
  effect     text        not null check (effect in ('closed', 'up', 'down', 'any')),
  first_day  date        not null,
  last_day   date        not null,
  source     text,
  entered_by text,
  created_at timestamptz not null default now(),
  primary key (id),
  unique (tenant_id, id),
  unique (tenant_id, name, first_day),
  check (last_day >= first_day)
);
comment on table metric.known_event is 'Days of a tenant on which something known moves its numbers; operators edit it.';
comment on column metric.known_event.effect is 'Which way numbers may go without being news; closed: nothing is expected at all.';
comment on column metric.known_event.source is 'The dataset that it moves; null for all.';
select core.isolate('metric.known_event', 'select, insert, delete');

create table metric.verdict (
  id           uuid        not null default gen_random_uuid(),
  tenant_id    uuid        not null references core.tenant (id) on delete cascade,
  incident_key text        not null,
  series_id    uuid        not null,
  first_day    date        not null,
  last_day     date        not null,
  direction    text        not null check (direction in ('up', 'down')),
  verdict      text        not null check (verdict in ('anomaly', 'expected', 'false_alarm', 'new_trend')),
  cause        text        check (cause in
                 ('holiday_effect', 'user_error', 'software_failure', 'environmental', 'fraud', 'platform_upgrade',
                  'external_event', 'other')),
  note         text,
  given_by     text,
  given_at     timestamptz not null default clock_timestamp(),
  primary key (id),
  unique (tenant_id, id),
  foreign key (tenant_id, series_id) references metric.series (tenant_id, id) on delete cascade,
  check (last_day >= first_day)
);
comment on table metric.verdict is 'What people said of the anomalies of an incident, each time; the latest of an incident holds.';
create index verdict_by_incident on metric.verdict (tenant_id, incident_key, given_at desc);
select core.isolate('metric.verdict', 'select, insert');

alter table metric.anomaly drop constraint anomaly_status_check;
alter table metric.anomaly add constraint anomaly_status_check
  check (status in ('detected', 'processed', 'expected', 'false_alarm', 'new_trend'));
