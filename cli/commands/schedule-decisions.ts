import { Command } from 'commander';
import { z } from 'zod';
import type { Answer, Cli } from '../cli.ts';
import { composeAdmit } from '../compose-runtime.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { enterSchedules } from '../enter-schedules.ts';
import { currentOperator } from '../operator.ts';

const runNowInput = z.object({ tenant: z.string(), name: z.string(), subject: z.string().optional() });

/** `steward schedules run-now`. */
export function runNowCommand(cli: Cli): Command {
  const command = new Command('run-now')
    .description('start the run of a schedule at once; its next due time stays')
    .argument('<name>', 'name of the schedule')
    .addOption(tenantOption())
    .option(
      '--subject <text>',
      'what it is about, for a schedule that goes by events: the key of an incident',
    );
  withExamples(command, [
    'schedules run-now reactive-sweep --tenant merch',
    'schedules run-now incident --subject sessions:2017-03-02:down --tenant merch',
  ]);
  return answering(command, cli, { input: runNowInput, run: runNow });
}

async function runNow(
  { tenant: slug, name, subject }: z.output<typeof runNowInput>,
  cli: Cli,
): Promise<Answer> {
  const { runTriggerNow } = await import('#runtime/schedule/run-now.ts');
  const { db } = await enterSchedules(cli, slug);
  const order = { name, subject: subject ?? null };
  const admitted = await runTriggerNow(db, order, await composeAdmit(cli));
  const next = `steward runs show ${admitted.number} --tenant ${slug}`;
  return {
    data: admitted,
    show: ({ out }) => out.write(`Run ${admitted.number} is ${admitted.status}. Next: ${next}\n`),
  };
}

/** `steward schedules pause` and `resume`. */
export function pauseCommands(cli: Cli): readonly Command[] {
  return [
    pauseCommand(cli, {
      name: 'pause',
      enabled: false,
      description: 'start no more runs until it is resumed',
    }),
    pauseCommand(cli, { name: 'resume', enabled: true, description: 'go on from the next due time' }),
  ];
}

const pauseInput = z.object({ tenant: z.string(), name: z.string() });

interface Pause {
  readonly name: string;
  readonly enabled: boolean;
  readonly description: string;
}

function pauseCommand(cli: Cli, { name, enabled, description }: Pause): Command {
  const command = new Command(name)
    .description(description)
    .argument('<name>', 'name of the schedule')
    .addOption(tenantOption());
  withExamples(command, [`schedules ${name} reactive-sweep --tenant merch`]);
  return answering(command, cli, {
    input: pauseInput,
    run: (input) => pause({ ...input, enabled }, cli),
  });
}

async function pause(
  { tenant: slug, name, enabled }: z.output<typeof pauseInput> & { enabled: boolean },
  cli: Cli,
): Promise<Answer> {
  const { pauseTrigger } = await import('#runtime/schedule/pause-trigger.ts');
  const { db } = await enterSchedules(cli, slug);
  await pauseTrigger(db, { name, enabled }, currentOperator());
  return {
    data: { name, enabled },
    show: ({ out }) => out.write(`${name} is ${enabled ? 'active again' : 'paused'}.\n`),
  };
}
