import { canonicalJson } from '#core/canonical-json.ts';
import type { Database, TenantDatabase } from '#storage/database.ts';
import type { RecordedQuery } from '#storage/insight/evidence.repository.ts';
import type { Sql } from '#storage/sql.ts';
import { storableJson } from './stored-json.ts';

const QUERIES_KEPT = 50;
/** Characters of one statement's values that are kept; a person can still read and run what is shorter. */
const VALUES_KEPT = 8_000;

/** A tenant's database that notes each different statement that runs on it. */
export interface RecordingDatabase {
  readonly db: TenantDatabase;
  queries(): RecordedQuery[];
}

export function recordStatements(db: TenantDatabase): RecordingDatabase {
  const seen = new Map<string, RecordedQuery>();

  const recorded = <Inner extends Database>(inner: Inner): Inner => ({
    ...inner,
    run(statement: Sql) {
      const query = { text: dedent(statement.text), values: shortened(statement.values) };
      if (seen.size < QUERIES_KEPT) seen.set(canonicalJson(query), query);
      return inner.run(statement);
    },
  });

  return {
    db: { ...recorded(db), transaction: (work) => db.transaction((tx) => work(recorded(tx))) },
    queries: () => [...seen.values()],
  };
}

function shortened(values: readonly unknown[]): unknown[] {
  const json = storableJson(values);
  const { length } = json;
  return length <= VALUES_KEPT
    ? JSON.parse(json)
    : [`${values.length} values of ${length} characters, left out`];
}

function dedent(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const indents = lines.map((line) => line.length - line.trimStart().length);
  const common = Math.min(...indents.slice(text.startsWith('\n') ? 0 : 1));
  return lines
    .map((line) => (line.slice(0, common).trim() === '' ? line.slice(common) : line))
    .join('\n')
    .trim();
}
