import { afterAll, expect, it } from 'vitest';
import type { McpGateway } from './mcp-gateway.ts';
import type { ServerDefinition } from './server-definition.ts';
import { aCall, gatewayTo, openCallJournal, SHORT, startHttpServer, troubledServer } from './testing.ts';

/*
 * The trial of the issue: a thousand calls of servers that make every kind of trouble, half of them of a tool that may not be
 * called twice. Each server notes what it was asked. The breaker is kept out of the way, or it would spare the servers most.
 */

const CALLS = 1_000;
const DEADLINE = { ...SHORT, callSeconds: 10, idleSeconds: 0.2, concurrency: 4 };
const world = { breaker: { failures: Number.POSITIVE_INFINITY, openSeconds: 0, lockedSeconds: 0 } };

/** By name: the troubles, and how they are reached. */
const TROUBLES: Readonly<Record<string, readonly string[]>> = {
  hang: ['--on-call', 'hang', '--every', '3'],
  restart: ['--on-call', 'exit', '--every', '6'],
  large: ['--on-call', 'large', '--every', '6'],
  change: ['--change-after', '40', '--changes', 'schema'],
  invalid: ['--on-call', 'invalid', '--every', '2'],
  flood: ['--on-call', 'flood', '--every', '8'],
  'http hang': ['--http', '--on-call', 'hang', '--every', '3'],
  'http large': ['--http', '--on-call', 'large', '--every', '4'],
  'http 429': ['--http', '--on-call', '429', '--every', '2'],
  'http 401': ['--http', '--on-call', '401', '--every', '4'],
  'http cut': ['--http', '--on-call', 'cut', '--every', '3'],
};

const opened: { close(): unknown }[] = [];
afterAll(() => Promise.all(opened.map((each) => each.close())));

interface Trial {
  readonly name: string;
  readonly gateway: McpGateway;
  readonly journal: ReturnType<typeof openCallJournal>;
}

async function openTrial([name, troubles]: readonly [string, readonly string[]]): Promise<Trial> {
  const journal = openCallJournal();
  const all = [...troubles, '--journal', journal.path];
  const definition = await definitionOf(all);
  const gateway = gatewayTo(definition, world);
  opened.push(gateway, { close: journal.remove });
  return { name, gateway, journal };
}

async function definitionOf(troubles: readonly string[]): Promise<ServerDefinition> {
  if (troubles[0] !== '--http') return troubledServer(troubles, { limits: DEADLINE });
  const server = await startHttpServer(...troubles.slice(1));
  opened.push(server);
  return troubledServer([], { reach: server.reach, limits: DEADLINE });
}

/** What one call came to, and how long it took. */
interface Outcome {
  readonly server: string;
  readonly came: string;
  readonly seconds: number;
}

async function callOnce({ name, gateway }: Trial, number: number): Promise<Outcome> {
  const tool = number % 2 === 0 ? 'write' : 'read';
  const begun = performance.now();
  const came = await gateway.call(aCall({ tool, arguments: { number } })).then(
    () => 'answered',
    (error) => String(error.fault ?? error.name),
  );
  return { server: name, came, seconds: (performance.now() - begun) / 1000 };
}

/** Callers that each wait for their answer before they ask again, as agents do. */
async function callAll(trial: Trial, numbers: readonly number[]): Promise<Outcome[]> {
  const left = [...numbers];
  const outcomes: Outcome[] = [];
  const caller = async (): Promise<void> => {
    for (let number = left.pop(); number !== undefined; number = left.pop()) {
      outcomes.push(await callOnce(trial, number));
    }
  };
  await Promise.all(Array.from({ length: DEADLINE.concurrency }, caller));
  return outcomes;
}

it('ends a thousand calls of servers in trouble, and repeats none that may not be', {
  timeout: 120_000,
}, async () => {
  const trials = await Promise.all(Object.entries(TROUBLES).map(openTrial));
  const numbers = Array.from({ length: CALLS }, (_, number) => number);

  const outcomes = await Promise.all(
    trials.map((trial, index) =>
      callAll(
        trial,
        numbers.filter((number) => number % trials.length === index),
      ),
    ),
  );

  const all = outcomes.flat();
  const writes = trials.flatMap(({ journal }) => journal.calls()).filter(({ name }) => name === 'write');
  const came = new Set(all.map((outcome) => outcome.came));
  expect(all).toHaveLength(CALLS);
  expect(Math.max(...all.map(({ seconds }) => seconds))).toBeLessThan(2 * DEADLINE.callSeconds);
  expect(writes.length).toBeGreaterThan(CALLS / 3);
  expect(new Set(writes.map(({ number }) => number)).size).toBe(writes.length);
  expect([...came]).toEqual(
    expect.arrayContaining(['answered', 'UnknownOutcomeError', 'RefusedError', 'unauthorized']),
  );
});
