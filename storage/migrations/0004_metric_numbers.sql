-- Numbers over time: what connectors brought (fact), what we watch (series, point), what was unexpected (anomaly).

create table metric.definition (
  id          uuid        primary key default gen_random_uuid(),
  tenant_id   uuid        references core.tenant (id) on delete cascade,
  key         text        not null check (key ~ '^[a-z][a-z0-9_]*$'),
  name        jsonb       not null,
  unit        text        not null,
  kind        text        not null check (kind in ('count', 'money', 'rate', 'duration')),
  better      text        not null check (better in ('up', 'down', 'neutral')),
  aggregation text        not null check (aggregation in ('sum', 'ratio')),
  family      text        not null,
  expression  jsonb       not null,
  description text        not null,
  created_at  timestamptz not null default now(),
  unique (tenant_id, id),
  unique nulls not distinct (tenant_id, key)
);
comment on column metric.definition.name is 'By language: {"en": …, "pl": …}.';
select core.isolate_catalogue('metric.definition');

create table metric.series (
  id            uuid        not null default gen_random_uuid(),
  tenant_id     uuid        not null references core.tenant (id) on delete cascade,
  definition_id uuid        not null references metric.definition (id) on delete restrict,
  dims          jsonb       not null default '{}',
  dims_hash     text        not null generated always as (md5(dims::text)) stored,
  grain         text        not null default 'day' check (grain in ('day')),
  source        text        not null,
  currency      text        check (currency ~ '^[A-Z]{3}$'),
  is_monitored  boolean     not null default true,
  created_at    timestamptz not null default now(),
  primary key (id),
  unique (tenant_id, id),
  unique (tenant_id, definition_id, source, grain, dims_hash)
);
comment on column metric.series.source is 'The dataset of metric.fact that the series is computed from, or "external".';
select core.isolate('metric.series');
select core.guard_catalogue_reference('metric.series', 'definition_id', 'metric.definition');

create table metric.point (
  tenant_id uuid             not null references core.tenant (id) on delete cascade,
  series_id uuid             not null,
  day       date             not null,
  value     double precision not null,
  weight    double precision,
  loaded_at timestamptz      not null default now(),
  primary key (tenant_id, series_id, day),
  foreign key (tenant_id, series_id) references metric.series (tenant_id, id) on delete cascade
);
comment on column metric.point.day is 'Calendar day in the tenant''s time zone. A day without a row is unknown, not zero.';
comment on column metric.point.weight is 'For a rate: its denominator on that day.';
select core.isolate('metric.point');

create table metric.fact (
  tenant_id    uuid        not null references core.tenant (id) on delete cascade,
  dataset      text        not null,
  day          date        not null,
  dims         jsonb       not null,
  dims_hash    text        not null generated always as (md5(dims::text)) stored,
  measures     jsonb       not null,
  currency     text        not null check (currency ~ '^[A-Z]{3}$'),
  timezone     text        not null,
  execution_id uuid,
  loaded_at    timestamptz not null default now(),
  primary key (tenant_id, dataset, day, dims_hash),
  foreign key (tenant_id, execution_id) references runtime.execution (tenant_id, id)
    on delete set null (execution_id)
);
comment on table metric.fact is 'Wide rows of imports and connectors. A day of a dataset is replaced whole, never half.';
comment on column metric.fact.execution_id is 'The import that brought the row.';
select core.isolate('metric.fact');

create table metric.anomaly (
  id            uuid             not null default gen_random_uuid(),
  tenant_id     uuid             not null references core.tenant (id) on delete cascade,
  series_id     uuid             not null,
  first_day     date             not null,
  last_day      date             not null,
  detector      text             not null,
  incident_key  text             not null,
  is_lead       boolean          not null default false,
  direction     text             not null check (direction in ('up', 'down')),
  actual        double precision,
  expected      double precision,
  lower         double precision,
  upper         double precision,
  z             double precision,
  change        double precision,
  score         real             not null default 0 check (score between 0 and 1),
  impact_score  real             check (impact_score between 0 and 1),
  impact_amount numeric(16, 2),
  currency      text             check (currency ~ '^[A-Z]{3}$'),
  severity      text             not null check (severity in ('URGENT', 'HIGH', 'MEDIUM', 'LOW')),
  status        text             not null default 'detected'
                check (status in ('detected', 'processed', 'expected', 'false_alarm')),
  explanation   jsonb            not null default '{}',
  execution_id  uuid,
  detected_at   timestamptz      not null default now(),
  processed_at  timestamptz,
  created_at    timestamptz      not null default now(),
  primary key (id),
  unique (tenant_id, id),
  unique (tenant_id, series_id, first_day, detector),
  foreign key (tenant_id, series_id) references metric.series (tenant_id, id) on delete cascade,
  foreign key (tenant_id, execution_id) references runtime.execution (tenant_id, id)
    on delete set null (execution_id),
  check (last_day >= first_day)
);
comment on column metric.anomaly.change is 'Fraction of the expectation: -0.25 is a quarter less.';
comment on column metric.anomaly.impact_amount is 'Money over the whole stretch; negative is a loss.';
create index anomaly_by_incident on metric.anomaly (tenant_id, incident_key);
create index anomaly_unprocessed on metric.anomaly (tenant_id, detected_at) where status = 'detected';
create unique index anomaly_one_lead on metric.anomaly (tenant_id, incident_key) where is_lead;
select core.isolate('metric.anomaly');
