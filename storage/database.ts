import type { z } from 'zod';
import { InvariantError } from '#core/errors.ts';
import type { Sql } from './sql.ts';

/** What one statement answered. Rows are unparsed; only a repository function sees them. */
export interface StatementResult {
  readonly rows: readonly unknown[];
  readonly rowCount: number;
}

/** Anything that can run one statement in a settled context (a tenant, or the owner for global tables). */
export interface Database {
  run(statement: Sql): Promise<StatementResult>;
}

/** An open transaction. A function that must not be half-done takes this, so that forgetting it does not compile. */
export interface Transaction extends Database {
  readonly inTransaction: true;
  /** The same transaction as the owner role: for tables that belong to no tenant, such as the queue. */
  readonly asOwner: Database;
}

/** A database bound to one context, that can open transactions. Never hold one across a model, tool or graph step. */
export interface TransactionalDatabase extends Database {
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

/** The rows of one tenant: every statement runs as the application role inside a signed tenant context. */
export interface TenantDatabase extends TransactionalDatabase {
  readonly tenantId: string;
  /** Runs one statement that enters the tenant by itself, with the token that it is given. For what runs all the time. */
  runEntering(statement: (token: string) => Sql): Promise<StatementResult>;
}

/** All rows, parsed. */
export async function many<T>(db: Database, row: z.ZodType<T>, statement: Sql): Promise<T[]> {
  const { rows } = await db.run(statement);
  return rows.map((each) => row.parse(each));
}

/** The only row, parsed, or undefined. More than one is a bug. */
export async function maybeOne<T>(db: Database, row: z.ZodType<T>, statement: Sql): Promise<T | undefined> {
  const rows = await many(db, row, statement);
  if (rows.length > 1) throw new InvariantError(`Expected one row at most, got ${rows.length}.`);
  return rows[0];
}

/** The only row, parsed. None or several is a bug. */
export async function one<T>(db: Database, row: z.ZodType<T>, statement: Sql): Promise<T> {
  const found = await maybeOne(db, row, statement);
  if (found === undefined) throw new InvariantError('Expected one row, got none.');
  return found;
}

/** Runs a statement whose rows do not matter; answers how many rows it touched. */
export async function execute(db: Database, statement: Sql): Promise<number> {
  const { rowCount } = await db.run(statement);
  return rowCount;
}
