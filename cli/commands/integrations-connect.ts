import { Command, Option } from 'commander';
import { z } from 'zod';
import { CONNECTIONS } from '#tools/source/connections.ts';
import { connectableSource } from '#tools/source/source.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { ExitCode } from '../exit-code.ts';
import type { ConnectOutcome } from '../integrations/connect-source.ts';
import { showAccounts } from '../output/integration-view.ts';
import { plain } from '../output/plain-text.ts';
import type { Terminal } from '../output/terminal.ts';
import type { OpenPrompter } from '../prompter.ts';

const USUAL_WAIT = '300';
const LONGEST_WAIT = 3600;

const connectInput = z.object({
  source: z.enum(connectableSource.options, `must be one of ${connectableSource.options.join(', ')}`),
  tenant: z.string(),
  account: z.array(z.string().min(1)).default([]),
  all: z.boolean().default(false),
  paste: z.boolean().default(false),
  open: z.boolean().default(false),
  wait: z.coerce
    .number('must be a number of seconds')
    .int('must be a number of seconds')
    .min(1, 'must be at least 1')
    .max(LONGEST_WAIT, `must be at most ${LONGEST_WAIT}`),
});

/** `steward integrations connect` */
export function connectCommand(cli: Cli, open: OpenPrompter): Command {
  const command = new Command('connect')
    .description('ask for a consent and choose the accounts that may be read')
    .argument('<source>', connectableSource.options.join(', '))
    .addOption(tenantOption())
    .addOption(
      new Option('--account <id>', 'an account to choose; may be given several times')
        .argParser((id: string, before: string[] = []) => [...before, id])
        .conflicts('all'),
    )
    .option('--all', 'choose all accounts that the consent sees')
    .addOption(new Option('--paste', 'for a machine without a browser: paste the answer').conflicts('open'))
    .option('--open', 'open the address in the browser of this machine')
    .option('--wait <seconds>', 'how long the consent is waited for', USUAL_WAIT);
  command.addHelpText(
    'after',
    `
Only the chosen accounts are stored and ever read, whatever else the consent sees.
Without --account or --all they are asked for at a terminal; where nobody can be
asked, nothing is stored and the accounts are listed. Connecting again replaces
the consent and the accounts. No secret is given here: the application of this
installation is named by variables, and docs/credentials.md says where to get one.`,
  );
  withExamples(command, [
    'integrations connect ga4 --tenant merch',
    'integrations connect google_ads --tenant merch --account 123-456-7890 --account 2345678901',
    'integrations connect gsc --tenant merch --paste --all',
  ]);
  return answering(command, cli, { input: connectInput, run: (input) => connect(input, cli, open) });
}

async function connect(
  { source, tenant: slug, account, all, paste, open, wait }: z.output<typeof connectInput>,
  cli: Cli,
  openPrompter: OpenPrompter,
): Promise<Answer> {
  const { connectSource } = await import('../integrations/connect-source.ts');
  const scope = await cli.enter(slug);
  const wish = { source, accounts: account, isAll: all, isPasted: paste, isOpened: open, waitSeconds: wait };
  const outcome = await connectSource(cli, { scope, wish }, openPrompter);
  const { isConnected, grantedBy, chosen, seen, notes } = outcome;
  return {
    data: { tenant: slug, source, connected: isConnected, grantedBy, accounts: chosen, seen, notes },
    show: (terminal) => showOutcome(outcome, { slug, source }, terminal),
    ...(isConnected ? {} : { exitCode: ExitCode.no }),
  };
}

interface Place {
  readonly slug: string;
  readonly source: keyof typeof CONNECTIONS;
}

function showOutcome(
  { isConnected, grantedBy, chosen, seen, notes }: ConnectOutcome,
  { slug, source }: Place,
  terminal: Terminal,
): void {
  const { out } = terminal;
  for (const note of notes) out.write(`${plain(note)}\n`);
  if (!isConnected) {
    showNothing(seen, { slug, source }, terminal);
    return;
  }
  const by = grantedBy === null ? '' : `, with the consent of ${plain(grantedBy)}`;
  out.write(`${CONNECTIONS[source].title} of ${slug} is connected${by}:\n\n`);
  showAccounts(chosen, terminal);
  out.write(`\nNext: steward integrations check --tenant ${slug}\n`);
}

function showNothing(seen: ConnectOutcome['seen'], { slug, source }: Place, terminal: Terminal): void {
  const { out } = terminal;
  if (seen.length === 0) {
    out.write(`The consent sees no account of ${CONNECTIONS[source].title}, so nothing was stored.\n`);
    return;
  }
  out.write('No account was chosen, so nothing was stored. The consent sees:\n\n');
  showAccounts(seen, terminal);
  out.write(`\nNext: steward integrations connect ${source} --tenant ${slug} --account <id>\n`);
}
