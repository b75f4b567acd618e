import type { Language } from '#core/tenant.ts';
import type { Trigger, TriggerDraft } from '#storage/runtime/trigger.repository.ts';
import type { TriggerWhen } from '#storage/runtime/trigger-when.ts';
import { formatDuration, formatInstant, UNKNOWN } from './format.ts';
import { type Column, renderTable } from './table.ts';
import type { Output } from './terminal.ts';

/** Whether a schedule can start runs, and if not, why. */
export interface ScheduleState {
  readonly state: 'active' | 'paused' | 'stopped' | 'waiting';
  readonly reason: string | null;
}

/** A schedule as it is shown. */
export type ScheduleLine = Trigger & ScheduleState;

/** What keeps a schedule from starting runs: a person, settings that cannot work, or a graph of a later version. */
export function scheduleState(
  { enabled, graph, lastOutcome }: Pick<Trigger, 'enabled' | 'graph' | 'lastOutcome'>,
  graphs: readonly { readonly name: string }[],
): ScheduleState {
  if (!enabled && lastOutcome?.startsWith('stopped:')) return { state: 'stopped', reason: lastOutcome };
  if (!enabled) return { state: 'paused', reason: null };
  if (graphs.some(({ name }) => name === graph)) return { state: 'active', reason: null };
  return { state: 'waiting', reason: `this version has no graph "${graph}"` };
}

/** When a schedule starts runs, in words. */
export function whenText(when: TriggerWhen, tenantTimezone: string): string {
  if (when.kind === 'cron') return `${when.cron} ${when.timezone ?? tenantTimezone}`;
  if (when.kind === 'event') {
    const { graph, status, severity } = when.filter;
    const least = severity === undefined ? undefined : `from ${severity}`;
    return [`on ${when.event}`, graph, status, least].filter((word) => word !== undefined).join(' ');
  }
  return 'on request';
}

/** How long the models of its runs may take, in words; empty when they answer at once. */
export function patienceText({ answerWithin }: Pick<TriggerDraft, 'answerWithin'>): string {
  return answerWithin == null ? '' : `models within ${formatDuration(answerWithin * 1000)}`;
}

/** Schedules as a table, with times on the tenant's clock. */
export function renderSchedules(
  lines: readonly ScheduleLine[],
  { locale, timezone }: { readonly locale: Language; readonly timezone: string },
  out: Output,
): string {
  const instant = (at: Date | null): string => (at === null ? UNKNOWN : formatInstant(at, locale, timezone));
  const columns: readonly Column<ScheduleLine>[] = [
    { title: 'NAME', value: ({ name }) => name },
    { title: 'KIND', value: ({ when }) => when.kind, dispensable: 3 },
    { title: 'WHEN', value: ({ when, tenantTimezone }) => whenText(when, tenantTimezone), least: 16 },
    { title: 'ANSWERS', value: patienceText, dispensable: 2 },
    { title: 'NEXT DUE', value: ({ nextDueAt, state }) => instant(state === 'active' ? nextDueAt : null) },
    { title: 'LAST FIRE', value: ({ lastFiredAt }) => instant(lastFiredAt), dispensable: 2 },
    { title: 'LAST OUTCOME', value: ({ lastOutcome }) => lastOutcome ?? UNKNOWN, least: 12, dispensable: 1 },
    {
      title: 'STATE',
      value: ({ state, reason }) => (state === 'waiting' ? `${state}: ${reason}` : state),
      least: 8,
      style: (text, { state }, paint) => (state === 'active' ? paint.green(text) : paint.yellow(text)),
    },
  ];
  return renderTable(lines, columns, out);
}
