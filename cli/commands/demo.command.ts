import { Command } from 'commander';
import { z } from 'zod';
import type { Answer, Cli } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import type { PreparedDemo } from '../demo/prepare-demo.ts';
import { describeIncidents } from '../described-incident.ts';
import { ExitCode } from '../exit-code.ts';
import type { LiveLine } from '../output/live-line.ts';
import { findCase } from '../recommendation-case.ts';
import { isProactiveInOrder } from '../run-proactive.ts';
import { isInOrder, type ReactiveRun, runReactive } from '../run-reactive.ts';
import { listWaitingIncidents } from '../waiting-incidents.ts';
import { withLiveLine } from '../with-live-line.ts';

/** `steward demo`: a made-up shop, from its numbers to advice with evidence. */
export function demoCommand(cli: Cli): Command {
  const command = new Command('demo')
    .description('a made-up shop with six planted incidents, from its numbers to advice; safe to run again')
    .option('--proactive', 'then also what 48 analysts find in its sources, and what comes of it');
  withExamples(command, ['demo', 'demo --proactive', 'demo --json']);
  return answering(command, cli, { input, run });
}

const input = z.object({ proactive: z.boolean().default(false) });

async function run({ proactive }: z.output<typeof input>, cli: Cli): Promise<Answer> {
  const { prepared, answer } = await runDemo(cli);
  return proactive ? withProactive(cli, prepared, answer) : answer;
}

async function runDemo(cli: Cli): Promise<{ prepared: PreparedDemo; answer: DemoAnswer }> {
  const startedAt = performance.now();
  const [{ prepareDemo }, { scoreDemo }, { showDemo }] = await Promise.all([
    import('../demo/prepare-demo.ts'),
    import('../demo/demo-score.ts'),
    import('../demo/show-demo.ts'),
  ]);
  const { prepared, runs } = await withLiveLine(cli, async (line) => {
    const demo = await prepareDemo(cli, line);
    return { prepared: demo, runs: await lookAtWaiting(cli, demo, line) };
  });
  const incidents = await describeIncidents(prepared.scope);
  const score = scoreDemo(prepared.state, incidents);
  const recommendations = await openCases(prepared);
  const reports = await reportsWithoutAdvice(prepared);
  const seconds = (performance.now() - startedAt) / 1000;
  const { state, addedDays } = prepared;
  const result = { ...prepared, incidents, recommendations, reports, score };
  const answer: DemoAnswer = {
    data: {
      ...{ tenant: prepared.scope.tenant.slug, lastDay: state.lastDay, addedDays },
      ...{ runs, incidents, recommendations, reports, score },
    },
    show: (terminal) => showDemo({ ...result, lookedAt: runs.length, seconds }, terminal),
    ...(runs.every(isInOrder) ? {} : { exitCode: ExitCode.no }),
  };
  return { prepared, answer };
}

interface DemoAnswer extends Answer {
  readonly data: object;
}

/** The proactive part after the demo's own. */
async function withProactive(cli: Cli, prepared: PreparedDemo, first: DemoAnswer): Promise<Answer> {
  const startedAt = performance.now();
  const [{ playProactive, scoreReports }, { showProactive }, { listTopics }, { listRecommendations }] =
    await Promise.all([
      import('../demo/demo-proactive.ts'),
      import('../demo/show-proactive.ts'),
      import('#storage/insight/topic-read.repository.ts'),
      import('#storage/insight/recommendation-read.repository.ts'),
    ]);
  const { scope } = prepared;
  const played = await withLiveLine(cli, (line) => playProactive(cli, prepared, line));
  const statuses = ['active', 'accepted'] as const;
  const open = await listRecommendations(scope.db, { statuses, sourceKind: 'mcp_report' });
  const score = await scoreReports(scope);
  const topics = await listTopics(scope.db);
  const seconds = (performance.now() - startedAt) / 1000;
  const isWell = played.analysts.every(({ error }) => error === null) && isProactiveInOrder(played.proactive);
  return {
    data: { ...first.data, proactive: { ...played, open, topics, score } },
    show(terminal) {
      first.show(terminal);
      showProactive({ ...played, scope, open, topics, score, seconds }, terminal);
    },
    ...(isWell && first.exitCode === undefined ? {} : { exitCode: ExitCode.no }),
  };
}

async function lookAtWaiting(
  cli: Cli,
  { scope }: PreparedDemo,
  line: LiveLine,
): Promise<readonly ReactiveRun[]> {
  const incidents = await listWaitingIncidents(scope);
  if (incidents.length === 0) return [];
  return runReactive(cli, scope, { incidents, isFresh: false, line, detail: 'failures' });
}

async function openCases({ scope }: PreparedDemo) {
  const { listRecommendations } = await import('#storage/insight/recommendation-read.repository.ts');
  const statuses = ['active', 'accepted'] as const;
  const open = await listRecommendations(scope.db, { statuses, sourceKind: 'anomaly' });
  const cases = [];
  for (const { id } of open) cases.push(await findCase(scope.db, id));
  return cases;
}

/** Incidents that are explained and call for no action: broken measurements, single orders. */
async function reportsWithoutAdvice({ scope }: PreparedDemo) {
  const { listIncidentReports } = await import('#storage/insight/insight-read.repository.ts');
  return (await listIncidentReports(scope.db)).filter(({ kind }) => kind !== 'incident');
}
