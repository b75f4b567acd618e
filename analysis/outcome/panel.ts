import { clamp, median } from '../statistics.ts';
import {
  type MeasurementWindow,
  type PeriodSeries,
  readWindow,
  type WindowFault,
  type WindowItem,
} from './period-series.ts';

/** The subject and its comparable series over one window, ready to be told apart from each other. */
export interface Panel {
  /** Those of the subject first, then the comparable ones. */
  readonly items: readonly WindowItem[];
  /** How much each item counts in a group: the more, the less its ordinary periods move. */
  readonly weights: readonly number[];
  /** Places of the subject's series among the items. */
  readonly subject: readonly number[];
  /** Places of the comparable series. */
  readonly pool: readonly number[];
  /** Every place once, in groups of alike volatility: what may stand for what. */
  readonly strata: readonly (readonly number[])[];
  /** Places of the members of each natural group; null when the subject is none. */
  readonly naturalGroups: readonly (readonly number[])[] | null;
}

/** What a measurement is made of: the series acted on, and comparable ones that nobody acted on. */
export interface Comparison {
  readonly subject: readonly PeriodSeries[];
  readonly pool: readonly PeriodSeries[];
  /**
   * Keys of the pool by group, when the subject is a natural group itself (a range, a category, a campaign). Its members
   * move together, so only groups whose members do can stand for it: a draw at random would be too quiet.
   */
  readonly naturalGroups?: readonly (readonly string[])[];
}

/** Half own volatility, half that of the panel: a few quiet periods do not make a series sure. */
const OWN_VOLATILITY = 0.5;
const MOST_STRATA = 5;
/** A single series is ranked in its stratum: with a hundred it may still be the second. */
const LEAST_STRATUM = 100;

/** With less of a group than this the rest would be another group. */
const LEAST_OF_GROUP = 0.8;

/** Reads all series over a window. Those that cannot be read are left out; too many of the subject's are a fault. */
export function readPanel(
  { subject, pool, naturalGroups }: Comparison,
  window: MeasurementWindow,
): Panel | WindowFault {
  const read = subject.map((series) => readWindow(series, window));
  const subjects = read.filter((item) => typeof item !== 'string');
  if (subjects.length === 0 || subjects.length < LEAST_OF_GROUP * subject.length)
    return read.find((item) => typeof item === 'string') ?? 'missing_data';
  const others = pool.map((series) => readWindow(series, window)).filter((item) => typeof item !== 'string');
  const items = [...subjects, ...others];
  const typical = median(items.map(({ volatility }) => volatility));
  const inverse = ({ volatility }: WindowItem) =>
    1 / Math.max(OWN_VOLATILITY * volatility + (1 - OWN_VOLATILITY) * typical, Number.EPSILON);
  return {
    items,
    weights: items.map(inverse),
    subject: subjects.map((_, place) => place),
    pool: others.map((_, place) => place + subjects.length),
    strata: stratify(items),
    naturalGroups: naturalGroups === undefined ? null : placesOf(naturalGroups, items),
  };
}

function placesOf(groups: readonly (readonly string[])[], items: readonly WindowItem[]): number[][] {
  const places = new Map(items.map(({ key }, place) => [key, place]));
  return groups
    .map((keys) => ({ keys, found: keys.flatMap((key) => places.get(key) ?? []) }))
    .filter(({ keys, found }) => found.length > 0 && found.length >= LEAST_OF_GROUP * keys.length)
    .map(({ found }) => found);
}

function stratify(items: readonly WindowItem[]): number[][] {
  const places = items.map((_, place) => place);
  const volatility = (place: number) => items[place]?.volatility ?? 0;
  places.sort((first, second) => volatility(first) - volatility(second) || first - second);
  const count = clamp(Math.floor(places.length / LEAST_STRATUM), 1, MOST_STRATA);
  const cut = (stratum: number) => Math.round((stratum * places.length) / count);
  return Array.from({ length: count }, (_, stratum) => places.slice(cut(stratum), cut(stratum + 1)));
}

/** The weighted mean of a number of each member. */
export function groupMean(panel: Panel, group: readonly number[], values: ArrayLike<number>): number {
  let total = 0;
  let totalWeight = 0;
  for (const place of group) {
    const weight = panel.weights[place] ?? 0;
    total += weight * (values[place] ?? Number.NaN);
    totalWeight += weight;
  }
  return total / totalWeight;
}

/** The weighted mean of the members, period by period, before the start. */
export function groupBefore(panel: Panel, group: readonly number[]): number[] {
  const periods = panel.items[0]?.before.length ?? 0;
  return Array.from({ length: periods }, (_, period) => {
    let total = 0;
    let totalWeight = 0;
    for (const place of group) {
      const weight = panel.weights[place] ?? 0;
      total += weight * (panel.items[place]?.before[period] ?? Number.NaN);
      totalWeight += weight;
    }
    return total / totalWeight;
  });
}
