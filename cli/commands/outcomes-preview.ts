import { Command } from 'commander';
import { z } from 'zod';
import { dayInZone } from '#core/time.ts';
import type { Recommendation } from '#storage/insight/recommendation-read.repository.ts';
import { notMeasurable, type StatedMeasurability } from '#tools/insight/measurability.ts';
import type { Answer, Cli, TenantScope } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { promiseOf } from '../measure-implemented.ts';
import { renderMeasurability } from '../output/measurability-view.ts';
import { toolContext } from '../tool-context.ts';

const input = z.object({ tenant: z.string(), recommendation: z.string() });

/** `steward outcomes preview`: what could be seen of a recommendation if it were carried out today. */
export function previewCommand(cli: Cli): Command {
  const command = new Command('preview')
    .description('say whether what a recommendation promises could be measured, if it were carried out today')
    .argument('<recommendation>', 'the beginning of its id')
    .addOption(tenantOption());
  withExamples(command, ['outcomes preview 1a2b3c4d --tenant merch']);
  return answering(command, cli, { input, run: preview });
}

async function preview({ tenant: slug, recommendation }: z.output<typeof input>, cli: Cli): Promise<Answer> {
  const { getRecommendation } = await import('#storage/insight/recommendation-read.repository.ts');
  const scope = await cli.enter(slug);
  const found = await judgeToday(cli, scope, await getRecommendation(scope.db, recommendation));
  return {
    data: found,
    show: ({ out }) => out.write(renderMeasurability(found, scope.tenant, out)),
  };
}

async function judgeToday(
  cli: Cli,
  scope: TenantScope,
  recommendation: Recommendation,
): Promise<StatedMeasurability> {
  const { judgeMeasurability } = await import('#tools/insight/judge-measurability.tool.ts');
  const start = dayInZone(cli.now(), scope.tenant.timezone);
  const promised = promiseOf(recommendation);
  const found =
    typeof promised === 'string'
      ? notMeasurable(promised, start)
      : await judgeMeasurability.run({ ...promised, start }, await toolContext(cli, scope));
  return { ...found, evidenceId: null };
}
