import { z } from 'zod';
import { InvalidInputError, NotFoundError } from '#core/errors.ts';
import { type Database, many } from '../database.ts';
import { sql } from '../sql.ts';
import { getThread, type Thread } from './thread.repository.ts';

/** One conversation by its id, or by the beginning of it when no other begins alike. */
export async function getThreadLike(db: Database, reference: string): Promise<Thread> {
  const statement = sql`
    select id from runtime.thread where starts_with(id::text, lower(${reference})) limit 2
  `;
  const [found, another] = reference === '' ? [] : await many(db, z.object({ id: z.uuid() }), statement);
  if (found === undefined) {
    throw new NotFoundError('thread', reference, '"steward threads list" shows them.');
  }
  if (another !== undefined) {
    throw new InvalidInputError(`Several threads begin with "${reference}": give more of the id.`);
  }
  return getThread(db, found.id);
}

const latestRow = z.object({ id: z.uuid() });

/** The open conversation of a kind and channel in which something was said last. */
export async function findLatestThread(
  db: Database,
  { kind, channel }: { readonly kind: string; readonly channel: string },
): Promise<Thread | undefined> {
  const statement = sql`
    select id from runtime.thread
    where kind = ${kind} and channel = ${channel} and status = 'open' and messages > 0
    order by updated_at desc, id limit 1
  `;
  const [latest] = await many(db, latestRow, statement);
  return latest === undefined ? undefined : getThread(db, latest.id);
}
