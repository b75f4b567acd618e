import type { Transaction } from '#storage/database.ts';
import {
  analyzeStaged,
  createStaging,
  deleteStaged,
  listFaults,
  type StagingRow,
  stageRows,
} from '#storage/metric/staging.repository.ts';
import type { BadRowList } from './import-bad-rows.ts';
import type { ImportFormat, ImportSettings } from './import-format.ts';
import { matchHeader, type RowReader } from './import-header.ts';
import { type CsvRecord, streamRecords } from './import-records.ts';
import { InvalidRowError } from './import-row.ts';
import type { ImportSource, MeteredBytes } from './import-source.ts';

/** What reading a file needs and tells. */
export interface ReadJob {
  readonly format: ImportFormat;
  readonly settings: ImportSettings;
  readonly source: ImportSource & { readonly metered: MeteredBytes };
  readonly bad: BadRowList;
  /** True when a bad row does not make the rest useless. */
  readonly skipBad: boolean;
  readonly signal: AbortSignal;
  readonly onBatch: (rows: number) => void;
}

const BATCH_ROWS = 5000;

/** Reads the file into the staging table and answers how many rows it has below the header. */
export async function stageFile(job: ReadJob, tx: Transaction): Promise<number> {
  await createStaging(tx, job.format.staging);
  let rows = 0;
  await streamRecords(job.source, job.signal, async (records) => {
    rows = await stageRecords(records, job, tx);
  });
  await analyzeStaged(tx);
  await removeFaults(job, tx);
  return rows;
}

async function stageRecords(
  records: AsyncIterable<CsvRecord>,
  job: ReadJob,
  tx: Transaction,
): Promise<number> {
  let reader: ((record: CsvRecord) => StagingRow | undefined) | undefined;
  let batch: StagingRow[] = [];
  let rows = 0;
  const flush = async (): Promise<void> => {
    // Once the file is refused, the rest is only read to say all that is wrong with it.
    if (job.skipBad || job.bad.count === 0) await stageRows(tx, job.format.staging, batch);
    batch = [];
    job.onBatch(rows);
  };
  for await (const record of records) {
    if (reader === undefined) {
      reader = rowStager(record, job);
      continue;
    }
    rows += 1;
    const row = reader(record);
    if (row !== undefined) batch.push(row);
    if (rows % BATCH_ROWS === 0) await flush();
  }
  await flush();
  return rows;
}

/** Answers the staged row of a record; a record that cannot be used is put on the list of bad rows. */
function rowStager(header: CsvRecord, job: ReadJob): (record: CsvRecord) => StagingRow | undefined {
  const width = header.fields.length;
  const read = matchHeader(job.format, header.fields);
  return (record) => {
    const found = record.fields.length;
    if (found !== width) {
      const reason = `has ${found} values where the first line has ${width}`;
      job.bad.add({ line: record.line, column: null, reason });
      return undefined;
    }
    return stageRecord(record, read, job);
  };
}

function stageRecord({ line, fields }: CsvRecord, read: RowReader, job: ReadJob): StagingRow | undefined {
  try {
    return { line, values: job.format.stage(read(fields), job.settings) };
  } catch (error) {
    if (!(error instanceof InvalidRowError)) throw error;
    job.bad.add({ line, column: error.column, reason: error.reason });
    return undefined;
  }
}

async function removeFaults({ format, settings, bad }: ReadJob, tx: Transaction): Promise<void> {
  if (format.faults === undefined) return;
  const faults = await listFaults(tx, format.faults(settings));
  for (const fault of faults) bad.add(fault);
  if (faults.length > 0) await deleteStaged(tx, [...new Set(faults.map(({ line }) => line))]);
}
