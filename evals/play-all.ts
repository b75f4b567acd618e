import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigurationError } from '#core/errors.ts';
import type { ModelsSetInput } from '#runtime/models/models-set-input.ts';
import type { PlayWish } from './play-worker.ts';
import { type CaseReport, caseReport } from './scores/case-report.ts';

/** How many cases are played, by how many processes, and who hears of each. */
export interface PlayPlan extends Omit<PlayWish, 'name'> {
  readonly workers: number;
  /** Of models to be asked; none: agents follow their playbooks. */
  readonly lists: readonly ModelsSetInput[];
  onReport(report: CaseReport, done: number): void;
}

const readiness = z.object({ problems: z.array(z.string()) });
const WORKER = join(import.meta.dirname, 'play-worker.ts');

/**
 * Plays cases by name in several processes, each with a store of its own; the reports come in the order of the names.
 * Nothing is played when a model has no key.
 */
export async function playAll(names: readonly string[], plan: PlayPlan): Promise<readonly CaseReport[]> {
  const { reseed, dataFolder } = plan;
  const waiting = [...names];
  const reports = new Map<string, CaseReport>();
  const found = new Set<string>();
  const work = async (): Promise<void> => {
    const child = fork(WORKER, [JSON.stringify(plan.lists)]);
    const ended = once(child, 'exit');
    const { problems } = readiness.parse(await nextMessage(child));
    for (const problem of problems) found.add(problem);
    while (found.size === 0) {
      const name = waiting.shift();
      if (name === undefined) break;
      const report = await ask(child, { name, reseed, dataFolder });
      reports.set(name, report);
      plan.onReport(report, reports.size);
    }
    child.disconnect();
    await ended;
  };
  await Promise.all(Array.from({ length: Math.min(plan.workers, names.length) }, work));
  if (found.size > 0) throw new ConfigurationError(`${[...found].join(' ')} Nothing was played.`);
  return names.flatMap((name) => reports.get(name) ?? []);
}

async function ask(child: ChildProcess, wish: PlayWish): Promise<CaseReport> {
  child.send(wish);
  return caseReport.parse(await nextMessage(child));
}

/** The next thing that the process says; one that dies instead says nothing and fails the run. */
async function nextMessage(child: ChildProcess): Promise<unknown> {
  const gone = new AbortController();
  try {
    const message = once(child, 'message', gone).then(([said]: unknown[]) => said);
    const death = once(child, 'exit', gone).then(([code]: unknown[]) => {
      throw new Error(`A process that plays cases ended with code ${String(code)}.`);
    });
    return await Promise.race([message, death]);
  } finally {
    gone.abort();
  }
}
