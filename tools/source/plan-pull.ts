import { addDays, daysFrom } from '#core/time.ts';
import type { SourceDay } from '#storage/metric/source-day.repository.ts';
import type { Connector, DayWindow } from '../connector.ts';
import { stateOf } from './read-days.ts';

/** What somebody wants to be read: what changes and what is missing; the same as far back as it goes; or some days. */
export type PullWish =
  | { readonly kind: 'nightly' | 'backfill' }
  | { readonly kind: 'days'; readonly from: string; readonly to: string };

/** What is known of an account before a pull. */
export interface PullBasis {
  /** Where the source counts its days; today is not over, and not read. */
  readonly today: string;
  readonly known: ReadonlyMap<string, SourceDay['state']>;
}

/** The windows to ask for, the newest first: whoever stops half-way has what matters most. */
export function planPull(connector: Connector, wish: PullWish, basis: PullBasis): DayWindow[] {
  const { windowDays, backfillDays } = connector;
  if (backfillDays === 0) return planToday(wish, basis);
  return windowsOf(wantedDays(connector, wish, basis), windowDays);
}

/** A source that only knows how it is now is asked once a day. */
function planToday(wish: PullWish, { today, known }: PullBasis): DayWindow[] {
  const isWanted = wish.kind === 'days' ? wish.from <= today && today <= wish.to : !known.has(today);
  return isWanted ? [{ from: today, to: today }] : [];
}

function wantedDays(connector: Connector, wish: PullWish, { today, known }: PullBasis): string[] {
  const last = addDays(today, -1);
  if (wish.kind === 'days') return daysFrom(wish.from, wish.to < last ? wish.to : last);
  const first = addDays(today, -reachOf(connector, wish.kind, { today, known }));
  return daysFrom(first, last).filter(
    (day) => known.get(day) !== 'final' || stateOf(connector, day, today) === 'provisional',
  );
}

/** How many days back one looks: by night to the first day that is known, the first night as far as one question goes. */
function reachOf(
  { changingDays, windowDays, backfillDays }: Connector,
  kind: 'nightly' | 'backfill',
  { today, known }: PullBasis,
): number {
  if (kind === 'backfill') return backfillDays;
  const [first] = [...known.keys()].sort();
  const least = Math.max(changingDays, windowDays);
  return first === undefined ? least : Math.max(changingDays, daysFrom(first, today).length - 1);
}

/** Consecutive days put together, as many as one question may be about. */
function windowsOf(days: readonly string[], most: number): DayWindow[] {
  const windows: { from: string; to: string; length: number }[] = [];
  for (const day of days.toReversed()) {
    const open = windows.at(-1);
    if (open !== undefined && open.length < most && addDays(open.from, -1) === day) {
      open.from = day;
      open.length += 1;
    } else windows.push({ from: day, to: day, length: 1 });
  }
  return windows.map(({ from, to }) => ({ from, to }));
}

/** The later and the earlier half of a window that is too large for one answer; undefined for a single day. */
export function halvesOf({ from, to }: DayWindow): [DayWindow, DayWindow] | undefined {
  const days = daysFrom(from, to);
  if (days.length < 2) return undefined;
  const middle = addDays(from, Math.floor(days.length / 2) - 1);
  return [
    { from: addDays(middle, 1), to },
    { from, to: middle },
  ];
}
