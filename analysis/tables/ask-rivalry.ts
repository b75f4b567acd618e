import {
  currentGroups,
  type Finding,
  getMeasure,
  notAsked,
  type RuleData,
  type RuleOutcome,
} from './finding.ts';
import { groupRows, type RowGroup } from './group-rows.ts';
import { moneyAtStake } from './money-at-stake.ts';
import type { RuleOf } from './rule.ts';
import { amountOf } from './table.ts';

/** Several things that compete for one: pages for a query, ad groups for a keyword. */
export function askRivalry(rule: RuleOf<'rivalry'>, data: RuleData): RuleOutcome {
  const groups = currentGroups(rule, data);
  if (typeof groups === 'string') return notAsked(groups);
  const weigh = (rows: RowGroup['rows']) => amountOf(rows, getMeasure(data, rule.weight)).value ?? 0;
  const heavy = [...groups.values()].filter(({ rows }) => weigh(rows) >= rule.leastWeight);
  const findings = heavy.flatMap((group): Finding[] => {
    const [first, second, ...others] = rivalsOf(group, rule.rival, weigh);
    if (first === undefined || second === undefined || second.share < rule.leastShare) return [];
    return [
      {
        ...{ subject: group.subject, current: second.share, baseline: rule.leastShare },
        ...{ sample: weigh(group.rows), certainty: 'clear', direction: 'worse' },
        isSevere: second.share >= SEVERE_SHARE,
        money: moneyAtStake(rule.money, { rows: second.rows }, data),
        extras: {
          ...{ first: first.name, second: second.name, first_share: first.share },
          rivals: 2 + others.filter(({ share }) => share >= rule.leastShare).length,
        },
      },
    ];
  });
  return { findings, judged: heavy.length, tooSmall: groups.size - heavy.length, missing: null };
}

/** Near a half, the source cannot make up its mind. */
const SEVERE_SHARE = 0.4;

function rivalsOf({ rows }: RowGroup, rival: string, weigh: (rows: RowGroup['rows']) => number) {
  const whole = weigh(rows);
  return [...groupRows(rows, [rival]).values()]
    .map((each) => ({ name: each.subject[rival] ?? '', rows: each.rows, share: weigh(each.rows) / whole }))
    .sort((first, second) => second.share - first.share);
}
