import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { chunk, openRawProvider, type RawProvider, sendEvents } from '#models/testing.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { exitCodeOf } from '../exit-code.ts';
import { commandLine } from '../testing-command-line.ts';
import { modelsCommand } from './models.command.ts';

const KEY = 'sk-test-0123456789abcdef';

let store: TestStore;
let provider: RawProvider;
let answer: (response: ServerResponse) => void;
beforeAll(async () => {
  store = await openTestStore();
  provider = await openRawProvider((response) => answer(response));
});
afterEach(async () => {
  await store.pool.query('delete from runtime.model');
});
afterAll(async () => {
  await provider.close();
  await store.close();
});

async function steward(...words: readonly string[]): Promise<string> {
  return (await withVariables({})(...words)).text;
}

const withVariables = (variables: Readonly<Record<string, string>>) =>
  commandLine(store, (cli) => modelsCommand(cli), variables);

const ready = (response: ServerResponse): void => {
  const usage = { prompt_tokens: 12, completion_tokens: 3, total_tokens: 15 };
  sendEvents(response, [
    chunk({ role: 'assistant', content: 'ready' }),
    chunk({}, 'stop'),
    { ...chunk({}), choices: [], usage },
  ]);
  response.end('data: [DONE]\n\n');
};

const named = async () => {
  const address = ['--base-url', provider.url, '--key-env', 'MY_KEY'];
  await steward('models', 'set', 'fast', 'openai/small', ...address, '--price', '1/2');
};

it('asks each model, whichever lists it stands in, and says what works', async () => {
  answer = ready;
  await named();
  await steward('models', 'set', 'writing', `openai/small@${provider.url}`);
  const before = provider.requests.length;

  const { text, exitCode } = await withVariables({ MY_KEY: KEY })('models', 'check', '--json');

  expect(JSON.parse(text)).toMatchObject([
    {
      ...{ model: `openai/small@${provider.url}`, roles: ['writing', 'fast'], verdict: 'works' },
      ...{ text: 'text; not: tools', usage: { input: 24, output: 6 }, costUsd: 0.000036, problem: null },
    },
  ]);
  expect(exitCode).toBeUndefined();
  expect(provider.requests.length - before).toBe(2);
});

it('ends with 4 when one does not work, and says why without the key', async () => {
  answer = (response) => {
    response.writeHead(401, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error: { message: `Incorrect API key provided: ${KEY}` } }));
  };
  await named();

  const { text, exitCode } = await withVariables({ MY_KEY: KEY })('models', 'check', '--role', 'fast');

  expect(exitCode).toBe(4);
  expect(text).toMatch(/openai\/small.*fails/);
  expect(text).not.toContain(KEY);
});

it('asks nothing of a model whose key is missing, and names where it should be', async () => {
  await named();
  const before = provider.requests.length;

  const { text, exitCode } = await withVariables({})('models', 'check');

  expect(exitCode).toBe(4);
  expect(text).toContain('The environment variable MY_KEY is not set.');
  expect(provider.requests.length).toBe(before);
});

it('says that there is nothing to check when no model is named', async () => {
  const failure: unknown = await steward('models', 'check').catch((error) => error);

  expect(exitCodeOf(failure)).toBe(3);
  expect(String(failure)).toContain('No model is named');
});
