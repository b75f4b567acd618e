import type { ExpectedPoint } from './expectation.ts';
import { mean, median } from './statistics.ts';
import { isJudged, type JudgedPoint, type Stretch } from './stretches.ts';

/**
 * What a stretch is as far as its days and those after it tell: one or two days (`spike`), more days and then back
 * (`episode`), a level that stays (`level_shift`), or too young to tell.
 */
export type StretchShape = 'spike' | 'episode' | 'level_shift' | 'undecided';

const SPIKE_DAYS = 2;
/** After three days with nothing more a stretch is over: two may lie inside of one. */
const OVER_DAYS = 3;
/** Two weeks, so that each weekday was there twice. */
const SHIFT_DAYS = 14;
const WEEK_DAYS = 7;
/** A shift is steady when its later half is at least so much as surprising as its earlier one. */
const STEADY_SHARE = 0.5;

/** Tells a level shift from a spike and from an episode; `points` are those that the stretch was found in. */
export function shapeOf(
  points: readonly ExpectedPoint[],
  stretch: Pick<Stretch, 'firstDay' | 'lastDay'>,
): StretchShape {
  const judged = points.filter(isJudged);
  const inside = judged.filter(({ day }) => day >= stretch.firstDay && day <= stretch.lastDay);
  const after = judged.filter(({ day }) => day > stretch.lastDay);
  if (after.length < OVER_DAYS)
    return inside.length >= SHIFT_DAYS && isSteady(inside) ? 'level_shift' : 'undecided';
  if (inside.length >= SHIFT_DAYS && stayed(inside, after)) return 'level_shift';
  return inside.length <= SPIKE_DAYS ? 'spike' : 'episode';
}

function isSteady(inside: readonly JudgedPoint[]): boolean {
  const sizes = inside.map(({ z }) => Math.abs(z));
  const middle = Math.floor(sizes.length / 2);
  return median(sizes.slice(middle)) >= STEADY_SHARE * median(sizes.slice(0, middle));
}

/** True when the week after looks more like the end of the stretch than like what was expected before it. */
function stayed(inside: readonly JudgedPoint[], after: readonly JudgedPoint[]): boolean {
  const before = mean(inside.slice(0, WEEK_DAYS).map(({ expected }) => expected));
  const end = mean(inside.slice(-WEEK_DAYS).map(({ actual }) => actual));
  const since = mean(after.slice(0, WEEK_DAYS).map(({ actual }) => actual));
  return Math.abs(since - end) < Math.abs(since - before);
}
