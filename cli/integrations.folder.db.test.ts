import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openEmbeddedPool } from '#storage/pools.ts';
import { type FakeProvider, openFakeProvider } from '#tools/source/testing-provider.ts';
import { FAKE_APP, FAKE_CLIENT } from '#tools/source/testing-provider-tokens.ts';
import { type Ended, prepareSteward, type TestSteward } from './testing.ts';
import { connectAsPerson } from './testing-integrations.ts';

const TENANT = ['--tenant', 'corner'];
const MINUTES = 60_000;
const MASTER = randomBytes(32).toString('base64');
const SLOW = 5000;

let provider: FakeProvider;
let steward: TestSteward;
const outputs: Ended[] = [];
beforeAll(async () => {
  provider = await openFakeProvider({ isRotating: true });
  steward = prepareSteward({
    STEWARD_MASTER_KEY: MASTER,
    STEWARD_GOOGLE_CLIENT_ID: FAKE_CLIENT.clientId,
    STEWARD_GOOGLE_CLIENT_SECRET: FAKE_CLIENT.clientSecret,
    STEWARD_META_APP_ID: FAKE_APP.appId,
    STEWARD_META_APP_SECRET: FAKE_APP.appSecret,
    STEWARD_PROVIDER_URLS: provider.variable,
    STEWARD_LOG_LEVEL: 'trace',
    STEWARD_LOG: '/dev/null',
  });
  Object.assign(steward.env, { STEWARD_LOG: join(steward.home, 'steward.log') });
  await steward.run(
    'tenants',
    'create',
    'corner',
    '--timezone',
    'Europe/Oslo',
    '--currency',
    'NOK',
    '--locale',
    'en',
  );
});
afterAll(async () => {
  await provider.close();
  steward.remove();
});

async function run(...words: readonly string[]): Promise<Ended> {
  const ended = await steward.run(...words);
  outputs.push(ended);
  return ended;
}

async function connect(...words: Parameters<typeof connectAsPerson>[1]): Promise<Ended> {
  const ended = await connectAsPerson(steward, [...words, ...TENANT]);
  outputs.push(ended);
  return ended;
}

/** Looks underneath, while no process has the database. */
async function beneath<T>(look: (query: (text: string) => Promise<unknown[]>) => Promise<T>): Promise<T> {
  const { pool, close } = await openEmbeddedPool(steward.home);
  const answer = await look(async (text) => (await pool.query(text)).rows);
  await close();
  return answer;
}

const expire = () =>
  beneath((query) =>
    query(
      `update core.integration set expires_at = now() - interval '1 minute', refresh_not_before = null,
              refresher_until = case when refresher is not null then now() - interval '1 second' end`,
    ),
  );

const tableRows = z.array(z.object({ name: z.string() }));

/** Every row of every table as text, as a dump would have it. */
function dumpRows(): Promise<string> {
  return beneath(async (query) => {
    const tables = tableRows.parse(
      await query(
        `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables
         where schemaname not in ('pg_catalog', 'information_schema')`,
      ),
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      texts.push(
        JSON.stringify(await query(`select row_to_json(t)::text as row, t::text as text from ${name} as t`)),
      );
    }
    return texts.join('\n');
  });
}

/** A secret as it could stand somewhere in clear. */
function shapesOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const aligned = [0, 1, 2].map((skip) => bytes.subarray(skip).toString('base64').slice(0, 24));
  return [secret, encodeURIComponent(secret), bytes.toString('hex'), ...aligned];
}

const canaries = () =>
  [...provider.secrets, FAKE_CLIENT.clientSecret, FAKE_APP.appSecret, MASTER].flatMap(shapesOf);

/** Files under the data folder that hold one of them. */
function findInFiles(wanted: readonly string[]): string[] {
  return readdirSync(steward.home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => {
      const content = readFileSync(file, 'latin1');
      return wanted.some((each) => content.includes(each));
    });
}

it('connects by a browser, and by pasting where there is none', { timeout: MINUTES }, async () => {
  const browser = await connect('ga4', '--account', 'properties/101');
  const pasted = await connectAsPerson(steward, ['gsc', '--all', '--json', ...TENANT], 'paste');
  const meta = await connect('meta_ads', '--account', '1');
  outputs.push(pasted);

  expect([browser.code, pasted.code, meta.code]).toEqual([0, 0, 0]);
  expect(browser.stdout).toMatch(
    /Google Analytics 4 of corner is connected, with the consent of owner@shop.example/,
  );
  expect(browser.stdout).toMatch(/101 +Shop \/ Web shop +Europe\/Oslo +NOK/);
  expect(JSON.parse(pasted.stdout)).toMatchObject({
    ...{ connected: true, notes: ['1 sites are left out: the person is not verified there.'] },
    accounts: [{ externalId: 'sc-domain:shop.example' }, { externalId: 'https://blog.shop.example/' }],
  });
  expect(meta.stdout).toMatch(/act_1 +Account 1/);
});

it('checks each chosen account, and no other, with tokens that it refreshes once', {
  timeout: MINUTES,
}, async () => {
  await expire();
  provider.calls.length = 0;

  const { code, stdout } = await run('integrations', 'check', ...TENANT);

  expect([code, stdout.match(/works/g)?.length]).toEqual([0, 4]);
  expect(provider.calls.toSorted()).toEqual([
    'GET /act_1',
    'GET /v1beta/properties/101',
    'GET /webmasters/v3/sites/https%3A%2F%2Fblog.shop.example%2F',
    'GET /webmasters/v3/sites/sc-domain%3Ashop.example',
    'refresh',
    'refresh',
    'refresh',
  ]);
});

it('goes on after it was killed while it refreshed', { timeout: MINUTES }, async () => {
  await expire();
  provider.behaviour.delayMilliseconds = SLOW;
  provider.calls.length = 0;
  const { process: victim, ended } = steward.start('integrations', 'check', ...TENANT);
  while (provider.count('refresh') === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  victim.kill('SIGKILL');
  outputs.push(await ended);
  provider.behaviour.delayMilliseconds = 0;
  // Another refresh token was never received, so the one before has to be good still, as it is at Google.
  provider.behaviour.isRotating = false;
  await expire();

  const { code, stdout } = await run('integrations', 'check', ...TENANT);

  expect([code, stdout.match(/works/g)?.length]).toEqual([0, 4]);
});

describe('once a consent is gone', () => {
  it('says so wherever somebody looks, with the command', { timeout: MINUTES }, async () => {
    await expire();
    provider.behaviour.refresh = 'invalid_grant';
    const checked = await run('integrations', 'check', ...TENANT);
    provider.behaviour.refresh = 'works';

    const doctor = await run('doctor');
    const list = await run('recommendations', 'list', ...TENANT);
    const json = await run('recommendations', 'list', ...TENANT, '--json');

    const command = 'steward integrations connect ga4 --tenant corner';
    expect(checked.code).toBe(4);
    expect(checked.stdout).toContain(command);
    expect(doctor.stdout.replaceAll(/\s+/g, ' ')).toContain(
      `! ga4 of corner its consent has ended. Run: ${command}`,
    );
    expect(list.stdout.split('\n')[0]).toMatch(
      /^! No new data of ga4, gsc, meta_ads: .*connect ga4 --tenant corner/,
    );
    expect([json.stdout.trim(), json.stderr]).toEqual(['[]', expect.stringContaining(command)]);
  });
});

it('has no secret in clear in any file, row, log or output', { timeout: MINUTES }, async () => {
  const wanted = canaries();
  const planted = join(steward.home, 'planted');
  writeFileSync(planted, `x${provider.secrets[0]}x`);

  const files = findInFiles(wanted);
  const rows = await dumpRows();
  const spoken = JSON.stringify(outputs);

  expect(provider.secrets.length).toBeGreaterThan(12);
  // The search finds what is there.
  expect(files).toEqual([planted]);
  expect(rows.length).toBeGreaterThan(1000);
  expect(rows).toContain('needs_reconnect');
  expect(wanted.filter((each) => rows.includes(each))).toEqual([]);
  expect(wanted.filter((each) => spoken.includes(each))).toEqual([]);
});
