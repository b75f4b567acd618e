import { Command } from 'commander';
import { z } from 'zod';
import type { Answer, Cli } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import type { PreparedDemo } from '../demo/prepare-demo.ts';
import { describeIncidents } from '../described-incident.ts';
import { ExitCode } from '../exit-code.ts';
import type { LiveLine } from '../output/live-line.ts';
import { findCase } from '../recommendation-case.ts';
import { isInOrder, type ReactiveRun, runReactive } from '../run-reactive.ts';
import { listWaitingIncidents } from '../waiting-incidents.ts';
import { withLiveLine } from '../with-live-line.ts';

/** `steward demo`: a made-up shop, from its numbers to advice with evidence. */
export function demoCommand(cli: Cli): Command {
  const command = new Command('demo').description(
    'a made-up shop with six planted incidents, from its numbers to advice; safe to run again',
  );
  withExamples(command, ['demo', 'demo --json']);
  return answering(command, cli, { input: z.object({}), run: runDemo });
}

async function runDemo(_input: object, cli: Cli): Promise<Answer> {
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
  return {
    data: {
      tenant: prepared.scope.tenant.slug,
      lastDay: state.lastDay,
      addedDays,
      runs,
      incidents,
      recommendations,
      reports,
      score,
    },
    show: (terminal) =>
      showDemo(
        { ...prepared, incidents, recommendations, reports, score, lookedAt: runs.length, seconds },
        terminal,
      ),
    ...(runs.every(isInOrder) ? {} : { exitCode: ExitCode.no }),
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
  const open = await listRecommendations(scope.db, { statuses: ['active', 'accepted'] });
  const cases = [];
  for (const { id } of open) cases.push(await findCase(scope.db, id));
  return cases;
}

/** Incidents that are explained and call for no action: broken measurements, single orders. */
async function reportsWithoutAdvice({ scope }: PreparedDemo) {
  const { listIncidentReports } = await import('#storage/insight/insight-read.repository.ts');
  return (await listIncidentReports(scope.db)).filter(({ kind }) => kind !== 'incident');
}
