import { rowsWhere } from './conditions.ts';
import {
  casesOf,
  currentGroups,
  currentRows,
  type Finding,
  getMeasure,
  notAsked,
  type RuleData,
  type RuleOutcome,
} from './finding.ts';
import { moneyAtStake } from './money-at-stake.ts';
import type { RuleOf } from './rule.ts';
import { amountOf } from './table.ts';

/** Rows of which the source itself says what is wrong. */
export function askFlag(rule: RuleOf<'flag'>, data: RuleData): RuleOutcome {
  const all = data.rows(rule.report, 'current');
  const groups = currentGroups(rule, data);
  if (typeof groups === 'string') return notAsked(groups);
  const findings = [...groups.values()].map(({ subject, rows }): Finding => {
    const shown = rule.show.map((name) => [name, rows[0]?.[name] ?? null]);
    return {
      ...{ subject, current: null, baseline: null, sample: null },
      ...{ certainty: 'clear', direction: 'worse', isSevere: true },
      money: moneyAtStake(rule.money, { rows }, data),
      extras: Object.fromEntries(shown),
    };
  });
  return { findings, judged: all?.length ?? 0, tooSmall: 0, missing: null };
}

/** Too much in one place. */
export function askConcentration(rule: RuleOf<'concentration'>, data: RuleData): RuleOutcome {
  const groups = currentGroups(rule, data);
  if (typeof groups === 'string') return notAsked(groups);
  const measure = getMeasure(data, rule.measure);
  const places = [...groups.values()].flatMap((group) => {
    const { value } = amountOf(group.rows, measure);
    return value === null ? [] : [{ group, value }];
  });
  const whole = places.reduce((sum, { value }) => sum + value, 0);
  if (places.length < rule.leastPlaces || whole < rule.leastTotal) {
    return { findings: [], judged: 0, tooSmall: places.length, missing: null };
  }
  const findings = places
    .filter(({ value }) => value / whole > rule.above)
    .map(
      ({ group, value }): Finding => ({
        ...{ subject: group.subject, current: value / whole, baseline: rule.above, sample: value },
        ...{ certainty: 'clear', direction: 'worse', isSevere: value / whole > SEVERE_PART },
        money: moneyAtStake(rule.money, { rows: group.rows }, data),
        extras: { places: places.length },
      }),
    );
  return { findings, judged: places.length, tooSmall: 0, missing: null };
}

const SEVERE_PART = 0.8;

/** Part of a total that lies in rows of some kind. */
export function askPart(rule: RuleOf<'part'>, data: RuleData): RuleOutcome {
  const rows = currentRows(rule, data);
  if (typeof rows === 'string') return notAsked(rows);
  const measure = getMeasure(data, rule.measure);
  const within = rowsWhere(rows, rule.within);
  const whole = casesOf(amountOf(rows, measure));
  const inside = within.length === 0 ? 0 : casesOf(amountOf(within, measure));
  if (whole === null || inside === null) return notAsked('unknown_values');
  if (whole < rule.leastTotal) return { findings: [], judged: 0, tooSmall: 1, missing: null };
  const share = inside / whole;
  const finding: Finding = {
    ...{ subject: {}, current: share, baseline: rule.above, sample: whole, certainty: 'clear' },
    ...{ direction: 'worse', isSevere: share > 2 * rule.above },
    money: moneyAtStake(rule.money, { rows: within }, data),
    extras: { inside, whole },
  };
  return { findings: share > rule.above ? [finding] : [], judged: 1, tooSmall: 0, missing: null };
}

/** Too many or too few things in a place, such as ads in an ad group. */
export function askMembers(rule: RuleOf<'members'>, data: RuleData): RuleOutcome {
  const groups = currentGroups(rule, data);
  if (typeof groups === 'string') return notAsked(groups);
  const findings = [...groups.values()].flatMap(({ subject, rows }): Finding[] => {
    const count = new Set(rows.map((row) => row[rule.of])).size;
    const isBeyond = rule.beyond === 'above' ? count > rule.limit : count < rule.limit;
    if (!isBeyond) return [];
    return [
      {
        ...{ subject, current: count, baseline: rule.limit, sample: count, certainty: 'clear' },
        ...{ direction: 'worse', isSevere: false },
        money: moneyAtStake(rule.money, { rows }, data),
        extras: {},
      },
    ];
  });
  return { findings, judged: groups.size, tooSmall: 0, missing: null };
}
