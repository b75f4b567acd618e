import { dayNumber, dayOfNumber } from './calendar-day.ts';
import type { ExpectationOptions } from './expectation.ts';
import type { KnownEvent } from './known-event.ts';
import type { Direction } from './series.ts';
import type { AlertLimit, AlertLimits } from './stretches.ts';

/** Why something happened, as people say. */
export type VerdictCause =
  | 'holiday'
  | 'user_error'
  | 'software_failure'
  | 'environment'
  | 'fraud'
  | 'platform_upgrade'
  | 'external_event'
  | 'other';

/**
 * What a person says of a stretch of one series. `expected`: it was unusual, and for a reason that is known;
 * `not_an_anomaly`: days of this series are like that; `new_trend`: from its first day on this is the normal.
 */
export interface Verdict {
  readonly kind: 'expected' | 'not_an_anomaly' | 'new_trend';
  readonly firstDay: string;
  readonly lastDay: string;
  readonly direction: Direction;
  readonly cause?: VerdictCause;
}

/** How one series is judged: what is known of its days, and from when on they are alerts. */
export interface Judgement {
  readonly expectation: ExpectationOptions;
  readonly limits: AlertLimits;
}

/** Each false alarm raises the limits of its direction by this much: it halves the false alarms that noise makes there. */
const RAISE_Z = 0.25;
/** Whatever people call ordinary, so much beyond the limits is an alert. */
const HIGHEST_RAISE_Z = 1;

/** How a series is to be judged after these verdicts; each stretch should have its latest one only. */
export function applyVerdicts({ expectation, limits }: Judgement, verdicts: readonly Verdict[]): Judgement {
  const { events = [], ordinaryDays = [], newTrendDays = [] } = expectation;
  const ofKind = (kind: Verdict['kind']): readonly Verdict[] =>
    verdicts.filter((verdict) => verdict.kind === kind);
  const falseAlarms = ofKind('not_an_anomaly');
  const raised = (direction: Direction): AlertLimit =>
    raise(limits[direction], falseAlarms.filter((verdict) => verdict.direction === direction).length);
  return {
    expectation: {
      ...expectation,
      events: [...events, ...ofKind('expected').map(toEvent)],
      ordinaryDays: [...ordinaryDays, ...falseAlarms.flatMap(daysOf)],
      newTrendDays: [...newTrendDays, ...ofKind('new_trend').map(({ firstDay }) => firstDay)],
    },
    limits: { down: raised('down'), up: raised('up') },
  };
}

/** Only what was seen is explained: a fall is no excuse for a rise. */
function toEvent({ firstDay, lastDay, direction, cause }: Verdict): KnownEvent {
  const kind = cause === 'holiday' ? 'holiday' : 'other';
  return { firstDay, lastDay, kind, effect: direction === 'up' ? 'expected_up' : 'expected_down' };
}

function daysOf({ firstDay, lastDay }: Verdict): string[] {
  const first = dayNumber(firstDay);
  return Array.from({ length: dayNumber(lastDay) - first + 1 }, (_, index) => dayOfNumber(first + index));
}

function raise({ dayZ, runZ }: AlertLimit, falseAlarms: number): AlertLimit {
  const more = Math.min(HIGHEST_RAISE_Z, RAISE_Z * falseAlarms);
  return { dayZ: dayZ + more, runZ: runZ + more };
}
