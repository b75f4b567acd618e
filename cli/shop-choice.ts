import { type Command, Option } from 'commander';
import { z } from 'zod';

/** The fields of a command that works for one shop or for all. */
export const shopChoice = { tenant: z.string().optional(), all: z.boolean().default(false) };

/** Adds the two options; that one of them is needed is for `isOneChosen` to say. */
export function withShopChoice(command: Command): Command {
  return command
    .addOption(new Option('--tenant <slug>', 'the tenant to work for').conflicts('all'))
    .option('--all', 'all active tenants, two at once');
}

/** Refuses a command line that names neither a tenant nor all. */
export function isOneChosen({
  tenant,
  all,
}: {
  readonly tenant?: string | undefined;
  readonly all: boolean;
}) {
  return tenant !== undefined || all;
}

/** What is said then. */
export const NEITHER_CHOSEN = { path: ['tenant'], message: 'or --all is needed' };
