import { z } from 'zod';
import { daysFrom } from '#core/time.ts';
import { listSourceDays } from '#storage/metric/source-day.repository.ts';
import type { NewSourcePull } from '#storage/metric/source-pull.repository.ts';
import { getConnector } from '#tools/source/find-connector.ts';
import { halvesOf, type PullWish, planPull } from '#tools/source/plan-pull.ts';
import { listPullAccounts, type PullAccount, todayOf } from '#tools/source/pull-accounts.ts';
import { pullFailure, type sourcePull } from '#tools/source/source-pull.tool.ts';
import type { ToolContext } from '#tools/tool.ts';

/** What a pull is asked for. */
export const pullInput = z.object({
  /** Only these sources; all that are connected when left out. */
  sources: z.array(z.string()).nullable().default(null),
  account: z.string().nullable().default(null),
  wish: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.enum(['nightly', 'backfill']) }),
      z.object({ kind: z.literal('days'), from: z.iso.date(), to: z.iso.date() }),
    ])
    .default({ kind: 'nightly' }),
  /** Also looks for what is not as expected in what was brought. */
  detect: z.boolean().default(false),
});
export type PullInput = z.output<typeof pullInput>;

/** How the pull of one account ended. */
export const pulledAccount = z.object({
  source: z.string(),
  account: z.string(),
  outcome: z.enum(['complete', 'partial', 'failed']),
  daysWanted: z.number().int(),
  daysRead: z.number().int(),
  daysChanged: z.number().int(),
  failure: pullFailure.nullable(),
});
export type PulledAccount = z.output<typeof pulledAccount>;

/** One account with the windows that are still to be asked for. */
export interface PullTask extends PullAccount, Omit<PulledAccount, 'source' | 'account' | 'outcome'> {
  readonly windows: readonly { readonly from: string; readonly to: string }[];
}

/** The accounts to pull and, of each, the windows to ask for, by what was read before. */
export async function planTasks(
  { sources, account, wish }: Pick<PullInput, 'sources' | 'account' | 'wish'>,
  context: ToolContext,
): Promise<PullTask[]> {
  const all = await listPullAccounts(context);
  const chosen = all.filter(
    (each) => (sources?.includes(each.source) ?? true) && (account === null || each.account === account),
  );
  const tasks: PullTask[] = [];
  for (const each of chosen) tasks.push(await planTask(each, wish, context));
  return tasks;
}

async function planTask(account: PullAccount, wish: PullWish, { db, now }: ToolContext): Promise<PullTask> {
  const connector = getConnector(account.source);
  const days = await listSourceDays(db, account.source);
  const own = days.filter((each) => each.account === account.account);
  const known = new Map(own.map(({ day, state }) => [day, state]));
  const windows = planPull(connector, wish, { today: todayOf(connector, account, now()), known });
  const daysWanted = windows.reduce((sum, { from, to }) => sum + daysFrom(from, to).length, 0);
  return { ...account, windows, daysWanted, daysRead: 0, daysChanged: 0, failure: null };
}

type Pulled = z.output<(typeof sourcePull)['output']>;

/** The task after its first window was asked for. A failure ends it: the next window would fail as well. */
export function afterWindow(
  task: PullTask,
  { daysRead, daysChanged, isTooLarge, failure }: Pulled,
): PullTask {
  const [window, ...rest] = task.windows;
  if (failure !== null || window === undefined) return { ...task, windows: [], failure };
  if (!isTooLarge) {
    return {
      ...{ ...task, windows: rest },
      ...{ daysRead: task.daysRead + daysRead, daysChanged: task.daysChanged + daysChanged },
    };
  }
  const halves = halvesOf(window);
  if (halves !== undefined) return { ...task, windows: [...halves, ...rest] };
  const sentence = `${window.from} alone has more rows than one answer may have.`;
  return { ...task, windows: [], failure: { kind: 'too_large', sentence, userAction: null } };
}

/** How a task ended. */
export function endOf({
  source,
  account,
  daysWanted,
  daysRead,
  daysChanged,
  failure,
}: PullTask): PulledAccount {
  const failed = daysRead > 0 ? 'partial' : 'failed';
  const outcome = failure === null ? 'complete' : failed;
  return { source, account, outcome, daysWanted, daysRead, daysChanged, failure };
}

/** The row that remembers it. */
export function pullRow(
  { failure, ...pulled }: PulledAccount,
  stamp: Pick<NewSourcePull, 'wish' | 'executionId' | 'at'>,
): NewSourcePull {
  return {
    ...pulled,
    ...stamp,
    failureKind: failure?.kind ?? null,
    failure: failure?.sentence ?? null,
    userAction: failure?.userAction ?? null,
  };
}
