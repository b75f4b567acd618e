import { z } from 'zod';
import { type Database, many } from '../database.ts';
import { sql } from '../sql.ts';

const answerRow = z
  .object({
    thread_id: z.uuid(),
    number: z.number(),
    title: z.string().nullable(),
    parts: z.array(z.unknown()),
  })
  .transform(({ thread_id, ...rest }) => ({ ...rest, threadId: thread_id }));

/** An answer of a conversation that prints figures. */
export type CitedAnswer = z.output<typeof answerRow>;

/** The answers of a conversation, or of all of them, that print figures, in the order in which they were given. */
export function listCitedAnswers(
  db: Database,
  { threadId = null }: { readonly threadId?: string | null | undefined } = {},
): Promise<CitedAnswer[]> {
  const statement = sql`
    select thread_id, message.number, thread.title, parts
    from runtime.message join runtime.thread on thread.tenant_id = message.tenant_id and thread.id = thread_id
    where role = 'assistant' and parts @> '[{"type": "figure"}]'
      and (${threadId}::uuid is null or thread_id = ${threadId}::uuid)
    order by message.created_at, thread_id, message.number
  `;
  return many(db, answerRow, statement);
}
