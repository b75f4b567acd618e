import {
  type Certainty,
  currentGroups,
  type Finding,
  getMeasure,
  notAsked,
  type RuleData,
  type RuleOutcome,
} from './finding.ts';
import type { RowGroup } from './group-rows.ts';
import { moneyAtStake } from './money-at-stake.ts';
import { countDifference, isClear } from './rate-difference.ts';
import type { RuleOf } from './rule.ts';
import { amountOf } from './table.ts';

interface Spent {
  readonly cost: number;
  readonly results: number;
  /** Null when nothing says what the results were worth. */
  readonly returns: number | null;
}

interface Place extends Spent {
  readonly group: RowGroup;
  /** Results that the same money brought elsewhere. */
  readonly expected: number;
}

/** What a place cost beside what it brought, measured by what the same money brought elsewhere. */
export function askEfficiency(rule: RuleOf<'efficiency'>, data: RuleData): RuleOutcome {
  const groups = currentGroups(rule, data);
  if (typeof groups === 'string') return notAsked(groups);
  const whole = spentOf(
    [...groups.values()].flatMap(({ rows }) => rows),
    rule,
    data,
  );
  if (whole === null) return notAsked(groups.size === 0 ? 'no_rows' : 'unknown_values');
  // Without any results nothing says what a result may cost.
  if (whole.results <= 0 || whole.cost <= 0) return notAsked('unknown_values');
  const places = [...groups.values()].flatMap((group): Place[] => {
    const spent = spentOf(group.rows, rule, data);
    if (spent === null) return [];
    return [{ ...spent, group, expected: (spent.cost * whole.results) / whole.cost }];
  });
  const large = places.filter(({ expected }) => expected >= rule.leastExpected);
  const asked = { rule, data, whole, places: large.length };
  return {
    findings: large.flatMap((place) => judge(place, asked)),
    judged: large.length,
    tooSmall: places.filter(({ cost }) => cost > 0).length - large.length,
    missing: null,
  };
}

interface Asked {
  readonly rule: RuleOf<'efficiency'>;
  readonly data: RuleData;
  readonly whole: Spent;
  readonly places: number;
}

function spentOf(rows: RowGroup['rows'], rule: RuleOf<'efficiency'>, data: RuleData): Spent | null {
  const value = (name: string): number | null => amountOf(rows, getMeasure(data, name)).value;
  const [cost, results] = [value(rule.cost), value(rule.results)];
  if (cost === null || results === null) return null;
  return { cost, results, returns: rule.returns === undefined ? null : value(rule.returns) };
}

function judge(place: Place, asked: Asked): Finding[] {
  const { rule, data, whole } = asked;
  const ratio = ratioOf(place, whole);
  const isBeyond = rule.direction === 'worse' ? ratio <= rule.factor : ratio >= rule.factor;
  const certainty = isBeyond ? certaintyOf(place, asked) : null;
  if (certainty === null) return [];
  const { group, cost, results, returns, expected } = place;
  const missing = Math.max(0, expected - results);
  return [
    {
      subject: group.subject,
      ...comparison(place, whole),
      ...{ sample: results, certainty, direction: rule.direction },
      isSevere: rule.direction === 'worse' && results === 0,
      money: moneyAtStake(rule.money, { rows: group.rows, clicks: stakeOf(place, whole, missing) }, data),
      extras: { cost, results, expected, returns, part_of_cost: cost / whole.cost },
    },
  ];
}

/** How a place does beside the whole: by returns where they are known, else by results. */
function ratioOf({ cost, results, returns, expected }: Place, whole: Spent): number {
  if (returns === null || whole.returns === null || whole.returns <= 0) return results / expected;
  return returns / cost / (whole.returns / whole.cost);
}

/** Returns for the money, where they are known; else the cost of a result, which is unknown without results. */
function comparison({ cost, results, returns }: Place, whole: Spent) {
  if (returns !== null && whole.returns !== null) {
    return { current: returns / cost, baseline: whole.returns / whole.cost };
  }
  return { current: results > 0 ? cost / results : null, baseline: whole.cost / whole.results };
}

/** Money that the place would have needed less, or could bring more, at the ordinary return. */
function stakeOf({ cost, returns, expected }: Place, whole: Spent, missing: number): number {
  if (returns !== null && whole.returns !== null) {
    return Math.abs(returns - (cost * whole.returns) / whole.cost);
  }
  return expected === 0 ? 0 : cost * (missing / expected);
}

/** Results are few, so they are what has to be tested, whatever they were worth. */
function certaintyOf({ results, expected }: Place, { rule, places }: Asked): Certainty | null {
  if (isClear(countDifference(results, expected), places)) return 'clear';
  const agrees = rule.direction === 'worse' ? results <= expected : results >= expected;
  // A rule of three: where so many were to be expected, none at all is no chance.
  if (rule.direction === 'worse' && results === 0 && expected >= 3) return 'likely';
  return agrees && Math.min(results, expected) >= 30 ? 'likely' : null;
}
