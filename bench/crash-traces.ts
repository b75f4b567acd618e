import { readFileSync } from 'node:fs';
import { z } from 'zod';

const traceLine = z.object({
  executionId: z.string(),
  attempt: z.string(),
  step: z.string(),
  pid: z.number(),
  at: z.number(),
});

/** One beginning of a step, as it left its trace outside the database. Times are milliseconds since 1970. */
export type Trace = z.output<typeof traceLine>;

/** What was seen of the steps outside the database. A line that a kill cut short is none. */
export function readTraces(file: string): Trace[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => traceLine.parse(JSON.parse(line)))
    .sort((first, second) => first.at - second.at);
}

/** One process that was killed. */
export interface Kill {
  readonly pid: number;
  readonly at: number;
}

export interface Redone {
  readonly total: number;
  /** Most steps that one worker did again of one run that it took up. */
  readonly mostAtOnce: number;
}

/** Steps that were begun again, by the attempt that did so. Each attempt but a run's first follows one fault. */
export function countRedone(traces: readonly Trace[]): Redone {
  const begun = new Set<string>();
  const byAttempt = new Map<string, number>();
  for (const { executionId, attempt, step } of traces) {
    const name = `${executionId} ${step}`;
    if (begun.has(name)) byAttempt.set(attempt, (byAttempt.get(attempt) ?? 0) + 1);
    begun.add(name);
  }
  const counts = [...byAttempt.values()];
  return { total: counts.reduce((sum, count) => sum + count, 0), mostAtOnce: Math.max(0, ...counts) };
}

/** Seconds from a kill to the next step of each run that the killed process had under way. */
export function measureTakeovers(traces: readonly Trace[], kills: readonly Kill[]): number[] {
  const killedAt = new Map(kills.map(({ pid, at }) => [pid, at]));
  return [...Map.groupBy(traces, ({ executionId }) => executionId).values()].flatMap((run) =>
    run.flatMap((trace, index) => {
      const next = run[index + 1];
      const killed = killedAt.get(trace.pid);
      const isTakenOver =
        next !== undefined && next.pid !== trace.pid && killed !== undefined && killed >= trace.at;
      return isTakenOver && killed <= next.at ? [(next.at - killed) / 1000] : [];
    }),
  );
}
