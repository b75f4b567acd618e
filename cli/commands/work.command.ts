import { Command } from 'commander';
import { z } from 'zod';
import type { Cli } from '../cli.ts';
import { serving, withExamples } from '../define-command.ts';
import { ExitCode } from '../exit-code.ts';
import { serveRuns } from '../serve-runs.ts';
import { workChores } from '../service-chores.ts';
import { withWorkOptions, workOptions } from './work-options.ts';

const input = workOptions.extend({ untilIdle: z.boolean().default(false) });

/** `steward work`: takes runs out of the queues. */
export function workCommand(cli: Cli): Command {
  const command = withWorkOptions(
    new Command('work').description('work on the runs that wait, until told to stop'),
  ).option('--until-idle', 'end when nothing waits any more');
  withExamples(command, ['work', 'work --concurrency 16 --queues chat,incident', 'work --until-idle']);
  return serving(command, cli, { input, run: work });
}

async function work({ untilIdle, ...options }: z.output<typeof input>, cli: Cli): Promise<ExitCode> {
  await serveRuns(cli, { ...options, untilIdle, chores: await workChores(cli) });
  return ExitCode.ok;
}
