import { getMeasure, type RuleData } from './finding.ts';
import type { MoneyRule } from './rule.ts';
import { type Amount, amountOf, type TableRow } from './table.ts';

/** What a finding gives its money rule to count with. */
export interface Stake {
  readonly rows: readonly TableRow[];
  readonly amount?: Amount;
  /** The value that the measure was measured by. */
  readonly baseline?: number | null;
  /** What the rule counts itself, such as clicks that are missing. */
  readonly clicks?: number | null;
}

/** The money at stake of a finding, never negative; null when a part of it is unknown or no rule says how. */
export function moneyAtStake(rule: MoneyRule | undefined, stake: Stake, data: RuleData): number | null {
  if (rule === undefined) return null;
  const quantity = quantityOf(rule, stake, data);
  const worth = worthOf(rule, data);
  if (quantity === null || worth === null) return null;
  return Math.max(0, quantity * worth * rule.part);
}

function quantityOf({ quantity }: MoneyRule, stake: Stake, data: RuleData): number | null {
  const { amount, baseline = null, rows, clicks = null } = stake;
  if (typeof quantity === 'object') return amountOf(rows, getMeasure(data, quantity.measure)).value;
  if (quantity === 'clicks') return clicks;
  if (amount === undefined || amount.value === null || baseline === null) return null;
  const difference = Math.abs(amount.value - baseline);
  if (quantity === 'difference') return difference;
  return amount.denominator === null ? null : difference * amount.denominator;
}

/** Of the whole report: what one of it is worth on average. */
function worthOf({ worth }: MoneyRule, data: RuleData): number | null {
  if (worth === undefined) return 1;
  const rows = data.rows(worth.report, 'current');
  return rows === null ? null : amountOf(rows, getMeasure(data, worth.measure)).value;
}
