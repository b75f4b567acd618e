import { z } from 'zod';
import { type Database, many } from '../database.ts';
import { sql } from '../sql.ts';

const row = z.object({ service: z.string() }).transform(({ service }) => service);

/** The sources that the tenant has connected and that can be read now. */
export function listConnectedSources(db: Database): Promise<string[]> {
  return many(
    db,
    row,
    sql`
      select distinct service from core.integration
      where status = 'active' and deleted_at is null order by service
    `,
  );
}
