import type { z } from 'zod';
import type { Day } from '#core/time.ts';
import type { growthAnalyst } from '#graphs/growth/growth-analyst.graph.ts';
import type { InlineWorker } from '#runtime/inline-worker.ts';
import type { StartedExecution } from '#runtime/start-run.ts';
import type { Cli, TenantScope } from './cli.ts';
import type { LiveLine } from './output/live-line.ts';
import { runOnce } from './run-once.ts';
import { withWorker } from './with-worker.ts';

/** What an analyst's run came to. */
export interface AnalystRun {
  readonly analyst: string;
  readonly run: number | null;
  /** Null when the run failed. */
  readonly report: z.output<(typeof growthAnalyst)['output']> | null;
  /** Null when it did not. */
  readonly error: string | null;
  /** True when it had looked on that day before, so that nothing was done. */
  readonly isKnown: boolean;
}

/** Who looks, and how. */
export interface AnalystWork {
  readonly analysts: readonly string[];
  readonly atOnce: number;
  readonly isFresh: boolean;
  readonly account: string | null;
  /** Each looks once on this day, whoever asks; null for a look of its own. */
  readonly onceOn: Day | null;
  readonly line: LiveLine;
}

interface Looking {
  readonly scope: TenantScope;
  readonly worker: InlineWorker;
  readonly work: AnalystWork;
}

/** Lets analysts look, so many at once; one that fails stops no other. The answers are in the order of the names. */
export async function runAnalysts(
  cli: Cli,
  scope: TenantScope,
  work: AnalystWork,
): Promise<readonly AnalystRun[]> {
  work.line.set('getting ready …');
  return withWorker(cli, scope, (worker) => lookAll(cli, { scope, worker, work }));
}

async function lookAll(cli: Cli, looking: Looking): Promise<readonly AnalystRun[]> {
  const { analysts, atOnce, line } = looking.work;
  const waiting = [...analysts];
  const done: AnalystRun[] = [];
  const takeTurns = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      done.push(await lookOne(cli, looking, next));
      cli.signal.throwIfAborted();
      line.set(`${done.length} of ${analysts.length} analysts`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, takeTurns));
  return analysts.flatMap((analyst) => done.filter((each) => each.analyst === analyst));
}

async function lookOne(cli: Cli, looking: Looking, analyst: string): Promise<AnalystRun> {
  const { line } = looking.work;
  try {
    const { execution, isExisting } = await startLook(cli, looking, analyst);
    const { growthAnalyst: graph } = await import('#graphs/growth/growth-analyst.graph.ts');
    const { number, status, error, output } = execution;
    if (status !== 'completed') {
      return failed(line, analyst, { run: number, error: error ?? `It ended as ${status}.` });
    }
    const report = graph.output.parse(output);
    if (!isExisting) line.say(`${analyst}: ${sayStatus(report)}`);
    return { analyst, run: number, report, error: null, isKnown: isExisting };
  } catch (error) {
    cli.signal.throwIfAborted();
    const { describeFailure } = await import('#runtime/failure.ts');
    (await cli.log()).error({ err: error, analyst }, 'an analyst could not be run');
    return failed(line, analyst, { run: null, error: describeFailure(error, analyst).sentence });
  }
}

async function startLook(
  cli: Cli,
  { scope, worker, work: { isFresh, account, onceOn, line } }: Looking,
  analyst: string,
): Promise<StartedExecution> {
  const input = { analyst, isFresh, account };
  const admission = { graph: 'growth_analyst', input, trigger: 'manual' } as const;
  const work = { signal: cli.signal };
  if (onceOn === null) return worker.start(scope, admission, work);
  const { analystRunKey } = await import('#graphs/growth/growth-analysts.graph.ts');
  const onResume = (run: number): void => line.say(`${analyst}: goes on with run ${run}`);
  const dedupeKey = analystRunKey(analyst, onceOn);
  return runOnce(cli, { scope, worker, work, onResume }, { admission: { ...admission, dedupeKey } });
}

function failed(
  line: LiveLine,
  analyst: string,
  { run, error }: Pick<AnalystRun, 'run'> & { readonly error: string },
): AnalystRun {
  line.say(`${analyst}: failed. ${error}`);
  return { analyst, run, report: null, error, isKnown: false };
}

function sayStatus({ status, findings }: NonNullable<AnalystRun['report']>): string {
  if (status === 'unavailable') return 'no data';
  const found = findings === 1 ? '1 finding' : `${findings} findings`;
  return status === 'ok' ? found : `${found} (${status})`;
}
