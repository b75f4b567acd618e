import { median } from '../statistics.ts';
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
  /** What a gap of each is measured in, and last the subject's. */
  readonly units: readonly number[];
  /** Root mean square gap of each before the start, in ordinary levels, and last the subject's. */
  readonly preFit: readonly number[];
}

/** Where the subject stands among its placebos: shares in (0, 1], the subject counted among them. */
export interface Rank {
  readonly atLeast: number;
  readonly atMost: number;
}

/** Half own gap, half that of all: a group that was told badly before the start is believed less after it. */
const OWN_GAP = 0.5;

/** Settles what every placebo and the subject would have been by a method; reads nothing of the subject after the start. */
export function preparePlaceboTest(
  panel: Panel,
  method: Method,
  groups: readonly (readonly number[])[],
): PlaceboTest {
  const predict = method.bind(panel);
  const told = [...groups, panel.subject].map((group) => ({ group, ...predict(group) }));
  const levels = panel.items.map((item) => levelAfter(item, 1));
  const common = median(told.slice(0, -1).map(({ group, after }) => groupMean(panel, group, levels) - after));
  const preFit = told.map(({ group, before }) => rootMeanSquare(groupBefore(panel, group), before));
  const typical = median(preFit);
  return {
    panel,
    groups,
    levels,
    expected: told.map(({ after }) => after + common),
    units: preFit.map((gap) => Math.sqrt(OWN_GAP * gap ** 2 + (1 - OWN_GAP) * typical ** 2)),
    preFit,
  };
}

/** How far a level after the start lies from what was expected of a group, in the group's own units. */
export function scoreOf({ expected, units }: PlaceboTest, index: number, level: number): number {
  const unit = units[index] ?? Number.NaN;
  // A panel without any noise tells everything exactly: there the gap itself is the score.
  return (level - (expected[index] ?? Number.NaN)) / (unit > 0 ? unit : 1);
}

/** Ranks the subject among its placebos as if its series had been multiplied by `factor` after the start. */
export function rankAt(test: PlaceboTest, factor: number): Rank {
  const { panel, groups } = test;
  const levels = [...test.levels];
  for (const [place, item] of panel.items.slice(0, panel.subject.length).entries())
    levels[place] = levelAfter(item, factor);
  const score = (group: readonly number[], index: number) =>
    scoreOf(test, index, groupMean(panel, group, levels));
  return rankAmong(score(panel.subject, groups.length), groups.map(score));
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
