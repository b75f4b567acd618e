import { z } from 'zod';
import { NotFoundError } from '#core/errors.ts';
import { type Database, execute, many, maybeOne, one, type Transaction } from '../database.ts';
import { fragment, prepared, sql } from '../sql.ts';
import { leaseState } from './lease.repository.ts';

export const threadPolicy = z.enum(['queue', 'reject', 'interrupt']);
/** What a new message means while a run of the thread is unfinished: wait, refuse it, or stop that run for it. */
export type ThreadPolicy = z.infer<typeof threadPolicy>;

export const messageRole = z.enum(['user', 'assistant', 'tool', 'system']);
export type MessageRole = z.infer<typeof messageRole>;

/** A conversation that is to begin. */
export interface NewThread {
  readonly kind: string;
  readonly policy: ThreadPolicy;
  /** Where it is held, for example cli. */
  readonly channel: string;
  readonly title?: string | undefined;
}

const threadRow = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    policy: threadPolicy,
    channel: z.string(),
    title: z.string().nullable(),
    status: z.enum(['open', 'closed']),
    messages: z.number(),
    created_at: z.date(),
    updated_at: z.date(),
  })
  .transform(({ created_at, updated_at, ...rest }) => ({
    ...rest,
    createdAt: created_at,
    updatedAt: updated_at,
  }));

/** A conversation. `messages` is the number of its last message. */
export type Thread = z.output<typeof threadRow>;

const threadColumns = fragment`id, kind, policy, channel, title, status, messages, created_at, updated_at`;

/** Begins a conversation. */
export function createThread(db: Database, { kind, policy, channel, title }: NewThread): Promise<Thread> {
  const statement = sql`
    insert into runtime.thread (tenant_id, kind, policy, channel, title)
    values (core.require_tenant(), ${kind}, ${policy}, ${channel}, ${title ?? null})
    returning ${threadColumns}
  `;
  return one(db, threadRow, statement);
}

/** One conversation of the tenant. */
export async function getThread(db: Database, id: string): Promise<Thread> {
  const statement = sql`select ${threadColumns} from runtime.thread where id::text = ${id}`;
  const found = await maybeOne(db, threadRow, statement);
  if (found === undefined) throw new NotFoundError('thread', id);
  return found;
}

/** The conversations in which something happened last, first. */
export function listThreads(db: Database, { limit = 50 }: { limit?: number } = {}): Promise<Thread[]> {
  const statement = sql`select ${threadColumns} from runtime.thread order by updated_at desc, id limit ${limit}`;
  return many(db, threadRow, statement);
}

/** Ends a conversation: nothing more may be said in it. A run that answers still ends. */
export async function closeThread(db: Database, id: string): Promise<void> {
  await execute(db, sql`update runtime.thread set status = 'closed' where id = ${id}`);
}

/**
 * Holds the turns of a thread until the transaction ends. Locks are taken in this order: turn, lease, thread. That is why
 * this is not the lock of the thread's row: a run appends a message while it holds its lease.
 */
export async function lockTurn(tx: Transaction, threadId: string): Promise<Thread> {
  const key = sql`
    select pg_advisory_xact_lock(hashtextextended('thread turn ' || core.require_tenant()::text || ${threadId}::uuid::text, 0))
  `;
  await execute(tx, key);
  return getThread(tx, threadId);
}

/** The same for the thread of a run that has not ended, if it has one; to be called before its lease is touched. */
export async function lockTurnOf(tx: Transaction, executionId: string): Promise<void> {
  const statement = sql`
    select pg_advisory_xact_lock(hashtextextended('thread turn ' || tenant_id::text || thread_id::text, 0))
    from runtime.lease where execution_id = ${executionId} and thread_id is not null
  `;
  await execute(tx, prepared('lock_turn_of', statement));
}

const runRow = z
  .object({ execution_id: z.uuid(), state: leaseState })
  .transform(({ execution_id, state }) => ({ executionId: execution_id, state }));

/** A run of a thread that has not ended. */
export type ThreadRun = z.output<typeof runRow>;

/** The runs of a thread that have not ended, in the order of their turns. */
export function listThreadRuns(db: Database, threadId: string): Promise<ThreadRun[]> {
  const statement = sql`
    select lease.execution_id, lease.state
    from runtime.lease join runtime.execution on execution.tenant_id = lease.tenant_id and execution.id = execution_id
    where lease.thread_id = ${threadId}
    order by number
  `;
  return many(db, runRow, statement);
}

const flagRow = z.object({ is_so: z.boolean() });

/** Whether the thread of a run has later runs, which a run that goes on from its journal would know nothing of. */
export async function hasLaterRuns(
  db: Database,
  { threadId, number }: { readonly threadId: string; readonly number: number },
): Promise<boolean> {
  const statement = sql`
    select exists (select from runtime.execution where thread_id = ${threadId} and number > ${number}) as is_so
  `;
  return (await one(db, flagRow, statement)).is_so;
}

/** Something that is said in a conversation. */
export interface NewMessage {
  readonly threadId: string;
  readonly role: MessageRole;
  readonly content: string;
  /** The run that says it, or that is to answer it. */
  readonly executionId?: string | undefined;
  /** JSON text of an array: what the content alone does not say, such as citations and tool calls. */
  readonly partsJson?: string | undefined;
}

const numberRow = z.object({ number: z.number() });

/** Appends a message to its thread; answers its number in it, from 1, without gaps. */
export async function appendMessage(tx: Transaction, message: NewMessage): Promise<number> {
  const { threadId, role, executionId = null, partsJson = '[]' } = message;
  // What the database refuses in a text: U+0000 and halves of a character.
  const content = message.content.toWellFormed().replaceAll('\0', '\uFFFD');
  // The row of the thread stays locked until the transaction ends, so that a number that is not kept is given again.
  const statement = sql`
    with numbered as (
      update runtime.thread set messages = messages + 1, updated_at = clock_timestamp()
      where id = ${threadId}
      returning tenant_id, id, messages
    )
    insert into runtime.message (tenant_id, thread_id, number, execution_id, role, content, parts)
    select tenant_id, id, messages, ${executionId}::uuid, ${role}, ${content}, ${partsJson}::jsonb from numbered
    returning number
  `;
  const appended = await maybeOne(tx, numberRow, statement);
  if (appended === undefined) throw new NotFoundError('thread', threadId);
  return appended.number;
}

const messageRow = z
  .object({
    number: z.number(),
    execution_id: z.uuid().nullable(),
    role: messageRole,
    content: z.string(),
    parts: z.array(z.unknown()),
    created_at: z.date(),
  })
  .transform(({ execution_id, created_at, ...rest }) => ({
    ...rest,
    executionId: execution_id,
    createdAt: created_at,
  }));

/** What was said in a conversation. */
export type Message = z.output<typeof messageRow>;

const messageColumns = fragment`number, execution_id, role, content, parts, created_at`;

/** Messages of a thread in order, from the one after that number on. */
export function listMessages(
  db: Database,
  threadId: string,
  { after = 0, limit = 1000 }: { after?: number | undefined; limit?: number | undefined } = {},
): Promise<Message[]> {
  const statement = sql`
    select ${messageColumns} from runtime.message
    where thread_id = ${threadId} and number > ${after}
    order by number
    limit ${limit}
  `;
  return many(db, messageRow, statement);
}

/** The message that a run is to answer. */
export async function getQuestion(db: Database, executionId: string): Promise<Message> {
  const statement = sql`
    select ${messageColumns} from runtime.message
    where execution_id = ${executionId} and role = 'user'
    order by number limit 1
  `;
  const found = await maybeOne(db, messageRow, statement);
  if (found === undefined) throw new NotFoundError('message of the run', executionId);
  return found;
}
