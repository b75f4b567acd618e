-- What analysts' reports are about, across reports and days; a topic keeps its state until somebody acts on it.

create table insight.topic (
  id                uuid        not null default gen_random_uuid(),
  tenant_id         uuid        not null references core.tenant (id) on delete cascade,
  topic_key         text        not null,
  kind              text        not null,
  source            text        not null,
  agent_name        text        not null,
  priority          text        not null check (priority in ('URGENT', 'HIGH', 'MEDIUM', 'LOW')),
  state             text        not null check (state in
    ('waiting', 'digest', 'backlog', 'advised', 'covered', 'conflicting', 'set_aside', 'expired')),
  reason            text        not null,
  worth             numeric(16, 2) not null check (worth >= 0),
  currency          text        not null check (currency ~ '^[A-Z]{3}$'),
  content           jsonb       not null,
  outcome           jsonb       not null default '{}',
  insight_id        uuid,
  incident_key      text,
  recommendation_id uuid,
  execution_id      uuid,
  first_seen        date        not null,
  last_seen         date        not null,
  considered_on     date,
  times_seen        integer     not null default 1 check (times_seen > 0),
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  primary key (id),
  unique (tenant_id, id),
  unique (tenant_id, topic_key),
  foreign key (tenant_id, insight_id) references insight.insight (tenant_id, id) on delete set null (insight_id),
  foreign key (tenant_id, recommendation_id)
    references insight.recommendation (tenant_id, id) on delete set null (recommendation_id),
  foreign key (tenant_id, execution_id) references runtime.execution (tenant_id, id) on delete set null (execution_id)
);
comment on table insight.topic is 'Findings of one kind on one place, however many reports tell of them.';
comment on column insight.topic.topic_key is 'Kind and place: the same again is the same topic.';
comment on column insight.topic.reason is 'Why it is in its state, as a sentence.';
comment on column insight.topic.worth is 'Money per week that acting on it may bring, as far as it is sure; 0 when no amount can be said.';
comment on column insight.topic.content is 'The finding that leads, with figures and sentences, and the others of the topic.';
comment on column insight.topic.outcome is 'What teams said when it was considered: measures that were not chosen, conflicts, objections.';
comment on column insight.topic.considered_on is 'Day of the tenant on which teams were asked last.';
create index topic_by_state on insight.topic (tenant_id, state, worth desc);
select core.isolate('insight.topic', 'select, insert, update');
