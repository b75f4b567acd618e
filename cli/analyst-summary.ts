import type { AnalystRun } from './run-analysts.ts';

/** How analysts' runs ended, as a sentence without its full stop. */
export function summaryOf(runs: readonly AnalystRun[]): string {
  const count = (holds: (run: AnalystRun) => boolean): number => runs.filter(holds).length;
  const known = count(({ isKnown }) => isKnown);
  const parts = [
    `${runs.length - known} looked`,
    ...(known === 0 ? [] : [`${known} had looked today already`]),
    `${count(({ report }) => (report?.findings ?? 0) > 0)} found something`,
    `${count(({ report }) => report?.status === 'unavailable')} had no data`,
    `${count(({ error }) => error !== null)} failed`,
  ];
  return parts.join(', ');
}

/** What people can do so that analysts know more, each once. */
export function actionsOf(runs: readonly AnalystRun[]): string[] {
  return [...new Set(runs.flatMap(({ report }) => report?.userActions ?? []))];
}
