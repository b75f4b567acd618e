import { z } from 'zod';
import { type Database, one } from '../database.ts';
import { sql } from '../sql.ts';

const lastRow = z.object({ last_day: z.string().nullable() });

/** The last day of which any dataset has a fact; null when there is none. */
export async function findLastDay(db: Database): Promise<string | null> {
  return (await one(db, lastRow, sql`select max(day)::text as last_day from metric.fact`)).last_day;
}
