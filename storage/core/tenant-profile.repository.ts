import { z } from 'zod';
import { one, type TenantDatabase } from '../database.ts';
import { sql } from '../sql.ts';

const profileRow = z.object({ profile: z.record(z.string(), z.json()) });

/** What was noted of a tenant besides its name and settings, free in form. */
export async function getTenantProfile(db: TenantDatabase): Promise<z.output<typeof profileRow>['profile']> {
  const statement = sql`select profile from core.tenant where id = ${db.tenantId}`;
  return (await one(db, profileRow, statement)).profile;
}
