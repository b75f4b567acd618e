import { randomUUID } from 'node:crypto';
import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { createLogger } from '#core/log.ts';
import type { Tenant } from '#core/tenant.ts';
import type { TenantDatabase, Transaction } from '#storage/database.ts';
import { sql } from '#storage/sql.ts';
import { openStore, type Store } from '#storage/store.ts';
import { gaSessions } from '#tools/growth/ga-sessions.import.ts';
import { importFile } from '#tools/import-file.ts';
import { matchHeader } from '#tools/import-header.ts';

/*
 * How fast sessions are imported into the embedded database, beside two limits measured in the same minute on the same
 * machine: reading the file with the same parser, and putting its rows as JSON into a table without an index.
 */

const FILE = join(import.meta.dirname, '..', '..', 'shared', 'data', 'ga_merch_sessions', 'sessions.csv.gz');
const ROUNDS = 3;
const BATCH_ROWS = 5000;

if (existsSync(FILE)) console.log(JSON.stringify(await measure()));
else console.log(JSON.stringify({ bench: 'import', skipped: `there is no ${FILE}` }));

async function measure(): Promise<Record<string, unknown>> {
  const home = mkdtempSync(join(tmpdir(), 'steward-bench-'));
  const store = await openStore({ databaseUrl: undefined, home });
  try {
    const rounds = [];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const figures = await measureRound(store);
      console.error(`round ${round} of ${ROUNDS}: ${JSON.stringify(figures)}`);
      rounds.push(figures);
    }
    return summarize(rounds);
  } finally {
    await store.close();
    rmSync(home, { recursive: true, force: true });
  }
}

interface Round {
  readonly rows: number;
  readonly importSeconds: number;
  readonly unchangedSeconds: number;
  readonly parseSeconds: number;
  readonly jsonInsertSeconds: number;
}

async function measureRound(store: Store): Promise<Round> {
  const tenant = await createTenant(store);
  const db = store.forTenant(tenant.id);
  const parsed = await timed(() => readRecords());
  const jsonInsert = await timed(() => insertAsJson(db, parsed.result));
  const first = await timed(() => runImport(tenant, db));
  const again = await timed(() => runImport(tenant, db));
  return {
    rows: first.result,
    importSeconds: first.seconds,
    unchangedSeconds: again.seconds,
    parseSeconds: parsed.seconds,
    jsonInsertSeconds: jsonInsert.seconds,
  };
}

function summarize(rounds: readonly Round[]): Record<string, unknown> {
  const middle = (pick: (round: Round) => number): number =>
    rounds.map(pick).toSorted((first, second) => first - second)[Math.floor(rounds.length / 2)] ?? 0;
  const seconds = middle((round) => round.importSeconds);
  const rows = middle((round) => round.rows);
  return {
    bench: 'import',
    rows,
    rounds: rounds.length,
    seconds: rounded(seconds),
    rowsPerSecond: Math.round(rows / seconds),
    unchangedSeconds: rounded(middle((round) => round.unchangedSeconds)),
    parseSeconds: rounded(middle((round) => round.parseSeconds)),
    jsonInsertSeconds: rounded(middle((round) => round.jsonInsertSeconds)),
    // 1 would be as fast as the limit.
    speedToParsing: rounded(middle((round) => round.parseSeconds / round.importSeconds)),
    speedToJsonInsert: rounded(middle((round) => round.jsonInsertSeconds / round.importSeconds)),
    speedToBoth: rounded(
      middle((round) => (round.parseSeconds + round.jsonInsertSeconds) / round.importSeconds),
    ),
  };
}

async function createTenant({ owner }: Store): Promise<Tenant> {
  const id = randomUUID();
  const tenant: Tenant = {
    id,
    slug: `bench-${id.slice(0, 8)}`,
    name: 'Bench',
    domain: null,
    timezone: 'America/Los_Angeles',
    currency: 'USD',
    locale: 'en',
  };
  await owner.run(sql`
    insert into core.tenant (id, slug, name, timezone, currency, locale)
    values (${id}, ${tenant.slug}, ${tenant.name}, ${tenant.timezone}, ${tenant.currency}, ${tenant.locale})
  `);
  return tenant;
}

async function runImport(tenant: Tenant, db: TenantDatabase): Promise<number> {
  const { rows } = await importFile(
    { format: gaSessions, path: FILE, options: {}, skipBad: false },
    {
      tenant,
      db,
      now: () => new Date(),
      signal: new AbortController().signal,
      log: createLogger('silent', process.stderr),
      onProgress: () => {},
    },
  );
  return rows;
}

async function readRecords(): Promise<string[][]> {
  const records: string[][] = [];
  await pipeline(createReadStream(FILE), createGunzip(), parse({ bom: true }), async (parsed) => {
    for await (const record of parsed) records.push(record);
  });
  return records;
}

function insertAsJson(db: TenantDatabase, [header = [], ...records]: readonly string[][]): Promise<void> {
  const read = matchHeader(gaSessions, header);
  const columns = gaSessions.columns.map((name) => `${name} text`).join(', ');
  return db.transaction(async (tx) => {
    await run(tx, `create temporary table raw (${columns}) on commit drop`);
    for (let from = 0; from < records.length; from += BATCH_ROWS) {
      const batch = JSON.stringify(records.slice(from, from + BATCH_ROWS).map(read));
      await run(tx, `insert into raw select * from jsonb_to_recordset($1::jsonb) as row (${columns})`, [
        batch,
      ]);
    }
  });
}

async function run(tx: Transaction, text: string, values: readonly unknown[] = []): Promise<void> {
  await tx.run({ text, values });
}

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const start = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - start) / 1000 };
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
