import type { ModelFailure } from '../model-failures.ts';
import { plain } from './plain-text.ts';
import type { Terminal } from './terminal.ts';

/** Which models failed in a run, why, and who did the work; the same story of several steps is told once. */
export function showModelFailures(failures: readonly ModelFailure[], { out }: Terminal): void {
  if (failures.length === 0) return;
  out.write(`\n${out.paint.bold('Models that failed')}\n`);
  const stories = Map.groupBy(failures, ({ agent, model, reason, doneBy }) =>
    JSON.stringify([agent, model, reason, doneBy]),
  );
  for (const story of stories.values()) {
    const requests = story.reduce((sum, failure) => sum + failure.requests, 0);
    for (const failure of story.slice(0, 1)) {
      out.write(`  ${plain(failure.model)}, ${requestsText(requests)}: ${plain(failure.reason)}\n`);
      out.write(out.paint.dim(`    ${plain(endText(failure))}\n`));
    }
  }
}

function requestsText(requests: number): string {
  if (requests === 0) return 'not asked';
  return requests === 1 ? '1 request' : `${requests} requests`;
}

function endText({ agent, model, doneBy }: ModelFailure): string {
  const whose = agent ?? 'The step';
  if (doneBy === null) return `${whose} went on without this answer.`;
  if (doneBy === 'playbook') return `${whose} worked by its playbook.`;
  return doneBy === model
    ? `${whose} had its answer when it asked again.`
    : `${whose} had its answer from ${doneBy}.`;
}
