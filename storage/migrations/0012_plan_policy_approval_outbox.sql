-- Which effects need a person, what people were asked and said, and what is on its way to other systems.

create table plan.policy_rule (
  id                    uuid        not null default gen_random_uuid() primary key,
  tenant_id             uuid        references core.tenant (id) on delete cascade,
  code                  text        not null check (code ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  applies_to            text        not null check (applies_to <> ''),
  condition             jsonb,
  action                text        not null check (action in ('allow', 'approve', 'deny')),
  priority              integer     not null default 0,
  message               text        check (message <> ''),
  expires_after_seconds integer     check (expires_after_seconds > 0),
  on_expiry             text        not null default 'reject' check (on_expiry in ('reject')),
  valid_from            timestamptz not null default clock_timestamp(),
  valid_to              timestamptz,
  created_at            timestamptz not null default now(),
  unique (tenant_id, id),
  unique nulls not distinct (tenant_id, code, valid_from),
  check (valid_to > valid_from)
);
comment on column plan.policy_rule.tenant_id is 'Null: a rule of the code, for every tenant.';
comment on column plan.policy_rule.applies_to is 'Effect class or name of a tool; * is every tool.';
comment on column plan.policy_rule.condition is 'Over the arguments of the tool; null is always. What cannot be read asks for a person.';
comment on column plan.policy_rule.priority is 'Highest first; of equal ones the rules of the tenant go before those of the code.';
comment on column plan.policy_rule.expires_after_seconds is 'Of the question that an approve asks; null waits for ever.';
-- Of one code one version is in force at a time.
create unique index policy_rule_open on plan.policy_rule (tenant_id, code) nulls not distinct where valid_to is null;
select core.isolate_catalogue('plan.policy_rule');

-- What leaves this installation: one row for each effect of a run, written before anything is sent.
create table runtime.outbox (
  id              uuid        not null default gen_random_uuid(),
  tenant_id       uuid        not null references core.tenant (id) on delete cascade,
  execution_id    uuid        not null,
  place           text        not null,
  tool            text        not null,
  tool_version    text        not null,
  payload         jsonb       not null,
  idempotency_key text        not null,
  status          text        not null default 'pending' check (status in ('pending', 'sending', 'sent', 'failed', 'unknown')),
  attempts        integer     not null default 0 check (attempts >= 0),
  next_at         timestamptz not null default clock_timestamp(),
  claimed_until   timestamptz,
  sent_at         timestamptz,
  response        jsonb,
  last_error      text,
  created_at      timestamptz not null default clock_timestamp(),
  primary key (id),
  unique (tenant_id, id),
  unique (tenant_id, execution_id, place),
  unique (tenant_id, idempotency_key),
  foreign key (tenant_id, execution_id) references runtime.execution (tenant_id, id) on delete cascade,
  check ((status = 'sending') = (claimed_until is not null)),
  check ((status = 'sent') = (sent_at is not null and response is not null)),
  check (status <> 'failed' or last_error is not null)
);
comment on column runtime.outbox.place is 'Place in the journal of the run: the same again is the same effect.';
comment on column runtime.outbox.attempts is 'Rises with each claim, so whoever holds an older number cannot record a result.';
comment on column runtime.outbox.claimed_until is 'After this the sender counts as dead.';
comment on column runtime.outbox.status is 'unknown: it may have happened, and only a person can tell.';
select core.isolate('runtime.outbox', 'select, insert, delete,
  update (status, attempts, next_at, claimed_until, sent_at, response, last_error)');

create table runtime.approval (
  id             uuid        not null default gen_random_uuid(),
  tenant_id      uuid        not null references core.tenant (id) on delete cascade,
  number         bigint      not null,
  execution_id   uuid        not null,
  place          text        not null,
  kind           text        not null check (kind in ('interrupt', 'effect', 'unknown_outcome')),
  rule           text,
  summary        text        not null,
  payload        jsonb       not null,
  edited_payload jsonb,
  tool           text,
  outbox_id      uuid,
  status         text        not null default 'pending' check (status in ('pending', 'approved', 'edited', 'rejected', 'expired')),
  decided_by     text,
  decided_at     timestamptz,
  reason         text,
  expires_at     timestamptz,
  created_at     timestamptz not null default clock_timestamp(),
  primary key (id),
  unique (tenant_id, id),
  unique (tenant_id, number),
  unique (tenant_id, execution_id, place),
  foreign key (tenant_id, execution_id) references runtime.execution (tenant_id, id) on delete cascade,
  foreign key (tenant_id, outbox_id) references runtime.outbox (tenant_id, id) on delete cascade,
  check ((status = 'pending') = (decided_at is null)),
  check ((status = 'edited') = (edited_payload is not null)),
  check (kind <> 'unknown_outcome' or outbox_id is not null),
  check (kind <> 'effect' or tool is not null)
);
comment on column runtime.approval.number is 'For people, from 1 within the tenant.';
comment on column runtime.approval.place is 'Where the run asks: the answer belongs to this place, whatever the order of the answers.';
comment on column runtime.approval.rule is 'Code of the rule that wants a person; null when the graph itself asks.';
comment on column runtime.approval.tool is 'Name of the tool whose arguments the payload is.';
create index approval_pending on runtime.approval (tenant_id, created_at) where status = 'pending';
create index approval_by_outbox on runtime.approval (tenant_id, outbox_id) where outbox_id is not null;
-- What was asked cannot be changed, nor taken back.
select core.isolate('runtime.approval', 'select, insert,
  update (status, edited_payload, decided_by, decided_at, reason)');

-- What is settled stays as it is: people and other systems have acted on it.
create function runtime.refuse_second_settlement() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception '% % is % already', tg_table_name, old.id, old.status using errcode = 'object_not_in_prerequisite_state';
end $$;
create trigger decided_once before update on runtime.approval
  for each row when (old.status <> 'pending') execute function runtime.refuse_second_settlement();
create trigger settled_once before update on runtime.outbox
  for each row when (old.status in ('sent', 'failed')) execute function runtime.refuse_second_settlement();

-- When somebody has to look at what. This is all that those see who work for every tenant.
create table runtime.deadline (
  tenant_id    uuid        not null,
  execution_id uuid        not null,
  kind         text        not null check (kind in ('delivery', 'expiry')),
  subject_id   uuid        not null,
  due_at       timestamptz not null,
  primary key (tenant_id, kind, subject_id),
  foreign key (tenant_id, execution_id) references runtime.execution (tenant_id, id) on delete cascade
);
comment on column runtime.deadline.subject_id is 'Row of runtime.outbox (delivery) or runtime.approval (expiry).';
create index deadline_by_execution on runtime.deadline (tenant_id, execution_id);
select core.isolate('runtime.deadline');
select core.let_dispatch('runtime.deadline');

-- Keeps the deadline of a row; null is none.
create function runtime.keep_deadline(tenant uuid, execution uuid, deadline_kind text, subject uuid, due timestamptz)
returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if due is null then
    delete from runtime.deadline where tenant_id = tenant and kind = deadline_kind and subject_id = subject;
  else
    insert into runtime.deadline (tenant_id, execution_id, kind, subject_id, due_at)
    values (tenant, execution, deadline_kind, subject, due)
    on conflict (tenant_id, kind, subject_id) do update set due_at = excluded.due_at;
  end if;
end $$;

create function runtime.keep_delivery_deadline() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    perform runtime.keep_deadline(old.tenant_id, old.execution_id, 'delivery', old.id, null);
  else
    perform runtime.keep_deadline(new.tenant_id, new.execution_id, 'delivery', new.id,
      case new.status when 'pending' then new.next_at when 'sending' then new.claimed_until end);
  end if;
  return null;
end $$;
create trigger keep_deadline after insert or update or delete on runtime.outbox
  for each row execute function runtime.keep_delivery_deadline();

create function runtime.keep_expiry_deadline() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'DELETE' then
    perform runtime.keep_deadline(old.tenant_id, old.execution_id, 'expiry', old.id, null);
  else
    perform runtime.keep_deadline(new.tenant_id, new.execution_id, 'expiry', new.id,
      case new.status when 'pending' then new.expires_at end);
  end if;
  return null;
end $$;
create trigger keep_deadline after insert or update or delete on runtime.approval
  for each row execute function runtime.keep_expiry_deadline();
