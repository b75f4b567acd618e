import { Command, Option } from 'commander';
import { z } from 'zod';
import type { TriggerChange } from '#runtime/schedule/change-trigger.ts';
import { severity } from '#storage/metric/anomaly-record.ts';
import { misfire, overlap } from '#storage/runtime/trigger-when.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { enterSchedules } from '../enter-schedules.ts';
import { currentOperator } from '../operator.ts';
import { patienceText, whenText } from '../output/schedule-view.ts';

const wholeSeconds = z.coerce.number('must be a whole number of seconds').int().min(0);

const jsonObject = z.string().transform((text, context) => {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
  } catch {
    context.addIssue({ code: 'custom', message: `must be a JSON object, for example '{"limit": 5}'` });
    return z.NEVER;
  }
});

const setInput = z.object({
  tenant: z.string(),
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'must be lower case letters, digits and dashes'),
  graph: z.string().optional(),
  input: jsonObject.optional(),
  cron: z.string().optional(),
  timezone: z.string().optional(),
  misfire: misfire.optional(),
  overlap: overlap.optional(),
  cooldown: wholeSeconds.optional(),
  severity: severity.optional(),
  answerWithin: wholeSeconds.optional(),
});
type SetInput = z.output<typeof setInput>;

/** `steward schedules set`. */
export function setCommand(cli: Cli): Command {
  const command = new Command('set')
    .description('change a schedule, or add one')
    .argument('<name>', 'name of the schedule')
    .addOption(tenantOption())
    .option('--cron <fields>', 'minute hour day month weekday, for example "0 23 * * *"')
    .option('--timezone <zone>', 'zone of these times; the one of the tenant unless given')
    .addOption(
      new Option('--misfire <what>', 'what becomes of times that nobody saw').choices(misfire.options),
    )
    .addOption(new Option('--overlap <what>', 'while the run before has not ended').choices(overlap.options))
    .option('--cooldown <seconds>', 'for an event: how long one subject starts no second run')
    .addOption(
      new Option('--severity <least>', 'for an event: the least that counts').choices(severity.options),
    )
    .option('--graph <name>', 'what is run')
    .option('--input <json>', 'input of the run')
    .option(
      '--answer-within <seconds>',
      'how long its models may take, so that they may answer in batches at half the price; 0: at once',
    );
  withExamples(command, [
    'schedules set nightly-analysts --cron "0 22 * * *" --tenant merch',
    'schedules set incident --cooldown 3600 --severity HIGH --tenant merch',
    'schedules set nightly-analysts --answer-within 21600 --tenant merch',
    `schedules set morning --graph growth_reactive_sweep --cron "0 6 * * MON-FRI" --input '{"limit": 5}' --tenant merch`,
  ]);
  return answering(command, cli, { input: setInput, run: setSchedule });
}

async function setSchedule(input: SetInput, cli: Cli): Promise<Answer> {
  const [{ changeTrigger }, { all: graphs }] = await Promise.all([
    import('#runtime/schedule/change-trigger.ts'),
    import('#graphs/registry.gen.ts'),
  ]);
  const { db, tenant } = await enterSchedules(cli, input.tenant);
  const order = { name: input.name, change: changeOf(input) };
  const schedule = await changeTrigger(db, order, { actor: currentOperator(), graphs });
  const when = [whenText(schedule.when, tenant.timezone), patienceText(schedule)].filter(Boolean).join(', ');
  return {
    data: schedule,
    show: ({ out }) => out.write(`${schedule.name} runs ${schedule.graph}: ${when}.\n`),
  };
}

function changeOf({
  graph,
  input,
  cron,
  timezone,
  misfire,
  overlap,
  cooldown,
  severity,
  answerWithin,
}: SetInput): TriggerChange {
  const clock = given({ cron, timezone, misfire, overlap });
  const event = given({
    cooldownSeconds: cooldown,
    filter: severity === undefined ? undefined : { severity },
  });
  const patience = answerWithin === 0 ? null : answerWithin;
  return { graph, input, cron: clock, event, answerWithin: patience };
}

/** The fields that were given; undefined when none was. */
function given<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } | undefined {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return undefined;
  // What is left holds no undefined, and its names are those of the fields.
  return Object.fromEntries(entries) as { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };
}
