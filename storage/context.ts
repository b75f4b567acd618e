import { setImmediate } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { StatementResult, Transaction, TransactionalDatabase } from './database.ts';
import type { Sql } from './sql.ts';

/**
 * A database whose every statement runs inside a transaction that begins with `enter()`: the role to take
 * and the tenant to act for. Nothing of a context outlives its transaction, so a pooled connection carries nothing over.
 */
export function contextDatabase(pool: Pool, enter: () => string): TransactionalDatabase {
  async function transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    // The embedded database answers without the event loop ever turning; signals and timers would wait for all work to end.
    await setImmediate();
    const client = await pool.connect();
    try {
      await client.query(`begin; ${enter()}`);
      const result = await work(openTransaction(client));
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      await rollBack(client);
      throw error;
    }
  }

  return { transaction, run: (statement) => transaction((tx) => tx.run(statement)) };
}

function openTransaction(client: PoolClient): Transaction {
  return {
    inTransaction: true,
    run: (statement) => runOn(client, statement),
  };
}

async function runOn(client: PoolClient, { text, values }: Sql): Promise<StatementResult> {
  // Without `extended`, a statement that has no values could hold several statements.
  const query = { text, values: [...values], queryMode: 'extended' };
  const { rows, rowCount } = await client.query(query);
  return { rows, rowCount: rowCount ?? 0 };
}

async function rollBack(client: PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release();
  } catch (error) {
    // A connection that cannot roll back is not given to anybody else.
    client.release(error instanceof Error ? error : true);
  }
}
