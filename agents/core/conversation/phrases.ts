import { getMetric, metricCatalog } from '#tools/metric/metric-catalog.ts';
import { dimensionName } from '../../wording/dimension-names.ts';
import type { Desk, Finding } from './desk.ts';

/** A command that an answer names, for the tenant that it is about. */
export function command(words: string, { tenant }: Pick<Desk, 'tenant'>): string {
  return `steward ${words} --tenant ${tenant.slug}`;
}

/** The name of a metric, capital first; one of another system goes by its key. */
export function metricName(key: string, { words }: Pick<Desk, 'words'>): string {
  const known = metricCatalog.find((definition) => definition.key === key);
  return known === undefined ? key.replaceAll('_', ' ') : words(known.name);
}

/** The name of a dimension, lower case. */
export function dimensionLabel(key: string, { words }: Pick<Desk, 'words'>): string {
  return words(dimensionName(key));
}

/** "on 21 Nov 2026", or "from … to …"; empty when the finding does not say its days. */
export function periodOf(
  finding: Finding<unknown>,
  { words }: Pick<Desk, 'words'>,
  [first, last]: readonly [string, string] = ['first_day', 'last_day'],
): string {
  const [from, to] = [finding.print(first), finding.print(last)];
  if (from === null || to === null) return '';
  if (from === to) return words({ en: `on ${from}`, pl: `w dniu ${from}` });
  return words({ en: `from ${from} to ${to}`, pl: `od ${from} do ${to}` });
}

/** That the days that were named have no data yet. */
export function lateNote(
  { isLate }: { readonly isLate: boolean },
  { finding, cell }: { readonly finding: Finding<unknown>; readonly cell: string },
  desk: Desk,
): string | null {
  const last = isLate ? finding.print(cell) : null;
  if (last === null) return null;
  return desk.words({
    en: `There is no complete data after ${last} yet, so this is about that day.`,
    pl: `Po ${last} nie ma jeszcze pełnych danych, więc odpowiedź dotyczy tego dnia.`,
  });
}

/** A change with its sign in parentheses; empty when it is not known. */
export function inParentheses(printed: string | null): string {
  return printed === null ? '' : ` (${printed})`;
}

/** A name that comes from the data, in quotes. */
export function quoted(label: string | null, { language }: Pick<Desk, 'language'>): string {
  if (label === null) return '–';
  return language === 'pl' ? `„${label}”` : `“${label}”`;
}

/** True for an amount that adds up over days; a rate does not. */
export function isSum(metric: string): boolean {
  return getMetric(metric).expression.kind === 'sum';
}
