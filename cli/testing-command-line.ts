import { Command } from 'commander';
import { createLogger } from '#core/log.ts';
import { getTenant } from '#storage/core/tenant.repository.ts';
import type { Store } from '#storage/store.ts';
import type { Cli } from './cli.ts';
import { composeGateway } from './compose-gateway.ts';
import { openTerminal } from './output/terminal.ts';
import { readSettings } from './settings.ts';

/** What a command printed, and the exit code that it asked for. */
export interface Printed {
  readonly text: string;
  readonly exitCode: typeof process.exitCode;
}

/** One command over a test's store, within this process and without its environment. */
export function commandLine(
  store: Store,
  make: (cli: Cli) => Command,
  variables: Readonly<Record<string, string>> = {},
): (...words: readonly string[]) => Promise<Printed> {
  return async (...words) => {
    const printed: string[] = [];
    const cli = testCli(store, variables, (text) => void printed.push(text));
    cli.flags.json = words.includes('--json');
    const program = quiet(new Command().addCommand(make(cli)));
    const before = process.exitCode;
    process.exitCode = undefined;
    try {
      await program.parseAsync(
        words.filter((word) => word !== '--json'),
        { from: 'user' },
      );
      return { text: printed.join(''), exitCode: process.exitCode };
    } finally {
      await cli.gateway().close();
      // That of the tests themselves is for their runner to set.
      process.exitCode = before;
    }
  };
}

function testCli(
  store: Store,
  variables: Readonly<Record<string, string>>,
  write: (text: string) => void,
): Cli {
  const terminal = openTerminal({ isColourless: true }, {});
  const cli: Cli = {
    settings: readSettings(variables),
    terminal: { ...terminal, out: { ...terminal.out, columns: undefined, write } },
    signal: new AbortController().signal,
    patience: { milliseconds: 0 },
    flags: { json: false, debug: false },
    now: () => new Date(),
    variable: (name) => variables[name],
    log: async () => createLogger('silent', process.stderr),
    store: async () => store,
    engine: () => Promise.reject(new Error('nothing is run')),
    gateway: () => gateway,
    async enter(name) {
      const tenant = await getTenant(store.owner, name);
      return { store, tenant, db: store.forTenant(tenant.id) };
    },
  };
  const gateway = composeGateway(cli);
  return cli;
}

function quiet(command: Command): Command {
  command.exitOverride().configureOutput({ writeErr: () => {} });
  for (const each of command.commands) quiet(each);
  return command;
}
