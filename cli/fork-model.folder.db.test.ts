import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { openRawProvider, type RawProvider } from '#models/testing.ts';
import { prepareSteward, type TestSteward } from './testing.ts';
import { IDLE, MINUTES, runFacts, TENANT } from './testing-workers.ts';

let steward: TestSteward;
/** The one that the fork is given. Its first question is never answered, later ones are refused. */
let chosen: RawProvider;
let firstAsked: Promise<void>;
/** The one in every list. */
let usual: RawProvider;
beforeAll(async () => {
  const asked = Promise.withResolvers<void>();
  firstAsked = asked.promise;
  chosen = await openRawProvider((response, request) => {
    if (request === 1) return asked.resolve();
    response.writeHead(401).end('{}');
  });
  usual = await openRawProvider((response) => void response.writeHead(401).end('{}'));
  steward = prepareSteward({ STEWARD_LEASE_SECONDS: '2' });
  await steward.run('demo');
  // Known, and in no list any more.
  await steward.run('models', 'set', 'fast', 'openai/chosen', '--base-url', chosen.url);
  for (const role of ['reasoning', 'writing', 'fast'])
    await steward.run('models', 'set', role, 'openai/usual', '--base-url', usual.url);
}, 3 * MINUTES);
afterAll(async () => {
  await Promise.all([chosen.close(), usual.close()]);
  steward.remove();
});

const runsByNewest = async () =>
  z.array(runFacts).parse(await steward.json('runs', 'list', ...TENANT, '--limit', '1'));

it(
  'goes on with the model that it was given, in another process after its own was killed',
  async () => {
    const before = await runsByNewest();
    const fork = steward.start('runs', 'fork', '1', ...TENANT, '--from', '5', '--model', 'chosen');
    await firstAsked;
    fork.process.kill('SIGKILL');
    await fork.ended;

    const { code } = await steward.run(...IDLE);

    expect(code).toBe(0);
    const [run] = await runsByNewest();
    const number = (before[0]?.number ?? 0) + 1;
    expect(run).toMatchObject({ number, status: 'completed' });
    expect(chosen.requests.length).toBeGreaterThan(1);
    expect(usual.requests).toHaveLength(0);
    const shown = await steward.run('runs', 'show', String(number), ...TENANT);
    expect(shown.stdout).toMatch(/model +openai\/chosen/);
  },
  2 * MINUTES,
);

it('takes no model that nobody configured', async () => {
  const { code, stderr } = await steward.run(
    'runs',
    'fork',
    '1',
    ...TENANT,
    '--from',
    '5',
    '--model',
    'none',
  );

  expect([code, stderr]).toEqual([1, expect.stringContaining('"none"')]);
});
