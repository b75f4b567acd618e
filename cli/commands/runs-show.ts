import { Command } from 'commander';
import type { Language } from '#core/tenant.ts';
import type { RunOverview, RunWait } from '#storage/runtime/run-overview.repository.ts';
import type { StepInTree } from '#storage/runtime/step.repository.ts';
import type { WorkerRecord } from '#storage/runtime/worker.repository.ts';
import type { Answer, Cli, TenantScope } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import { findModelFailures, type ModelFailure } from '../model-failures.ts';
import { formatInstant, formatNumber, UNKNOWN } from '../output/format.ts';
import { showModelFailures } from '../output/model-failures-view.ts';
import { plain } from '../output/plain-text.ts';
import { renderRecord } from '../output/record.ts';
import { standingOf, tookText } from '../output/run-facts.ts';
import { showRunTree } from '../output/run-tree.ts';
import type { Terminal } from '../output/terminal.ts';
import { aboutRun, type RunInput, runInput } from './run-reference.ts';

/** `steward runs show` */
export function showCommand(cli: Cli): Command {
  const command = aboutRun(new Command('show').description('one run as a tree of its steps'));
  withExamples(command, ['runs show 3 --tenant merch', 'runs show 3 --tenant merch --json']);
  return answering(command, cli, { input: runInput, run: showRun });
}

/** Everything that is shown of one run. */
interface ShownRun {
  readonly run: RunOverview;
  readonly steps: readonly StepInTree[];
  readonly waits: readonly RunWait[];
  readonly modelFailures: readonly ModelFailure[];
  /** The process that holds it. */
  readonly worker: WorkerRecord | undefined;
  /** The one model that it was given; null when it asks those of the lists. */
  readonly model: string | null;
}

async function showRun({ tenant: slug, run: reference }: RunInput, cli: Cli): Promise<Answer> {
  const scope = await cli.enter(slug);
  const shown = await read(scope, reference);
  const { run, worker = null, ...rest } = shown;
  return {
    data: { ...run, ...rest, worker },
    show(terminal) {
      const { out } = terminal;
      out.write(renderRecord(recordOf(shown, scope), out));
      showWaits(shown.waits, slug, terminal);
      if (shown.steps.length === 0) return;
      out.write('\n');
      showRunTree(shown.steps, terminal);
      showModelFailures(shown.modelFailures, terminal);
    },
  };
}

async function read({ store, db }: TenantScope, reference: string): Promise<ShownRun> {
  const [{ getRun, listWaits }, { listSteps }, { listFailedCalls }, { listWorkers }, { givenModel }] =
    await Promise.all([
      import('#storage/runtime/run-overview.repository.ts'),
      import('#storage/runtime/step.repository.ts'),
      import('#storage/runtime/failed-call.repository.ts'),
      import('#storage/runtime/worker.repository.ts'),
      import('#runtime/budget/given-model.ts'),
    ]);
  const run = await getRun(db, reference);
  const isHeld = run.lease?.state === 'leased';
  const workers = isHeld ? await listWorkers(store.owner) : [];
  const steps = await listSteps(db, run.id);
  return {
    run,
    steps,
    modelFailures: findModelFailures(steps, await listFailedCalls(db, run.id)),
    waits: run.lease === null ? [] : await listWaits(db, run.id),
    worker: workers.find(({ id }) => id === run.lease?.workerId),
    model: givenModel(run.budget),
  };
}

function recordOf(
  { run, steps, worker, model }: ShownRun,
  { tenant }: TenantScope,
): Readonly<Record<string, string | null>> {
  const { locale, timezone } = tenant;
  const { startedAt, createdAt, trigger } = run;
  const since = formatInstant(startedAt ?? createdAt, locale, timezone);
  return {
    run: `${run.number} (${run.id})`,
    graph: `${run.graph}, version ${run.graphVersion}`,
    status: standingOf(run),
    error: run.error,
    thread: run.threadId,
    ...(startedAt === null
      ? { admitted: `${since}, by ${trigger}` }
      : { started: `${since}, by ${trigger}` }),
    time: tookText(run),
    ...leaseFacts(run, worker),
    'models until': run.answerBy === null ? null : formatInstant(run.answerBy, locale, timezone),
    input: JSON.stringify(run.input),
    ...(model === null ? {} : { model }),
    ...(steps.length === 0 || run.endedAt === null ? {} : workOf(run, locale)),
  };
}

/** Who has the run, for as long as it has not ended. */
function leaseFacts(
  { lease, queue }: RunOverview,
  worker: WorkerRecord | undefined,
): Record<string, string | null> {
  if (lease === null) return {};
  const { state, epoch, takeovers, workerId } = lease;
  const holder = worker?.name ?? workerId ?? 'nobody';
  return {
    queue,
    worker: state === 'leased' ? holder : null,
    taken: epoch === 0 ? null : `${epoch} times, ${takeovers} of them lost with a worker`,
  };
}

function workOf({ metrics }: RunOverview, locale: Language): Record<string, string> {
  return {
    agents: `${metrics.byModel ?? UNKNOWN} by model, ${metrics.byPlaybook ?? UNKNOWN} by playbook`,
    tokens: `${metrics.tokensIn ?? UNKNOWN} in, ${metrics.tokensOut ?? UNKNOWN} out`,
    cost: costText(metrics.costUsd, locale),
  };
}

function costText(cost: unknown, locale: Language): string {
  return typeof cost === 'number' ? `${formatNumber(cost, { locale }, 4)} USD` : 'unknown';
}

const WAITED_FOR: Readonly<Record<string, string>> = {
  delivery: 'another system',
  batch: 'a batch of a model provider',
};

function showWaits(waits: readonly RunWait[], slug: string, { out }: Terminal): void {
  if (waits.length === 0) return;
  out.write(`\n${out.paint.bold('Waits for')}\n`);
  for (const { kind, number, place, summary } of waits) {
    const what = WAITED_FOR[kind] ?? `an answer to approval ${number}`;
    out.write(`  ${what}: ${plain(summary)} ${out.paint.dim(plain(place))}\n`);
  }
  if (waits.some(({ number }) => number !== null))
    out.write(`Next: steward approvals list --tenant ${slug}\n`);
}
