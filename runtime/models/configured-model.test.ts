import { describe, expect, it } from 'vitest';
import { findKey, type ModelDefaults, type ModelKeys, rateKeyOf } from './configured-model.ts';

const KEYS: ModelKeys = {
  variable: (name) => (name === 'MY_KEY' ? 'key-of-mine' : undefined),
  async readFile(path) {
    if (path === '/run/secrets/key') return 'key-of-the-file\n';
    if (path === '/empty') return ' \n';
    throw new Error(`ENOENT ${path}`);
  },
};
const DEFAULTS: ModelDefaults = {
  openAiKey: 'key-of-openai',
  openAiBaseUrl: undefined,
  anthropicKey: 'key-of-anthropic',
  model: undefined,
};
const NO_KEYS: ModelDefaults = { ...DEFAULTS, openAiKey: undefined, anthropicKey: undefined };
const PROXY = { ...DEFAULTS, openAiBaseUrl: 'https://proxy.example/v1' };
const model = { protocol: 'openai', baseUrl: null, keyEnv: null, keyFile: null } as const;
const elsewhere = { ...model, baseUrl: 'https://elsewhere.example/v1' };

describe('the key of a model', () => {
  const at = (apiKey: string, baseUrl?: string) => ({ apiKey, baseUrl });

  it.each([
    [{ ...model, keyEnv: 'MY_KEY' }, DEFAULTS, at('key-of-mine')],
    [{ ...model, keyFile: '/run/secrets/key' }, DEFAULTS, at('key-of-the-file')],
    [model, DEFAULTS, at('key-of-openai')],
    [{ ...model, protocol: 'anthropic' as const }, DEFAULTS, at('key-of-anthropic')],
    [model, PROXY, at('key-of-openai', PROXY.openAiBaseUrl)],
    [{ ...elsewhere, keyEnv: 'MY_KEY' }, PROXY, at('key-of-mine', elsewhere.baseUrl)],
  ])('is the one that it names, else the usual one of its protocol: %o', async (asked, defaults, found) => {
    expect(await findKey(asked, KEYS, defaults)).toEqual(found);
  });

  it.each([
    ['openai', elsewhere],
    ['anthropic', { ...elsewhere, protocol: 'anthropic' as const }],
  ])('of %s is never sent to another address', async (_, asked) => {
    expect(await findKey(asked, KEYS, DEFAULTS)).toEqual({ apiKey: undefined, baseUrl: elsewhere.baseUrl });
  });

  it.each([
    [{ ...model, keyEnv: 'OTHER_KEY' }, DEFAULTS, 'The environment variable OTHER_KEY is not set.'],
    [{ ...model, keyFile: '/nowhere' }, DEFAULTS, 'The key file /nowhere cannot be read.'],
    [{ ...model, keyFile: '/empty' }, DEFAULTS, 'The key file /empty is empty.'],
    [model, NO_KEYS, 'The environment variable OPENAI_API_KEY is not set.'],
    [
      { ...model, protocol: 'anthropic' as const },
      NO_KEYS,
      'The environment variable ANTHROPIC_API_KEY is not set.',
    ],
  ])('that is not to be had is told by where it should be: %o', async (asked, defaults, problem) => {
    expect(await findKey(asked, KEYS, defaults)).toEqual({ problem });
  });
});

it('counts requests by key, without telling anything of it', () => {
  const keys = [rateKeyOf('openai', 'big', 'sk-one'), rateKeyOf('openai', 'big', 'sk-two')];

  expect(new Set(keys).size).toBe(2);
  expect(keys.join()).not.toMatch(/sk-/);
});
