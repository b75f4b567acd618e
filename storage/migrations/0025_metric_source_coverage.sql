-- Which days connectors have read of each source and account, how good they are, and how every pull ended.

create table metric.source_day (
  tenant_id    uuid        not null references core.tenant (id) on delete cascade,
  source       text        not null,
  account      text        not null,
  day          date        not null,
  state        text        not null check (state in ('provisional', 'final')),
  facts        integer     not null check (facts >= 0),
  flags        text[]      not null default '{}'
               check (flags <@ array['sampled', 'thresholded', 'other_row', 'foreign_currency']),
  execution_id uuid,
  changed_at   timestamptz not null default clock_timestamp(),
  primary key (tenant_id, source, account, day),
  foreign key (tenant_id, execution_id) references runtime.execution (tenant_id, id)
    on delete set null (execution_id)
);
comment on table metric.source_day is 'A day without a row was never read whole: it is unknown, not zero. A row without facts is a day on which the source has nothing.';
comment on column metric.source_day.day is 'Calendar day of the account, or of the provider where that has days of its own.';
comment on column metric.source_day.state is 'A provisional day still changes at the provider and is read again.';
comment on column metric.source_day.flags is 'What is known against the numbers of the day.';
select core.isolate('metric.source_day');

create table metric.source_pull (
  tenant_id    uuid        not null references core.tenant (id) on delete cascade,
  execution_id uuid        not null,
  source       text        not null,
  account      text        not null,
  wish         text        not null check (wish in ('nightly', 'backfill', 'days')),
  outcome      text        not null check (outcome in ('complete', 'partial', 'failed')),
  days_wanted  integer     not null check (days_wanted >= 0),
  days_read    integer     not null check (days_read >= 0),
  days_changed integer     not null check (days_changed >= 0),
  failure_kind text,
  failure      text,
  user_action  text,
  ended_at     timestamptz not null,
  primary key (tenant_id, execution_id, source, account),
  foreign key (tenant_id, execution_id) references runtime.execution (tenant_id, id) on delete cascade,
  check ((outcome = 'complete') = (failure is null)),
  check ((failure is null) = (failure_kind is null))
);
comment on table metric.source_pull is 'How the pull of one account ended, in one run.';
create index source_pull_latest on metric.source_pull (tenant_id, source, account, ended_at desc);
select core.isolate('metric.source_pull', 'select, insert');
