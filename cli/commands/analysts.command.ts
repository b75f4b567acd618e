import { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { withExamples } from '../define-command.ts';
import { analystsListCommand } from './analysts-list.ts';
import { analystsRunCommand } from './analysts-run.ts';

/** `steward analysts`: specialists that each look at one source in their own way. */
export function analystsCommand(cli: Cli): Command {
  const command = new Command('analysts').description('specialists that look at the sources of a shop');
  withExamples(command, [
    'analysts list',
    'analysts run --tenant merch',
    'analysts run ga4 --tenant merch',
    'analysts run gsc/keyword_opportunity_hunter --tenant merch',
  ]);
  return command.addCommand(analystsListCommand(cli)).addCommand(analystsRunCommand(cli));
}
