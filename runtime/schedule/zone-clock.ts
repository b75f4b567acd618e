import { InvalidInputError } from '#core/errors.ts';

const MILLISECONDS_PER_DAY = 86_400_000;
const MILLISECONDS_PER_MINUTE = 60_000;

/** What a clock on the wall shows, in milliseconds as if its zone were UTC. */
export type Wall = number;

/** The clock of a place. */
export interface ZoneClock {
  wallAt(instant: number): Wall;
  /** How far the wall is ahead of UTC, in milliseconds. */
  offsetAt(instant: number): number;
  /**
   * The instant at which the wall shows this: the first of two when the clock is set back, and when it jumps over it, the
   * instant as much later as it jumps.
   */
  instantOf(wall: Wall): number;
  /** The first whole minute in a stretch that has another offset than its beginning; undefined when none has. */
  findChange(from: number, to: number): number | undefined;
}

/** The clock of a zone by its IANA name. */
export function zoneClock(timezone: string): ZoneClock {
  const format = formatIn(timezone);
  const wallAt = (instant: number): Wall => Date.parse(`${format.format(instant).replace(' ', 'T')}Z`);
  const offsetAt = (instant: number): number => {
    const second = Math.floor(instant / 1000) * 1000;
    return wallAt(second) - second;
  };
  return {
    wallAt: (instant) => instant + offsetAt(instant),
    offsetAt,
    instantOf(wall) {
      const before = wall - offsetAt(wall - MILLISECONDS_PER_DAY);
      const after = wall - offsetAt(wall + MILLISECONDS_PER_DAY);
      const shown = [before, after].filter((instant) => instant + offsetAt(instant) === wall);
      return shown.length === 0 ? before : Math.min(...shown);
    },
    findChange(from, to) {
      const offset = offsetAt(from);
      if (offsetAt(to) === offset) return undefined;
      let [same, changed] = [from, to];
      while (changed - same > MILLISECONDS_PER_MINUTE) {
        const middle = (same + changed) / 2;
        if (offsetAt(middle) === offset) same = middle;
        else changed = middle;
      }
      return Math.floor(changed / MILLISECONDS_PER_MINUTE) * MILLISECONDS_PER_MINUTE;
    },
  };
}

/** Swedish times are written YYYY-MM-DD HH:MM:SS. */
function formatIn(timezone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('sv-SE', {
      ...{ year: 'numeric', month: '2-digit', day: '2-digit' },
      ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
      timeZone: timezone,
    });
  } catch (cause) {
    throw new InvalidInputError(
      `There is no time zone "${timezone}": name it as Region/City, for example Europe/Warsaw, or UTC.`,
      { cause },
    );
  }
}
