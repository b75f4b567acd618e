import { z } from 'zod';
import { type Database, one } from '../database.ts';
import { sql } from '../sql.ts';

const healthRow = z
  .object({
    version: z.string(),
    vector_version: z.string().nullable(),
    database: z.string(),
    bytes: z.number(),
    now: z.number(),
    tenants: z.number(),
    app_is_confined: z.boolean(),
    app_may_set_config: z.boolean(),
  })
  .transform((row) => ({
    version: row.version,
    vectorVersion: row.vector_version,
    database: row.database,
    bytes: row.bytes,
    /** Milliseconds since 1970 on the database's clock. */
    now: row.now,
    tenants: row.tenants,
    /** True when the application role is neither superuser nor exempt from row security. */
    appIsConfined: row.app_is_confined,
    /** True when SQL of the application role may call set_config(); the signed tenant context holds even so. */
    appMaySetConfig: row.app_may_set_config,
  }));

/** What the database says of itself. */
export type DatabaseHealth = z.output<typeof healthRow>;

/** Asks the database for its versions, its clock and the state of the roles. Runs as the owner. */
export function readHealth(owner: Database): Promise<DatabaseHealth> {
  const statement = sql`
    select version() as version,
           (select extversion from pg_extension where extname = 'vector') as vector_version,
           current_database()::text as database,
           pg_database_size(current_database()) as bytes,
           extract(epoch from clock_timestamp())::float8 * 1000 as now,
           (select count(*) from core.tenant) as tenants,
           (select not rolsuper and not rolbypassrls from pg_roles where rolname = 'steward_app') as app_is_confined,
           has_function_privilege('steward_app', 'pg_catalog.set_config(text, text, boolean)', 'execute')
             as app_may_set_config
  `;
  return one(owner, healthRow, statement);
}
