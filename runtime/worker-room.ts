import type { QueueLimits, QueueName } from './queue-settings.ts';
import type { ModelWait } from './run-work.ts';

/** A run under way, as far as it takes room in its worker. */
export interface RunLoad {
  readonly queue: QueueName;
  /** How many of its calls wait for a model, and how many of those for room under a limit per minute. */
  readonly waits: Record<ModelWait, number>;
}

/** So many times as many runs as may be under way are held at most, however many of them wait for room. */
const HELD = 4;

/** How many more runs of a queue may begin beside those under way. */
export function roomFor(
  queue: QueueName,
  under: readonly RunLoad[],
  { concurrency, limits }: { readonly concurrency: number; readonly limits: QueueLimits },
): number {
  const own = under.filter((run) => run.queue === queue);
  const { perWorker, atWork = perWorker } = limits;
  return Math.min(
    concurrency - under.filter(isUnderWay).length,
    HELD * concurrency - under.length,
    perWorker - own.filter(isUnderWay).length,
    atWork - own.filter(({ waits }) => waits.answer === 0).length,
  );
}

/** All that it does is not to stand in line. */
function isUnderWay({ waits: { room, answer } }: RunLoad): boolean {
  return answer === 0 || room < answer;
}
