import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TenantDatabase } from '#storage/database.ts';
import { insertModelCalls, type NewModelCall } from '#storage/runtime/model-call.repository.ts';
import { insertTestRun } from '#storage/runtime/testing.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { exitCodeOf } from '../exit-code.ts';
import { commandLine } from '../testing-command-line.ts';
import { costsCommand } from './costs.command.ts';

let store: TestStore;
let shop: TenantDatabase;
let slug: string;
let call: NewModelCall;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  slug = `shop-${Math.random().toString(36).slice(2, 10)}`;
  shop = await store.createTenant(slug);
  call = {
    ...{ executionId: await insertTestRun(shop), place: 'write@1/model', epoch: 1, attempt: 1 },
    ...{ agent: 'writer', provider: 'openai', model: 'big', fault: null, seconds: 1.5 },
    tokens: { input: 1000, output: 100, cached: 400, reasoning: 60 },
    costUsd: 0.1,
    price: { input: 2.5, output: 10, cached: 1.25 },
  };
});
afterAll(() => store.close());

const steward = async (...words: readonly string[]): Promise<string> =>
  (await commandLine(store, (cli) => costsCommand(cli))(...words)).text;

const lineOf = (text: string, pattern: RegExp): string =>
  text.split('\n').find((line) => pattern.test(line)) ?? '';

it('adds up what each model came to', async () => {
  await insertModelCalls(shop, [
    { ...call, fault: 'truncated' },
    { ...call, attempt: 2, costUsd: 0.2, model: 'small' },
    { ...call, attempt: 3, costUsd: 0.2, model: 'small' },
  ]);

  const text = await steward('costs', '--tenant', slug);

  expect(lineOf(text, /openai\/big/)).toMatch(/0\.1 +1 \(1 failed\) +1,000 +400 +– +100 +60/);
  expect(lineOf(text, /openai\/small/)).toMatch(/0\.4 +2 +2,000 +800 +– +200 +120/);
  expect(lineOf(text, /total/)).toMatch(/0\.5 +3 \(1 failed\) +3,000/);
});

it('shows what is not known as unknown, never as zero', async () => {
  await insertModelCalls(shop, [
    call,
    { ...call, attempt: 2, tokens: null, costUsd: null, fault: 'idle' },
    { ...call, attempt: 3, agent: 'silent', tokens: null, costUsd: null },
  ]);

  const text = await steward('costs', '--tenant', slug, '--by', 'agent');

  expect(lineOf(text, /writer/)).toMatch(/0\.1 \+ unknown \(1\) +2 \(1 failed\) +1,000 \+ unknown/);
  expect(lineOf(text, /silent/)).toMatch(/silent +unknown \(1\) +1 +unknown/);
  expect(text).toContain('The cost of some requests is unknown');
});

it('adds up all tenants, each by itself, as one JSON document', async () => {
  const other = await store.createTenant();
  await insertModelCalls(shop, [call]);
  await insertModelCalls(other, [{ ...call, executionId: await insertTestRun(other), costUsd: 0.2 }]);

  const data: unknown = JSON.parse(await steward('costs', '--by', 'tenant', '--json'));

  expect(data).toMatchObject({
    by: 'tenant',
    lines: expect.arrayContaining([
      expect.objectContaining({ tenant: slug, name: slug, calls: 1, usd: 0.1 }),
    ]),
    total: { unpricedCalls: expect.any(Number) },
  });
});

it('says how much went through batches', async () => {
  const batchId = '0190a000-0000-7000-8000-000000000001';
  await insertModelCalls(shop, [call, { ...call, attempt: 2, costUsd: 0.05, batchId }]);

  const text = await steward('costs', '--tenant', slug);

  expect(lineOf(text, /total/)).toMatch(/0\.15 +2 /);
  expect(text).toContain('Through batches, at their price: 1 requests, 0.05 USD.');
});

it('leaves out what came before a day', async () => {
  await insertModelCalls(shop, [call]);

  expect(await steward('costs', '--tenant', slug, '--since', '2999-01-01')).toBe('No model was asked.\n');
});

it.each([
  [['--by', 'week'], /--by must be one of run, agent, tenant, model, day/],
  [['--since', 'yesterday'], /--since must be a day like 2026-03-01/],
])('refuses %j with 2 and a sentence', async (words, sentence) => {
  const failure: unknown = await steward('costs', ...words).catch((error) => error);

  expect(exitCodeOf(failure)).toBe(2);
  expect(String(failure)).toMatch(sentence);
});
