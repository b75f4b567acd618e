import type { ServerResponse } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { type BreakerOpened, openCircuitBreakers } from './circuit-breakers.ts';
import type { ModelAttempt } from './model.ts';
import { ModelError } from './model-error.ts';
import { resilientModel } from './resilient-model.ts';
import {
  chunk,
  errorOf,
  HELLO,
  openRawProvider,
  type RawProvider,
  sendEvents,
  testModel,
} from './testing.ts';

const open: RawProvider[] = [];
afterEach(() => Promise.all(open.splice(0).map((provider) => provider.close())));

/** A clock that only sleeping moves. */
function testWorld() {
  const slept: number[] = [];
  const world = {
    milliseconds: 0,
    slept,
    random: () => 0.5,
    async sleep(seconds: number, signal: AbortSignal) {
      signal.throwIfAborted();
      slept.push(seconds);
      world.milliseconds += seconds * 1000;
    },
  };
  return world;
}

type Respond = (response: ServerResponse, number: number) => void;

interface Arrangement {
  readonly policy?: { readonly attempts: number };
  readonly world?: ReturnType<typeof testWorld>;
}

const SETTINGS = { price: { input: 1, output: 1, cached: 1 }, idleSeconds: 1 };

/** A list of models, each served as told; every breaker shared. */
async function arrange(
  responds: readonly [Respond, ...Respond[]],
  { policy = { attempts: 3 }, world = testWorld() }: Arrangement = {},
) {
  const providers = await Promise.all(responds.map((respond) => openRawProvider(respond)));
  open.push(...providers);
  const listed = providers.map(({ url }, position) => ({
    client: testModel(url, { ...SETTINGS, model: `model-${position}` }),
    keyId: `key-${position}`,
  }));
  const [first, ...others] = listed;
  if (first === undefined) throw new Error('The list is empty.');
  const opened: BreakerOpened[] = [];
  const breakers = openCircuitBreakers({
    now: () => world.milliseconds,
    onOpen: (event) => opened.push(event),
  });
  const client = resilientModel([first, ...others], { breakers, policy, world });
  const asked = () => providers.map(({ requests }) => requests.length);
  return { client, world, opened, asked };
}

const answers =
  (text: string): Respond =>
  (response) => {
    const usage = { choices: [], usage: { prompt_tokens: 10, completion_tokens: 5 } };
    sendEvents(response, [chunk({ content: text }, 'stop'), usage]);
    response.end('data: [DONE]\n\n');
  };
const refuses =
  (status: number, error: object = {}, headers: Record<string, string> = {}): Respond =>
  (response) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify({ error: { message: 'No.', ...error } }));
/** One way for the first requests, another for the rest. */
const firstly =
  (count: number, before: Respond, after: Respond): Respond =>
  (response, number) =>
    (number <= count ? before : after)(response, number);

it('llm-001 waits as long as it is asked to, twice, and then has its answer', async () => {
  const limited = refuses(429, {}, { 'retry-after': '3' });
  const { client, world, asked } = await arrange([firstly(2, limited, answers('Here.'))]);

  const answer = await client.complete(HELLO);

  expect(world.milliseconds).toBeGreaterThanOrEqual(6_000);
  expect(asked()).toEqual([3]);
  expect(answer).toMatchObject({ text: 'Here.', usage: { input: 10 } });
  expect(answer.attempts.map(({ fault }) => fault)).toEqual(['rate_limited', 'rate_limited', null]);
});

it('llm-003 does not ask again without credit, takes the next model, and leaves that key alone', async () => {
  const { client, opened, asked } = await arrange([
    refuses(429, { code: 'insufficient_quota' }),
    answers('From the other.'),
  ]);

  const first = await client.complete(HELLO);
  const second = await client.complete(HELLO);

  expect(asked()).toEqual([1, 2]);
  expect(first).toMatchObject({ model: 'model-1', attempts: [{ fault: 'quota' }, { fault: null }] });
  expect(second.attempts).toMatchObject([{ model: 'model-1' }]);
  expect(opened).toEqual([{ provider: 'openai', keyId: 'key-0', model: null, fault: 'quota' }]);
});

it('llm-005 stops asking a model that keeps failing, and asks it again when it is better', async () => {
  const { client, world, opened, asked } = await arrange(
    [firstly(5, refuses(500), answers('Back.')), answers('Stand-in.')],
    { policy: { attempts: 1 } },
  );

  const texts: string[] = [];
  for (let call = 0; call < 7; call += 1) texts.push((await client.complete(HELLO)).text);
  const askedWhileOpen = asked();
  world.milliseconds += 31_000;
  texts.push((await client.complete(HELLO)).text, (await client.complete(HELLO)).text);

  expect(askedWhileOpen).toEqual([5, 7]);
  expect(texts).toEqual([...Array(7).fill('Stand-in.'), 'Back.', 'Back.']);
  expect(opened).toEqual([{ provider: 'openai', keyId: 'key-0', model: 'model-0', fault: 'server_error' }]);
});

it.each([
  ['llm-007 a model that the key may not use', refuses(403), 'forbidden'],
  ['a wrong key', refuses(401), 'authentication'],
  ['a bad request', refuses(400), 'bad_request'],
  [
    'llm-009 a conversation that is too long',
    refuses(400, { code: 'context_length_exceeded' }),
    'context_length',
  ],
])('asks only once for %s', async (_name, respond, fault) => {
  const { client, world, asked } = await arrange([respond]);

  const error = await errorOf(client.complete(HELLO));

  expect(error).toMatchObject({ fault, retryable: false, attempts: [{ fault }] });
  expect([asked(), world.slept]).toEqual([[1], []]);
});

it('llm-033 asks once more when nothing came', async () => {
  const { client, world, asked } = await arrange([firstly(1, answers(''), answers('Something.'))]);

  const answer = await client.complete(HELLO);

  expect(answer).toMatchObject({ text: 'Something.', finish: 'stop', attempts: [{}, {}] });
  expect([asked(), world.milliseconds]).toEqual([[2], 0]);
});

it('llm-033 says that nothing came when nothing comes again', async () => {
  const { client, asked } = await arrange([answers('')]);

  expect(await client.complete(HELLO)).toMatchObject({ finish: 'empty', attempts: [{}, {}] });
  expect(asked()).toEqual([2]);
});

it('voids what a broken stream has told when another model begins', async () => {
  const half: Respond = (response) => {
    sendEvents(response, [
      chunk({ content: 'half an' }),
      { choices: [], usage: { prompt_tokens: 10, completion_tokens: 2 } },
    ]);
    response.end();
  };
  const { client } = await arrange([half, answers('All of it.')], { policy: { attempts: 2 } });
  const pieces: (string | null)[] = [];

  const answer = await client.complete({ ...HELLO, onText: (piece) => pieces.push(piece) });

  expect(pieces).toEqual(['half an', null, 'half an', null, 'All of it.']);
  expect(answer).toMatchObject({ text: 'All of it.', provider: 'openai', model: 'model-1' });
  expect(answer.attempts).toMatchObject([
    { model: 'model-0', fault: 'truncated', usage: { output: 2 }, costUsd: 0.000012 },
    { model: 'model-0', fault: 'truncated', usage: { output: 2 } },
    { model: 'model-1', fault: null, usage: { output: 5 } },
  ]);
});

it('tells of everything it sent when nothing helped', async () => {
  const { client, world } = await arrange([refuses(500), refuses(503)], { policy: { attempts: 2 } });
  const told: ModelAttempt[] = [];

  const error = await errorOf(client.complete({ ...HELLO, onAttempt: (attempt) => told.push(attempt) }));

  expect(error).toBeInstanceOf(ModelError);
  expect(error).toMatchObject({ fault: 'overloaded', retryable: true });
  expect(told.map(({ model, fault }) => [model, fault])).toEqual([
    ['model-0', 'server_error'],
    ['model-0', 'server_error'],
    ['model-1', 'overloaded'],
    ['model-1', 'overloaded'],
  ]);
  expect(error).toMatchObject({ attempts: told });
  expect(world.slept).toEqual([0.5, 0.5]);
});

it('throws the reason of a caller who leaves between two attempts, and has told of the first', async () => {
  const leaving = new AbortController();
  const world = testWorld();
  const { client, asked } = await arrange([refuses(500)], { world });
  const told: ModelAttempt[] = [];
  const request = {
    ...{ ...HELLO, signal: leaving.signal },
    onAttempt(attempt: ModelAttempt) {
      told.push(attempt);
      queueMicrotask(() => leaving.abort(new RangeError('Enough.')));
    },
  };

  const error = await errorOf(client.complete(request));

  expect(error).toBeInstanceOf(RangeError);
  expect(told).toMatchObject([{ fault: 'server_error' }]);
  expect(asked()).toEqual([1]);
});

it('does not wait longer than it may for a provider that asks it to', async () => {
  const { client, world, asked } = await arrange([
    refuses(429, {}, { 'retry-after': '3600' }),
    answers('Here.'),
  ]);

  const answer = await client.complete(HELLO);

  expect(answer.model).toBe('model-1');
  expect([asked(), world.slept]).toEqual([[1, 1], []]);
});

it('says that nobody was asked when every breaker is open', async () => {
  const { client, asked } = await arrange([refuses(401)]);
  await errorOf(client.complete(HELLO));

  const error = await errorOf(client.complete(HELLO));

  expect(error).toMatchObject({ fault: 'breaker_open', attempts: [] });
  expect(asked()).toEqual([1]);
});
