import { addDays, daysBetween, daysFrom } from '#core/time.ts';
import type { SourceDay, SourceFlag } from '#storage/metric/source-day.repository.ts';
import type { Connector, DayWindow } from '../connector.ts';

/** Which days of an account are stored. */
export interface SourceCoverage {
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  readonly days: number;
  /** Days that still change. */
  readonly provisional: number;
  /** Stretches since the first day that were not read; those that the source may not have yet are no gaps. */
  readonly gaps: readonly DayWindow[];
  readonly flags: readonly SourceFlag[];
}

/** What the days of one account come to. */
export function coverageOf(connector: Connector, days: readonly SourceDay[], today: string): SourceCoverage {
  const read = days.map(({ day }) => day).toSorted();
  const [first] = read;
  const last = read.at(-1);
  return {
    ...{ firstDay: first ?? null, lastDay: last ?? null, days: read.length },
    provisional: days.filter(({ state }) => state === 'provisional').length,
    gaps:
      first === undefined
        ? []
        : gapsOf(connector, { read: new Set(read), first, last: last ?? first }, today),
    flags: [...new Set(days.flatMap(({ flags }) => flags))].toSorted(),
  };
}

interface Read {
  readonly read: ReadonlySet<string>;
  readonly first: string;
  readonly last: string;
}

function gapsOf(
  { lateDays, backfillDays }: Connector,
  { read, first, last }: Read,
  today: string,
): DayWindow[] {
  // A source that only knows how it is now has no days to make up for.
  if (backfillDays === 0) return [];
  const missing = daysFrom(first, addDays(today, -1)).filter(
    (day) => !read.has(day) && (day < last || daysBetween(day, today) > lateDays + 1),
  );
  const gaps: DayWindow[] = [];
  for (const day of missing) {
    const open = gaps.at(-1);
    if (open !== undefined && addDays(open.to, 1) === day)
      gaps[gaps.length - 1] = { from: open.from, to: day };
    else gaps.push({ from: day, to: day });
  }
  return gaps;
}
