-- What advice was measured to bring, what is learned from it, and where the learning was put to use.

create table insight.outcome (
  id                uuid        not null default gen_random_uuid(),
  tenant_id         uuid        not null references core.tenant (id) on delete cascade,
  recommendation_id uuid        not null,
  metric_key        text        not null,
  subject           jsonb       not null,
  plan              jsonb       not null,
  status            text        not null check (status in ('measuring', 'won', 'lost', 'flat', 'inconclusive')),
  reason            text,
  method            text        check (method in
    ('difference_in_differences', 'adjusted_difference', 'synthetic_control')),
  detectable_up     real        check (detectable_up > 0),
  detectable_down   real        check (detectable_down < 0 and detectable_down >= -1),
  predicted         real        not null check (predicted >= -1 and predicted <> 0),
  effect            real        check (effect >= -1),
  effect_low        real        check (effect_low >= -1),
  effect_high       real        check (effect_high >= effect_low),
  p_value           real        check (p_value > 0 and p_value <= 1),
  data_quality      jsonb       not null default '{}',
  occurred_on       date        not null,
  evaluate_on       date        not null check (evaluate_on > occurred_on),
  evaluated_at      timestamptz,
  dedupe_key        text        not null,
  created_at        timestamptz not null default now(),
  updated_at        timestamptz not null default now(),
  primary key (id),
  unique (tenant_id, id),
  unique (tenant_id, dedupe_key),
  foreign key (tenant_id, recommendation_id)
    references insight.recommendation (tenant_id, id) on delete cascade,
  check ((status = 'measuring') = (evaluated_at is null)),
  check ((status = 'inconclusive') = (reason is not null)),
  check (status not in ('won', 'lost', 'flat') or (effect is not null and effect_low is not null))
);
comment on table insight.outcome is 'One measurement of what a recommendation brought, from its start to its verdict.';
comment on column insight.outcome.subject is 'Dimension and members of the metric that were acted on.';
comment on column insight.outcome.plan is 'Windows, smallest change that matters, and the seed of the placebos.';
comment on column insight.outcome.reason is 'Why nothing may be said; for inconclusive outcomes only.';
comment on column insight.outcome.detectable_up is 'Smallest rise that the design finds in four of five cases; null when it finds none.';
comment on column insight.outcome.predicted is 'Promised relative change, signed.';
comment on column insight.outcome.effect is 'Measured relative change, signed; effect_high is null when nothing is too high.';
comment on column insight.outcome.data_quality is 'Comparable series, and how well the method told the subject before the start.';
create index outcome_due on insight.outcome (tenant_id, evaluate_on) where status = 'measuring';
create index outcome_of_recommendation on insight.outcome (tenant_id, recommendation_id);
select core.isolate('insight.outcome', 'select, insert, update');

create table insight.learning (
  id                 uuid        not null default gen_random_uuid(),
  tenant_id          uuid        not null references core.tenant (id) on delete cascade,
  type               text        not null check (type in ('advice_record')),
  category           text        not null,
  scope_kind         text        not null check (scope_kind in ('team')),
  scope_id           text        not null,
  support            real        not null check (support >= 0),
  counter            real        not null check (counter >= 0),
  outcomes           integer     not null check (outcomes > 0),
  confidence         real        not null check (confidence > 0 and confidence < 1),
  decay              integer     not null check (decay > 0),
  last_reinforced_at timestamptz not null,
  version            integer     not null default 1 check (version > 0),
  created_at         timestamptz not null default now(),
  updated_at         timestamptz not null default now(),
  primary key (id),
  unique (tenant_id, id),
  unique (tenant_id, type, category, scope_kind, scope_id)
);
comment on table insight.learning is 'How often advice of one kind from one team won: what its confidence is calibrated by.';
comment on column insight.learning.category is 'Kind of advice: the name of its template.';
comment on column insight.learning.support is 'Outcomes that won, older ones counting less, as of last_reinforced_at; counter: those that did not.';
comment on column insight.learning.outcomes is 'Judged outcomes, each counted once.';
comment on column insight.learning.decay is 'Days after which an outcome counts half.';
comment on column insight.learning.version is 'Raised by every change of the figures.';
select core.isolate('insight.learning', 'select, insert, update');

create table insight.application (
  id          uuid        not null default gen_random_uuid(),
  tenant_id   uuid        not null references core.tenant (id) on delete cascade,
  learning_id uuid        not null,
  outcome_id  uuid        not null,
  target_kind text        not null,
  target_id   text        not null,
  attribute   text        not null,
  change      jsonb       not null,
  applied_at  timestamptz not null default now(),
  primary key (id),
  unique (tenant_id, id),
  unique (tenant_id, learning_id, outcome_id, target_kind, target_id, attribute),
  foreign key (tenant_id, learning_id) references insight.learning (tenant_id, id) on delete cascade,
  foreign key (tenant_id, outcome_id) references insight.outcome (tenant_id, id) on delete cascade
);
comment on table insight.application is 'Where one outcome changed something: the record of a kind of advice, a confidence, a rank.';
comment on column insight.application.change is 'What it was and what it became.';
select core.isolate('insight.application', 'select, insert');
