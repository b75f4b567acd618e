import { InvariantError } from '#core/errors.ts';
import { rowsWhere } from './conditions.ts';
import { groupRows, type RowGroup, type Subject } from './group-rows.ts';
import type { Rule } from './rule.ts';
import type { Amount, TableMeasure, TableRow } from './table.ts';

/** Which stretch of days rows are of. */
export type WindowName = 'current' | 'previous' | 'year_before';

/** The tables that rules are asked of. */
export interface RuleData {
  /** Null when the source did not answer, or has no rows that can be compared. */
  rows(report: string, window: WindowName): readonly TableRow[] | null;
  /** Measures by name. */
  readonly measures: Readonly<Record<string, TableMeasure>>;
  /** Days of a window. */
  readonly windowDays: number;
}

/** How sure a difference is: tested, or large and on enough cases where no test fits. */
export type Certainty = 'clear' | 'likely';

/** One thing that a rule has found, in numbers. */
export interface Finding {
  readonly subject: Subject;
  readonly current: number | null;
  /** What it is measured by: the earlier window, the other places, the limit. */
  readonly baseline: number | null;
  /** Cases that it rests on. */
  readonly sample: number | null;
  readonly certainty: Certainty;
  readonly direction: 'worse' | 'better';
  readonly isSevere: boolean;
  /** Never negative; null when it cannot be said. */
  readonly money: number | null;
  /** Further numbers and words of this kind of rule. */
  readonly extras: Readonly<Record<string, number | string | null>>;
}

/** Why a rule could not be asked. */
export type Missing = 'unavailable' | 'no_rows' | 'no_history' | 'unknown_values' | 'nothing_to_compare';

/** What became of a rule. */
export interface RuleOutcome {
  readonly findings: readonly Finding[];
  /** Places that were looked at with enough cases. */
  readonly judged: number;
  /** Places with too few cases to say anything. */
  readonly tooSmall: number;
  /** Null when it could be asked. */
  readonly missing: Missing | null;
}

export function notAsked(missing: Missing): RuleOutcome {
  return { findings: [], judged: 0, tooSmall: 0, missing };
}

/** The rows that a rule is about; or why there are none. */
export function currentRows({ report, where }: Rule, data: RuleData): readonly TableRow[] | Missing {
  const rows = data.rows(report, 'current');
  if (rows === null) return 'unavailable';
  const chosen = rowsWhere(rows, where);
  return rows.length === 0 ? 'no_rows' : chosen;
}

/** The same of the current window, by place. */
export function currentGroups(
  rule: Rule & { readonly by: readonly string[] },
  data: RuleData,
): ReadonlyMap<string, RowGroup> | Missing {
  const rows = currentRows(rule, data);
  return typeof rows === 'string' ? rows : groupRows(rows, rule.by);
}

/** A measure by its name; a definition that names one that it does not have is a bug. */
export function getMeasure({ measures }: Pick<RuleData, 'measures'>, name: string): TableMeasure {
  const measure = measures[name];
  if (measure === undefined)
    throw new InvariantError(`A rule names the measure "${name}", which there is not.`);
  return measure;
}

/** value / baseline - 1; null when that cannot be said. */
export function relativeChange(value: number | null, baseline: number | null): number | null {
  return value === null || baseline === null || baseline === 0 ? null : value / baseline - 1;
}

/** The cases that an amount rests on, when it is a rate. */
export function casesOf({ denominator, value }: Amount): number | null {
  return denominator ?? value;
}

/** By money, what is not known last; then by what is severe, then by cases. */
export function byWorth(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted(
    (first, second) =>
      (second.money ?? -1) - (first.money ?? -1) ||
      Number(second.isSevere) - Number(first.isSevere) ||
      (second.sample ?? 0) - (first.sample ?? 0),
  );
}
