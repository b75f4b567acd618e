import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { addDays, dayInZone } from '#core/time.ts';
import { buildDemoProviders } from '#evals/growth/demo-providers.ts';
import { generateDemoShop } from '#evals/growth/demo-shop.ts';
import { type FakeOauth, openFakeOauth } from '#mcp-servers/growth/fakes/fake-oauth.ts';
import { FAKE_CLIENT } from '#mcp-servers/growth/fakes/fake-oauth-session.ts';
import { openFakeSearchConsole } from '#mcp-servers/growth/fakes/fake-search-console.ts';
import { prepareSteward, type TestSteward } from './testing.ts';
import { connectAsPerson } from './testing-integrations.ts';

/*
 * From a consent to facts, by the command line alone. A back-fill is killed with SIGKILL; another one goes on where it
 * was. In the end the person withdraws the consent.
 */

const MINUTES = 60_000;
const TODAY = dayInZone(new Date(), 'America/Los_Angeles');
const { shop } = buildDemoProviders(generateDemoShop({ seed: 7, lastDay: addDays(TODAY, -1), days: 160 }));
const SITE = shop.accounts.gsc;

let oauth: FakeOauth;
let provider: Awaited<ReturnType<typeof openFakeSearchConsole>>;
let steward: TestSteward;
beforeAll(async () => {
  oauth = await openFakeOauth([{ name: 'anna', accounts: [SITE] }]);
  provider = await openFakeSearchConsole([shop], { grants: oauth.grants, now: () => new Date() });
  steward = prepareSteward({
    STEWARD_MASTER_KEY: randomBytes(32).toString('base64'),
    STEWARD_GOOGLE_CLIENT_ID: FAKE_CLIENT.id,
    STEWARD_GOOGLE_CLIENT_SECRET: FAKE_CLIENT.secret,
    STEWARD_PROVIDER_URLS: [
      `google_consent=${oauth.url}/o/oauth2/v2/auth`,
      `google_token=${oauth.url}/token,google_revoke=${oauth.url}/revoke`,
      `search_console=${provider.url},url_inspection=${provider.url}`,
    ].join(','),
  });
  const place = ['--timezone', 'Europe/Warsaw', '--currency', 'PLN', '--locale', 'en'];
  await steward.run('tenants', 'create', 'corner', ...place);
  const { code, stderr } = await connectAsPerson(steward, ['gsc', '--all', '--tenant', 'corner']);
  expect([code, stderr]).toEqual([0, expect.any(String)]);
}, 4 * MINUTES);
afterAll(async () => {
  await provider.close();
  await oauth.close();
  steward.remove();
});

const pulled = z.object({
  result: z.object({
    pulled: z.array(
      z.object({ outcome: z.string(), daysWanted: z.number(), daysRead: z.number(), failure: z.unknown() }),
    ),
    userActions: z.array(z.string()),
  }),
});
const lines = z.array(
  z.looseObject({
    source: z.string(),
    state: z.string(),
    coverage: z
      .object({ firstDay: z.string().nullable(), days: z.number(), gaps: z.array(z.unknown()) })
      .nullable(),
    toDo: z.string().nullable(),
  }),
);

/** The first day of each question so far. */
const asked = (): string[] =>
  provider.requests
    .filter(({ path }) => path.endsWith('/query'))
    .map(({ body }) => z.object({ startDate: z.string() }).parse(body).startDate);

it('goes on with a back-fill that was killed, and asks for no day twice', {
  timeout: 2 * MINUTES,
}, async () => {
  provider.behave({ latency: { from: 150, to: 150 } });
  const killed = steward.start('sources', 'pull', 'gsc', '--tenant', 'corner', '--backfill');
  while (asked().length < 6) await wait(20);
  killed.process.kill('SIGKILL');
  await killed.ended;
  provider.behave({ latency: { from: 0, to: 0 } });
  const before = asked();

  const answer = pulled.parse(
    await steward.json('sources', 'pull', 'gsc', '--tenant', 'corner', '--backfill'),
  );

  const [end] = answer.result.pulled;
  const finished = before.slice(1, -1);
  expect(end).toMatchObject({ outcome: 'complete', failure: null });
  expect(end?.daysWanted).toBeLessThan(480 - 28 * finished.length);
  expect(
    asked()
      .slice(before.length)
      .filter((day) => finished.includes(day)),
  ).toEqual([]);
  const all = lines.parse(await steward.json('sources', 'status', '--tenant', 'corner'));
  const own = all.find(({ source }) => source === 'gsc');
  expect(own).toMatchObject({
    state: 'ok',
    toDo: null,
    coverage: { firstDay: addDays(TODAY, -480), gaps: [] },
  });
});

it('says what to do once the consent is withdrawn, and ends with 4', { timeout: 4 * MINUTES }, async () => {
  oauth.revokeUser('anna');

  const { code, stdout } = await steward.run('sources', 'pull', '--tenant', 'corner');
  const status = await steward.run('sources', 'status');

  expect([code, status.code]).toEqual([4, 4]);
  expect(stdout).toMatch(/gsc +sc-domain:demo-shop.example +failed/);
  expect(stdout).toContain('To do: Run: steward integrations connect gsc --tenant corner');
  expect(status.stdout).toMatch(/gsc +sc-domain:demo-shop.example +needs reconnect/);
  expect(status.stdout).toContain('To do: steward integrations connect gsc --tenant corner');
});
