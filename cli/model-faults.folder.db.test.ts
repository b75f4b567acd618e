import { cpSync, mkdtempSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { chunk, openRawProvider, type RawProvider, sendEvents } from '#models/testing.ts';
import { openStore } from '#storage/store.ts';
import { evidenceCommand } from './commands/evidence.command.ts';
import { runsCommand } from './commands/runs.command.ts';
import { prepareDemo } from './demo/prepare-demo.ts';
import { describeIncidents } from './described-incident.ts';
import { silentLine } from './output/live-line.ts';
import { prepareSteward, type TestSteward } from './testing.ts';
import { testCli } from './testing-cli.ts';
import { commandLine } from './testing-command-line.ts';
import { OWN_WORDS, openFormatterProvider } from './testing-formatter.ts';

/*
 * Whatever becomes of a model, people have their recommendations: the command line as a process on the demo shop, with models
 * over real HTTP that fail in each of the ways that do not pass by themselves.
 */

const TENANT = ['--tenant', 'demo'];
const MINUTES = 60_000;
const AGENT = 'growth_recommendation_formatter';

const looked = z.object({
  recommendations: z.array(
    z.object({ priority: z.string(), status: z.string(), body: z.object({ texts: z.json() }) }),
  ),
});
const shown = z.object({
  status: z.string(),
  metrics: z.looseObject({ byModel: z.number(), costUsd: z.number().nullable() }),
  modelFailures: z.array(z.looseObject({ agent: z.string(), doneBy: z.string(), requests: z.number() })),
});

/** An empty folder with the shop and its incidents, before anybody looked at them. */
let shop: TestSteward;
let incident: string;
let healthy: RawProvider;
const opened: { remove(): void }[] = [];
const providers: RawProvider[] = [];
beforeAll(async () => {
  shop = prepareSteward();
  opened.push(shop);
  const store = await openStore({ databaseUrl: undefined, home: shop.home });
  const { scope } = await prepareDemo(testCli(store, new Date().toISOString()), silentLine);
  const [pressing] = await describeIncidents(scope);
  incident = pressing?.incident.key ?? '';
  await store.close();
  healthy = await openFormatterProvider();
}, 2 * MINUTES);
afterAll(async () => {
  await Promise.all([healthy, ...providers].map((provider) => provider.close()));
  for (const each of opened) each.remove();
});

/** The command line on a copy of the shop. */
function copyShop(variables: Readonly<Record<string, string>>): TestSteward {
  const home = mkdtempSync(join(tmpdir(), 'steward-faults-'));
  cpSync(shop.home, home, { recursive: true });
  const steward = prepareSteward(variables, home);
  opened.push(steward);
  return steward;
}

/** Looks at the pressing incident, and then at everything that is said about it. */
async function look(steward: TestSteward) {
  const { code, stdout } = await steward.run('run', 'reactive', ...TENANT, '--incident', incident, '--json');
  const { recommendations } = looked.parse(JSON.parse(stdout));
  const store = await openStore({ databaseUrl: undefined, home: steward.home });
  const show = commandLine(store, runsCommand);
  const verified = await commandLine(store, evidenceCommand)('evidence', 'verify', ...TENANT);
  const { text: json } = await show('runs', 'show', '1', ...TENANT, '--json');
  const { text } = await show('runs', 'show', '1', ...TENANT);
  await store.close();
  return { code, recommendations, verified, text, run: shown.parse(JSON.parse(json)) };
}

function expectPublished({ code, recommendations, verified, run }: Awaited<ReturnType<typeof look>>): void {
  expect([code, run.status, verified.exitCode]).toEqual([0, 'completed', undefined]);
  expect(recommendations.map(({ priority, status }) => `${priority} ${status}`)).toEqual([
    'HIGH active',
    'HIGH active',
  ]);
  const [, holding, cited] = /(\d+) of (\d+) cited figures hold/.exec(verified.text) ?? [];
  expect(holding).toBe(cited);
  expect(Number(cited)).toBeGreaterThan(0);
}

type Respond = (response: ServerResponse) => void;
const refuses =
  (status: number, code: string): Respond =>
  (response) =>
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error: { message: 'No.', code } }));
const stalls: Respond = (response) => sendEvents(response, [chunk({ content: 'Well' })]);

/** A provider that fails in one way; none at all where nobody listens. */
async function failingBy(answer: Respond | null): Promise<Pick<RawProvider, 'url' | 'requests'>> {
  if (answer === null) return { url: 'http://127.0.0.1:1/v1', requests: [] };
  const provider = await openRawProvider(answer);
  providers.push(provider);
  return provider;
}

it.each([
  {
    ...{ what: 'a body that stalls', answer: stalls, fault: 'idle', isAskedAgain: true },
    reason: 'The model provider went silent in the middle of its answer.',
    cost: 'unknown',
  },
  {
    ...{ what: 'a provider that is not there', answer: null, fault: 'unreachable', isAskedAgain: true },
    reason: 'The model provider cannot be reached.',
    cost: '0 USD',
  },
  {
    ...{ what: 'credit that is used up', answer: refuses(429, 'insufficient_quota'), fault: 'quota' },
    ...{ isAskedAgain: false, reason: 'The model provider says that the credit is used up.', cost: '0 USD' },
  },
  {
    ...{ what: 'a wrong key', answer: refuses(401, 'invalid_api_key'), fault: 'authentication' },
    ...{ isAskedAgain: false, reason: 'The model provider does not take the key.', cost: '0 USD' },
  },
])(
  '$what ends in published recommendations, by the next model or by playbook, and the run says so',
  async ({ answer, fault, reason, isAskedAgain, cost }) => {
    const [forOne, forTwo] = [await failingBy(answer), await failingBy(answer)];
    const askedBefore = healthy.requests.length;
    const patience = { STEWARD_MODEL_IDLE_SECONDS: fault === 'idle' ? '1' : '20' };
    const listed = copyShop(patience);
    const models = [`openai/first@${forTwo.url}`, `openai/second@${healthy.url}`];
    await listed.run('models', 'set', 'writing', ...models);

    const [alone, stoodIn] = await Promise.all([
      look(copyShop({ ...patience, STEWARD_MODEL: 'alone', OPENAI_BASE_URL: forOne.url })),
      look(listed),
    ]);

    expectPublished(alone);
    expect(alone.run.metrics.byModel).toBe(0);
    expect(alone.run.modelFailures.map(({ agent, doneBy }) => [agent, doneBy])).toEqual([
      [AGENT, 'playbook'],
      [AGENT, 'playbook'],
    ]);
    expect(alone.run.modelFailures).toContainEqual(
      expect.objectContaining({ model: 'openai/alone', fault, reason }),
    );
    expect(alone.text).toContain(`openai/alone, `);
    expect(alone.text).toContain(reason);
    expect(alone.text).toContain(`${AGENT} worked by its playbook.`);
    expect(alone.text).toMatch(new RegExp(`cost +${cost}`));

    expectPublished(stoodIn);
    expect(healthy.requests.length).toBeGreaterThan(askedBefore);
    expect(stoodIn.run.metrics.byModel).toBe(2);
    expect(JSON.stringify(stoodIn.recommendations).split(OWN_WORDS)).toHaveLength(3);
    const second = `${new URL(healthy.url).host}/second`;
    expect(stoodIn.run.modelFailures).toContainEqual(
      expect.objectContaining({ agent: AGENT, fault, reason, doneBy: second }),
    );
    expect(stoodIn.text).toContain(`${new URL(forTwo.url).host}/first, `);
    expect(stoodIn.text).toContain(`${AGENT} had its answer from ${second}.`);

    // The same request twice is one that was tried again.
    const isRepeated = new Set(forOne.requests).size < forOne.requests.length;
    expect([isRepeated, forOne.requests.length > 0]).toEqual([
      isAskedAgain && answer !== null,
      answer !== null,
    ]);
  },
  2 * MINUTES,
);
