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

/** What people know of the days of a series, by the numbers of the days. */
interface Guide {
  readonly band: number;
  readonly effects: ReadonlyMap<number, EventEffect>;
  readonly ordinary: ReadonlySet<number>;
  readonly newTrends: ReadonlySet<number>;
}

/** A day as far as it is known, and its number. */
interface Today extends Pick<ExpectedPoint, 'day' | 'actual' | 'weight'> {
  readonly today: number;
}

type Band = Pick<ExpectedPoint, 'expected' | 'lower' | 'upper'>;
type Judgement = Pick<ExpectedPoint, 'z' | 'status'>;

const DEFAULT_BAND = 3;
/** The largest z of a day that cannot be judged: never evidence, not even in a run. */
const UNTELLING_Z = 1;
/** A new level needs a few days before anything can be held against it. */
const SETTLING_DAYS = 3;
/** For two weeks every day of a new level is believed in full. */
const BELIEVED_TREND_DAYS = 14;
const UNEXPECTED: Band = { expected: null, lower: null, upper: null };
const CLOSED: Band = { expected: 0, lower: 0, upper: 0 };
const MISSING: Judgement = { z: null, status: 'missing' };
const EARLY: Judgement = { z: null, status: 'not_enough_history' };
const QUIET: Judgement = { z: 0, status: 'ok' };
const EXPLAINED: Judgement = { z: 0, status: 'explained' };

/** What each day of a series should have been by the days before it alone, one point per input point. */
export function expectSeries(
  { kind, points }: DailySeries,
  options: ExpectationOptions = {},
): readonly ExpectedPoint[] {
  const history = startHistory(kind);
  const guide: Guide = {
    band: options.band ?? DEFAULT_BAND,
    effects: effectsByDay(options.events ?? []),
    ordinary: new Set(options.ordinaryDays?.map(dayNumber)),
    newTrends: new Set(options.newTrendDays?.map(dayNumber)),
  };
  const firstDay = dayNumber(points[0]?.day ?? '');
  return points.map((point, index) => judge(history, toToday(point, firstDay + index), guide));
}

/** A rate of nothing is unknown. */
function toToday({ day, value, weight }: DailyPoint, today: number): Today {
  return { day, actual: weight === 0 ? null : value, weight, today };
}

function judge(history: History, known: Today, guide: Guide): ExpectedPoint {
  const { today } = known;
  forgetBefore(history, today);
  if (guide.newTrends.has(today)) history.levelFrom = today;
  if (history.days.length < MINIMUM_DAYS) return judgeEarly(history, known, guide);
  if (history.surprises.latest.length === 0) warmUp(history);
  noticeBeginning(history);
  const closed = closedWeekdays(history);
  const isClosed = closed.has(weekdayOf(today)) || guide.effects.get(today) === 'closed';
  if (isClosed) return judgeClosed(history, known, guide);
  const forecast = forecastDay(history, known, openDays(history, closed));
  return judgeOpen(history, { known, forecast }, guide);
}

/** A day before there is an expectation; what an event explains is no part of the first idea of ordinary days. */
function judgeEarly(history: History, known: Today, { effects }: Guide): ExpectedPoint {
  const { actual, weight, today } = known;
  if (actual === null) return toPoint(known, UNEXPECTED, MISSING);
  if (!effects.has(today)) remember(history, { day: today, actual, trusted: actual, weight });
  return toPoint(known, UNEXPECTED, EARLY);
}

function judgeClosed(history: History, known: Today, { effects }: Guide): ExpectedPoint {
  const { actual, weight, today } = known;
  if (actual === null) return toPoint(known, CLOSED, MISSING);
  if (effects.has(today)) return toPoint(known, CLOSED, EXPLAINED);
  remember(history, { day: today, actual, trusted: actual, weight });
  return toPoint(known, CLOSED, QUIET);
}

function judgeOpen(
  history: History,
  { known, forecast }: { readonly known: Today; readonly forecast: Forecast },
  guide: Guide,
): ExpectedPoint {
  const { scale } = history;
  const { center, noise } = forecast;
  const reach = guide.band * noise;
  const band: Band = {
    expected: scale.back(center),
    lower: scale.back(center - reach),
    upper: scale.back(center + reach),
  };
  const { actual, weight, today } = known;
  if (actual === null) return toPoint(known, band, MISSING);
  const scaled = scale.forward(actual);
  const z = (scaled - center) / noise;
  const age = today - history.levelFrom;
  learnDay(history, { day: today, actual, weight, scaled, z, lesson: lessonOf(guide, today, age) }, forecast);
  return toPoint(known, band, {
    z: forecast.telling ? z : clamp(z, -UNTELLING_Z, UNTELLING_Z),
    status: isExplained(guide, { today, age, z }) ? 'explained' : 'ok',
  });
}

function isExplained(
  { ordinary, effects }: Guide,
  { today, age, z }: { readonly today: number; readonly age: number; readonly z: number },
): boolean {
  if (age < SETTLING_DAYS || ordinary.has(today)) return true;
  const effect = effects.get(today);
  return effect !== undefined && explains(effect, z);
}

function lessonOf({ ordinary, effects }: Guide, today: number, age: number): Lesson {
  if (ordinary.has(today)) return 'full';
  if (effects.has(today)) return 'nothing';
  return age < BELIEVED_TREND_DAYS ? 'level' : 'clipped';
}

function toPoint({ day, actual, weight }: Today, band: Band, { z, status }: Judgement): ExpectedPoint {
  const { expected, lower, upper } = band;
  return { day, actual, weight, expected, lower, upper, z, status };
}
