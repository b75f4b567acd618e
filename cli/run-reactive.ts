import { NotFoundError } from '#core/errors.ts';
import type { AnyGraph } from '#graphs/graph.ts';
import type { Cli, TenantScope } from './cli.ts';
import type { DescribedIncident } from './described-incident.ts';
import { mirrorWhenNeeded } from './mirror-when-needed.ts';
import { whatOf, whereOf } from './output/incident-view.ts';
import type { LiveLine } from './output/live-line.ts';
import { plain } from './output/plain-text.ts';
import { type RunDetail, runProgress } from './output/run-progress.ts';
import { runEnvironment } from './run-environment.ts';

/** One incident, and how the run that looked at it ended. */
export interface ReactiveRun {
  readonly incidentKey: string;
  readonly run: number;
  readonly status: string;
  readonly error: string | null;
}

const REACTIVE = 'growth_reactive';

/** Lets the reactive graph look at incidents, one after the other; a run that fails does not keep the others from theirs. */
export async function runReactive(
  cli: Cli,
  scope: TenantScope,
  { incidents, line, detail }: { incidents: readonly DescribedIncident[]; line: LiveLine; detail: RunDetail },
): Promise<readonly ReactiveRun[]> {
  line.set('getting ready …');
  await mirrorWhenNeeded(scope.store, cli);
  const { startRun } = await import('#runtime/run-graph.ts');
  const graph = await findGraph(REACTIVE);
  const environment = await runEnvironment(cli, scope, runProgress(line, cli.terminal, detail));
  const runs: ReactiveRun[] = [];
  for (const [index, described] of incidents.entries()) {
    const { key } = described.incident;
    line.say(headline(described, `${index + 1}/${incidents.length}`, cli));
    const { number, status, error } = await startRun(graph, { incidentKey: key }, environment);
    cli.signal.throwIfAborted();
    if (error !== null) line.say(cli.terminal.notes.paint.red(`  ${plain(error)}`));
    runs.push({ incidentKey: key, run: number, status, error });
  }
  return runs;
}

function headline(described: DescribedIncident, place: string, { terminal }: Cli): string {
  const { incident } = described;
  const { paint } = terminal.notes;
  const subject = `${whatOf(described)}, ${whereOf(described)}`;
  return `${paint.bold(incident.key)} ${plain(subject)} ${paint.dim(`(${place})`)}`;
}

async function findGraph(name: string): Promise<AnyGraph> {
  const { all } = await import('#graphs/registry.gen.ts');
  const graph = all.find((candidate) => candidate.name === name);
  if (graph === undefined) throw new NotFoundError('graph', name);
  return graph;
}
