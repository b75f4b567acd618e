import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openConfiguration } from './configuration.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'steward-models-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(content: unknown): string {
  const file = join(folder, 'models.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

it('is the playbook when no model is named', async () => {
  expect(await openConfiguration({})).toMatchObject({ name: 'playbook', lists: [] });
});

it('names one model for every role, and its file by it', async () => {
  const { name, lists, models } = await openConfiguration({
    model: 'openai/org/qwen3@http://localhost:11434/v1',
  });

  expect(name).toBe('openai-org-qwen3-localhost-11434');
  expect(models[0]).toBe('localhost:11434/org/qwen3');
  expect(lists.map(({ role }) => role)).toEqual(['reasoning', 'writing', 'fast']);
});

it('names the server that the environment puts in the place of the usual one', async () => {
  vi.stubEnv('OPENAI_BASE_URL', 'http://localhost:1234/v1');

  const { name, models } = await openConfiguration({ model: 'openai/gpt-5' });
  const elsewhere = await openConfiguration({ model: 'anthropic/claude' });
  vi.unstubAllEnvs();

  expect([name, models[0]]).toEqual(['openai-gpt-5-localhost-1234', 'localhost:1234/gpt-5']);
  expect(elsewhere.name).toBe('anthropic-claude');
});

it('reads lists as the command line takes them, and tells which role has which', async () => {
  const models = fileOf([
    { role: 'writing', models: ['anthropic/claude', 'openai/gpt-5'], rpm: '50' },
    { role: 'reasoning', models: ['openai/gpt-5'], price: '1/8', keyEnv: 'MY_KEY' },
  ]);

  const { name, lists } = await openConfiguration({ models });

  expect(name).toBe('reasoning=openai-gpt-5_writing=anthropic-claude+openai-gpt-5');
  expect(lists).toMatchObject([{ rpm: 50 }, { price: { input: 1, output: 8, cached: 1 }, keyEnv: 'MY_KEY' }]);
});

it.each([
  [[{ role: 'writing', models: ['gpt-5'] }], /protocol\/model/],
  [[{ role: 'writing', models: ['openai/x'], keyEnv: 'sk-test-0123456789' }], /must not be a key itself/],
  [[{ role: 'writing', models: ['openai/x'], tenant: 'merch' }], /tenant/],
  [[], /cannot be used/],
  ['{', /cannot be read as JSON/],
])('refuses a file that says %j', async (content, sentence) => {
  await expect(openConfiguration({ models: fileOf(content) })).rejects.toThrow(sentence);
});

it('refuses a model without its protocol, and two ways of naming at once', async () => {
  await expect(openConfiguration({ model: 'gpt-5' })).rejects.toThrow(/protocol\/model.*or "simulated"/);
  await expect(openConfiguration({ model: 'openai/x', models: 'x' })).rejects.toThrow(/not by both/);
});

it('says of simulated models that they are, wherever they are served', async () => {
  const configuration = await openConfiguration({ model: 'simulated' });
  const url = configuration.lists[0]?.models[0]?.baseUrl ?? '';
  const named = configuration.nameOf(`${new URL(url).host}/advisor`);
  await configuration.close();

  expect([configuration.name, named]).toEqual(['simulated-advisor', 'simulated/advisor']);
});
