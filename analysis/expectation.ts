import { estimateBaseline } from './baseline.ts';
import { dayNumber, weekdayOf } from './calendar-day.ts';
import {
  acceptNewNormal,
  closedWeekdays,
  forgetBefore,
  type History,
  type KnownDay,
  MINIMUM_DAYS,
  noticeBeginning,
  openDays,
  ordinary,
  remember,
  scaledDays,
  scaleOf,
  startHistory,
  typicalSize,
  WINDOW_DAYS,
  warmUp,
} from './history.ts';
import type { Scale } from './scale.ts';
import type { DailyPoint, DailySeries } from './series.ts';
import { clamp, median, robustScale } from './statistics.ts';

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
  readonly status: 'ok' | 'not_enough_history' | 'missing';
}

export interface ExpectationOptions {
  /** Half width of the band between `lower` and `upper`, in standard deviations. */
  readonly band?: number;
}

interface Forecast {
  readonly scale: Scale;
  readonly center: number;
  readonly noise: number;
  readonly thinness: number;
  /** False when so little is expected that no outcome of one day would mean anything. */
  readonly telling: boolean;
}

type JudgedDay = Omit<ExpectedPoint, 'actual' | 'z'> & { readonly actual: number; readonly z: number };

const DEFAULT_BAND = 3;
/** Fewer expected orders, visitors or successes than this say nothing about one day. */
const LEAST_EXPECTED_COUNT = 5;
/** Money expected below this share of an ordinary day says nothing either. */
const LEAST_EXPECTED_SHARE = 0.05;
/** The largest z of a day that cannot be judged: never evidence, not even in a run. */
const UNTELLING_Z = 1;
/** The expectation itself is uncertain; the sampling noise of the day alone would be too narrow. */
const ESTIMATION_INFLATION = 1.1;
/** Surprises up to here are believed in full when the next expectation is formed. */
const BELIEVED_Z = 2;
/** Of a surprise twice as large only this much is believed: it says little about ordinary days. */
const DISBELIEVED_Z = 0.5;
/** Surprises beyond this do not widen the idea of ordinary noise. */
const NOISE_Z = 3;
/** A day counts as away from expectation beyond this, and as back again below half of it. */
const AWAY_Z = 2;
/** Four weeks away in one direction become the new normal. */
const NEW_NORMAL_DAYS = 28;

/** What each day of a series should have been by the days before it alone, one point per input point. */
export function expectSeries(
  series: DailySeries,
  options: ExpectationOptions = {},
): readonly ExpectedPoint[] {
  const history = startHistory(series.kind);
  const band = options.band ?? DEFAULT_BAND;
  return series.points.map((point) => judge(history, point, band));
}

function judge(history: History, point: DailyPoint, band: number): ExpectedPoint {
  const today = dayNumber(point.day);
  forgetBefore(history, today);
  const actual = point.weight === 0 ? null : point.value;
  const nothing = { expected: null, lower: null, upper: null, z: null };
  const judged: ExpectedPoint = {
    day: point.day,
    actual,
    weight: point.weight,
    ...nothing,
    status: 'missing',
  };
  if (history.days.length < MINIMUM_DAYS) {
    if (actual === null) return judged;
    remember(history, knownDay(point.day, actual, point.weight));
    return { ...judged, status: 'not_enough_history' };
  }
  if (history.surprises.length === 0) warmUp(history);
  noticeBeginning(history);
  const closed = closedWeekdays(history);
  return closed.has(weekdayOf(today))
    ? judgeClosed(history, judged)
    : judgeOpen(history, { judged, closed }, band);
}

/** A day as it is remembered when nothing speaks against it. */
function knownDay(text: string, actual: number, weight: number | null): KnownDay {
  const day = dayNumber(text);
  return { day, weekday: weekdayOf(day), actual, trusted: actual, weight };
}

function judgeClosed(history: History, judged: ExpectedPoint): ExpectedPoint {
  const { actual, weight } = judged;
  const closed = { ...judged, expected: 0, lower: 0, upper: 0 };
  if (actual === null) return closed;
  remember(history, knownDay(judged.day, actual, weight));
  return { ...closed, z: 0, status: 'ok' };
}

function judgeOpen(
  history: History,
  { judged, closed }: { readonly judged: ExpectedPoint; readonly closed: ReadonlySet<number> },
  band: number,
): ExpectedPoint {
  const forecast = forecastDay(history, judged, openDays(history, closed));
  const { scale, center, noise } = forecast;
  const expectation = {
    expected: scale.back(center),
    lower: scale.back(center - band * noise),
    upper: scale.back(center + band * noise),
  };
  if (judged.actual === null) return { ...judged, ...expectation };
  const z = (scale.forward(judged.actual) - center) / noise;
  learn(history, { ...judged, actual: judged.actual, z }, forecast);
  const reported = forecast.telling ? z : clamp(z, -UNTELLING_Z, UNTELLING_Z);
  return { ...judged, ...expectation, z: reported, status: 'ok' };
}

function forecastDay(
  history: History,
  { day, weight }: Pick<ExpectedPoint, 'day' | 'weight'>,
  open: readonly KnownDay[],
): Forecast {
  const today = dayNumber(day);
  const scale = scaleOf(history, open);
  const spread = robustScale(history.surprises);
  const baseline = estimateBaseline(scaledDays(open, scale), spread, today);
  const center = ordinary(baseline, weekdayOf(today));
  const expected = scale.back(center);
  const typicalWeight = usualWeight(open);
  const thinness = thinnessOf(weight, typicalWeight);
  const floor = ESTIMATION_INFLATION * scale.noiseFloor(expected, weight ?? typicalWeight);
  return {
    scale,
    center,
    noise: Math.max(floor, spread * thinness),
    thinness,
    telling: isTelling(history, expected, weight),
  };
}

/** The usual denominator of a rate; null for other kinds. */
function usualWeight(days: readonly KnownDay[]): number | null {
  const weights: number[] = [];
  for (const { weight } of days) if (weight !== null) weights.push(weight);
  return weights.length === 0 ? null : median(weights);
}

/** How much noisier a rate is on a day with a smaller denominator; a larger one is not trusted to be calmer. */
function thinnessOf(weight: number | null, usual: number | null): number {
  return weight === null || usual === null ? 1 : Math.sqrt(Math.max(1, usual / weight));
}

function isTelling(history: History, expected: number, weight: number | null): boolean {
  if (history.isBeginning) return false;
  switch (history.kind) {
    case 'count':
      return expected >= LEAST_EXPECTED_COUNT;
    case 'rate':
      return weight === null || weight * Math.min(expected, Math.abs(1 - expected)) >= LEAST_EXPECTED_COUNT;
    default:
      return Math.abs(expected) >= LEAST_EXPECTED_SHARE * typicalSize(history.days);
  }
}

/** Lets a judged day into the history, its surprise clipped; long enough away from expectation, it is the new normal. */
function learn(history: History, judged: JudgedDay, { scale, center, noise, thinness }: Forecast): void {
  const { actual, weight, z } = judged;
  if (history.isBeginning) {
    remember(history, knownDay(judged.day, actual, weight));
    return;
  }
  const trusted = scale.back(center + believed(z) * noise);
  remember(history, { ...knownDay(judged.day, actual, weight), trusted });
  if (Math.abs(z) <= NOISE_Z)
    history.surprises = [...history.surprises, (z * noise) / thinness].slice(-WINDOW_DAYS);
  history.daysAway = countAway(history.daysAway, z);
  if (Math.abs(history.daysAway) >= NEW_NORMAL_DAYS) acceptNewNormal(history);
}

/** The part of a surprise that may move the next expectation. */
function believed(z: number): number {
  const size = Math.abs(z);
  if (size <= BELIEVED_Z) return z;
  const falling = BELIEVED_Z - ((size - BELIEVED_Z) / BELIEVED_Z) * (BELIEVED_Z - DISBELIEVED_Z);
  return Math.sign(z) * Math.max(DISBELIEVED_Z, falling);
}

function countAway(daysAway: number, z: number): number {
  const direction = Math.sign(z);
  if (Math.abs(z) >= AWAY_Z) return Math.sign(daysAway) === direction ? daysAway + direction : direction;
  const back = Math.abs(z) < AWAY_Z / 2 || Math.sign(daysAway) !== direction;
  return back ? 0 : daysAway;
}
