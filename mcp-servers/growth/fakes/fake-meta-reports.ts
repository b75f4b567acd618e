import type { InsightsQuery } from './fake-meta-query.ts';

/** How a report that was asked for ends. */
export type ReportOutcome = 'Job Completed' | 'Job Failed' | 'Job Skipped';

interface ReportRun {
  readonly id: string;
  readonly account: string;
  readonly within: Readonly<Record<string, string>>;
  readonly query: InsightsQuery;
}

/** Reports that are being prepared; each look at one brings it forward. */
export interface FakeReports {
  start(run: Omit<ReportRun, 'id'>): string;
  find(id: string): ReportRun | undefined;
  /** Counts as one look. */
  look(id: string, pollsUntilDone: number, outcome: ReportOutcome): Readonly<Record<string, unknown>>;
  isDone(id: string): boolean;
}

const FIRST_RUN = 6_023_920_149_050;

export function openReports(): FakeReports {
  const runs = new Map<string, ReportRun>();
  const looks = new Map<string, number>();
  const done = new Set<string>();
  return {
    start(run) {
      const id = String(FIRST_RUN + runs.size);
      runs.set(id, { ...run, id });
      return id;
    },
    find: (id) => runs.get(id),
    look(id, pollsUntilDone, outcome) {
      const count = (looks.get(id) ?? 0) + 1;
      looks.set(id, count);
      const isOver = count >= pollsUntilDone;
      if (isOver && outcome === 'Job Completed') done.add(id);
      return {
        id,
        account_id: runs.get(id)?.account.replace('act_', ''),
        async_status: isOver ? outcome : statusAt(count),
        async_percent_completion: isOver ? 100 : Math.floor((100 * count) / (pollsUntilDone + 1)),
      };
    },
    isDone: (id) => done.has(id),
  };
}

function statusAt(look: number): string {
  return look === 1 ? 'Job Started' : 'Job Running';
}
