import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { prepareSteward, type TestSteward } from '../testing.ts';

const MADE = ['--timezone', 'Europe/Warsaw', '--currency', 'PLN', '--locale', 'pl'];
const STEPS = ['pull', 'detection', 'incidents', 'analysts', 'proactive', 'outcomes'];

let steward: TestSteward;
beforeAll(async () => {
  steward = prepareSteward();
  for (const slug of ['corner', 'merch']) {
    expect(await steward.run('tenants', 'create', slug, ...MADE)).toMatchObject({ code: 0 });
  }
});
afterAll(() => steward.remove());

const days = z.object({
  shops: z.array(
    z.object({
      tenant: z.string(),
      steps: z.array(z.object({ step: z.string(), isInOrder: z.boolean(), result: z.looseObject({}) })),
    }),
  ),
});

it('has a section for every step of a shop that has nothing yet, and says so', async () => {
  const { code, stdout } = await steward.run('run', 'daily', '--tenant', 'merch');

  expect(code).toBe(0);
  expect(stdout).toMatch(
    /What the sources counted\n.*What is not as expected\n.*Incidents explained\n.*Analysts of the sources\n.*What analysts reported\n/s,
  );
  expect(stdout).toContain('no source is connected.');
  expect(stdout).toContain('Nothing new: no report waits.');
  expect(stdout).toContain('What advice brought');
  expect(stdout).toContain('no measurement is over.');
});

it('runs all shops, two at once, with a line for each step of each', async () => {
  const { shops } = days.parse(await steward.json('run', 'daily', '--all'));
  const { code, stdout } = await steward.run('run', 'daily', '--all');

  expect(shops.map(({ tenant, steps }) => [tenant, steps.map(({ step }) => step)])).toEqual([
    ['corner', STEPS],
    ['merch', STEPS],
  ]);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /^corner: pull: no source is connected\ncorner: detection: .*\ncorner: incidents: .*\n/,
  );
});
