import { directionOf } from './ask-change.ts';
import {
  casesOf,
  currentGroups,
  type Finding,
  getMeasure,
  notAsked,
  type RuleData,
  type RuleOutcome,
  relativeChange,
} from './finding.ts';
import type { RowGroup } from './group-rows.ts';
import { moneyAtStake } from './money-at-stake.ts';
import type { RuleOf } from './rule.ts';
import { type Amount, amountOf, type TableRow } from './table.ts';

interface Place {
  readonly group: RowGroup;
  readonly amount: Amount;
  readonly aim: number;
}

/** What is reached beside what was set. Places without a target are not asked. */
export function askTarget(rule: RuleOf<'target'>, data: RuleData): RuleOutcome {
  const groups = currentGroups(rule, data);
  if (typeof groups === 'string') return notAsked(groups);
  const settings = data.rows(rule.settings.report, 'current');
  if (settings === null) return notAsked('unavailable');
  const measure = getMeasure(data, rule.measure);
  const places = [...groups.values()].flatMap((group): Place[] => {
    const aim = aimOf(group, settings, rule.settings);
    const amount = amountOf(group.rows, measure);
    return aim === null || amount.value === null ? [] : [{ group, amount, aim }];
  });
  const large = places.filter(
    ({ group, amount }) => hasCases(rule, group.rows, { amount, data }) && alsoHolds(rule, group.rows, data),
  );
  const findings = large.flatMap(({ group, amount, aim }): Finding[] => {
    const change = relativeChange(amount.value, aim);
    if (change === null || Math.abs(change) < rule.minChange) return [];
    return [
      {
        ...{ subject: group.subject, current: amount.value, baseline: aim, certainty: 'likely' },
        ...{ sample: casesOf(amount), direction: directionOf(change, measure) },
        isSevere: Math.abs(change) >= 2 * rule.minChange,
        money: moneyAtStake(rule.money, { rows: group.rows, amount, baseline: aim }, data),
        extras: {},
      },
    ];
  });
  return {
    findings: findings.filter(({ direction }) => direction === rule.direction),
    ...{ judged: large.length, tooSmall: places.length - large.length, missing: null },
  };
}

function aimOf(
  { rows }: RowGroup,
  settings: readonly TableRow[],
  { key, columns }: RuleOf<'target'>['settings'],
): number | null {
  const own = settings.find((row) => row[key] !== null && row[key] === rows[0]?.[key]);
  const aims = columns.map((column) => own?.[column]);
  // A target of zero is none.
  return (aims.find((aim) => typeof aim === 'number' && aim > 0) as number | null | undefined) ?? null;
}

function hasCases(
  { sample }: RuleOf<'target'>,
  rows: readonly TableRow[],
  { amount, data }: { readonly amount: Amount; readonly data: RuleData },
): boolean {
  if (sample.measure === undefined) return (casesOf(amount) ?? 0) >= sample.least;
  return (amountOf(rows, getMeasure(data, sample.measure)).value ?? 0) >= sample.least;
}

function alsoHolds({ also }: RuleOf<'target'>, rows: readonly TableRow[], data: RuleData): boolean {
  if (also === undefined) return true;
  const { value } = amountOf(rows, getMeasure(data, also.measure));
  return value !== null && value > also.above;
}
