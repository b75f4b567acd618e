import type { Pool, PoolClient } from 'pg';
import { InvariantError } from '#core/errors.ts';
import type { Database, StatementResult, Transaction, TransactionalDatabase } from './database.ts';
import { runStatement } from './run-statement.ts';
import type { Sql } from './sql.ts';
import { explainOutage } from './store-outage.ts';

/** How a context is entered, and how its role is taken again after a statement of the owner. */
export interface ContextEntry {
  /** Statements without parameters that settle role and tenant for the transaction. */
  enter(): string;
  readonly role: 'steward_owner' | 'steward_app';
  /** Waited for before each transaction. */
  breathe?: (() => Promise<void>) | undefined;
}

/** A database in a context, and the way past it for a statement that settles role and tenant itself. */
export interface ContextDatabase extends TransactionalDatabase {
  runOutside(statement: Sql): Promise<StatementResult>;
}

/**
 * A database whose every statement runs inside a transaction that begins with `enter()`: the role to take
 * and the tenant to act for. Nothing of a context outlives its transaction, so a pooled connection carries nothing over.
 */
export function contextDatabase(pool: Pool, entry: ContextEntry): ContextDatabase {
  async function inClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    await entry.breathe?.();
    let client: PoolClient | undefined;
    try {
      client = await pool.connect();
      const result = await work(client);
      client.release();
      return result;
    } catch (error) {
      const explained = explainOutage(error);
      if (client !== undefined) await letGo(client);
      throw explained;
    }
  }

  return {
    run: (statement) => inClient((client) => runAlone(client, entry, statement)),
    runOutside: (statement) => inClient((client) => runStatement(client, statement)),
    transaction: (work) =>
      inClient(async (client) => {
        const opened = openTransaction(client, entry);
        const result = await work(opened);
        const { command } = await client.query('commit');
        // A failure that somebody swallowed would otherwise turn everything into nothing without a word.
        if (command !== 'COMMIT')
          throw new InvariantError('The transaction was rolled back: a statement in it had failed.');
        return result;
      }),
  };
}

/** One statement as a transaction of its own, all of it on its way before the first answer is back. */
async function runAlone(client: PoolClient, entry: ContextEntry, statement: Sql): Promise<StatementResult> {
  const sent = inOnePacket(
    client,
    () =>
      [
        client.query(`begin; ${entry.enter()}`),
        runStatement(client, statement),
        // After a failure the server takes this for a rollback.
        client.query('commit'),
      ] as const,
  );
  const [, result] = await Promise.all(sent);
  return result;
}

/** `pg` keeps its socket there; its types do not say so. The embedded database has none that can be held back. */
interface WithSocket {
  readonly connection?: { readonly stream?: { cork?(): void; uncork?(): void } };
}

/** Hands statements to the socket together: one system call and one packet instead of several. */
function inOnePacket<T>(client: PoolClient & WithSocket, send: () => T): T {
  const stream = client.connection?.stream;
  stream?.cork?.();
  try {
    return send();
  } finally {
    stream?.uncork?.();
  }
}

/** The entry travels with the first statement; if it fails, so does everything behind it. */
function openTransaction(client: PoolClient, { enter, role }: ContextEntry): Transaction {
  const entered = client.query(`begin; ${enter()}`);
  // Whoever runs the first statement learns of it; nobody else is to be told.
  entered.catch(() => {});
  const run = async (statement: Sql): Promise<StatementResult> => {
    const [, result] = await Promise.all([entered, runStatement(client, statement)]);
    return result;
  };
  const asOwner: Database = {
    async run(statement) {
      const sent = inOnePacket(
        client,
        () =>
          [
            client.query('set local role steward_owner'),
            runStatement(client, statement),
            client.query(`set local role ${role}`),
          ] as const,
      );
      // In this order: after a failure all that follows fails too, and would hide the reason.
      for (const each of sent) each.catch(() => {});
      await entered;
      const [asked, answered, back] = sent;
      await asked;
      const result = await answered;
      await back;
      return result;
    },
  };
  return { inTransaction: true, asOwner, run };
}

async function letGo(client: PoolClient): Promise<void> {
  try {
    await client.query('rollback');
    client.release();
  } catch (error) {
    // A connection that cannot roll back is not given to anybody else.
    client.release(error instanceof Error ? error : true);
  }
}
