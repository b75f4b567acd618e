import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantDatabase } from '#storage/database.ts';
import { resolveModels } from '#storage/runtime/model-choice.repository.ts';
import { insertTestRun } from '#storage/runtime/testing.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { exitCodeOf } from '../exit-code.ts';
import { commandLine } from '../testing-command-line.ts';
import { modelsCommand } from './models.command.ts';

const KEY = 'sk-test-0123456789abcdef';

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
  await store.pool.query('delete from runtime.model');
});
afterAll(() => store.close());

async function steward(...words: readonly string[]): Promise<string> {
  return (await withVariables({})(...words)).text;
}

const withVariables = (variables: Readonly<Record<string, string>>) =>
  commandLine(store, (cli) => modelsCommand(cli), variables);

const lineOf = (text: string, pattern: RegExp): string =>
  text.split('\n').find((line) => pattern.test(line)) ?? '';

const namesFor = async (agent: string) =>
  (await resolveModels(shop, { agent, role: 'fast' })).map(({ name }) => name);

it('names a list and shows it, with what is unknown as unknown', async () => {
  await steward('models', 'set', 'fast', 'openai/small', '--price', '0.25/2', '--rpm', '500');
  const said = await steward('models', 'set', 'fast', 'openai/small', 'anthropic/other');

  const text = await steward('models', 'list');

  expect(said).toContain('The installation, fast: openai/small, then anthropic/other.');
  expect(lineOf(text, /openai\/small/)).toMatch(
    /fast +installation +1 +openai\/small +OPENAI_API_KEY \(missing\) +0\.25\/2\/0\.25 +unknown +500 requests/,
  );
  expect(lineOf(text, /anthropic\/other/)).toMatch(/2 .*ANTHROPIC_API_KEY \(missing\) +unknown +unknown/);
  expect(text).toContain('The environment variable ANTHROPIC_API_KEY is not set.');
});

it('lets a tenant and an agent have lists of their own, and takes them away again', async () => {
  await steward('models', 'set', 'fast', 'openai/all');
  await steward('models', 'set', 'fast', 'openai/theirs', '--tenant', slug);
  await steward('models', 'set', 'fast', 'openai/of-the-agent', '--tenant', slug, '--agent', 'orchestrator');
  const own = [await namesFor('orchestrator'), await namesFor('somebody')];
  await steward('models', 'set', 'fast', '--none', '--tenant', slug, '--agent', 'orchestrator');
  await steward('models', 'set', 'fast', '--none', '--tenant', slug);

  expect(own).toEqual([['of-the-agent'], ['theirs']]);
  expect(await namesFor('orchestrator')).toEqual(['all']);
});

it("takes what a tenant says about the installation's model for that tenant alone", async () => {
  await steward('models', 'set', 'fast', 'openai/big', '--price', '2/8', '--context', '1000');
  await steward('models', 'set', 'fast', 'openai/big', '--tenant', slug, '--key-env', 'THEIR_KEY');

  const [theirs] = await resolveModels(shop, { agent: 'a', role: 'fast' });
  const [ours] = await resolveModels(await store.createTenant(), { agent: 'a', role: 'fast' });

  expect(theirs).toMatchObject({ keyEnv: 'THEIR_KEY', contextTokens: 1000, price: { input: 2, output: 8 } });
  expect(ours).toMatchObject({ keyEnv: null, contextTokens: 1000 });
});

it('shows the model of the environment where no list stands in its place', async () => {
  const run = withVariables({ STEWARD_MODEL: 'default', OPENAI_API_KEY: KEY, STEWARD_MODEL_PRICE: '1/2' });
  await run('models', 'set', 'writing', 'openai/stored');

  const { text } = await run('models', 'list');

  expect(lineOf(text, /^reasoning/)).toMatch(/STEWARD_MODEL +1 +openai\/default +OPENAI_API_KEY +1\/2\/1/);
  expect(lineOf(text, /^writing/)).toMatch(/installation +1 +openai\/stored/);
  expect(text).not.toContain(KEY);
});

it('says which models may answer through batches, and keeps that until it is said anew', async () => {
  await steward('models', 'set', 'fast', 'openai/small', '--batches');
  await steward('models', 'set', 'fast', 'openai/small', '--rpm', '5');
  const kept = lineOf(await steward('models', 'list'), /openai\/small/);
  await steward('models', 'set', 'fast', 'openai/small', '--no-batches');

  expect(kept).toMatch(/ yes +5 requests/);
  expect(lineOf(await steward('models', 'list'), /openai\/small/)).not.toMatch(/ yes /);
});

it('refuses batches for embeddings, which answer nothing', async () => {
  await expect(steward('models', 'set', 'embedding', 'openai/vectors', '--batches')).rejects.toThrow(
    /gives none/,
  );
});

it('shows the batches of a tenant, how they stand, and what waits for the next', async () => {
  const none = await steward('models', 'batches');
  await withBatches(shop);

  const text = await steward('models', 'batches', '--tenant', slug);

  expect(none).toMatch(/^No batches/);
  expect(lineOf(text, /batch_7/)).toMatch(/openai\/small +running +2 +1 +1 .*batch_7/);
  expect(text).toContain('1 requests wait for a batch.');
  expect((await withVariables({})('models', 'batches', '--json')).text).toContain('"providerId": "batch_7"');
});

/** A batch with an answer and a failure, and a request for the next one. */
async function withBatches(db: TenantDatabase): Promise<void> {
  await steward('models', 'set', 'fast', 'openai/small', '--batches');
  const run = await insertTestRun(db);
  await db.run(sql`
    with made as (
      insert into runtime.batch (tenant_id, model_id, state, provider_id, look_at)
      select core.require_tenant(), id, 'running', 'batch_7', clock_timestamp() from runtime.model
      returning tenant_id, id, model_id
    )
    insert into runtime.batch_request
      (tenant_id, execution_id, place, epoch, agent, model_id, batch_id, state, answer, problem, give_up_at,
       ended_at)
    select tenant_id, ${run}, state, 1, 'writer', model_id, case when state <> 'waiting' then id end, state,
           case state when 'answered' then '{}'::jsonb end, case state when 'failed' then 'No.' end,
           clock_timestamp(), case when state <> 'waiting' then clock_timestamp() end
    from made cross join (values ('answered'), ('failed'), ('waiting')) as each (state)
  `);
}

it('notes who changed a list, and nowhere stores a key', async () => {
  await withVariables({ MY_KEY: KEY })(
    'models',
    'set',
    'fast',
    'openai/noted',
    '--key-env',
    'MY_KEY',
    '--tenant',
    slug,
  );

  const { rows } = await store.pool.query(
    `select after from core.audit_log where action = 'models.set' order by at desc limit 1`,
  );
  const { rows: stored } = await store.pool.query('select model::text as text from runtime.model');

  expect(rows).toMatchObject([{ after: { tenant: slug, role: 'fast', models: ['openai/noted'] } }]);
  expect(JSON.stringify([rows, stored])).not.toContain(KEY);
});

describe('what cannot be meant', () => {
  it.each([
    [['openai/x', '--key-env', KEY], /--key-env must not be a key itself.*--key-file/],
    [['openai/x', '--key-file', KEY], /--key-file must not be a key itself/],
    [['openai/x', '--key', KEY], /--key must not be a key itself/],
    [['openai/x', '--api-key', KEY], /--api-key must not be a key itself/],
    [[`openai/${KEY}`], /<models> must not be a key itself/],
    [['openai/x', '--base-url', `https://me:${KEY}@host/v1`], /--base-url must hold neither a password/],
    [['openai/x', '--base-url', `https://host/v1?key=${KEY}`], /--base-url must hold neither a password/],
    [['openai/x', '--key-env', 'lower_case'], /--key-env must be the name of a variable in capitals/],
    [['gpt-5'], /<models> must each be protocol\/model/],
    [['azure/x'], /<models> must each be protocol\/model/],
    [['openai/x', '--price', 'cheap'], /--price is not USD per million tokens/],
    [['openai/x', '--rpm', '0'], /--rpm must be a whole number above zero/],
    [['openai/x', 'openai/y', '--price', '1/2'], /--price and --context describe one model/],
    [['openai/x', '--none'], /--none takes a list away/],
    [[], /<models> are needed/],
    [['openai/x', '--agent', 'nobody'], /There is no agent "nobody"/],
  ])('%j is refused with 2 and a sentence, and stores nothing', async (words, sentence) => {
    const failure: unknown = await steward('models', 'set', 'fast', ...words).catch((error) => error);
    const { rowCount } = await store.pool.query('select from runtime.model');

    expect(exitCodeOf(failure)).toBe(2);
    expect(String(failure)).toMatch(sentence);
    expect(String(failure)).not.toContain(KEY);
    expect(rowCount).toBe(0);
  });
});
