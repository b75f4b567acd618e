import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Tenant } from '#core/tenant.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { type FactRow, factRow } from '#storage/metric/fact.ts';
import { sql } from '#storage/sql.ts';
import type { TestStore } from '#storage/testing.ts';
import { type ImportRequest, importFile } from '../import-file.ts';
import type { ImportFormat } from '../import-format.ts';
import type { ImportProgress } from '../import-progress.ts';
import type { ImportReport } from '../import-report.ts';
import { TEST_TENANT, testContext } from '../testing.ts';

/** Where the data sets for trying things are, when this machine has them. */
export const SHARED_DATA = join(import.meta.dirname, '..', '..', '..', 'shared', 'data');

/** A tenant to import into, a folder for its files, and a look at what is stored. */
export interface ImportBench {
  readonly tenant: Tenant;
  readonly db: TenantDatabase;
  /** Writes a file and answers its path. */
  write(name: string, content: string | Buffer): string;
  run(
    path: string,
    changes?: Partial<ImportRequest> & { watch?: Watch; signal?: AbortSignal },
  ): Promise<ImportReport>;
  listFacts(dataset: string): Promise<FactRow[]>;
  /** Everything that an import could leave behind: facts, and runs. */
  countTraces(): Promise<{ facts: number; runs: number }>;
  close(): void;
}

type Watch = (progress: ImportProgress) => void;

/** Sets up a fresh tenant that imports one format. */
export async function openImportBench(
  store: TestStore,
  format: ImportFormat,
  changes: Partial<Tenant> = {},
): Promise<ImportBench> {
  const db = await store.createTenant();
  const tenant: Tenant = { ...TEST_TENANT, ...changes, id: db.tenantId };
  const folder = mkdtempSync(join(tmpdir(), 'steward-import-'));
  return {
    tenant,
    db,
    write(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    run(path, { watch, signal, ...request } = {}) {
      const context = testContext({ db, tenant, now: () => new Date(), ...(signal && { signal }) });
      return importFile(
        { format, path, options: {}, skipBad: false, ...request },
        { ...context, onProgress: watch ?? (() => {}) },
      );
    },
    async listFacts(dataset) {
      const { rows } = await db.run(sql`
        select dataset, day, dims, measures from metric.fact where dataset = ${dataset} order by day, dims
      `);
      return factRow.array().parse(rows);
    },
    async countTraces() {
      const { rows } = await db.run(sql`
        select (select count(*)::int from metric.fact) as facts, (select count(*)::int from runtime.execution) as runs
      `);
      // One row of two counts, as the statement says.
      return rows[0] as { facts: number; runs: number };
    },
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}
