import { certaintyOf } from './ask-change.ts';
import {
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

/** The life of a thing in thirds: what it was at first, and what it is at last. */
interface Life {
  readonly group: RowGroup;
  readonly first: readonly TableRow[];
  readonly last: readonly TableRow[];
  readonly days: number;
}

const DAY = 86_400_000;

/** A rate that wears off over the life of a thing, while people see it more often. */
export function askDecay(rule: RuleOf<'decay'>, data: RuleData): RuleOutcome {
  const groups = currentGroups(rule, data);
  if (typeof groups === 'string') return notAsked(groups);
  const lives = [...groups.values()].flatMap((group) => lifeOf(group, rule) ?? []);
  const measure = getMeasure(data, rule.measure);
  const rates = lives.map((life) => ({
    life,
    now: amountOf(life.last, measure),
    before: amountOf(life.first, measure),
  }));
  const large = rates.filter(
    ({ now, before }) => Math.min(now.denominator ?? 0, before.denominator ?? 0) >= rule.leastCases,
  );
  const findings = large.flatMap((rate): Finding[] => judge(rule, rate, { data, places: large.length }));
  return { findings, judged: large.length, tooSmall: groups.size - large.length, missing: null };
}

function lifeOf(group: RowGroup, { time, leastDays }: RuleOf<'decay'>): Life | undefined {
  const rows = group.rows.toSorted((one, other) => String(one[time]).localeCompare(String(other[time])));
  const moments = [...new Set(rows.map((row) => String(row[time])))];
  const [begin, end] = [moments[0], moments.at(-1)];
  if (begin === undefined || end === undefined) return undefined;
  const days = (Date.parse(end) - Date.parse(begin)) / DAY + 1;
  if (!(days >= leastDays) || moments.length < 3) return undefined;
  const third = Math.floor(moments.length / 3);
  const early = new Set(moments.slice(0, third));
  const late = new Set(moments.slice(-third));
  return {
    ...{ group, days },
    first: rows.filter((row) => early.has(String(row[time]))),
    last: rows.filter((row) => late.has(String(row[time]))),
  };
}

interface Rate {
  readonly life: Life;
  readonly now: Amount;
  readonly before: Amount;
}

function judge(
  rule: RuleOf<'decay'>,
  { life, now, before }: Rate,
  { data, places }: { readonly data: RuleData; readonly places: number },
): Finding[] {
  const change = relativeChange(now.value, before.value);
  if (change === null || -change < rule.minDrop) return [];
  const contacts = contactsOf(rule, life, data);
  if (contacts.late !== null && contacts.early !== null && contacts.late < contacts.early) return [];
  const certainty = certaintyOf(getMeasure(data, rule.measure), { now, before }, places);
  if (certainty === null) return [];
  return [
    {
      ...{ subject: life.group.subject, current: now.value, baseline: before.value, certainty },
      ...{ sample: now.denominator, direction: 'worse', isSevere: -change >= 2 * rule.minDrop },
      money: moneyAtStake(rule.money, { rows: life.last, amount: now, baseline: before.value }, data),
      extras: { age: life.days, frequency: contacts.late, frequency_before: contacts.early },
    },
  ];
}

function contactsOf({ frequency }: RuleOf<'decay'>, { first, last }: Life, data: RuleData) {
  if (frequency === undefined) return { early: null, late: null };
  const measure = getMeasure(data, frequency);
  return { early: amountOf(first, measure).value, late: amountOf(last, measure).value };
}
