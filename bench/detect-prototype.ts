import type { MetricKind } from '#analysis/series.ts';
import { clamp, robustScale, sum } from '#analysis/statistics.ts';
import type { OpenDay } from './detect-rule.ts';

const LIMIT = 3;
const RUN_DAYS = 3;
/** How much of a clipped surprise the level and the weekday take over. */
const LEVEL_STEP = 0.1;
const WEEKDAY_STEP = 0.2;
const CLIP = 2;
const NOISE_DAYS = 56;
/** Days that only teach. */
const LEARNING_DAYS = 28;

/**
 * The prototype of reference/analysis.md: counts as 2√(x+⅜), other values as logarithms; level and weekday that follow clipped
 * surprises; an alert at three deviations, or when those of three days add up to as much.
 */
export function startPrototype(kind: MetricKind): (today: OpenDay) => number {
  const weekdays = [0, 0, 0, 0, 0, 0, 0];
  let surprises: readonly number[] = [];
  let run: readonly number[] = [];
  let level: number | undefined;
  return ({ weekday, value }) => {
    const scaled = onScale(kind, value);
    const usual: number = level ?? scaled;
    const effect = weekdays[weekday] ?? 0;
    const surprise = scaled - usual - effect;
    const isLearning = surprises.length < LEARNING_DAYS;
    const noise = isLearning ? Number.POSITIVE_INFINITY : robustScale(surprises);
    const taught = clamp(surprise, -CLIP * noise, CLIP * noise);
    level = usual + LEVEL_STEP * taught;
    weekdays[weekday] = effect + WEEKDAY_STEP * taught;
    surprises = [...surprises, surprise].slice(-NOISE_DAYS);
    run = [...run, surprise / noise].slice(-RUN_DAYS);
    return verdict(run);
  };
}

function onScale(kind: MetricKind, value: number): number {
  return kind === 'count' ? 2 * Math.sqrt(Math.max(0, value) + 3 / 8) : Math.log(Math.max(1, value));
}

function verdict(run: readonly number[]): number {
  const today = run.at(-1) ?? 0;
  if (Math.abs(today) >= LIMIT) return Math.sign(today);
  const joint = sum(run) / Math.sqrt(RUN_DAYS);
  return Math.abs(joint) >= LIMIT ? Math.sign(joint) : 0;
}
