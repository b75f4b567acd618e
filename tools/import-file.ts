import type { z } from 'zod';
import { InvalidInputError } from '#core/errors.ts';
import type { Transaction } from '#storage/database.ts';
import { compareDays, replaceChangedDays } from '#storage/metric/fact.repository.ts';
import { findStagedExtent, type StagedExtent } from '#storage/metric/staging.repository.ts';
import { createExecution } from '#storage/runtime/execution.repository.ts';
import { closeExecution } from '#storage/runtime/execution-end.repository.ts';
import { type BadRowList, listBadRows, RefusedFileError } from './import-bad-rows.ts';
import { deliver } from './import-delivery.ts';
import type { ImportFormat, ImportSettings } from './import-format.ts';
import { type ImportProgress, measureProgress } from './import-progress.ts';
import type { ImportReport } from './import-report.ts';
import { stageFile } from './import-rows.ts';
import { type ImportSource, inspectFile, type MeteredBytes, meterBytes } from './import-source.ts';
import type { ToolContext } from './tool.ts';

/** Which file to import, and how. */
export interface ImportRequest {
  readonly format: ImportFormat;
  readonly path: string;
  /** Options of the format as the command line gives them, for example `{ year: "2020" }`. */
  readonly options: unknown;
  /** Leaves bad rows out and counts them, instead of refusing the file. */
  readonly skipBad: boolean;
}

/** What an import is lent: a tool's context, and somebody who watches. */
export interface ImportContext extends ToolContext {
  /** Called for every few thousand rows and at each phase. */
  readonly onProgress: (progress: ImportProgress) => void;
}

/** Raised when the same file may give other facts. */
const VERSION = '1';

interface Job {
  readonly request: ImportRequest;
  readonly context: ImportContext;
  readonly settings: ImportSettings;
  readonly source: ImportSource & { readonly metered: MeteredBytes };
  readonly bad: BadRowList;
  readonly startedAt: Date;
}

/**
 * Imports a file in one transaction: all of it, with the run that says so, or nothing. Each day that the file holds
 * replaces that day in the datasets of the format; a day that is already the same is not touched.
 */
export async function importFile(request: ImportRequest, context: ImportContext): Promise<ImportReport> {
  const settings = { tenant: context.tenant, options: parseOptions(request) };
  const source = await inspectFile(request.path);
  const job: Job = {
    request,
    context,
    settings,
    source: { ...source, metered: meterBytes(source) },
    bad: listBadRows(),
    startedAt: context.now(),
  };
  return context.db.transaction((tx) => importWithin(tx, job));
}

function parseOptions({ format, options }: ImportRequest): unknown {
  const parsed = format.options.safeParse(options);
  if (parsed.success) return parsed.data;
  throw new InvalidInputError(`${format.name}: ${parsed.error.issues.map(explainOption).join('; ')}.`);
}

function explainOption(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `there is no option --${issue.keys.join(' or --')}`;
  return `--${issue.path.join('.')} ${issue.message}`;
}

async function importWithin(tx: Transaction, job: Job): Promise<ImportReport> {
  const { request, context, settings } = job;
  const rows = await readRows(tx, job);
  const extent = await requireRows(tx, job, rows);
  enterPhase(job, 'computing', rows);
  const { totals, classes, notes } = await deliver(tx, { format: request.format, settings }, extent.rows);
  enterPhase(job, 'comparing', rows);
  const place = { currency: context.tenant.currency, timezone: context.tenant.timezone };
  const changes = await compareDays(tx, place);
  enterPhase(job, 'writing', rows);
  const { firstDay, lastDay } = extent;
  const datasets = changes.map((change) => ({ ...change, totals: totals.get(change.dataset) ?? {} }));
  return recordRun(tx, job, { ...place, rows, firstDay, lastDay, datasets, classes, notes });
}

function readRows(tx: Transaction, job: Job): Promise<number> {
  const { request, context, settings, source, bad } = job;
  const { format, skipBad } = request;
  const onBatch = (rows: number): void => enterPhase(job, 'reading', rows);
  return stageFile({ format, settings, source, bad, skipBad, signal: context.signal, onBatch }, tx);
}

async function requireRows(
  tx: Transaction,
  { request, bad, source }: Job,
  rows: number,
): Promise<StagedExtent> {
  if (rows === 0) throw new InvalidInputError(`"${source.fileName}" has no rows below its first line.`);
  if (bad.count > 0 && !request.skipBad) throw new RefusedFileError(bad, rows);
  const extent = await findStagedExtent(tx);
  if (extent === undefined) throw new RefusedFileError(bad, rows);
  return extent;
}

type Findings = Pick<
  ImportReport,
  'rows' | 'currency' | 'timezone' | 'firstDay' | 'lastDay' | 'datasets' | 'classes' | 'notes'
>;

/** Writes the facts under a run of their own, and the run with its report. */
async function recordRun(tx: Transaction, job: Job, findings: Findings): Promise<ImportReport> {
  const { name } = job.request.format;
  const { fileName, bytes, metered } = job.source;
  const file = { fileName, bytes, sha256: metered.digest() };
  const { execution } = await createExecution(tx, {
    graph: `import:${name}`,
    graphVersion: VERSION,
    trigger: 'manual',
    // The whole import is one transaction: nobody ever sees it run, so it needs no lease and no queue.
    ...{ status: 'running', queue: 'default', budgetJson: '{}' },
    inputJson: JSON.stringify({ format: name, ...file, options: job.settings.options }),
  });
  await replaceChangedDays(tx, { ...findings, executionId: execution.id });
  const seconds = secondsOf(job);
  const report: ImportReport = {
    run: execution.number,
    format: name,
    ...file,
    ...findings,
    badRows: job.bad.count,
    listedBadRows: [...job.bad.listed],
    seconds,
    rowsPerSecond: seconds > 0 ? findings.rows / seconds : 0,
  };
  const outputJson = JSON.stringify(report);
  await closeExecution(tx, execution.id, {
    status: 'completed',
    outputJson,
    error: null,
    metrics: { seconds },
    epoch: 0,
  });
  job.context.signal.throwIfAborted();
  return report;
}

/** Tells the watcher, and stops here when the import was cancelled: the transaction then leaves nothing. */
function enterPhase(job: Job, phase: ImportProgress['phase'], rows: number): void {
  job.context.signal.throwIfAborted();
  const { bytes: bytesTotal, metered } = job.source;
  const state = { phase, rows, bytesRead: metered.read(), bytesTotal };
  job.context.onProgress(measureProgress(state, secondsOf(job)));
}

function secondsOf({ context, startedAt }: Job): number {
  return (context.now().getTime() - startedAt.getTime()) / 1000;
}
