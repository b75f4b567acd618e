import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ModelClient } from '#models/model.ts';
import type { ModelRole } from '#models/model-source.ts';
import { HELLO, scriptedModel } from '#models/testing.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { type ModelDetails, putModel } from '#storage/runtime/model.repository.ts';
import { type ChoicePlace, putChoices } from '#storage/runtime/model-choice.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import type { ConfiguredModel, ModelDefaults } from './configured-model.ts';
import { storedModels } from './stored-models.ts';

const DEFAULTS: ModelDefaults = {
  openAiKey: 'key-of-openai',
  openAiBaseUrl: undefined,
  anthropicKey: undefined,
  model: undefined,
};

let store: TestStore;
let shop: TenantDatabase;
let now: number;
let opened: ConfiguredModel[];
let variables: Record<string, string>;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  shop = await store.createTenant();
  [now, opened, variables] = [0, [], {}];
});
afterAll(() => store.close());

function source(defaults: Partial<ModelDefaults> = {}) {
  return storedModels({
    store,
    keys: { variable: (name) => variables[name], readFile: () => Promise.reject(new Error('no files')) },
    defaults: { ...DEFAULTS, ...defaults },
    clock: () => now,
    open(model) {
      opened.push(model);
      return { ...scriptedModel([{ text: model.name }]), name: model.name };
    },
    combine: (clients) => ({ ...scriptedModel([]), name: clients.map(({ name }) => name).join(' then ') }),
  });
}

async function choose(place: Partial<ChoicePlace>, models: Readonly<Record<string, ModelDetails>>) {
  const whose = { tenantId: shop.tenantId, agent: null, role: 'writing', ...place } as const;
  const modelIds: string[] = [];
  for (const [name, details] of Object.entries(models)) {
    const identity = { kind: 'chat', protocol: 'openai', name, baseUrl: null } as const;
    const put = { ...identity, tenantId: whose.tenantId, updatedBy: null };
    modelIds.push((await putModel(store.owner, put, details)).id);
  }
  await store.owner.transaction((tx) => putChoices(tx, whose, { modelIds, updatedBy: null }));
}

const wish = (role: ModelRole = 'writing') => ({ tenantId: shop.tenantId, agent: 'writer', role });
const nameOf = (client: ModelClient | undefined) => client?.name;

it('opens the list of a tenant in its order', async () => {
  await choose({}, { first: {}, second: {} });

  expect(nameOf(await source().clientFor(wish()))).toBe('first then second');
  expect(opened.map(({ apiKey }) => apiKey)).toEqual(['key-of-openai', 'key-of-openai']);
});

describe('the model of the environment', () => {
  const price = { input: 1, output: 2, cached: 1 };
  const named = { model: { name: 'of-the-environment', price }, openAiBaseUrl: 'http://127.0.0.1:1/v1' };

  it('is asked where the store names none', async () => {
    const client = await source(named).clientFor(wish());

    expect(nameOf(client)).toBe('of-the-environment');
    expect(opened).toMatchObject([{ provider: 'openai', baseUrl: named.openAiBaseUrl, price }]);
  });

  it('is not asked where the store names one, nor for embeddings', async () => {
    await choose({}, { stored: {} });

    expect(nameOf(await source(named).clientFor(wish()))).toBe('stored');
    expect(await source(named).clientFor(wish('embedding'))).toBeUndefined();
  });
});

it('has no model where nobody named one', async () => {
  expect(await source().clientFor(wish('fast'))).toBeUndefined();
});

it('keeps a client for as long as its settings stay, and sees a change within seconds', async () => {
  const models = source();
  await choose({}, { first: {} });
  const before = await models.clientFor(wish());
  now += 60_000;
  const same = await models.clientFor(wish());
  await choose({}, { first: { contextTokens: 9000 } });
  const stillCached = await models.clientFor(wish());
  now += 60_000;

  expect(same).toBe(before);
  expect(stillCached).toBe(before);
  expect(await models.clientFor(wish())).not.toBe(before);
  expect(opened.map(({ contextTokens }) => contextTokens)).toEqual([null, 9000]);
});

it('leaves a model without its key in its place, to say what is missing', async () => {
  await choose({}, { keyless: { keyEnv: 'MISSING_KEY' } });
  const client = await source().clientFor(wish());

  const asking = client?.complete({
    messages: [],
    tools: [],
    toolChoice: 'auto',
    signal: AbortSignal.timeout(1000),
  });

  await expect(asking).rejects.toMatchObject({
    fault: 'authentication',
    message: 'The environment variable MISSING_KEY is not set.',
  });
});

it('takes up a key that was set meanwhile', async () => {
  const models = source();
  await choose({}, { late: { keyEnv: 'LATE_KEY' } });
  await models.clientFor(wish());
  variables.LATE_KEY = 'here-now';
  now += 60_000;
  await models.clientFor(wish());

  expect(opened.map(({ apiKey }) => apiKey)).toEqual(['here-now']);
});

it('holds all clients of one model and key to its limits together', async () => {
  await choose({}, { limited: { requestsPerMinute: 1 } });
  await source().clientFor(wish());
  await source().clientFor(wish());
  const waits = [];
  for (const { gate, rateKey } of opened)
    waits.push((await gate?.reserve({ key: rateKey, requests: 1, tokens: 10 }))?.waitSeconds);

  expect(waits[0]).toBe(0);
  expect(waits[1]).toBeGreaterThan(50);
});

it('asks the store again after it failed', async () => {
  let isDown = true;
  const flaky = {
    ...store,
    forTenant(id: string) {
      if (isDown) throw new Error('down');
      return store.forTenant(id);
    },
  };
  const models = storedModels({
    store: flaky,
    keys: { variable: () => undefined, readFile: () => Promise.reject(new Error('none')) },
    defaults: DEFAULTS,
    open: () => scriptedModel([]),
    combine: () => scriptedModel([]),
  });
  await expect(models.clientFor(wish())).rejects.toThrow('down');
  isDown = false;

  await expect(models.clientFor(wish())).resolves.toBeUndefined();
});

describe('one model by name', () => {
  it.each(['second', 'openai/second'])('is asked whatever lists it stands in (%s)', async (model) => {
    await choose({}, { first: {}, second: {} });

    expect(nameOf(await source().clientFor({ ...wish(), model }))).toBe('second');
    expect(nameOf(await source().clientFor({ ...wish('fast'), model }))).toBe('second');
  });

  it('is not mixed up with what the lists name', async () => {
    await choose({}, { first: {}, second: {} });
    const models = source();

    const [listed, named] = [
      await models.clientFor(wish()),
      await models.clientFor({ ...wish(), model: 'second' }),
    ];

    expect([nameOf(listed), nameOf(named)]).toEqual(['first then second', 'second']);
  });

  it('may be that of the environment, and not another tenant’s', async () => {
    const other = await store.createTenant();
    await choose({ tenantId: other.tenantId }, { theirs: {} });
    const named = { model: { name: 'of-environment', price: null } };

    const [ofEnvironment, theirs] = [
      await source(named).clientFor({ ...wish(), model: 'openai/of-environment' }),
      await source(named).clientFor({ ...wish(), model: 'openai/theirs' }),
    ];

    expect(opened.map(({ name }) => name)).toEqual(['of-environment']);
    expect(nameOf(ofEnvironment)).toBe('of-environment');
    await expect(theirs?.complete(HELLO)).rejects.toThrow(
      'The model "openai/theirs", which this run was given, is not configured here.',
    );
  });
});
