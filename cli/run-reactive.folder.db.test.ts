import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { prepareSteward, type TestSteward } from './testing.ts';
import { untilWritten } from './testing-waits.ts';

const TENANT = ['--tenant', 'demo'];
const MINUTES = 60_000;

const runs = z.array(
  z.object({
    number: z.number(),
    status: z.string(),
    input: z.object({ incidentKey: z.string() }),
    metrics: z.looseObject({ steps: z.number().optional() }),
  }),
);
const recommendations = z.array(
  z.object({ incidentKey: z.string(), title: z.string(), status: z.string(), timesSeen: z.number() }),
);

let calm: TestSteward;
let killed: TestSteward;
beforeAll(async () => {
  calm = prepareSteward();
  killed = prepareSteward();
  expect(await calm.run('demo')).toMatchObject({ code: 0 });
  // The shop is there and its incidents are detected; the first run begins.
  await killWhen(['demo'], (text) => text.includes('inc-'));
}, 4 * MINUTES);
afterAll(() => {
  calm.remove();
  killed.remove();
});

/** Starts a command and kills it, with nothing left to it to clean up, at some moment of its story. */
async function killWhen(words: readonly string[], isMoment: (text: string) => boolean): Promise<void> {
  const { process: child, ended } = killed.start(...words);
  await untilWritten(child, isMoment);
  child.kill('SIGKILL');
  expect((await ended).code).toBeNull();
}

const listRuns = async (steward: TestSteward) =>
  runs.parse(await steward.json('runs', 'list', ...TENANT)).reverse();
const listAdvice = async (steward: TestSteward) =>
  recommendations
    .parse(await steward.json('recommendations', 'list', ...TENANT))
    .map(({ incidentKey, title, status, timesSeen }) => [incidentKey, title, status, timesSeen].join(' | '))
    .sort();

it(
  'killed at any moment and started again, does everything once',
  async () => {
    const react = ['run', 'reactive', ...TENANT];
    await killWhen(react, (text) => /tool metric_/.test(text));
    await killWhen(react, (text) => text.includes('goes on with run 1'));
    await killWhen(react, (text) => /tool metric_related/.test(text));
    await killWhen(react, (text) => text.includes('→ validate'));
    await killWhen(react, (text) => text.includes('→ record'));
    // What it found is stored by now, and the run has not ended, or has just.
    await killWhen(react, (text) => text.includes('write record incident'));
    await killWhen(react, (text) => /\(2\/\d\)/.test(text));

    const { code } = await killed.run(...react);

    expect(code).toBe(0);
    const [expected, found] = [await listRuns(calm), await listRuns(killed)];
    const whatRan = (list: typeof found) =>
      list.map(({ input, status, metrics }) => ({ ...input, status, steps: metrics.steps }));
    expect(whatRan(found)).toEqual(whatRan(expected));
    expect(await listAdvice(killed)).toEqual(await listAdvice(calm));
    expect((await killed.run('evidence', 'verify', ...TENANT)).code).toBe(0);
  },
  5 * MINUTES,
);

it(
  'takes up again what was interrupted, instead of starting anew',
  async () => {
    const incident = (await listRuns(killed))[0]?.input.incidentKey ?? '';
    const react = ['run', 'reactive', ...TENANT, '--incident', incident];
    const before = (await listRuns(killed)).length;
    const { process: child, ended } = killed.start(...react);
    await untilWritten(child, (text) => /tool metric_/.test(text));
    child.kill('SIGKILL');
    await ended;

    const { code, stderr } = await killed.run(...react);

    expect(code).toBe(0);
    expect(stderr).toContain(`goes on with run ${before + 1}`);
    expect((await listRuns(killed)).map(({ status }) => status)).toEqual(
      Array.from({ length: before + 1 }, () => 'completed'),
    );
  },
  2 * MINUTES,
);
