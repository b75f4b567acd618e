import { rowsWhere } from './conditions.ts';
import {
  type Certainty,
  casesOf,
  currentGroups,
  type Finding,
  getMeasure,
  notAsked,
  type RuleData,
  type RuleOutcome,
  relativeChange,
} from './finding.ts';
import { groupRows, type RowGroup } from './group-rows.ts';
import { moneyAtStake } from './money-at-stake.ts';
import { countDifference, isClear, rateDifference } from './rate-difference.ts';
import type { RuleOf } from './rule.ts';
import { type Amount, amountOf, type TableMeasure, type TableRow } from './table.ts';

/** Two amounts of one place. */
interface Pair {
  readonly group: RowGroup;
  readonly now: Amount;
  readonly before: Amount;
}

/** Now beside an earlier window, in whole or by place. A place without rows in either window is not compared. */
export function askChange(rule: RuleOf<'change'>, data: RuleData): RuleOutcome {
  const groups = currentGroups(rule, data);
  if (typeof groups === 'string') return notAsked(groups);
  const earlier = data.rows(rule.report, rule.versus);
  if (earlier === null || earlier.length === 0) return notAsked('no_history');
  const before = groupRows(rowsWhere(earlier, rule.where), rule.by);
  const measure = getMeasure(data, rule.measure);
  const pairs = [...groups].flatMap(([key, group]): Pair[] => {
    const past = before.get(key);
    if (past === undefined) return [];
    return [{ group, now: amountOf(group.rows, measure), before: amountOf(past.rows, measure) }];
  });
  const known = pairs.filter(({ now, before: past }) => now.value !== null && past.value !== null);
  if (known.length === 0) return notAsked(pairs.length === 0 ? 'no_history' : 'unknown_values');
  const large = known.filter((pair) => isLargeEnough(rule, pair, data));
  const findings = large.flatMap((pair) => judge(rule, pair, { data, measure, places: large.length }));
  return { findings, judged: large.length, tooSmall: known.length - large.length, missing: null };
}

/** Enough cases in both windows; what fell to nothing had enough before. */
function isLargeEnough({ sample }: RuleOf<'change'>, { group, now, before }: Pair, data: RuleData): boolean {
  if (sample.measure !== undefined) return enough(group.rows, sample, data);
  return Math.max(casesOf(now) ?? 0, casesOf(before) ?? 0) >= sample.least;
}

function enough(rows: readonly TableRow[], sample: RuleOf<'change'>['sample'], data: RuleData): boolean {
  const measure = getMeasure(data, sample.measure ?? '');
  return (amountOf(rows, measure).value ?? 0) >= sample.least;
}

interface Judging {
  readonly data: RuleData;
  readonly measure: TableMeasure;
  readonly places: number;
}

function judge(rule: RuleOf<'change'>, pair: Pair, { data, measure, places }: Judging): Finding[] {
  const { group, now, before } = pair;
  const change = relativeChange(now.value, before.value);
  if (change === null || Math.abs(change) < rule.minChange) return [];
  const direction = directionOf(change, measure);
  if (measure.better !== 'neutral' && direction !== rule.direction) return [];
  const certainty = certaintyOf(measure, { now, before }, isCounted(rule) ? places : null);
  if (certainty === null) return [];
  return [
    {
      ...{ subject: group.subject, current: now.value, baseline: before.value, certainty, direction },
      sample: casesOf(now),
      isSevere: Math.abs(change) >= 2 * rule.minChange,
      money: moneyAtStake(rule.money, { rows: group.rows, amount: now, baseline: before.value }, data),
      extras: {},
    },
  ];
}

/** Whether less or more of it is worse; of what is neutral, any change is worth a look. */
export function directionOf(difference: number, { better }: TableMeasure): Finding['direction'] {
  return difference < 0 === (better === 'up') ? 'worse' : 'better';
}

/** A sum whose cases are counted by another measure is money: size and cases have to do for it. */
function isCounted({ sample }: RuleOf<'change'>): boolean {
  return sample.measure === undefined;
}

/**
 * Null when the difference may be chance among so many places. Shares and counts are tested; for money (no places) and for
 * other ratios, size and cases have to do.
 */
export function certaintyOf(
  { aggregation }: TableMeasure,
  { now, before }: { readonly now: Amount; readonly before: Amount },
  places: number | null,
): Certainty | null {
  const p = chanceOf(aggregation, { now, before }, places !== null);
  if (p === 'untested') return 'likely';
  return isClear(p, places ?? 1) ? 'clear' : null;
}

function chanceOf(
  aggregation: TableMeasure['aggregation'],
  { now, before }: { readonly now: Amount; readonly before: Amount },
  isCount: boolean,
): number | null | 'untested' {
  if ('isShare' in aggregation && aggregation.isShare) return rateDifference(trialsOf(now), trialsOf(before));
  if (aggregation.kind !== 'sum' || !isCount) return 'untested';
  return countDifference(now.value ?? 0, before.value ?? 0);
}

function trialsOf({ numerator, denominator }: Amount) {
  return { hits: numerator ?? 0, cases: denominator ?? 0 };
}
