import {
  casesOf,
  currentGroups,
  type Finding,
  getMeasure,
  notAsked,
  type RuleData,
  type RuleOutcome,
} from './finding.ts';
import type { RowGroup } from './group-rows.ts';
import { moneyAtStake } from './money-at-stake.ts';
import type { RuleOf } from './rule.ts';
import { type Amount, amountOf } from './table.ts';

interface Place {
  readonly group: RowGroup;
  readonly amount: Amount;
  readonly value: number;
}

/** A value beyond a limit that practitioners or the provider have set. */
export function askLevel(rule: RuleOf<'level'>, data: RuleData): RuleOutcome {
  const groups = currentGroups(rule, data);
  if (typeof groups === 'string') return notAsked(groups);
  const measure = getMeasure(data, rule.measure);
  const places = [...groups.values()].flatMap((group): Place[] => {
    const amount = amountOf(group.rows, measure);
    return amount.value === null ? [] : [{ group, amount, value: amount.value }];
  });
  // Rows that were looked for and are not there are good news; rows without a value are none.
  if (places.length === 0 && groups.size > 0) return notAsked('unknown_values');
  const large = places.filter((place) => hasCases(rule, place, data));
  return {
    findings: large
      .filter(({ value }) => isBeyond(rule, value, rule.limit))
      .map((place) => found(rule, place, data)),
    judged: large.length,
    tooSmall: places.length - large.length,
    missing: null,
  };
}

function isBeyond({ beyond }: RuleOf<'level'>, value: number, limit: number): boolean {
  return beyond === 'above' ? value > limit : value < limit;
}

function hasCases({ sample }: RuleOf<'level'>, { group, amount }: Place, data: RuleData): boolean {
  if (sample === undefined) return true;
  if (sample.measure === undefined) return (casesOf(amount) ?? 0) >= sample.least;
  return (amountOf(group.rows, getMeasure(data, sample.measure)).value ?? 0) >= sample.least;
}

function found(rule: RuleOf<'level'>, { group, amount, value }: Place, data: RuleData): Finding {
  const { limit, severe } = rule;
  return {
    ...{ subject: group.subject, current: value, baseline: limit, direction: 'worse' },
    sample: amount.denominator,
    certainty: 'clear',
    isSevere: severe !== undefined && isBeyond(rule, value, severe),
    money: moneyAtStake(rule.money, { rows: group.rows, amount, baseline: limit }, data),
    extras: {},
  };
}
