import type { InlineWorker } from '#runtime/inline-worker.ts';
import type { Cli, TenantScope } from './cli.ts';
import type { DescribedIncident } from './described-incident.ts';
import { inlineWork } from './inline-work.ts';
import { whatOf, whereOf } from './output/incident-view.ts';
import type { LiveLine } from './output/live-line.ts';
import { plain } from './output/plain-text.ts';
import type { RunDetail } from './output/run-progress.ts';
import { runIncident } from './run-incident.ts';
import { withWorker } from './with-worker.ts';

/** One incident, and how the run that looked at it stands. */
export interface ReactiveRun {
  readonly incidentKey: string;
  readonly run: number;
  readonly status: string;
  readonly error: string | null;
}

/** What to look at, and how it is told. */
export interface ReactiveWork {
  readonly incidents: readonly DescribedIncident[];
  /** True for a fresh look at incidents that somebody looked at before. */
  readonly isFresh: boolean;
  readonly line: LiveLine;
  readonly detail: RunDetail;
}

/** Lets the reactive graph look at incidents, one after the other; a run that fails does not keep the others from theirs. */
export async function runReactive(
  cli: Cli,
  scope: TenantScope,
  work: ReactiveWork,
): Promise<readonly ReactiveRun[]> {
  work.line.set('getting ready …');
  return withWorker(cli, scope, (worker) => lookAtAll(cli, { scope, worker }, work));
}

/** True when there is nothing to be sorry about: it is done, or a person has to be asked first. */
export function isInOrder({ status }: Pick<ReactiveRun, 'status'>): boolean {
  return status === 'completed' || status === 'suspended';
}

async function lookAtAll(
  cli: Cli,
  { scope, worker }: { scope: TenantScope; worker: InlineWorker },
  { incidents, isFresh, line, detail }: ReactiveWork,
): Promise<readonly ReactiveRun[]> {
  const { dim } = cli.terminal.notes.paint;
  const runs: ReactiveRun[] = [];
  for (const [index, described] of incidents.entries()) {
    const { incident } = described;
    line.say(headline(described, `${index + 1}/${incidents.length}`, cli));
    const work = inlineWork(cli, line, detail);
    const { number, status, error } = await runIncident(
      cli,
      { scope, worker, work, onResume: (run) => line.say(dim(`  goes on with run ${run}`)) },
      { incident, isFresh: isFresh && incident.status !== 'detected' },
    );
    cli.signal.throwIfAborted();
    if (error !== null) line.say(cli.terminal.notes.paint.red(`  ${plain(error)}`));
    if (status === 'suspended') line.say(`  waits for a person: steward approvals list`);
    runs.push({ incidentKey: incident.key, run: number, status, error });
  }
  return runs;
}

function headline(described: DescribedIncident, place: string, { terminal }: Cli): string {
  const { incident } = described;
  const { paint } = terminal.notes;
  const subject = `${whatOf(described)}, ${whereOf(described)}`;
  return `${paint.bold(incident.key)} ${plain(subject)} ${paint.dim(`(${place})`)}`;
}
