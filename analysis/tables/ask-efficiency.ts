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
  /** Everything else that was paid for. */
  readonly rest: Spent;
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
  const places = [...groups.values()].flatMap((group): Place[] => {
    const spent = spentOf(group.rows, rule, data);
    const rest = spent === null ? null : without(whole, spent);
    if (spent === null || rest === null) return [];
    return [{ ...spent, group, rest, expected: (spent.cost * rest.results) / rest.cost }];
  });
  if (places.length === 0) return notAsked('nothing_to_compare');
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

/** Without results, or money, elsewhere nothing says what a result may cost. */
function without(whole: Spent, part: Spent): Spent | null {
  const cost = whole.cost - part.cost;
  const results = whole.results - part.results;
  const hasReturns = whole.returns !== null && part.returns !== null;
  if (cost <= 0 || results <= 0) return null;
  return { cost, results, returns: hasReturns ? Number(whole.returns) - Number(part.returns) : null };
}

function judge(place: Place, asked: Asked): Finding[] {
  const { rule, data, whole } = asked;
  const ratio = ratioOf(place);
  // What most of the money goes to is what the others are measured by, and no discovery.
  const isNorm = place.cost > place.rest.cost;
  const isBeyond = rule.direction === 'worse' ? ratio <= rule.factor : ratio >= rule.factor && !isNorm;
  const certainty = isBeyond ? certaintyOf(place, asked) : null;
  if (certainty === null) return [];
  const { group, cost, results, returns, expected } = place;
  return [
    {
      subject: group.subject,
      ...comparison(place),
      ...{ sample: results, certainty, direction: rule.direction },
      isSevere: rule.direction === 'worse' && results === 0,
      money: moneyAtStake(rule.money, { rows: group.rows, clicks: stakeOf(place, ratio) }, data),
      extras: { cost, results, expected, returns, part_of_cost: cost / whole.cost },
    },
  ];
}

/** How a place does beside the others: by returns where they are known, else by results. */
function ratioOf({ cost, results, returns, expected, rest }: Place): number {
  if (returns === null || rest.returns === null || rest.returns <= 0) return results / expected;
  return returns / cost / (rest.returns / rest.cost);
}

/** Returns for the money, where they are known; else the cost of a result, which is unknown without results. */
function comparison({ cost, results, returns, rest }: Place) {
  if (returns !== null && rest.returns !== null) {
    return { current: returns / cost, baseline: rest.returns / rest.cost };
  }
  return { current: results > 0 ? cost / results : null, baseline: rest.cost / rest.results };
}

/** The part of the money that bought nothing beside the others; or what came beyond the ordinary return. */
function stakeOf({ cost, returns, rest }: Place, ratio: number): number {
  if (ratio <= 1) return cost * (1 - ratio);
  if (returns === null || rest.returns === null) return 0;
  return returns - (cost * rest.returns) / rest.cost;
}

/** Results are few, so they are what has to be tested, whatever they were worth. */
function certaintyOf({ results, expected }: Place, { rule, places }: Asked): Certainty | null {
  if (isClear(countDifference(results, expected), places)) return 'clear';
  const agrees = rule.direction === 'worse' ? results <= expected : results >= expected;
  // A rule of three: where so many were to be expected, none at all is no chance.
  if (rule.direction === 'worse' && results === 0 && expected >= 3) return 'likely';
  return agrees && Math.min(results, expected) >= 30 ? 'likely' : null;
}
