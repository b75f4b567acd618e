import type { CronTime } from './next-due.ts';

const MINUTE = 60_000;

/**
 * Due times in a stretch, both ends included, for checking the schedule without its own arithmetic: by walking through the
 * minutes and looking at the clock on the wall. Of the five fields it reads minute and hour; the others must be "*".
 */
export function walkedDueTimes({ cron, timezone }: CronTime, from: Date, to: Date): Date[] {
  const [minute = '', hour = ''] = cron.split(' ');
  const wallAt = wallsOf(timezone);
  const isNamed = (wall: number): boolean =>
    holds(minute, new Date(wall).getUTCMinutes(), 59) && holds(hour, new Date(wall).getUTCHours(), 23);
  const find = hour === '*' ? everyHour : ofTheDay;
  return find({ isNamed, wallAt }, from.getTime(), to.getTime()).map((time) => new Date(time));
}

/** What the clock on the wall shows, and when. */
interface Shown {
  readonly wall: number;
  readonly time: number;
}

interface Walk {
  isNamed(wall: number): boolean;
  wallAt(time: number): number;
}

function everyHour({ isNamed, wallAt }: Walk, from: number, to: number): number[] {
  return minutesFrom(from, to).filter((time) => isNamed(wallAt(time)));
}

function ofTheDay({ isNamed, wallAt }: Walk, from: number, to: number): number[] {
  const seen = new Set<number>();
  const isFirst = ({ wall }: Shown): boolean => seen.size < seen.add(wall).size;
  // From a day before the stretch, to know which walls of it come for the second time.
  const due = minutesFrom(from - 24 * 60 * MINUTE, to)
    .flatMap((time) => [{ wall: wallAt(time), time }, ...jumpedBefore(time, wallAt)])
    .filter(isFirst)
    .filter(({ wall, time }) => isNamed(wall) && time >= from && time <= to)
    .map(({ time }) => time);
  return [...new Set(due)].sort((first, second) => first - second);
}

function minutesFrom(from: number, to: number): number[] {
  return Array.from({ length: Math.floor((to - from) / MINUTE) + 1 }, (_, index) => from + index * MINUTE);
}

/** Walls that the clock jumps over in the minute before, each with the time at which it comes: as much later as it jumps. */
function jumpedBefore(time: number, wallAt: Walk['wallAt']): Shown[] {
  const before = wallAt(time - MINUTE);
  const jumped = Math.max(0, (wallAt(time) - before) / MINUTE - 1);
  return Array.from({ length: jumped }, (_, index) => ({
    wall: before + (index + 1) * MINUTE,
    time: time + index * MINUTE,
  }));
}

function wallsOf(timeZone: string): (time: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' },
    hourCycle: 'h23',
    timeZone,
  });
  const known = new Map<number, number>();
  return (time) => {
    const found = known.get(time);
    if (found !== undefined) return found;
    const part = Object.fromEntries(
      format.formatToParts(time).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 0, day = 0, hour = 0, minute = 0 } = part;
    const wall = Date.UTC(year, month - 1, day, hour, minute);
    known.set(time, wall);
    return wall;
  };
}

/** Whether a value is in a field such as `*`, `5`, `2,3`, `0-3` or `*` with a step. */
function holds(field: string, value: number, last: number): boolean {
  return field.split(',').some((part) => {
    const [range = '', step = '1'] = part.split('/');
    const [first, end] = range === '*' ? [0, last] : range.split('-').map(Number);
    return (
      first !== undefined && value >= first && value <= (end ?? first) && (value - first) % Number(step) === 0
    );
  });
}
