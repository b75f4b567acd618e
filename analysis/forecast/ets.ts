import { mean } from '../statistics.ts';
import { akaikePenalty } from './akaike.ts';
import { minimize } from './minimize.ts';
import type { FittedModel, ForecastModel } from './model.ts';
import { extrapolate, filter, type Smoothing, type SmoothingState } from './smoothing.ts';
import { fitLine } from './straight-line.ts';

/** How a smoothed series goes on: level, along a straight line, or along one that bends to the level. */
export type Trend = 'none' | 'linear' | 'damped';

interface Shape {
  readonly trend: Trend;
  /** Steps of a season, 1 when there is none. */
  readonly period: number;
}

interface Candidate {
  readonly smoothing: Smoothing;
  readonly start: SmoothingState;
  /** Akaike's criterion, corrected for short series; lower is better. */
  readonly criterion: number;
}

const SHORTEST = 4;
const TRENDS: readonly Trend[] = ['none', 'linear', 'damped'];
/** Values from which the first level and trend are read. */
const BEGINNING = 10;
/** A trend that keeps less than this per step is hardly one, and one that keeps more is a straight line (as in R's ets). */
const DAMPING = { least: 0.8, most: 0.98 };
/** Longer seasons have more states than a shop has history; they are adjusted for instead. */
const LONGEST_SEASON = 24;
/** Seasons that must be seen before their shape is believed. */
const SEASONS_NEEDED = 2;
/** Keeps the logarithm of a perfect fit finite. */
const TINY = 1e-12;

/**
 * Exponential smoothing with additive errors: no, linear or damped trend, with and without a season of `period` steps, the
 * form chosen by corrected Akaike criterion (Hyndman et al. 2002). The first state is read from the first values.
 */
export function ets(period = 1): ForecastModel {
  return { name: 'ets', fit: (values) => fitBest(values, shapesFor(values.length, period)) };
}

/** Exponential smoothing of one form without season: simple, Holt's with a linear trend, or Gardner's damped one. */
export function smoothing(trend: Trend): ForecastModel {
  return { name: `smoothing with trend: ${trend}`, fit: (values) => fitBest(values, [{ trend, period: 1 }]) };
}

function shapesFor(length: number, period: number): readonly Shape[] {
  const season = Math.round(period);
  const isSeen = season > 1 && season <= LONGEST_SEASON && length >= SEASONS_NEEDED * season + SHORTEST;
  return [1, ...(isSeen ? [season] : [])].flatMap((each) => TRENDS.map((trend) => ({ trend, period: each })));
}

function fitBest(values: readonly number[], shapes: readonly Shape[]): FittedModel | undefined {
  if (values.length < SHORTEST) return undefined;
  const candidates = shapes.map((shape) => estimate(values, shape));
  const best = candidates.reduce((found, next) => (next.criterion < found.criterion ? next : found));
  return (known, horizon) =>
    extrapolate(filter(known, best.smoothing, best.start).state, best.smoothing, horizon);
}

function estimate(values: readonly number[], shape: Shape): Candidate {
  const start = firstState(values, shape);
  const free = coordinates(shape);
  const { point, value } = minimize(
    (at) => Math.log(filter(values, smoothingAt(at, shape), start).squares / values.length + TINY),
    free,
    1,
  );
  const parameters =
    free.length + 2 + (shape.trend === 'none' ? 0 : 1) + (shape.period > 1 ? shape.period : 0);
  return {
    smoothing: smoothingAt(point, shape),
    start,
    criterion: values.length * value + akaikePenalty(parameters, values.length),
  };
}

/** Where the search starts; on the line of all numbers, which `smoothingAt` folds into what is allowed. */
function coordinates({ trend, period }: Shape): readonly number[] {
  const trendStart = trend === 'none' ? [] : [-2];
  const dampingStart = trend === 'damped' ? [1] : [];
  return [0, ...trendStart, ...dampingStart, ...(period > 1 ? [-2] : [])];
}

function smoothingAt(point: readonly number[], { trend, period }: Shape): Smoothing {
  const rest = [...point];
  const level = logistic(rest.shift() ?? 0);
  const trendShare = trend === 'none' ? 0 : logistic(rest.shift() ?? 0);
  const dampingShare = trend === 'damped' ? logistic(rest.shift() ?? 0) : 1;
  const damping = trend === 'damped' ? DAMPING.least + (DAMPING.most - DAMPING.least) * dampingShare : 1;
  const season = period > 1 ? (1 - level) * logistic(rest.shift() ?? 0) : 0;
  return { level, trend: level * trendShare, damping, season };
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function firstState(values: readonly number[], { trend, period }: Shape): SmoothingState {
  const season = period > 1 ? firstSeason(values, period) : [];
  const beginning = values
    .slice(0, Math.max(BEGINNING, period))
    .map((value, index) => value - (season[index % period] ?? 0));
  if (trend === 'none') return { level: mean(beginning), trend: 0, season };
  const { slope, intercept } = fitLine(beginning);
  return { level: intercept - slope, trend: slope, season };
}

/** The mean of each step of the season beside the mean of its own season, over all whole seasons. */
function firstSeason(values: readonly number[], period: number): readonly number[] {
  const seasons = Math.floor(values.length / period);
  const effects = new Array<number>(period).fill(0);
  for (let season = 0; season < seasons; season++) {
    const within = values.slice(season * period, (season + 1) * period);
    const center = mean(within);
    for (const [step, value] of within.entries())
      effects[step] = (effects[step] ?? 0) + (value - center) / seasons;
  }
  return effects;
}
