-- What we conclude and advise, the stored results it stands on, and what people said of it.

create table insight.insight (
  id           uuid        not null default gen_random_uuid(),
  tenant_id    uuid        not null references core.tenant (id) on delete cascade,
  kind         text        not null check (kind in ('incident', 'data_problem', 'single_record', 'report')),
  source       text        not null,
  incident_key text,
  agent_id     uuid        references runtime.agent (id),
  execution_id uuid,
  title        text        not null,
  content      jsonb       not null,
  period       daterange,
  priority     text        check (priority in ('URGENT', 'HIGH', 'MEDIUM', 'LOW')),
  confidence   real        check (confidence between 0 and 1),
  status       text        not null default 'generated' check (status in ('generated', 'processed')),
  triaged_at   timestamptz,
  trace_id     text,
  times_seen   integer     not null default 1 check (times_seen > 0),
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  primary key (id),
  unique (tenant_id, id),
  unique (tenant_id, incident_key),
  foreign key (tenant_id, execution_id) references runtime.execution (tenant_id, id)
    on delete set null (execution_id)
);
comment on column insight.insight.incident_key is 'Set on the report of an incident: one report each, brought up to date when the incident is.';
create index insight_by_time on insight.insight (tenant_id, created_at desc);
select core.isolate('insight.insight', 'select, insert, update');

create table insight.recommendation (
  id              uuid        not null default gen_random_uuid(),
  tenant_id       uuid        not null references core.tenant (id) on delete cascade,
  source_kind     text        not null check (source_kind in ('anomaly', 'mcp_report', 'scanner', 'manual')),
  anomaly_id      uuid,
  insight_id      uuid,
  incident_key    text,
  domain          text        not null,
  kind            text        not null,
  priority        text        not null check (priority in ('URGENT', 'HIGH', 'MEDIUM', 'LOW')),
  language        text        not null check (language in ('en', 'pl')),
  title           text        not null,
  body            jsonb       not null,
  predicted       jsonb,
  confidence      real        not null check (confidence between 0 and 1),
  impact_amount   numeric(16, 2),
  currency        text        check (currency ~ '^[A-Z]{3}$'),
  status          text        not null default 'active'
                  check (status in ('draft', 'active', 'accepted', 'dismissed', 'implemented', 'expired', 'quarantined')),
  status_reason   text,
  decided_by      text,
  decided_at      timestamptz,
  implemented_at  timestamptz,
  expires_at      timestamptz,
  execution_id    uuid,
  fingerprint     text        not null,
  times_seen      integer     not null default 1 check (times_seen > 0),
  created_at      timestamptz not null default now(),
  updated_at      timestamptz not null default now(),
  primary key (id),
  unique (tenant_id, id),
  foreign key (tenant_id, anomaly_id) references metric.anomaly (tenant_id, id) on delete set null (anomaly_id),
  foreign key (tenant_id, insight_id) references insight.insight (tenant_id, id) on delete set null (insight_id),
  foreign key (tenant_id, execution_id) references runtime.execution (tenant_id, id)
    on delete set null (execution_id),
  check (anomaly_id is null or source_kind = 'anomaly'),
  check (insight_id is null or source_kind = 'mcp_report'),
  check ((impact_amount is null) = (currency is null)),
  check ((status = 'implemented') = (implemented_at is not null))
);
create unique index recommendation_one_open on insight.recommendation (tenant_id, fingerprint)
  where status in ('draft', 'active', 'accepted');
create index recommendation_by_time on insight.recommendation (tenant_id, created_at desc);
create index recommendation_by_incident on insight.recommendation (tenant_id, incident_key);
select core.isolate('insight.recommendation', 'select, insert, update');

-- A stored tool result that a claim may rest on: what was asked, how, and every cell of the answer. Append-only.
create table insight.evidence (
  id           uuid        not null default gen_random_uuid(),
  tenant_id    uuid        not null references core.tenant (id) on delete cascade,
  execution_id uuid,
  step_id      uuid,
  tool         text        not null,
  tool_version text        not null,
  arguments    jsonb       not null,
  queries      jsonb       not null,
  cells        jsonb       not null,
  content_hash text        not null,
  created_at   timestamptz not null default now(),
  primary key (id),
  unique (tenant_id, id),
  foreign key (tenant_id, execution_id) references runtime.execution (tenant_id, id)
    on delete set null (execution_id),
  foreign key (tenant_id, step_id) references runtime.step (tenant_id, id) on delete set null (step_id)
);
comment on column insight.evidence.queries is 'The SQL that ran, with its parameters, so that a person can run it again.';
comment on column insight.evidence.content_hash is 'SHA-256 of tool, arguments and cells.';
create index evidence_by_execution on insight.evidence (tenant_id, execution_id);
select core.isolate('insight.evidence', 'select, insert');

-- One figure of a recommendation or an insight, and the evidence cell that it rests on. Append-only, by revision.
create table insight.citation (
  id                uuid        not null default gen_random_uuid(),
  tenant_id         uuid        not null references core.tenant (id) on delete cascade,
  recommendation_id uuid,
  insight_id        uuid,
  revision          integer     not null check (revision > 0),
  language          text        not null check (language in ('en', 'pl')),
  field             text        not null,
  figure            text        not null,
  evidence_id       uuid        not null,
  cell              text        not null,
  value             jsonb       not null,
  unit              text        not null,
  created_at        timestamptz not null default now(),
  primary key (id),
  unique (tenant_id, id),
  foreign key (tenant_id, recommendation_id) references insight.recommendation (tenant_id, id) on delete cascade,
  foreign key (tenant_id, insight_id) references insight.insight (tenant_id, id) on delete cascade,
  foreign key (tenant_id, evidence_id) references insight.evidence (tenant_id, id),
  check (num_nonnulls(recommendation_id, insight_id) = 1)
);
comment on column insight.citation.revision is 'Equals times_seen of its owner at the time: an update cites anew.';
create index citation_by_recommendation on insight.citation (tenant_id, recommendation_id, revision);
create index citation_by_insight on insight.citation (tenant_id, insight_id, revision);
select core.isolate('insight.citation', 'select, insert');

create table insight.feedback (
  id                uuid        not null default gen_random_uuid(),
  tenant_id         uuid        not null references core.tenant (id) on delete cascade,
  recommendation_id uuid        not null,
  type              text        not null check (type in ('helpful', 'not_helpful', 'implemented', 'accepted', 'dismissed')),
  rating            smallint    check (rating between 1 and 5),
  text              text,
  given_by          text,
  created_at        timestamptz not null default now(),
  primary key (id),
  unique (tenant_id, id),
  foreign key (tenant_id, recommendation_id) references insight.recommendation (tenant_id, id) on delete cascade
);
create index feedback_by_recommendation on insight.feedback (tenant_id, recommendation_id, created_at);
select core.isolate('insight.feedback', 'select, insert');

-- Advice that a specialist would sign, keyed by cause; the shared rows come from code, a tenant may add its own.
create table engage.template (
  id         uuid        primary key default gen_random_uuid(),
  tenant_id  uuid        references core.tenant (id) on delete cascade,
  kind       text        not null check (kind in ('recommendation')),
  domain     text        not null,
  name       text        not null,
  category   text        not null,
  structure  jsonb       not null,
  rules      jsonb       not null,
  is_active  boolean     not null default true,
  version    integer     not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  unique (tenant_id, id),
  unique nulls not distinct (tenant_id, kind, name, version)
);
select core.isolate_catalogue('engage.template');
