import { CronExpressionParser } from 'cron-parser';
import { InvalidInputError } from '#core/errors.ts';
import { type Wall, type ZoneClock, zoneClock } from './zone-clock.ts';

/** A recurring time on the clock of a place. */
export interface CronTime {
  /** Five fields: minute, hour, day of month, month, day of week. */
  readonly cron: string;
  /** IANA name of the zone whose clock counts. */
  readonly timezone: string;
}

/** No clock jumps further than this. */
const LONGEST_JUMP = 3 * 3_600_000;
const HOUR_FIELD = 1;
const HOW_TO =
  'write five fields (minute hour day month weekday), for example "0 23 * * *" for 23:00 every day.';

/**
 * The first due time after an instant. A time of day that the clock jumps over is due as much later as the clock jumps
 * (02:30 becomes 03:30); one that comes twice is due the first time only; with "*" as the hour, every hour that passes counts.
 */
export function nextDue({ cron, timezone }: CronTime, after: Date): Date {
  const clock = zoneClock(timezone);
  const fields = readFields(cron);
  const next = fields[HOUR_FIELD] === '*' ? nextOfEveryHour : nextOfDay;
  return new Date(next(cron, clock, after.getTime()));
}

/** Refuses a time that can never be due, with a sentence that says what to write instead. */
export function checkCronTime(time: CronTime): void {
  nextDue(time, new Date(0));
}

function readFields(cron: string): readonly string[] {
  const fields = cron.trim().split(/\s+/);
  // "H" is a time that cron-parser draws by chance.
  if (fields.length !== 5 || fields.some((field) => /\bH\b/i.test(field))) {
    throw new InvalidInputError(`"${cron}" is no time: ${HOW_TO}`);
  }
  return fields;
}

/** Times that pass: the clock's offset says which instant a wall is, until the offset changes. */
function nextOfEveryHour(cron: string, clock: ZoneClock, after: number): number {
  const due = firstWall(cron, clock.wallAt(after)) - clock.offsetAt(after);
  const change = clock.findChange(after, due);
  if (change === undefined) return due;
  const offset = clock.offsetAt(change);
  return firstWall(cron, change + offset - 1) - offset;
}

/** Times of a day: each wall has one instant. Around a jump of the clock, a later wall may have the earlier instant. */
function nextOfDay(cron: string, clock: ZoneClock, after: number): number {
  const hasJumped = clock.offsetAt(after - LONGEST_JUMP) !== clock.offsetAt(after);
  let best = Number.POSITIVE_INFINITY;
  for (const wall of wallsAfter(cron, clock.wallAt(after) - (hasJumped ? LONGEST_JUMP : 0))) {
    const due = clock.instantOf(wall);
    if (due > after) best = Math.min(best, due);
    if (Number.isFinite(best) && isSettled(clock, best, wall)) break;
  }
  return best;
}

/** True when no wall after this one can have an instant before the best. */
function isSettled(clock: ZoneClock, best: number, wall: Wall): boolean {
  return isSteady(clock, best) || wall > clock.wallAt(best) + LONGEST_JUMP;
}

function isSteady(clock: ZoneClock, instant: number): boolean {
  return clock.offsetAt(instant - LONGEST_JUMP) === clock.offsetAt(instant + LONGEST_JUMP);
}

function firstWall(cron: string, after: Wall): Wall {
  for (const wall of wallsAfter(cron, after)) return wall;
  throw new InvalidInputError(`"${cron}" never comes: ${HOW_TO}`);
}

/** Walls that the five fields name, in order. As if in UTC, where the parser meets no change of the clock. */
function* wallsAfter(cron: string, after: Wall): Generator<Wall> {
  try {
    const walls = CronExpressionParser.parse(cron, { currentDate: new Date(after), tz: 'UTC' });
    for (;;) yield walls.next().getTime();
  } catch (cause) {
    throw new InvalidInputError(`"${cron}" never comes: ${HOW_TO}`, { cause });
  }
}
