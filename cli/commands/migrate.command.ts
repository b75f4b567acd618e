import { Command } from 'commander';
import { z } from 'zod';
import type { Answer, Cli } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import { mirrorWhenNeeded } from '../mirror-when-needed.ts';

/** `steward migrate`, also called `init`: makes the database what this version needs. */
export function migrateCommand(cli: Cli): Command {
  const command = new Command('migrate')
    .alias('init')
    .description('create or update the database; safe to run again');
  withExamples(command, ['migrate', 'init    # the same']);
  return answering(command, cli, { input: z.object({}), run: migrate });
}

async function migrate(_input: object, cli: Cli): Promise<Answer> {
  const { settings } = cli;
  const { migrateStore } = await import('#storage/store.ts');
  const applied = (await migrateStore(settings)).map(({ number, name }) => ({ number, name }));
  await mirrorWhenNeeded(await cli.store(), cli);
  const where = settings.databaseUrl === undefined ? settings.home : 'the server of DATABASE_URL';
  return {
    data: { applied, database: settings.databaseUrl === undefined ? 'embedded' : 'server' },
    show({ out }) {
      for (const { number, name } of applied) {
        out.write(`applied ${String(number).padStart(4, '0')}_${name}\n`);
      }
      out.write(
        `${applied.length === 0 ? 'Nothing to do: the' : 'The'} database is up to date (${where}).\n`,
      );
    },
  };
}
