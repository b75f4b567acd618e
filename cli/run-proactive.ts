import type { z } from 'zod';
import type { growthProactive } from '#graphs/growth/growth-proactive.graph.ts';
import type { Recommendation } from '#storage/insight/recommendation-read.repository.ts';
import type { TopicState } from '#storage/insight/topic.repository.ts';
import type { Execution } from '#storage/runtime/execution.repository.ts';
import type { Cli, TenantScope } from './cli.ts';
import { inlineWork } from './inline-work.ts';
import type { LiveLine } from './output/live-line.ts';
import type { RunDetail } from './output/run-progress.ts';
import { type RunParts, runOnce } from './run-once.ts';
import { withWorker } from './with-worker.ts';

/** What the graph is asked for. */
export type ProactiveOrder = z.output<(typeof growthProactive)['input']>;

/** How a look at what analysts reported ended; without a run when nothing waited. */
export interface ProactiveRun {
  readonly run: number | null;
  readonly status: 'nothing_waits' | Execution['status'];
  readonly error: string | null;
  /** Null without a run, and when it did not end well. */
  readonly output: z.output<(typeof growthProactive)['output']> | null;
  /** Those of the run, or, without a run, none. */
  readonly recommendations: readonly Recommendation[];
  /** All topics of the shop as they are now. */
  readonly topics: Readonly<Partial<Record<TopicState, number>>>;
  /** Recommendations that may still be given today. */
  readonly room: number;
}

/** What is asked for, and how it is told. */
export interface ProactiveWork {
  readonly order: ProactiveOrder;
  readonly line: LiveLine;
  readonly detail: RunDetail;
}

/** Lets the proactive track look at what analysts reported; what was looked at already is not looked at again. */
export async function runProactive(
  cli: Cli,
  scope: TenantScope,
  { order, line, detail }: ProactiveWork,
): Promise<ProactiveRun> {
  line.set('getting ready …');
  const { dim } = cli.terminal.notes.paint;
  const execution = await withWorker(cli, scope, (worker) => {
    const onResume = (run: number): void => line.say(dim(`  goes on with run ${run}`));
    return look(cli, { scope, worker, work: inlineWork(cli, line, detail), onResume }, order);
  });
  cli.signal.throwIfAborted();
  return describeRun(cli, { scope, order }, execution);
}

/** True when there is nothing to be sorry about: it is done, nothing waited, or a person has to be asked first. */
export function isProactiveInOrder({ status }: Pick<ProactiveRun, 'status'>): boolean {
  return ['completed', 'suspended', 'nothing_waits'].includes(status);
}

/** Undefined when nothing waits. */
async function look(cli: Cli, parts: RunParts, order: ProactiveOrder): Promise<Execution | undefined> {
  const { scope, worker, work, onResume } = parts;
  const { growthProactive: graph } = await import('#graphs/growth/growth-proactive.graph.ts');
  const unfinished = await findUnfinished(scope, graph.name);
  if (unfinished !== undefined) {
    onResume(unfinished.number);
    return worker.workOn(scope, unfinished.id, work);
  }
  const { reports, topics, runKey: dedupeKey } = await findMatter(cli, scope, order);
  if (reports + topics === 0) return undefined;
  const admission = { graph: graph.name, input: order, trigger: 'manual', dedupeKey } as const;
  const { execution, isExisting } = await runOnce(cli, parts, { admission });
  return isExisting ? undefined : execution;
}

async function findMatter(cli: Cli, { db, tenant }: TenantScope, order: ProactiveOrder) {
  const { findProactiveMatter } = await import('#graphs/growth/proactive-matter.ts');
  const { now = cli.now } = await cli.engine();
  return findProactiveMatter({ db, tenant, now }, order);
}

/** A run that somebody began and that has not ended: whatever waited for it is its own. */
async function findUnfinished({ db }: TenantScope, graph: string): Promise<Execution | undefined> {
  const { listRuns } = await import('#storage/runtime/run-overview.repository.ts');
  const [found] = await listRuns(db, { graph, statuses: ['queued', 'running', 'suspended'], limit: 1 });
  return found;
}

async function describeRun(
  cli: Cli,
  { scope, order }: { readonly scope: TenantScope; readonly order: ProactiveOrder },
  execution: Execution | undefined,
): Promise<ProactiveRun> {
  const [{ growthProactive: graph }, { countTopics }, { listRecommendations }] = await Promise.all([
    import('#graphs/growth/growth-proactive.graph.ts'),
    import('#storage/insight/topic-read.repository.ts'),
    import('#storage/insight/recommendation-read.repository.ts'),
  ]);
  const parsed = graph.output.safeParse(execution?.output);
  const output = execution?.status === 'completed' && parsed.success ? parsed.data : null;
  const given = await listRecommendations(scope.db, { sourceKind: 'mcp_report' });
  return {
    ...{ run: execution?.number ?? null, status: execution?.status ?? 'nothing_waits', output },
    error: execution?.error ?? null,
    recommendations: given.filter(({ id }) => output?.recommendationIds.includes(id)),
    topics: await countTopics(scope.db),
    room: (await findMatter(cli, scope, order)).room,
  };
}
