import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { aCall, failureOf, PINS, troubledServer } from './testing.ts';
import { opener } from './testing-opener.ts';

const open = opener();

it('starts nothing for a tool that nobody approved', async () => {
  const journal = open.journal();
  const gateway = open.gateway(troubledServer(['--journal', journal.path], { pins: [] }));

  const error = await failureOf(gateway.call(aCall()));

  expect(error).toMatchObject({ code: 'refused', message: expect.stringContaining('is not approved') });
  expect(journal.calls()).toEqual([]);
});

it.each([
  ['description', 'its description'],
  ['schema', 'what it takes'],
])('stops using a tool as soon as the server says that its %s changed', async (change, words) => {
  const journal = open.journal();
  const troubles = ['--change-after', '1', '--changes', change, '--journal', journal.path];
  const gateway = open.gateway(troubledServer(troubles));
  await gateway.call(aCall());
  await wait(50);

  const error = await failureOf(gateway.call(aCall()));

  expect(error).toMatchObject({ code: 'refused', message: expect.stringContaining(`(${words})`) });
  expect(journal.calls()).toHaveLength(1);
});

it('finds a change that the server keeps to itself within a minute', async () => {
  const definition = await open.http('--change-after', '1');
  const clock = { now: 0 };
  const gateway = open.gateway(definition, { now: () => clock.now });
  await gateway.call(aCall());
  const meanwhile = await gateway.call(aCall());
  clock.now = 60_000;

  const error = await failureOf(gateway.call(aCall()));

  expect(meanwhile.structured).toMatchObject({ number: 1 });
  expect(error).toMatchObject({ code: 'refused' });
});

it('refuses arguments that the tool does not take, and sends nothing', async () => {
  const journal = open.journal();
  const gateway = open.gateway(troubledServer(['--journal', journal.path]));

  const error = await failureOf(gateway.call(aCall({ arguments: { number: 'one' } })));

  expect(error).toMatchObject({ code: 'invalid_input' });
  expect(journal.calls()).toEqual([]);
});

it('refuses what a server asks of us: elicitation, sampling, roots', async () => {
  const { structured } = await open.gateway(troubledServer(['--on-call', 'elicit'])).call(aCall());

  expect(JSON.parse(String(structured?.cursor))).toEqual([-32601, -32601, -32601]);
});

it('tells what a source server says of its failure, in our words', async () => {
  const gateway = open.gateway(troubledServer(['--on-call', 'quota']));

  const error = await failureOf(gateway.call(aCall()));

  expect(error).toMatchObject({ code: 'source', kind: 'quota', retryAfterSeconds: 1800, providerCode: 'Q1' });
  // A stranger's sentence would stand where people trust ours.
  expect(error.userAction).toBeUndefined();
});

it('lets an operator look at a server of the installation without any tenant', async () => {
  const tools = await open.gateway(troubledServer([], { pins: PINS })).listTools({
    ...{ server: 'testing', tenantId: null },
    signal: new AbortController().signal,
  });

  expect(tools).toHaveLength(2);
});

it.each(['env', 'file'])(
  'repeats no secret that a server repeats, whether it came from an %s',
  async (kind) => {
    const { reach: at } = await open.http(
      '--on-call',
      'echo',
      '--needs',
      'Authorization: Bearer canary-4f6b1c',
    );
    const reference = { prefix: 'Bearer ', [kind]: 'place' };
    const reach = { ...at, headers: { Authorization: reference } } as typeof at;
    const secrets = { variable: () => 'canary-4f6b1c', readFile: async () => 'canary-4f6b1c\n' };
    const gateway = open.gateway(troubledServer([], { reach }), { secrets });

    const { structured } = await gateway.call(aCall());

    expect(structured).toEqual({ number: 1, cursor: '[redacted]' });
  },
);
