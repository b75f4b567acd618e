import { Command } from 'commander';
import type { Cli } from '../cli.ts';
import { withExamples } from '../define-command.ts';
import { type OpenPrompter, openPrompter } from '../prompter.ts';
import { checkCommand } from './integrations-check.ts';
import { connectCommand } from './integrations-connect.ts';
import { disconnectCommand } from './integrations-disconnect.ts';
import { listCommand } from './integrations-list.ts';
import { rotateCommand } from './integrations-rotate.ts';

/** `steward integrations`: which accounts of which sources tenants have connected. */
export function integrationsCommand(cli: Cli, open: OpenPrompter = openPrompter): Command {
  const integrations = new Command('integrations').description(
    'connect the accounts of a shop: analytics, search, advertising',
  );
  withExamples(integrations, [
    'integrations connect ga4 --tenant merch',
    'integrations list',
    'integrations check --tenant merch',
  ]);
  return integrations
    .addCommand(connectCommand(cli, open))
    .addCommand(listCommand(cli))
    .addCommand(checkCommand(cli))
    .addCommand(disconnectCommand(cli))
    .addCommand(rotateCommand(cli));
}
