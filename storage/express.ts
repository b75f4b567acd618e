import pg from 'pg';
import type { StatementResult } from './database.ts';
import { runStatement } from './run-statement.ts';
import type { Sql } from './sql.ts';
import { explainOutage } from './store-outage.ts';

/**
 * Connections for statements that are a whole transaction each. Several are on their way on one connection at once, and
 * none waits to be lent one: a statement leaves in the very moment in which it is asked for.
 */
export interface Express {
  /** The same key always takes the same connection, so its statements are done in the order of their calls. */
  run(key: string, statement: Sql): Promise<StatementResult>;
  close(): Promise<void>;
}

/** Tenants share these; a commit that waits for the disk holds up only those behind it. */
const CONNECTIONS = 4;

/** Opens its connections when they are first needed, and again after they broke. */
export function openExpress(config: pg.ClientConfig): Express {
  const lines = Array.from({ length: CONNECTIONS }, () => openLine(config));
  return {
    async run(key, statement) {
      const line = lines[Number.parseInt(key.slice(0, 4), 16) % CONNECTIONS] ?? lines[0];
      try {
        // With one at least there is always a line; the types cannot know it.
        return await (line?.run(statement) ?? Promise.reject(new Error('No connection.')));
      } catch (error) {
        throw explainOutage(error);
      }
    },
    async close() {
      await Promise.all(lines.map((line) => line.close()));
    },
  };
}

interface Line {
  run(statement: Sql): Promise<StatementResult>;
  close(): Promise<void>;
}

function openLine(config: pg.ClientConfig): Line {
  let ready: pg.Client | undefined;
  let connecting: Promise<pg.Client> | undefined;

  async function connect(): Promise<pg.Client> {
    const client = new pg.Client({ ...config, pipeline: true });
    const leave = (): void => {
      if (ready === client) ready = undefined;
    };
    // Whoever waits for an answer is told by its rejection; without a listener the event would end the process.
    client.on('error', leave);
    client.on('end', leave);
    try {
      await client.connect();
      ready = client;
      return client;
    } finally {
      connecting = undefined;
    }
  }

  return {
    run(statement) {
      if (ready !== undefined) return runStatement(ready, statement);
      connecting ??= connect();
      return connecting.then((client) => runStatement(client, statement));
    },
    async close() {
      await connecting?.catch(() => undefined);
      await ready?.end();
    },
  };
}
