import { designMeasurement, type MeasurementDesign } from '#analysis/outcome/design.ts';
import type { Comparison } from '#analysis/outcome/panel.ts';
import type { PeriodSeries } from '#analysis/outcome/period-series.ts';
import type { Uniform } from '#analysis/outcome/placebo-groups.ts';
import { mean } from '#analysis/statistics.ts';
import type { Random } from '#evals/growth/random.ts';

/** Three months before, one month after: what the published figures were measured with. */
export const PRE_WEEKS = 12;
export const POST_WEEKS = 4;
/** A product that sells less often, or less, has no weekly level to speak of. */
const LEAST_SOLD_WEEKS = 6;
const LEAST_WEEKLY_UNITS = 5;
/** More comparable products make the placebos hardly finer, and the bench slow. */
const MOST_CONTROLS = 400;
/** Who acts after a slump acts on those that fell most: this share of the products. */
const SLUMPED_SHARE = 0.2;

/** How the products of an intervention come together. */
export type Choice = 'at_random' | 'after_a_slump' | 'one_range';

/** What is to be drawn. */
export interface Wanted {
  readonly size: number;
  readonly start: number;
  readonly choice: Choice;
}

/** One intervention that may be measured: some products, a week, and the design that was made for it. */
export interface Drawn extends Wanted {
  readonly comparison: Comparison;
  /** Null when the product refuses to measure it. */
  readonly design: MeasurementDesign | null;
}

/** Draws the products of an intervention among those that sold before its week, and designs its measurement. */
export function drawDesign(products: readonly PeriodSeries[], wanted: Wanted, random: Random): Drawn {
  const { start, choice } = wanted;
  const eligible = shuffled(
    products.filter((product) => isSelling(product, start)),
    random,
  );
  const comparison = CHOICES[choice](eligible, wanted);
  // What comes after the start is cut off, so that no design can know of it.
  const known = {
    ...comparison,
    subject: upTo(start, comparison.subject),
    pool: upTo(start, comparison.pool),
  };
  const design = designMeasurement(known, { start, pre: PRE_WEEKS, post: POST_WEEKS }, uniformOf(random));
  return { ...wanted, comparison, design: typeof design === 'string' ? null : design };
}

export function uniformOf(random: Random): Uniform {
  return () => random.uniform();
}

type Choose = (eligible: readonly PeriodSeries[], wanted: Wanted) => Comparison;

const CHOICES: Readonly<Record<Choice, Choose>> = {
  at_random: (eligible, { size }) => ({
    subject: eligible.slice(0, size),
    pool: eligible.slice(size, size + MOST_CONTROLS),
  }),
  after_a_slump(eligible, { size, start }) {
    const byFall = eligible.toSorted((one, other) => recentShare(one, start) - recentShare(other, start));
    const slumped = new Set(byFall.slice(0, SLUMPED_SHARE * byFall.length));
    const subject = eligible.filter((product) => slumped.has(product)).slice(0, size);
    const chosen = new Set(subject);
    return { subject, pool: eligible.filter((product) => !chosen.has(product)).slice(0, MOST_CONTROLS) };
  },
  one_range(eligible, { size }) {
    // Stock codes were given out in order, so neighbours are of one range, and their seasons come together.
    const [first] = eligible;
    const inOrder = eligible.toSorted((one, other) => (one.key < other.key ? -1 : 1));
    const ranges = Array.from({ length: Math.floor(inOrder.length / size) }, (_, index) =>
      inOrder.slice(index * size, (index + 1) * size),
    );
    const own = ranges.find((range) => first !== undefined && range.includes(first)) ?? ranges[0] ?? [];
    const others = ranges.filter((range) => range !== own);
    return {
      subject: own,
      pool: others.flat(),
      naturalGroups: others.map((range) => range.map(({ key }) => key)),
    };
  },
};

/** The last month's mean over that of the whole time before the start. */
function recentShare({ values }: PeriodSeries, start: number): number {
  const known = (from: number) => values.slice(from, start).filter((units) => units !== null);
  return mean(known(start - POST_WEEKS)) / mean(known(start - PRE_WEEKS));
}

function isSelling({ values }: PeriodSeries, start: number): boolean {
  const before = values.slice(start - PRE_WEEKS, start).filter((units) => units !== null);
  const sold = before.filter((units) => units > 0);
  const units = before.reduce((total, each) => total + each, 0);
  return sold.length >= LEAST_SOLD_WEEKS && units >= LEAST_WEEKLY_UNITS * before.length;
}

function upTo(start: number, series: readonly PeriodSeries[]): PeriodSeries[] {
  return series.map(({ key, values }) => ({ key, values: values.slice(0, start) }));
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  return items
    .map((item) => ({ item, order: random.uniform() }))
    .sort((first, second) => first.order - second.order)
    .map(({ item }) => item);
}
