import { Command } from 'commander';
import { z } from 'zod';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { formatChange, formatDay } from '../output/format.ts';
import { sayDetectable, sayReason } from '../output/outcome-words.ts';
import { toolContext } from '../tool-context.ts';

const MOST_WEEKS = 26;
const percent = z.coerce.number('must be a number of percent');

const input = z.object({
  tenant: z.string(),
  recommendation: z.string(),
  metric: z.string(),
  source: z.string(),
  dimension: z.string(),
  member: z.array(z.string()).min(1),
  promise: percent.min(-100, 'cannot take more than everything'),
  matters: percent.positive('must be above 0'),
  weeks: z.coerce.number().int().min(1).max(MOST_WEEKS, `must be at most ${MOST_WEEKS}`),
});

/** `steward outcomes start`: begins to measure an implemented recommendation. */
export function startCommand(cli: Cli): Command {
  const command = new Command('start')
    .description('begin to measure what an implemented recommendation brings, and say what can be seen')
    .argument('<recommendation>', 'the beginning of its id')
    .addOption(tenantOption())
    .requiredOption('--metric <key>', 'what should change')
    .requiredOption('--source <dataset>', 'the data that tell of it')
    .requiredOption('--dimension <name>', 'what was acted on: product, category, campaign')
    .requiredOption('--member <values...>', 'which ones')
    .requiredOption('--promise <percent>', 'the promised change; negative for less')
    .option('--matters <percent>', 'the smallest change worth the work', '5')
    .option('--weeks <count>', 'weeks after which it is judged', '4');
  withExamples(command, [
    'outcomes start 1a2b3c4d --tenant merch --metric item_units --source order_items --dimension product --member mug cup --promise 30',
  ]);
  return answering(command, cli, { input, run: start });
}

async function start(asked: z.output<typeof input>, cli: Cli): Promise<Answer> {
  const { startMeasurement } = await import('#tools/insight/start-measurement.tool.ts');
  const scope = await cli.enter(asked.tenant);
  const { metric, source, dimension, weeks } = asked;
  const started = await startMeasurement.run(
    {
      recommendationId: asked.recommendation,
      subject: { source, dimension, members: asked.member },
      predicted: asked.promise / 100,
      smallestThatMatters: asked.matters / 100,
      ...{ metric, weeks },
    },
    await toolContext(cli, scope),
  );
  return {
    data: started,
    show({ out }) {
      const { tenant } = scope;
      if (!started.isNew) out.write('It is measured already; nothing was changed.\n');
      const why = sayReason({ reason: started.fault });
      const seen = why === null ? sayDetectable(started, tenant) : `nothing: ${why}`;
      out.write(`What can be detected: ${seen}.\n`);
      if (!started.isMeasurable)
        out.write(
          `A change of ${formatChange(asked.promise / 100, tenant)} will most likely end inconclusive.\n`,
        );
      out.write(`It is judged on ${formatDay(started.evaluateOn, tenant)}.\n`);
    },
  };
}
