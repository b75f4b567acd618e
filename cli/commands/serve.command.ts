import { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { serving, withExamples } from '../define-command.ts';
import { ExitCode } from '../exit-code.ts';
import { serveRuns } from '../serve-runs.ts';
import { serviceChores } from '../service-chores.ts';
import { type WorkOptions, withWorkOptions, workOptions } from './work-options.ts';

/** `steward serve`: everything that has to go on by itself, in one process. */
export function serveCommand(cli: Cli): Command {
  const command = withWorkOptions(
    new Command('serve').description(
      'work on runs, start those that are due, see to effects and approvals: all in one process',
    ),
  );
  withExamples(command, ['serve', 'serve --concurrency 4 --health-file /run/steward.health']);
  return serving(command, cli, { input: workOptions, run: serve });
}

async function serve(options: WorkOptions, cli: Cli): Promise<ExitCode> {
  await serveRuns(cli, { ...options, untilIdle: false, chores: await serviceChores(cli) });
  return ExitCode.ok;
}
