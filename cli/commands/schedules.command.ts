import { Command } from 'commander';
import { z } from 'zod';
import type { Trigger } from '#storage/runtime/trigger.repository.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { enterSchedules } from '../enter-schedules.ts';
import { renderSchedules, type ScheduleLine, scheduleState } from '../output/schedule-view.ts';
import { pauseCommands, runNowCommand } from './schedule-decisions.ts';
import { setCommand } from './schedule-set.ts';

/** `steward schedules`: what starts runs by itself, and when. */
export function schedulesCommand(cli: Cli): Command {
  const schedules = new Command('schedules').description(
    'what starts runs by itself: at a time, or when something happens',
  );
  withExamples(schedules, [
    'schedules list --tenant merch',
    'schedules run-now reactive-sweep --tenant merch',
    'schedules set nightly-analysts --cron "0 22 * * *" --tenant merch',
  ]);
  const commands = [listCommand(cli), runNowCommand(cli), ...pauseCommands(cli), setCommand(cli)];
  for (const command of commands) schedules.addCommand(command);
  return schedules;
}

const listInput = z.object({ tenant: z.string() });

function listCommand(cli: Cli): Command {
  const command = new Command('list')
    .description('the schedules of a tenant, when they are due and what became of them')
    .addOption(tenantOption());
  withExamples(command, ['schedules list --tenant merch', 'schedules list --tenant merch --json']);
  return answering(command, cli, { input: listInput, run: listSchedules });
}

async function listSchedules({ tenant: slug }: z.output<typeof listInput>, cli: Cli): Promise<Answer> {
  const scope = await enterSchedules(cli, slug);
  const [{ listTriggers }, { all: graphs }, { nextDue }] = await Promise.all([
    import('#storage/runtime/trigger.repository.ts'),
    import('#graphs/registry.gen.ts'),
    import('#runtime/schedule/next-due.ts'),
  ]);
  const next = (trigger: Trigger): Date | null => {
    const { when, nextDueAt, tenantTimezone, enabled } = trigger;
    // Not worked out before a scheduler has looked at it.
    if (nextDueAt !== null || when.kind !== 'cron' || !enabled) return nextDueAt;
    return nextDue({ cron: when.cron, timezone: when.timezone ?? tenantTimezone }, cli.now());
  };
  const lines: ScheduleLine[] = (await listTriggers(scope.db)).map((trigger) => ({
    ...trigger,
    ...scheduleState(trigger, graphs),
    nextDueAt: next(trigger),
  }));
  return { data: lines, show: ({ out }) => out.write(renderSchedules(lines, scope.tenant, out)) };
}
