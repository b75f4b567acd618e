import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TenantDatabase } from '#storage/database.ts';
import { resolveModels } from '#storage/runtime/model-choice.repository.ts';
import { insertTestRun } from '#storage/runtime/testing.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { exitCodeOf } from '../exit-code.ts';
import { commandLine } from '../testing-command-line.ts';
import { modelsCommand } from './models.command.ts';

let store: TestStore;
let shop: TenantDatabase;
let slug: string;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  slug = `shop-${Math.random().toString(36).slice(2, 10)}`;
  shop = await store.createTenant(slug);
});
afterEach(async () => {
  await store.pool.query('delete from runtime.step; delete from runtime.model');
});
afterAll(() => store.close());

const models = async (...words: readonly string[]): Promise<string> =>
  (await commandLine(store, (cli) => modelsCommand(cli))('models', ...words)).text;
const inRole = (role: 'fast' | 'writing') => resolveModels(shop, { agent: 'a', role });
const failureOf = (...words: readonly string[]): Promise<unknown> =>
  models(...words).then(
    () => 'It did not fail.',
    (error) => error,
  );

it('removes a model from every list that names it, and says what stands there now', async () => {
  await models('set', 'fast', 'openai/old', 'openai/new');
  await models('set', 'writing', 'openai/old');
  await models('set', 'fast', 'openai/new', 'openai/old', '--tenant', slug, '--agent', 'orchestrator');

  const text = await models('remove', 'openai/old');

  expect(text.trim().split('\n')).toEqual([
    'openai/old is removed. What stands in its lists now:',
    '  The installation, writing: no list.',
    '  The installation, fast: openai/new.',
    `  ${slug}, orchestrator, fast: openai/new.`,
  ]);
  expect((await inRole('fast')).map(({ name }) => name)).toEqual(['new']);
  expect(await inRole('writing')).toEqual([]);
  expect(await models('list')).not.toContain('openai/old');
});

it('answers as one JSON document and notes who did it', async () => {
  await models('set', 'fast', 'openai/only');

  const text = await models('remove', 'openai/only', '--json');

  const lists = [{ tenant: null, agent: null, role: 'fast', models: [] }];
  expect(JSON.parse(text)).toEqual({ model: 'openai/only', tenant: null, lists });
  const { rows } = await store.pool.query(
    `select before, after from core.audit_log where action = 'model.remove' order by at desc limit 1`,
  );
  expect(rows).toMatchObject([{ before: { name: 'only' }, after: { lists } }]);
});

it('forgets what was said of a removed model, also for when it is named again', async () => {
  await models('set', 'fast', 'openai/x', '--price', '1/2', '--key-env', 'MY_KEY', '--features', 'none');
  await models('remove', 'openai/x');
  await models('set', 'fast', 'openai/x');

  expect(await inRole('fast')).toMatchObject([{ name: 'x', price: null, keyEnv: null, features: {} }]);
});

it('keeps a model that runs have asked in their journals', async () => {
  await models('set', 'fast', 'openai/asked');
  const run = await insertTestRun(shop);
  await store.pool.query(
    `insert into runtime.step (tenant_id, execution_id, place, number, epoch, kind, name, status, started_at, model_id)
     select $1, $2, 'a@1/model', 1, 1, 'model', 'openai/asked', 'started', now(), id from runtime.model`,
    [shop.tenantId, run],
  );

  await models('remove', 'openai/asked');

  const { rows } = await store.pool.query(
    'select model.is_active from runtime.step join runtime.model on model.id = model_id',
  );
  expect(rows).toEqual([{ is_active: false }]);
});

it("removes a tenant's own model and leaves the installation's of that name", async () => {
  await models('set', 'fast', 'openai/x');
  await models('set', 'fast', 'openai/x', '--price', '1/2', '--tenant', slug);

  await models('remove', 'openai/x', '--tenant', slug);

  expect(await inRole('fast')).toMatchObject([{ name: 'x', price: null, tenantId: null }]);
});

it('asks for the address when several models have the name', async () => {
  await models('set', 'fast', 'openai/x@http://one/v1', 'openai/x@http://two/v1');

  const failure = await failureOf('remove', 'openai/x');
  await models('remove', 'openai/x@http://one/v1');

  expect(exitCodeOf(failure)).toBe(2);
  expect(String(failure)).toContain('openai/x@http://one/v1, openai/x@http://two/v1');
  expect((await inRole('fast')).map(({ baseUrl }) => baseUrl)).toEqual(['http://two/v1']);
});

it('says that there is no such model, and changes nothing', async () => {
  await models('set', 'fast', 'openai/x');

  const failure = await failureOf('remove', 'openai/y');

  expect([exitCodeOf(failure), String(failure)]).toEqual([1, expect.stringContaining('models list')]);
  expect(await inRole('fast')).toHaveLength(1);
});

it('clears what was said of a model, and only that', async () => {
  const said = ['--price', '1/2', '--context', '9000', '--rpm', '5', '--tpm', '6', '--features', 'none'];
  await models('set', 'fast', 'openai/x', ...said, '--key-env', 'MY_KEY');

  await models('set', 'fast', 'openai/x', '--clear', 'price,key,features,tpm');

  expect(await inRole('fast')).toMatchObject([
    {
      price: null,
      keyEnv: null,
      features: {},
      tokensPerMinute: null,
      contextTokens: 9000,
      requestsPerMinute: 5,
    },
  ]);
});

it("takes for a tenant what is known of the installation's model but for what is cleared", async () => {
  await models('set', 'fast', 'openai/x', '--price', '1/2', '--features', 'output', '--key-env', 'MY_KEY');

  await models('set', 'fast', 'openai/x', '--clear', 'price,key', '--tenant', slug);

  expect(await inRole('fast')).toMatchObject([
    { tenantId: shop.tenantId, price: null, keyEnv: null, features: { output: true, tools: false } },
  ]);
});

it.each([
  [['--clear', 'cost'], /--clear must be some of key,price,context,rpm,tpm,features/],
  [['--clear', 'price', '--price', '1/2'], /--clear makes unknown again what another option says/],
  [['--clear', 'key', '--key-env', 'MY_KEY'], /--clear makes unknown again what another option says/],
])('%j is refused with 2 and a sentence', async (words, sentence) => {
  const failure = await failureOf('set', 'fast', 'openai/x', ...words);

  expect(exitCodeOf(failure)).toBe(2);
  expect(String(failure)).toMatch(sentence);
});
