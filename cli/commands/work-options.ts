import type { Command } from 'commander';
import { z } from 'zod';
import { queueNames } from '#runtime/queue-settings.ts';

const wholeNumber = z.coerce.number('must be a whole number').int('must be a whole number');

const queues = z
  .string()
  .transform((text) => text.split(',').map((name) => name.trim()))
  .pipe(z.array(z.enum(queueNames.options, `may name ${queueNames.options.join(', ')}`)).min(1));

/** What `steward work` and `steward serve` are told. */
export const workOptions = z.object({
  concurrency: wholeNumber.min(1, 'must be 1 at least').max(100, 'must be 100 at most'),
  queues: queues.optional(),
  /** Seconds. */
  grace: z.coerce.number('must be a number of seconds').min(0, 'must not be negative'),
  healthFile: z.string().optional(),
});
export type WorkOptions = z.output<typeof workOptions>;

/** Adds these options to a command. */
export function withWorkOptions(command: Command): Command {
  return command
    .option('--concurrency <count>', 'runs at once in this process', '8')
    .option('--queues <names>', `only these, with commas between: ${queueNames.options.join(',')}`)
    .option('--grace <seconds>', 'after SIGTERM, for runs to end before they are given back', '20')
    .option(
      '--health-file <path>',
      'touched every few seconds while this process lives and reaches the database',
    )
    .addHelpText(
      'after',
      '\nSIGTERM or Ctrl-C: takes nothing new, lets runs end within the grace, gives back the rest, ends with 0.\nA second signal ends it at once; another worker then takes over. With --json each line is one JSON object.',
    );
}
