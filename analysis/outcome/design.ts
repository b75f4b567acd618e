import type { Direction } from '../series.ts';
import type { MeasurementMethod, Method } from './counterfactual.ts';
import { minimumDetectableLift, plantLifts, powerCurve } from './detectable.ts';
import { adjustedDifference, differenceInDifferences } from './difference.ts';
import { type Comparison, type Panel, readPanel } from './panel.ts';
import type { MeasurementWindow, WindowFault } from './period-series.ts';
import { countControls, placeboGroups, type Uniform } from './placebo-groups.ts';
import { preparePlaceboTest } from './placebo-test.ts';
import { syntheticControl } from './synthetic-control.ts';
import { LEAST_CONTROLS } from './test-level.ts';
import type { DetectableLifts } from './verdict.ts';

/** Why nothing can be measured. */
export type DesignFault = WindowFault | 'too_few_controls';

/** A way to measure, settled before the start and from nothing that came after it. */
export interface MeasurementDesign {
  readonly method: MeasurementMethod;
  readonly window: MeasurementWindow;
  readonly detectable: DetectableLifts;
  /** Comparable series, or natural groups, that could be read. */
  readonly controls: number;
}

/** Less than this says nothing of a level, nor of how it moves. */
const LEAST_PRE_PERIODS = 8;
/** Placebos per rehearsal: the power of four rehearsals is then known to within two points. */
const REHEARSED_PLACEBOS = 199;
const MOST_REHEARSALS = 4;
/** A method must be better by this much to be preferred to the one before it: the power is an estimate too. */
const CLEARLY_BETTER = 0.9;

/** In order of preference when they do alike. */
export const METHODS: readonly Method[] = [adjustedDifference, differenceInDifferences, syntheticControl];

/**
 * Chooses the method and says what it can detect, by rehearsals: the same measurement at earlier starts whose periods all
 * end before the real one, with lifts planted in placebos. The choice knows nothing of the result.
 */
export function designMeasurement(
  comparison: Comparison,
  window: MeasurementWindow,
  uniform: Uniform,
): MeasurementDesign | DesignFault {
  if (window.pre < LEAST_PRE_PERIODS) return 'short_history';
  const panels: Panel[] = [];
  for (const start of rehearsalStarts(window)) {
    const panel = readPanel(comparison, { ...window, start });
    if (typeof panel === 'string') return panel;
    panels.push(panel);
  }
  if (panels.length === 0) return 'short_history';
  const controls = Math.min(...panels.map(countControls));
  if (controls < LEAST_CONTROLS) return 'too_few_controls';
  const [first, ...others] = rehearse(panels, uniform);
  if (first === undefined) return 'short_history';
  return { ...others.reduce(better, first), window, controls };
}

/** Starts of whole measurements before the real one, the latest first, overlapping as little as the history allows. */
export function rehearsalStarts({ start, pre, post }: MeasurementWindow): number[] {
  const latest = start - post;
  const room = latest - pre;
  if (room < 0) return [];
  const step = Math.max(1, Math.min(post, Math.floor(room / (MOST_REHEARSALS - 1))));
  const count = Math.min(MOST_REHEARSALS, Math.floor(room / step) + 1);
  return Array.from({ length: count }, (_, index) => latest - index * step);
}

interface Rehearsed {
  readonly method: MeasurementMethod;
  readonly detectable: DetectableLifts;
}

function rehearse(panels: readonly Panel[], uniform: Uniform): Rehearsed[] {
  const rehearsals = panels.map((panel) => {
    const groups = placeboGroups(panel, REHEARSED_PLACEBOS, uniform);
    return { panel, groups, planted: plantLifts(panel, groups) };
  });
  return METHODS.map((method) => {
    const tests = rehearsals.map(({ panel, groups, planted }) => ({
      test: preparePlaceboTest(panel, method, groups),
      planted,
    }));
    const least = (direction: Direction) =>
      minimumDetectableLift(tests.map(({ test, planted }) => powerCurve(test, planted, direction)));
    return { method: method.name, detectable: { up: least('up'), down: least('down') } };
  });
}

function better(best: Rehearsed, next: Rehearsed): Rehearsed {
  return sizeOf(next) < CLEARLY_BETTER * sizeOf(best) ? next : best;
}

/** Both directions on one scale, that of factors. */
function sizeOf({ detectable: { up, down } }: Rehearsed): number {
  const rise = up === null ? Number.POSITIVE_INFINITY : Math.log1p(up);
  const fall = down === null ? Number.POSITIVE_INFINITY : -Math.log1p(down);
  return Math.min(rise, fall);
}
