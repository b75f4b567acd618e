import { dayNumber, weekdayOf } from './calendar-day.ts';
import { type Forecast, forecastDay } from './forecast-day.ts';
import {
  closedWeekdays,
  forgetBefore,
  type History,
  MINIMUM_DAYS,
  openDays,
  remember,
  startHistory,
} from './history.ts';
import { type EventEffect, effectsByDay, explains, type KnownEvent } from './known-event.ts';
import { type Lesson, learnDay } from './learn-day.ts';
import type { DailyPoint, DailySeries } from './series.ts';
import { clamp } from './statistics.ts';
import { noticeBeginning, warmUp } from './warm-up.ts';

/** One day beside what the days before it led one to expect; amounts are in the unit of the series. */
export interface ExpectedPoint {
  readonly day: string;
  readonly actual: number | null;
  /** The denominator of a rate on this day, for averaging; null for other kinds. */
  readonly weight: number | null;
  /** The middle of what an ordinary day brings; 0 on a weekday on which the shop is closed. */
  readonly expected: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Surprise in standard deviations of one day, negative below expectation; null when nothing can be said. */
  readonly z: number | null;
  /** `explained`: whatever is surprising about the day is known to people, and no alert. */
  readonly status: 'ok' | 'not_enough_history' | 'missing' | 'explained';
}

export interface ExpectationOptions {
  /** Half width of the band between `lower` and `upper`, in standard deviations. */
  readonly band?: number;
  /** Days that they explain are no alerts and teach the expectation nothing. */
  readonly events?: readonly KnownEvent[];
  /** Days of which a person said that they are as days of this series are: no alerts, and learned in full. */
  readonly ordinaryDays?: readonly string[];
  /** Days from which on something new is the normal: the level starts again, the week stays as it was. */
  readonly newTrendDays?: readonly string[];
}

/** What people know of the days of a series. */
interface Guide {
  readonly band: number;
  readonly effects: ReadonlyMap<string, EventEffect>;
  readonly ordinary: ReadonlySet<string>;
  readonly newTrends: ReadonlySet<string>;
}

/** A day as far as it is judged, and its number. */
interface Today {
  readonly judged: ExpectedPoint;
  readonly today: number;
}

type KnownPoint = ExpectedPoint & { readonly actual: number };

const DEFAULT_BAND = 3;
/** The largest z of a day that cannot be judged: never evidence, not even in a run. */
const UNTELLING_Z = 1;
/** A new level needs a few days before anything can be held against it. */
const SETTLING_DAYS = 3;
/** For two weeks every day of a new level is believed in full. */
const BELIEVED_TREND_DAYS = 14;
const NOTHING = { expected: null, lower: null, upper: null, z: null } as const;

/** What each day of a series should have been by the days before it alone, one point per input point. */
export function expectSeries(
  series: DailySeries,
  options: ExpectationOptions = {},
): readonly ExpectedPoint[] {
  const history = startHistory(series.kind);
  const guide: Guide = {
    band: options.band ?? DEFAULT_BAND,
    effects: effectsByDay(options.events ?? []),
    ordinary: new Set(options.ordinaryDays),
    newTrends: new Set(options.newTrendDays),
  };
  return series.points.map((point) => judge(history, point, guide));
}

function judge(history: History, point: DailyPoint, guide: Guide): ExpectedPoint {
  const today = dayNumber(point.day);
  forgetBefore(history, today);
  if (guide.newTrends.has(point.day)) history.levelFrom = today;
  const { day, weight } = point;
  const actual = point.weight === 0 ? null : point.value;
  const judged: ExpectedPoint = { day, actual, weight, ...NOTHING, status: 'missing' };
  if (history.days.length < MINIMUM_DAYS) return judgeEarly(history, { judged, today }, guide);
  if (history.surprises.latest.length === 0) warmUp(history);
  noticeBeginning(history);
  const closed = closedWeekdays(history);
  const isClosed = closed.has(weekdayOf(today)) || guide.effects.get(day) === 'closed';
  if (isClosed) return judgeClosed(history, { judged, today }, guide);
  return judgeOpen(history, { judged, closed, today }, guide);
}

/** A day before there is an expectation; what an event explains is no part of the first idea of ordinary days. */
function judgeEarly(history: History, { judged, today }: Today, { effects }: Guide): ExpectedPoint {
  const { day, actual, weight } = judged;
  if (actual === null) return judged;
  if (!effects.has(day)) remember(history, { day: today, actual, trusted: actual, weight });
  return { ...judged, status: 'not_enough_history' };
}

function judgeClosed(history: History, { judged, today }: Today, { effects }: Guide): ExpectedPoint {
  const { day, actual, weight } = judged;
  const closed = { ...judged, expected: 0, lower: 0, upper: 0 };
  if (actual === null) return closed;
  if (effects.has(day)) return { ...closed, z: 0, status: 'explained' };
  remember(history, { day: today, actual, trusted: actual, weight });
  return { ...closed, z: 0, status: 'ok' };
}

function judgeOpen(
  history: History,
  { judged, closed, today }: Today & { readonly closed: ReadonlySet<number> },
  guide: Guide,
): ExpectedPoint {
  const forecast = forecastDay(history, { today, weight: judged.weight }, openDays(history, closed));
  const { scale } = history;
  const reach = guide.band * forecast.noise;
  const expected: ExpectedPoint = {
    ...judged,
    expected: scale.back(forecast.center),
    lower: scale.back(forecast.center - reach),
    upper: scale.back(forecast.center + reach),
  };
  const { actual } = expected;
  if (actual === null) return expected;
  return judgeKnown(history, { point: { ...expected, actual }, forecast, today }, guide);
}

function judgeKnown(
  history: History,
  { point, forecast, today }: { point: KnownPoint; forecast: Forecast; today: number },
  guide: Guide,
): ExpectedPoint {
  const { effects, ordinary } = guide;
  const { day, actual, weight } = point;
  const z = (history.scale.forward(actual) - forecast.center) / forecast.noise;
  const effect = effects.get(day);
  const age = today - history.levelFrom;
  const isExplained =
    age < SETTLING_DAYS || ordinary.has(day) || (effect !== undefined && explains(effect, z));
  const lesson = lessonOf(guide, point.day, { effect, age });
  learnDay(history, { day: today, actual, weight, z }, { ...forecast, lesson });
  return {
    ...point,
    z: forecast.telling ? z : clamp(z, -UNTELLING_Z, UNTELLING_Z),
    status: isExplained ? 'explained' : 'ok',
  };
}

function lessonOf(
  { ordinary }: Guide,
  day: string,
  known: { readonly effect: EventEffect | undefined; readonly age: number },
): Lesson {
  if (ordinary.has(day)) return 'full';
  if (known.effect !== undefined) return 'nothing';
  return known.age < BELIEVED_TREND_DAYS ? 'level' : 'clipped';
}
