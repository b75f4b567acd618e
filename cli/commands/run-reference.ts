import type { Command } from 'commander';
import { z } from 'zod';
import { tenantOption } from '../define-command.ts';

/** The input of every command about one run. */
export const runInput = z.object({ tenant: z.string(), run: z.string() });
export type RunInput = z.output<typeof runInput>;

/** Adds which run of which tenant a command is about. */
export function aboutRun(command: Command): Command {
  return command.argument('<run>', 'number or id of the run').addOption(tenantOption());
}
