import type { WindowName } from '#analysis/tables/finding.ts';
import { dayInZone } from '#core/time.ts';
import type { AnalysedTable } from '#tools/source/analysis-input.ts';
import type { Source } from '#tools/source/source.ts';
import { sourceTable } from '#tools/source/source-table.tool.ts';
import { topRows } from '#tools/source/top-rows.tool.ts';
import type { PlaybookContext } from '../agent.ts';
import type { Analyst, ReportQuestion } from '../analyst.ts';
import { windowsOf } from './analyst-windows.ts';

/** When an analyst looks, and at which account. */
export interface AnalystTask {
  /** Of the run; everything that depends on the time takes it from here. */
  readonly at: string;
  /** Null: the only one. */
  readonly account: string | null;
  readonly isFresh: boolean;
}

/** A table that was asked for, and how it stands. */
export interface ReadReport extends AnalysedTable {
  readonly source: Source;
  readonly status: 'ok' | 'partial' | 'stale' | 'unavailable';
  readonly reason: string | null;
  readonly userAction: string | null;
  readonly isOptional: boolean;
  readonly fetchedAt: string;
}

interface Reading {
  readonly analyst: Analyst;
  readonly task: AnalystTask;
  readonly day: string;
  readonly context: PlaybookContext;
}

/** Asks the sources for everything that the analyst reads. What one of them does not answer is one table less. */
export async function readAnalystTables(
  analyst: Analyst,
  task: AnalystTask,
  context: PlaybookContext,
): Promise<ReadReport[]> {
  const day = dayInZone(new Date(task.at), context.tenant.timezone);
  const reading: Reading = { analyst, task, day, context };
  const plain = analyst.reports.filter(({ each }) => each === undefined);
  const first = await Promise.all(plain.flatMap((report) => readWindows(report, {}, reading)));
  // What is asked for each of several things waits for the report that names them.
  const further = analyst.reports.filter(({ each }) => each !== undefined);
  const later = await Promise.all(further.map((report) => readEach(report, first, reading)));
  return [...first, ...later.flat()];
}

interface Named {
  readonly arguments?: Readonly<Record<string, unknown>>;
  readonly label?: AnalysedTable['label'];
}

function readWindows(report: ReportQuestion, named: Named, reading: Reading): Promise<ReadReport>[] {
  if (report.windows.length === 0) return [readOne(report, { ...named, window: 'current' }, reading)];
  return report.windows.map((window) => readOne(report, { ...named, window }, reading));
}

async function readOne(
  report: ReportQuestion,
  { window, arguments: more = {}, label = {} }: Named & { readonly window: WindowName },
  { analyst, task, day, context }: Reading,
): Promise<ReadReport> {
  const from = report.source ?? analyst.source;
  // Each source is late in its own way.
  const windows = windowsOf({ source: from, windowDays: analyst.windowDays }, day);
  const days = report.windows.length === 0 ? {} : windows[window];
  const isOwn = from === analyst.source && task.account !== null;
  const given = {
    ...report.arguments,
    ...more,
    ...days,
    ...(isOwn ? { account: task.account } : {}),
  };
  const { output } = await context.useTool(sourceTable, {
    ...{ source: from, tool: report.tool, arguments: given, day, isFresh: task.isFresh },
  });
  const { tableId, status, reason, userAction, fetchedAt } = output;
  const isOptional = report.isOptional || report.source !== undefined;
  return {
    ...{ report: report.id, window, tableId, label: { ...label }, source: from },
    ...{ status, reason, userAction, isOptional, fetchedAt },
  };
}

/** A page that is opened from outside is one of the shop's own host, over https. */
const OWN_PATH = /^\/(?!\/)/;

async function readEach(
  report: ReportQuestion,
  known: readonly ReadReport[],
  reading: Reading,
): Promise<ReadReport[]> {
  const { each } = report;
  if (each === undefined) return [];
  const { domain } = reading.context.tenant;
  const named = await Promise.all(each.from.map((naming) => namedBy(naming, known, reading)));
  const home = domain === null || !each.withHome ? [] : [{ value: `https://${domain}/`, carried: {} }];
  const things = [...home, ...named.flat()].map(({ value, carried }) => ({
    value: OWN_PATH.test(value) && domain !== null ? `https://${domain}${value}` : value,
    carried,
  }));
  const distinct = things.filter(
    ({ value }, index) => things.findIndex((other) => other.value === value) === index,
  );
  const asked = distinct.slice(0, each.most).flatMap(({ value, carried }) => {
    // The home page may be among the named ones, and then with what is known of it.
    const full = things.findLast((other) => other.value === value)?.carried ?? carried;
    return readWindows(
      report,
      { arguments: { [each.argument]: value }, label: { ...full, [each.as]: value } },
      reading,
    );
  });
  return Promise.all(asked);
}

type Naming = NonNullable<ReportQuestion['each']>['from'][number];

async function namedBy({ report, window, ...wish }: Naming, known: readonly ReadReport[], reading: Reading) {
  const table = known.find((each) => each.report === report && each.window === window);
  if (table === undefined || table.status === 'unavailable') return [];
  const { output } = await reading.context.useTool(topRows, { tableId: table.tableId, ...wish });
  return output.rows;
}
