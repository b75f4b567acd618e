import { InvalidInputError } from '#core/errors.ts';
import { sum } from './statistics.ts';

/** One value of a dimension before and after, for a measure that adds up over values. */
export interface AdditiveCell {
  readonly value: string;
  readonly before: number;
  readonly after: number;
}

export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** One value of a dimension before and after, for a rate. */
export interface RateCell {
  readonly value: string;
  readonly before: Ratio;
  readonly after: Ratio;
}

/** What one value of a dimension has to do with the change of the total. */
export interface Contribution {
  readonly value: string;
  /** In the unit of the measure; the changes of all values add up to the change of the total. */
  readonly change: number;
  /** Part of the total's change. Shares add up to 1; when gains and losses cancel, to about 0 (see below). */
  readonly share: number;
  /** What share would have been ordinary: the part of the total (for a rate of the denominator) before. */
  readonly priorShare: number;
  /** How differently the total is spread over values than before (Jensen-Shannon), 0 or more. */
  readonly surprise: number;
}

export interface AdditiveContribution extends Contribution {
  readonly before: number;
  readonly after: number;
}

export interface RateContribution extends Contribution {
  /** Change of the total rate because this value's own rate changed. */
  readonly rateEffect: number;
  /** Change of the total rate because this value's part of the denominator changed. */
  readonly mixEffect: number;
  readonly before: Ratio;
  readonly after: Ratio;
}

/** A total that moved by less than this part of all movements stands still. */
const STANDS_STILL = 1e-6;

/**
 * Splits the change of a sum over the values of a dimension, the largest change first. When the total stands still
 * although values moved, shares are parts of all movement, signed, and add up to about 0.
 */
export function explainAdditive(cells: readonly AdditiveCell[]): readonly AdditiveContribution[] {
  const changes = cells.map((cell) => cell.after - cell.before);
  const shares = sharesOf(changes);
  const before = partsOf(cells.map((cell) => cell.before));
  const after = partsOf(cells.map((cell) => cell.after));
  const contributions = cells.map((cell, index) => {
    const priorShare = before[index] ?? 0;
    return {
      ...cell,
      change: changes[index] ?? 0,
      share: shares[index] ?? 0,
      priorShare,
      surprise: surpriseOf(priorShare, after[index] ?? 0),
    };
  });
  return largestFirst(contributions);
}

/**
 * Splits the change of a rate over the values of a dimension, the largest first. All effects together are exactly the
 * change of the total rate: effects are taken halfway between before and after, so that nothing is left over.
 */
export function explainRate(cells: readonly RateCell[]): readonly RateContribution[] {
  const before = totalRatio(cells.map((cell) => cell.before));
  const after = totalRatio(cells.map((cell) => cell.after));
  const middle = (rateOf(before) + rateOf(after)) / 2;
  const effects = cells.map((cell) => effectsOf(cell, { before, after, middle }));
  const shares = sharesOf(effects.map(({ rateEffect, mixEffect }) => rateEffect + mixEffect));
  const contributions = cells.map((cell, index) => {
    const { rateEffect, mixEffect } = effects[index] ?? { rateEffect: 0, mixEffect: 0 };
    return {
      ...cell,
      rateEffect,
      mixEffect,
      change: rateEffect + mixEffect,
      share: shares[index] ?? 0,
      priorShare: cell.before.denominator / before.denominator,
      surprise:
        surpriseOf(
          part(cell.before.numerator, before.numerator),
          part(cell.after.numerator, after.numerator),
        ) +
        surpriseOf(cell.before.denominator / before.denominator, cell.after.denominator / after.denominator),
    };
  });
  return largestFirst(contributions);
}

interface Totals {
  readonly before: Ratio;
  readonly after: Ratio;
  readonly middle: number;
}

function effectsOf(cell: RateCell, totals: Totals): { rateEffect: number; mixEffect: number } {
  const weightBefore = cell.before.denominator / totals.before.denominator;
  const weightAfter = cell.after.denominator / totals.after.denominator;
  // A value that appears or disappears had no rate to change: all that it does is mix.
  const rateAfter = cell.after.denominator === 0 ? rateOf(cell.before) : rateOf(cell.after);
  const rateBefore = cell.before.denominator === 0 ? rateAfter : rateOf(cell.before);
  return {
    rateEffect: ((weightBefore + weightAfter) / 2) * (rateAfter - rateBefore),
    mixEffect: (weightAfter - weightBefore) * ((rateBefore + rateAfter) / 2 - totals.middle),
  };
}

function totalRatio(ratios: readonly Ratio[]): Ratio {
  const denominator = sum(ratios.map((ratio) => ratio.denominator));
  if (denominator <= 0)
    throw new InvalidInputError('A rate needs a denominator above zero before and after.');
  return { numerator: sum(ratios.map((ratio) => ratio.numerator)), denominator };
}

function rateOf({ numerator, denominator }: Ratio): number {
  return denominator === 0 ? 0 : numerator / denominator;
}

function sharesOf(changes: readonly number[]): number[] {
  const total = sum(changes);
  const movement = sum(changes.map(Math.abs));
  const whole = Math.abs(total) > STANDS_STILL * movement ? total : movement;
  return changes.map((change) => part(change, whole));
}

/** Each value's part of the total; refunds count as nothing. */
function partsOf(values: readonly number[]): number[] {
  const positive = values.map((value) => Math.max(0, value));
  const total = sum(positive);
  return positive.map((value) => part(value, total));
}

function part(value: number, whole: number): number {
  return whole === 0 ? 0 : value / whole;
}

/** The value's term of the Jensen-Shannon divergence between two distributions (Adtributor's surprise). */
function surpriseOf(before: number, after: number): number {
  const middle = (before + after) / 2;
  return 0.5 * (entropyTerm(before, middle) + entropyTerm(after, middle));
}

function entropyTerm(share: number, middle: number): number {
  return share > 0 ? share * Math.log(share / middle) : 0;
}

function largestFirst<T extends Contribution>(contributions: readonly T[]): readonly T[] {
  return contributions.toSorted(
    (first, second) =>
      Math.abs(second.change) - Math.abs(first.change) || compareNames(first.value, second.value),
  );
}

function compareNames(first: string, second: string): number {
  if (first === second) return 0;
  return first < second ? -1 : 1;
}
