import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inject } from 'vitest';
import { z } from 'zod';
import { getTenant } from '#storage/core/tenant.repository.ts';
import type { TransactionalDatabase } from '#storage/database.ts';
import { openStore } from '#storage/store.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { prepareSteward, type TestSteward } from './testing.ts';

export const TENANT = ['--tenant', 'demo'];
/** Works on what waits, and ends. */
export const IDLE = ['work', '--until-idle'];
export const MINUTES = 60_000;
/** True when the database is one that other processes reach as well. */
export const isServer = inject('databaseServer') !== undefined;

export const runFacts = z.object({ number: z.number(), status: z.string(), error: z.string().nullable() });
type RunFacts = z.output<typeof runFacts>;
const stateFacts = z.object({ next: z.array(z.object({ node: z.string() })), superStep: z.number() });

/** The demo shop with its six runs, the command line on it, and the same with a model that never answers. */
export interface TestShop {
  readonly steward: TestSteward;
  readonly slow: TestSteward;
  /** The database on a server, to look underneath. */
  readonly shared: TestStore | undefined;
  /** Resolves when somebody asks the model that never answers. */
  modelAsked(): Promise<void>;
  startAnew(run: number): Promise<number>;
  showRun(run: number): Promise<RunFacts>;
  stateOf(run: number, ...words: readonly string[]): Promise<z.output<typeof stateFacts>>;
  /** Works until a run has completed, which its lease may hold up for a moment. */
  finish(run: number): Promise<void>;
  changeStore(change: (db: TransactionalDatabase) => Promise<unknown>): Promise<void>;
  close(): Promise<void>;
}

const TRIES = 6;

/** Makes the shop on the embedded database, or on the server that tests run on. */
export async function openTestShop(): Promise<TestShop> {
  const shared = isServer ? await openTestStore() : undefined;
  const url = shared?.pool.options.connectionString;
  // Take-over need not take long here.
  const variables = { STEWARD_LEASE_SECONDS: '2', ...(url === undefined ? {} : { DATABASE_URL: url }) };
  const steward = prepareSteward(variables);
  const silence = await openSilence();
  const slow = prepareSteward({ ...variables, ...silence.variables }, steward.home);
  await steward.run('demo');
  const looks = looksOn(steward);
  return {
    ...{ steward, slow, shared, ...looks },
    modelAsked: () => new Promise((resolve) => silence.server.once('request', () => resolve())),
    async finish(run) {
      for (let tries = 0; tries < TRIES; tries += 1) {
        await steward.run(...IDLE);
        if ((await looks.showRun(run)).status === 'completed') return;
      }
      throw new Error(`The run ${run} did not complete.`);
    },
    async changeStore(change) {
      const store = await openStore({ databaseUrl: url, home: steward.home });
      const { id } = await getTenant(store.owner, 'demo');
      await change(store.forTenant(id));
      await store.close();
    },
    async close() {
      silence.server.closeAllConnections();
      silence.server.close();
      await shared?.close();
      steward.remove();
    },
  };
}

/** What the command line says of runs. */
function looksOn(steward: TestSteward): Pick<TestShop, 'startAnew' | 'showRun' | 'stateOf'> {
  const started = z.object({ run: z.number() });
  return {
    startAnew: async (run) => started.parse(await steward.json('runs', 'retry', String(run), ...TENANT)).run,
    showRun: async (run) => runFacts.parse(await steward.json('runs', 'show', String(run), ...TENANT)),
    stateOf: async (run, ...words) =>
      stateFacts.parse(await steward.json('runs', 'state', String(run), ...TENANT, ...words)),
  };
}

/** A model that takes every question and never answers. */
async function openSilence(): Promise<{ server: Server; variables: Record<string, string> }> {
  const server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has no path for an address.
  const { port } = server.address() as AddressInfo;
  const variables = { STEWARD_MODEL: 'silent', OPENAI_BASE_URL: `http://127.0.0.1:${port}/v1` };
  return { server, variables };
}

/** The lines of a command's output, each one JSON object. */
export function jsonLines(text: string) {
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
}
