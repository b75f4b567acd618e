import { z } from 'zod';
import { InvalidInputError, NotFoundError } from '#core/errors.ts';
import { type Database, many } from '../database.ts';
import { sql } from '../sql.ts';

/** The id that begins like this, when only one does. */
export async function findEvidenceId(db: Database, beginning: string): Promise<string> {
  const statement = sql`
    select id from insight.evidence where starts_with(id::text, lower(${beginning})) limit 2
  `;
  const [found, another] = beginning === '' ? [] : await many(db, z.object({ id: z.uuid() }), statement);
  if (found === undefined) throw new NotFoundError('evidence', beginning);
  if (another !== undefined) {
    throw new InvalidInputError(`Several stored results begin with "${beginning}": give more of the id.`);
  }
  return found.id;
}
