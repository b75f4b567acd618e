import type { z } from 'zod';
import type { growthPull } from '#graphs/growth/growth-pull.graph.ts';
import type { PullInput } from '#graphs/growth/pull-task.ts';
import type { RunEvent } from '#runtime/environment.ts';
import type { Cli, TenantScope } from './cli.ts';
import { composeEngine } from './compose-runtime.ts';
import { installedVersion } from './installed-version.ts';
import { mirrorWhenNeeded } from './mirror-when-needed.ts';
import type { LiveLine } from './output/live-line.ts';

/** What a pull came to, and the run that it was. */
export interface PullRun {
  readonly run: number;
  /** Null when the run did not come to its end. */
  readonly result: z.output<(typeof growthPull)['output']> | null;
  readonly error: string | null;
}

/** Pulls in this process, as a run like any other. */
export async function pullSources(
  cli: Cli,
  scope: TenantScope,
  { input, line }: { readonly input: PullInput; readonly line: LiveLine },
): Promise<PullRun> {
  line.set('getting ready …');
  await mirrorWhenNeeded(scope.store, cli);
  const [{ openInlineWorker }, { growthPull: graph }] = await Promise.all([
    import('#runtime/inline-worker.ts'),
    import('#graphs/growth/growth-pull.graph.ts'),
  ]);
  const worker = openInlineWorker(await composeEngine(cli), installedVersion());
  const admission = { graph: graph.name, input, trigger: 'manual' } as const;
  try {
    const work = { signal: cli.signal, onEvent: (event: RunEvent) => tell(line, event) };
    const { execution } = await worker.start(scope, admission, work);
    cli.signal.throwIfAborted();
    const { number, status, error, output } = execution;
    if (status === 'completed') return { run: number, result: graph.output.parse(output), error: null };
    return { run: number, result: null, error: error ?? `It ended as ${status}.` };
  } finally {
    await worker.close();
  }
}

function tell(line: LiveLine, event: RunEvent): void {
  if (event.type !== 'started' || event.name !== 'source_pull') return;
  // Source, account and days; the rest says nothing to people.
  const [asked] = (event.asked ?? '').split(', timezone');
  line.set(`asking for ${asked}`);
}
