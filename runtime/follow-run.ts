import { StoreUnavailableError } from '#core/errors.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { type Execution, getExecution } from '#storage/runtime/execution.repository.ts';
import { listStepsAfter } from '#storage/runtime/step.repository.ts';
import { waitBriefly } from './wait-briefly.ts';

/** A line of a run's journal, as it was written. */
export type WrittenStep = Awaited<ReturnType<typeof listStepsAfter>>[number];

/** What somebody who follows a run hears. */
export type RunNews =
  | { readonly type: 'run'; readonly execution: Execution }
  | { readonly type: 'step'; readonly step: WrittenStep }
  /** The database is away; whatever happens meanwhile is told when it is back. */
  | { readonly type: 'outage' }
  | { readonly type: 'back' };

/** How a run is followed. */
export interface Following {
  readonly signal: AbortSignal;
  /** Only what was written after this number; 0 for all. */
  readonly after?: number | undefined;
}

const OUTAGE_MILLISECONDS = 1_000;

/**
 * Tells of a run until it has ended, whoever works on it: each line of the journal once, in the order of the commits, and
 * each change of the run itself. Lines are numbered without gaps, so nothing is missed and nothing told twice.
 */
export async function* followRun(
  db: TenantDatabase,
  executionId: string,
  { signal, after = 0 }: Following,
): AsyncGenerator<RunNews, void, undefined> {
  let told: Told = { number: after, status: undefined, isAway: false };
  while (true) {
    const seen = await look(db, executionId, told.number);
    yield* newsIn(seen, told);
    if (seen !== undefined && seen.execution.endedAt !== null) return;
    told = {
      number: seen?.steps.at(-1)?.number ?? told.number,
      status: seen?.execution.status ?? told.status,
      isAway: seen === undefined,
    };
    await waitBriefly(signal, told.isAway ? OUTAGE_MILLISECONDS : undefined);
  }
}

/** What was told so far. */
interface Told {
  readonly number: number;
  readonly status: Execution['status'] | undefined;
  readonly isAway: boolean;
}

interface Look {
  readonly execution: Execution;
  readonly steps: readonly WrittenStep[];
}

/** That a run began is told before its steps, that it ended after them. */
function newsIn(seen: Look | undefined, { status, isAway }: Told): RunNews[] {
  if (seen === undefined) return isAway ? [] : [{ type: 'outage' }];
  const { execution } = seen;
  const run: RunNews[] = status === execution.status ? [] : [{ type: 'run', execution }];
  const steps = seen.steps.map((step): RunNews => ({ type: 'step', step }));
  const inOrder = execution.endedAt === null ? [...run, ...steps] : [...steps, ...run];
  return isAway ? [{ type: 'back' }, ...inOrder] : inOrder;
}

/** How the run stood, and the lines since; undefined while the database is away. */
async function look(db: TenantDatabase, executionId: string, number: number): Promise<Look | undefined> {
  try {
    // In this order: a run that had ended writes nothing more.
    const execution = await getExecution(db, executionId);
    return { execution, steps: await listStepsAfter(db, executionId, number) };
  } catch (error) {
    if (error instanceof StoreUnavailableError) return undefined;
    throw error;
  }
}
