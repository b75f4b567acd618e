import type { ClientBase } from 'pg';
import type { StatementResult } from './database.ts';
import type { Sql } from './sql.ts';

/** Runs one statement on a connection, with its values as parameters. */
export async function runStatement(
  client: Pick<ClientBase, 'query'>,
  { text, values, name }: Sql,
): Promise<StatementResult> {
  // Without `extended`, a statement that has no values could hold several statements.
  const query = {
    ...{ text, values: [...values], queryMode: 'extended' },
    ...(name === undefined ? {} : { name }),
  };
  const { rows, rowCount } = await client.query(query);
  return { rows, rowCount: rowCount ?? 0 };
}
