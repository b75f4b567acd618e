import { certaintyOf, directionOf } from './ask-change.ts';
import {
  casesOf,
  currentGroups,
  type Finding,
  getMeasure,
  type Missing,
  notAsked,
  type RuleData,
  type RuleOutcome,
  relativeChange,
} from './finding.ts';
import type { RowGroup } from './group-rows.ts';
import { moneyAtStake } from './money-at-stake.ts';
import type { RuleOf } from './rule.ts';
import { type Amount, amountOf, type TableMeasure } from './table.ts';

interface Place {
  readonly group: RowGroup;
  readonly amount: Amount;
  /** The others together, or the one that all are measured by. */
  readonly rest: Amount;
}

/** A place beside all others, or beside one of them. */
export function askGap(rule: RuleOf<'gap'>, data: RuleData): RuleOutcome {
  const groups = currentGroups(rule, data);
  if (typeof groups === 'string') return notAsked(groups);
  const measure = getMeasure(data, rule.measure);
  const places = placesOf([...groups.values()], rule, measure);
  const known = places.filter(({ amount, rest }) => amount.value !== null && rest.value !== null);
  if (known.length === 0) return notAsked(whyNone(groups.size, places));
  const large = known.filter((place) => hasCases(rule, place, data));
  const findings = large.flatMap((place) => judge(rule, place, { data, measure, places: large.length }));
  return { findings, judged: large.length, tooSmall: known.length - large.length, missing: null };
}

function whyNone(groups: number, places: readonly Place[]): Missing {
  if (groups === 0) return 'no_rows';
  // What has a value of its own lacks others to be measured by.
  const isAlone = places.length === 0 || places.some(({ amount }) => amount.value !== null);
  return isAlone ? 'nothing_to_compare' : 'unknown_values';
}

function placesOf(
  groups: readonly RowGroup[],
  { against, by }: RuleOf<'gap'>,
  measure: TableMeasure,
): Place[] {
  const [dimension = ''] = by;
  const standard = groups.filter(({ subject }) => subject[dimension] === against);
  const measured = against === undefined ? groups : groups.filter((group) => !standard.includes(group));
  const whole = totalsOf(groups, measure);
  return measured.map((group) => {
    const amount = amountOf(group.rows, measure);
    const rest =
      against === undefined
        ? without(whole, amount)
        : amountOf(
            standard.flatMap(({ rows }) => rows),
            measure,
          );
    return { group, amount, rest };
  });
}

function totalsOf(groups: readonly RowGroup[], measure: TableMeasure): Amount {
  return amountOf(
    groups.flatMap(({ rows }) => rows),
    measure,
  );
}

/** The whole less one part: only of what is made of sums can a part be taken away. */
function without(whole: Amount, { numerator, denominator }: Amount): Amount {
  const rest = {
    numerator: minus(whole.numerator, numerator),
    denominator: minus(whole.denominator, denominator),
  };
  const isKnown = rest.numerator !== null && rest.denominator !== null && rest.denominator > 0;
  return { ...rest, value: isKnown ? Number(rest.numerator) / Number(rest.denominator) : null };
}

function minus(whole: number | null, part: number | null): number | null {
  return whole === null || part === null ? null : whole - part;
}

function hasCases({ sample }: RuleOf<'gap'>, { group, amount, rest }: Place, data: RuleData): boolean {
  if (sample.measure === undefined) {
    return Math.min(casesOf(amount) ?? 0, casesOf(rest) ?? 0) >= sample.least;
  }
  return (amountOf(group.rows, getMeasure(data, sample.measure)).value ?? 0) >= sample.least;
}

/** What most cases come from is what the others are measured by, and no discovery. */
function isTheNorm({ amount, rest }: Place): boolean {
  return (casesOf(amount) ?? 0) > (casesOf(rest) ?? 0);
}

interface Judging {
  readonly data: RuleData;
  readonly measure: TableMeasure;
  readonly places: number;
}

function judge(rule: RuleOf<'gap'>, place: Place, { data, measure, places }: Judging): Finding[] {
  const { group, amount, rest } = place;
  const change = relativeChange(amount.value, rest.value);
  if (change === null || Math.abs(change) < rule.minChange) return [];
  const direction = directionOf(change, measure);
  if (direction !== rule.direction || (direction === 'better' && isTheNorm(place))) return [];
  const certainty = certaintyOf(measure, { now: amount, before: rest }, places);
  if (certainty === null) return [];
  return [
    {
      ...{ subject: group.subject, current: amount.value, baseline: rest.value, certainty, direction },
      sample: casesOf(amount),
      isSevere: Math.abs(change) >= 2 * rule.minChange,
      money: moneyAtStake(rule.money, { rows: group.rows, amount, baseline: rest.value }, data),
      extras: rule.against === undefined ? {} : { against: rule.against },
    },
  ];
}
