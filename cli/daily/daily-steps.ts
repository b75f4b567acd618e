import { dayInZone } from '#core/time.ts';
import { actionsOf, summaryOf } from '../analyst-summary.ts';
import { detectFor } from '../commands/detect.command.ts';
import { renderAnalystRuns } from '../output/analyst-table.ts';
import { plain } from '../output/plain-text.ts';
import { proactiveLine, renderProactive } from '../output/proactive-view.ts';
import { pullSources } from '../pull-sources.ts';
import { runAnalysts } from '../run-analysts.ts';
import { isProactiveInOrder, runProactive } from '../run-proactive.ts';
import { isInOrder, runReactive } from '../run-reactive.ts';
import { toolContext } from '../tool-context.ts';
import { listWaitingIncidents } from '../waiting-incidents.ts';
import type { DailyStep, StepParts, StepResult } from './daily-step.ts';

/** As many as the reference lets work at the same time. */
const ANALYSTS_AT_ONCE = 8;
const BATCH = 50;

/** A shop's day, in its order: each step works with what the ones before it left in the store. */
export const DAILY_STEPS: readonly DailyStep[] = [
  { name: 'pull', title: 'What the sources counted', run: pull },
  { name: 'detection', title: 'What is not as expected', run: detect },
  { name: 'incidents', title: 'Incidents explained', run: react },
  { name: 'analysts', title: 'Analysts of the sources', run: analyse },
  { name: 'proactive', title: 'What analysts reported', run: advise },
  { name: 'outcomes', title: 'What advice brought', run: judgeOutcomes },
];

async function pull({ cli, scope, line }: StepParts): Promise<StepResult> {
  const input = { sources: null, account: null, wish: { kind: 'nightly' }, detect: false } as const;
  const found = await pullSources(cli, scope, { input, line });
  const pulled = found.result?.pulled ?? [];
  const whole = pulled.filter(({ outcome }) => outcome === 'complete').length;
  const accounts =
    pulled.length === 0 ? 'no source is connected' : `${whole} of ${pulled.length} accounts read`;
  const summary = found.result === null ? `run ${found.run} failed. ${found.error}` : accounts;
  return {
    ...{ data: found, isInOrder: found.result !== null && whole === pulled.length, summary },
    show(out) {
      out.write(`${plain(summary)}.\n`);
      for (const action of found.result?.userActions ?? []) out.write(`To do: ${plain(action)}\n`);
    },
  };
}

async function detect({ cli, scope, line }: StepParts): Promise<StepResult> {
  line.set('comparing every day with what was to be expected …');
  const found = await detectFor(cli, scope, undefined);
  const fresh = found.incidents.filter(({ state }) => state !== 'unchanged').length;
  const summary = `${found.series} series compared, ${found.incidents.length} incidents, ${fresh} of them new or changed`;
  return { data: found, isInOrder: true, summary, show: (out) => out.write(`${summary}.\n`) };
}

async function react({ cli, scope, order, line }: StepParts): Promise<StepResult> {
  const waiting = await listWaitingIncidents(scope);
  const incidents = waiting.slice(0, order.incidents);
  const left = waiting.length - incidents.length;
  const work = { incidents, isFresh: false, line, detail: 'failures' } as const;
  const runs = incidents.length === 0 ? [] : await runReactive(cli, scope, work);
  const failed = runs.filter((run) => !isInOrder(run)).length;
  const summary = `${runs.length} incidents looked at, ${failed} failed, ${left} wait`;
  return {
    data: { runs, left },
    isInOrder: failed === 0,
    summary,
    show: (out) => out.write(`${summary}.\n`),
  };
}

async function analyse({ cli, scope, order, line }: StepParts): Promise<StepResult> {
  const analysts = await chooseAnalysts(scope, order.isEverySource);
  const onceOn = dayInZone(cli.now(), scope.tenant.timezone);
  const work = { analysts, atOnce: ANALYSTS_AT_ONCE, isFresh: false, account: null, onceOn, line };
  const runs = analysts.length === 0 ? [] : await runAnalysts(cli, scope, work);
  const summary = analysts.length === 0 ? 'no source is connected' : summaryOf(runs);
  return {
    ...{ data: { runs }, summary },
    isInOrder: runs.every(({ error }) => error === null),
    show(out) {
      if (runs.length > 0) out.write(`${renderAnalystRuns(runs, scope.tenant, out)}\n`);
      out.write(`${summary}.\n`);
      for (const action of actionsOf(runs)) out.write(`To do: ${plain(action)}\n`);
    },
  };
}

async function chooseAnalysts(scope: StepParts['scope'], isEverySource: boolean): Promise<string[]> {
  const [{ all }, { analystKey }, { readableSources }] = await Promise.all([
    import('#agents/analysts.gen.ts'),
    import('#agents/analyst.ts'),
    import('#graphs/growth/readable-sources.ts'),
  ]);
  const readable = await readableSources(scope);
  return all.filter(({ source }) => isEverySource || readable.has(source)).map(analystKey);
}

async function advise({ cli, scope, order, line }: StepParts): Promise<StepResult> {
  const wish = { withDigest: true, cap: order.cap, limit: BATCH };
  const found = await runProactive(cli, scope, { order: wish, line, detail: 'failures' });
  return {
    ...{ data: found, isInOrder: isProactiveInOrder(found), summary: proactiveLine(found) },
    show: (out) => out.write(renderProactive(found, scope.tenant, out)),
  };
}

/** Judges what was carried out so long ago that its measurement is over, and learns from it. */
async function judgeOutcomes({ cli, scope, line }: StepParts): Promise<StepResult> {
  line.set('measuring what advice brought …');
  const { measureOutcomes } = await import('#tools/insight/measure-outcomes.tool.ts');
  const found = await measureOutcomes.run({}, await toolContext(cli, scope));
  const count = found.judged.length;
  const summary = count === 0 ? 'no measurement is over' : `${count} measurements judged`;
  return {
    ...{ data: found, isInOrder: true, hasLearned: count > 0, summary },
    show: (out) => out.write(`${summary}.\n`),
  };
}
