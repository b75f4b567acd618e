import type { Tenant } from '#core/tenant.ts';
import type { InstallationLearning } from '#storage/insight/installation-learning.repository.ts';
import type { Learning } from '#storage/insight/learning.repository.ts';
import { formatConfidence, formatNumber } from './format.ts';
import { type Column, renderTable } from './table.ts';
import type { Output } from './terminal.ts';

type Manner = Pick<Tenant, 'locale'>;

/** What was learned of each kind of advice, one line each. */
export function renderLearnings(learnings: readonly Learning[], manner: Manner, out: Output): string {
  const count = (value: number): string => formatNumber(value, manner, 1);
  const columns: readonly Column<Learning>[] = [
    { title: 'ADVICE', value: ({ kind }) => kind.replaceAll('_', ' '), least: 16 },
    { title: 'TEAM', value: ({ team }) => team.replaceAll('_', ' '), least: 8 },
    { title: 'WINS NEXT', value: ({ confidence }) => formatConfidence(confidence, manner), align: 'right' },
    { title: 'WON', value: ({ won }) => count(won), align: 'right' },
    { title: 'FAILED', value: ({ failed }) => count(failed), align: 'right' },
    { title: 'OUTCOMES', value: ({ outcomes }) => count(outcomes), align: 'right' },
    { title: 'HALF AFTER', value: ({ halfLifeDays }) => `${halfLifeDays} days`, dispensable: 1 },
  ];
  return renderTable(learnings, columns, out);
}

/** What all shops learned together of each kind of advice, one line each. */
export function renderInstallationLearnings(
  learnings: readonly InstallationLearning[],
  manner: Manner,
  out: Output,
): string {
  const count = (value: number): string => formatNumber(value, manner, 1);
  const columns: readonly Column<InstallationLearning>[] = [
    { title: 'ADVICE', value: ({ kind }) => kind.replaceAll('_', ' '), least: 16 },
    { title: 'TEAM', value: ({ team }) => team.replaceAll('_', ' '), least: 8 },
    { title: 'WON', value: ({ won }) => count(won), align: 'right' },
    { title: 'FAILED', value: ({ failed }) => count(failed), align: 'right' },
    { title: 'SHOPS', value: ({ shops }) => count(shops), align: 'right' },
    { title: 'AS OF', value: ({ gatheredAt }) => gatheredAt.toISOString().slice(0, 10), dispensable: 1 },
  ];
  return renderTable(learnings, columns, out);
}
