import { rowsWhere } from './conditions.ts';
import { type Finding, getMeasure, notAsked, type RuleData, type RuleOutcome } from './finding.ts';
import { groupRows } from './group-rows.ts';
import { moneyAtStake } from './money-at-stake.ts';
import { countDifference, isClear } from './rate-difference.ts';
import type { RuleOf } from './rule.ts';
import { amountOf, type TableRow } from './table.ts';

/** What is left of it may be a last trace. */
const TRACE = 0.1;

/** What is gone, or new, beside the earlier window: it had enough there, and has next to nothing here. */
export function askTurnover(rule: RuleOf<'turnover'>, data: RuleData): RuleOutcome {
  const [now, before] = [data.rows(rule.report, 'current'), data.rows(rule.report, 'previous')];
  if (now === null) return notAsked('unavailable');
  if (now.length === 0) return notAsked('no_rows');
  if (before === null || before.length === 0) return notAsked('no_history');
  const [from, to] = rule.mode === 'lost' ? [before, now] : [now, before];
  const had = groupRows(rowsWhere(from, rule.where), rule.by);
  const has = groupRows(rowsWhere(to, rule.where), rule.by);
  const value = (rows: readonly TableRow[]) => amountOf(rows, getMeasure(data, rule.measure)).value;
  const known = [...had].map(([key, group]) => ({
    ...{ group, much: value(group.rows) ?? 0 },
    little: value(has.get(key)?.rows ?? []) ?? 0,
  }));
  const large = known.filter(({ much }) => much >= rule.least);
  const findings = large
    .filter(({ much, little }) => little <= TRACE * much)
    .filter(({ much, little }) => isClear(countDifference(little, much), large.length))
    .map(({ group, much, little }): Finding => {
      const isLost = rule.mode === 'lost';
      return {
        subject: group.subject,
        current: isLost ? little : much,
        baseline: isLost ? much : little,
        ...{ sample: much, certainty: 'clear', direction: isLost ? 'worse' : 'better', isSevere: false },
        money: moneyAtStake(rule.money, { rows: group.rows, clicks: much - little }, data),
        extras: {},
      };
    });
  return { findings, judged: large.length, tooSmall: known.length - large.length, missing: null };
}
