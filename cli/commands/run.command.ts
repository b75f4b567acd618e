import { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { withExamples } from '../define-command.ts';
import { runDailyCommand } from './run-daily.ts';
import { runProactiveCommand } from './run-proactive.ts';
import { runReactiveCommand } from './run-reactive.ts';

/** `steward run`: lets the agents work. */
export function runCommand(cli: Cli): Command {
  const run = new Command('run').description('let the agents work');
  withExamples(run, [
    'run reactive --tenant merch',
    'run reactive --tenant merch --incident inc-1a2b3c4d',
    'run proactive --tenant merch',
    'run daily --all',
  ]);
  return run
    .addCommand(runReactiveCommand(cli))
    .addCommand(runProactiveCommand(cli))
    .addCommand(runDailyCommand(cli));
}
