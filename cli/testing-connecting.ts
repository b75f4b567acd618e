import { randomBytes } from 'node:crypto';
import type { TestStore } from '#storage/testing.ts';
import { type FakeProvider, openFakeProvider } from '#tools/source/testing-provider.ts';
import { FAKE_APP, FAKE_CLIENT } from '#tools/source/testing-provider-tokens.ts';
import { consentAt } from '#tools/source/testing-vault.ts';
import { integrationsCommand } from './commands/integrations.command.ts';
import type { Prompter } from './prompter.ts';
import { commandLine, type Printed } from './testing-command-line.ts';

/** The person at the command line, and their browser. */
export interface TestPerson {
  /** True: they sit at a terminal and can be asked. */
  isThere: boolean;
  /** What they answer, in order: text, or what they make of the address that they are sent to. */
  answers: ((address: URL) => Promise<string> | string)[];
  /** What their browser does with that address; undefined: nobody opens it. */
  browser: ((address: URL) => Promise<unknown>) | undefined;
  /** What they were told meanwhile. */
  told: string;
}

/** A shop, a provider, and a person who connects the one to the other, within this process. */
export interface Connecting {
  readonly provider: FakeProvider;
  readonly slug: string;
  readonly tenantId: string;
  readonly person: TestPerson;
  /** The address that the person was sent to last. */
  address(): URL;
  steward(variables?: Readonly<Record<string, string>>): (...words: readonly string[]) => Promise<Printed>;
  connect(source: string, ...words: readonly string[]): Promise<Printed>;
  /** What of the shop is connected, by the store. */
  stored(): Promise<unknown>;
}

const MASTER = randomBytes(32).toString('base64');
const ADDRESS = /^http:\/\/127\.0\.0\.1:\d+\/(?:consent|v26\.0\/dialog\/oauth)\?\S+$/gm;

/** Opens it on a store in which nothing is connected; whoever opens it closes the provider. */
export async function openConnecting(store: TestStore): Promise<Connecting> {
  await store.pool.query(
    'delete from core.secret; delete from core.tenant_key; delete from core.integration; delete from core.key_rotation',
  );
  const provider = await openFakeProvider();
  const slug = `shop-${randomBytes(4).toString('hex')}`;
  const { tenantId } = await store.createTenant(slug);
  const person: TestPerson = {
    ...{ isThere: false, answers: [], told: '' },
    browser: async (address) => fetch(await consentAt(address)),
  };
  const steward: Connecting['steward'] = (variables = {}) => {
    const usual = environmentOf(provider);
    return commandLine(store, (cli) => integrationsCommand(listenedTo(cli, person), prompterOf(person)), {
      ...{ ...usual, ...variables },
    });
  };
  return {
    ...{ provider, slug, tenantId, person, steward },
    address: () => addressIn(person.told),
    connect: (source, ...words) => steward()('integrations', 'connect', source, '--tenant', slug, ...words),
    async stored() {
      const { rows } = await store.pool.query(STORED, [tenantId]);
      return rows;
    },
  };
}

const STORED = `
  select source, (select array_agg(external_id order by external_id) from core.integration_account
                  where integration_id = integration.id) as accounts,
         (select count(*)::int from core.secret where integration_id = integration.id) as secrets
  from core.integration where tenant_id = $1 and status = 'active' order by source`;

function environmentOf({ variable }: FakeProvider): Record<string, string> {
  return {
    STEWARD_MASTER_KEY: MASTER,
    STEWARD_GOOGLE_CLIENT_ID: FAKE_CLIENT.clientId,
    STEWARD_GOOGLE_CLIENT_SECRET: FAKE_CLIENT.clientSecret,
    STEWARD_META_APP_ID: FAKE_APP.appId,
    STEWARD_META_APP_SECRET: FAKE_APP.appSecret,
    STEWARD_PROVIDER_URLS: variable,
  };
}

function addressIn(told: string): URL {
  return new URL(told.match(ADDRESS)?.at(-1) ?? '');
}

/** Has the person hear what is said meanwhile, and open the address that comes. */
function listenedTo(cli: Parameters<Parameters<typeof commandLine>[1]>[0], person: TestPerson): typeof cli {
  const notes = {
    ...cli.terminal.notes,
    ...{ columns: undefined, isTerminal: false },
    write(text: string): void {
      person.told += text;
      if (text.match(ADDRESS) !== null) void person.browser?.(addressIn(text));
    },
  };
  return { ...cli, terminal: { ...cli.terminal, notes } };
}

function prompterOf(person: TestPerson): () => Prompter {
  return () => ({
    isPerson: person.isThere,
    async ask(question) {
      person.told += question;
      return (await person.answers.shift()?.(addressIn(person.told))) ?? '';
    },
    close() {},
  });
}
