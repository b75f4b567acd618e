import type { Method } from './counterfactual.ts';
import { groupBefore, groupMean, type Panel } from './panel.ts';
import { levelAfter } from './period-series.ts';

/** The subject and its placebos under one method; everything but the lift of the subject is settled. */
export interface PlaceboTest {
  readonly panel: Panel;
  readonly groups: readonly (readonly number[])[];
  /** The level of every series after the start, as it was. */
  readonly levels: readonly number[];
  /** What each placebo would have been, and last the subject. */
  readonly expected: readonly number[];
  /** Root mean square gap of each before the start, in ordinary levels, and last the subject's. */
  readonly preFit: readonly number[];
}

/** Where the subject stands among its placebos: shares in (0, 1], the subject counted among them. */
export interface Rank {
  readonly atLeast: number;
  readonly atMost: number;
}

export function preparePlaceboTest(
  panel: Panel,
  method: Method,
  groups: readonly (readonly number[])[],
): PlaceboTest {
  const predict = method.bind(panel);
  const told = [...groups, panel.subject].map((group) => ({ group, ...predict(group) }));
  return {
    panel,
    groups,
    levels: panel.items.map((item) => levelAfter(item, 1)),
    expected: told.map(({ after }) => after),
    preFit: told.map(({ group, before }) => rootMeanSquare(groupBefore(panel, group), before)),
  };
}

/** Ranks the subject among its placebos as if its series had been multiplied by `factor` after the start. */
export function rankAt({ panel, groups, expected, levels }: PlaceboTest, factor: number): Rank {
  const changed = [...levels];
  for (const [place, item] of panel.items.slice(0, panel.subject.length).entries())
    changed[place] = levelAfter(item, factor);
  const scoreOf = (group: readonly number[], index: number) =>
    groupMean(panel, group, changed) - (expected[index] ?? Number.NaN);
  return rankAmong(scoreOf(panel.subject, groups.length), groups.map(scoreOf));
}

/** The rank of a number among others, itself counted. */
export function rankAmong(own: number, others: readonly number[]): Rank {
  let atLeast = 1;
  let atMost = 1;
  for (const other of others) {
    if (other >= own) atLeast += 1;
    if (other <= own) atMost += 1;
  }
  return { atLeast: atLeast / (others.length + 1), atMost: atMost / (others.length + 1) };
}

function rootMeanSquare(actual: readonly number[], told: readonly number[]): number {
  let squares = 0;
  for (const [period, value] of actual.entries()) squares += (value - (told[period] ?? Number.NaN)) ** 2;
  return Math.sqrt(squares / actual.length);
}
