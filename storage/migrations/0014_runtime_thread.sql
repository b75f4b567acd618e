-- Conversations: who said what, in which order. One run of a thread at a time; what else comes meets the thread's policy.

create table runtime.thread (
  id         uuid        not null default gen_random_uuid(),
  tenant_id  uuid        not null references core.tenant (id) on delete cascade,
  kind       text        not null check (kind ~ '^[a-z][a-z_]{0,62}$'),
  policy     text        not null check (policy in ('queue', 'reject', 'interrupt')),
  channel    text        not null,
  title      text,
  status     text        not null default 'open' check (status in ('open', 'closed')),
  messages   integer     not null default 0 check (messages >= 0),
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (id),
  unique (tenant_id, id)
) with (fillfactor = 70);
comment on column runtime.thread.policy is 'What a new message means while a run of the thread is unfinished: its run waits, it is refused, or it stops that run.';
comment on column runtime.thread.messages is 'Number of the last message: messages are numbered in the order of their commits, without gaps.';
create index thread_by_time on runtime.thread (tenant_id, updated_at desc);
select core.isolate('runtime.thread', 'select, insert, update');

create table runtime.message (
  tenant_id    uuid        not null,
  thread_id    uuid        not null,
  number       integer     not null check (number > 0),
  execution_id uuid,
  role         text        not null check (role in ('user', 'assistant', 'tool', 'system')),
  content      text        not null,
  parts        jsonb       not null default '[]' check (jsonb_typeof(parts) = 'array'),
  created_at   timestamptz not null default clock_timestamp(),
  primary key (tenant_id, thread_id, number),
  foreign key (tenant_id, thread_id) references runtime.thread (tenant_id, id) on delete cascade,
  -- A run may be let go before the conversation is; without its messages the numbers would have gaps.
  foreign key (tenant_id, execution_id) references runtime.execution (tenant_id, id) on delete set null (execution_id)
);
comment on table runtime.message is 'Append only: what was said stays said.';
comment on column runtime.message.execution_id is 'The run that said it; of a user''s message, the run that answers it.';
comment on column runtime.message.parts is 'What the content alone does not say: citations, tool calls, attachments.';
create index message_by_execution on runtime.message (tenant_id, execution_id) where execution_id is not null;
select core.isolate('runtime.message', 'select, insert');

alter table runtime.execution
  add foreign key (tenant_id, thread_id) references runtime.thread (tenant_id, id) on delete set null (thread_id);
create index execution_by_thread on runtime.execution (tenant_id, thread_id) where thread_id is not null;
