import { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { withExamples } from '../define-command.ts';
import { sourcesPullCommand } from './sources-pull.ts';
import { sourcesStatusCommand } from './sources-status.ts';

/** `steward sources`: what the connected sources count, day by day. */
export function sourcesCommand(cli: Cli): Command {
  const command = new Command('sources').description(
    'bring what the connected sources count, and see what is there',
  );
  withExamples(command, [
    'sources status',
    'sources pull --tenant merch',
    'sources pull ga4 --tenant merch --backfill',
  ]);
  return command.addCommand(sourcesStatusCommand(cli)).addCommand(sourcesPullCommand(cli));
}
