import type { z } from 'zod';
import type { growthAnalyst } from '#graphs/growth/growth-analyst.graph.ts';
import type { InlineWorker } from '#runtime/inline-worker.ts';
import type { Cli, TenantScope } from './cli.ts';
import { composeEngine } from './compose-runtime.ts';
import { installedVersion } from './installed-version.ts';
import { mirrorWhenNeeded } from './mirror-when-needed.ts';
import type { LiveLine } from './output/live-line.ts';

/** What an analyst's run came to. */
export interface AnalystRun {
  readonly analyst: string;
  readonly run: number | null;
  /** Null when the run failed. */
  readonly report: z.output<(typeof growthAnalyst)['output']> | null;
  /** Null when it did not. */
  readonly error: string | null;
}

/** Who looks, and how. */
export interface AnalystWork {
  readonly analysts: readonly string[];
  readonly atOnce: number;
  readonly isFresh: boolean;
  readonly account: string | null;
  readonly line: LiveLine;
}

/** Lets analysts look, so many at once; one that fails stops no other. The answers are in the order of the names. */
export async function runAnalysts(
  cli: Cli,
  scope: TenantScope,
  work: AnalystWork,
): Promise<readonly AnalystRun[]> {
  work.line.set('getting ready …');
  await mirrorWhenNeeded(scope.store, cli);
  const { openInlineWorker } = await import('#runtime/inline-worker.ts');
  const worker = openInlineWorker(await composeEngine(cli), installedVersion());
  const waiting = [...work.analysts];
  const done: AnalystRun[] = [];
  const takeTurns = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      done.push(await lookOne(cli, { scope, worker, work }, next));
      cli.signal.throwIfAborted();
      work.line.set(`${done.length} of ${work.analysts.length} analysts`);
    }
  };
  try {
    await Promise.all(Array.from({ length: work.atOnce }, takeTurns));
  } finally {
    await worker.close();
  }
  return work.analysts.flatMap((analyst) => done.filter((each) => each.analyst === analyst));
}

interface Looking {
  readonly scope: TenantScope;
  readonly worker: InlineWorker;
  readonly work: AnalystWork;
}

async function lookOne(cli: Cli, { scope, worker, work }: Looking, analyst: string): Promise<AnalystRun> {
  const { growthAnalyst: graph } = await import('#graphs/growth/growth-analyst.graph.ts');
  const { isFresh, account, line } = work;
  const admission = { graph: graph.name, input: { analyst, isFresh, account }, trigger: 'manual' } as const;
  try {
    const { execution } = await worker.start(scope, admission, { signal: cli.signal });
    const { number, status, error } = execution;
    if (status === 'completed') {
      const report = graph.output.parse(execution.output);
      line.say(`${analyst}: ${sayStatus(report)}`);
      return { analyst, run: number, report, error: null };
    }
    return failed(line, analyst, { run: number, error: error ?? `It ended as ${status}.` });
  } catch (error) {
    cli.signal.throwIfAborted();
    const { describeFailure } = await import('#runtime/failure.ts');
    (await cli.log()).error({ err: error, analyst }, 'an analyst could not be run');
    return failed(line, analyst, { run: null, error: describeFailure(error, analyst).sentence });
  }
}

function failed(
  line: LiveLine,
  analyst: string,
  { run, error }: Pick<AnalystRun, 'run'> & { readonly error: string },
): AnalystRun {
  line.say(`${analyst}: failed. ${error}`);
  return { analyst, run, report: null, error };
}

function sayStatus({ status, findings }: NonNullable<AnalystRun['report']>): string {
  if (status === 'unavailable') return 'no data';
  const found = findings === 1 ? '1 finding' : `${findings} findings`;
  return status === 'ok' ? found : `${found} (${status})`;
}
