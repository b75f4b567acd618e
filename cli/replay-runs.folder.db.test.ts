import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { prepareSteward, type TestSteward } from './testing.ts';

const TENANT = ['--tenant', 'demo'];
const run = z.object({ number: z.number(), status: z.string() });

let steward: TestSteward;
let runs: z.output<typeof run>[];
beforeAll(async () => {
  steward = prepareSteward();
  await steward.run('demo');
  runs = z.array(run).parse(await steward.json('runs', 'list', ...TENANT));
});
afterAll(() => steward.remove());

it('plays every run of the demo from its journal, with the same results', async () => {
  const reports = [];
  for (const { number } of runs)
    reports.push(await steward.json('runs', 'replay', String(number), ...TENANT));

  expect(reports.length).toBeGreaterThan(5);
  expect(reports).toEqual(
    reports.map(() => expect.objectContaining({ result: 'identical', divergences: [] })),
  );
});

it('plays a run from a file, on an installation that has never seen it, and tells what differs', async () => {
  const file = join(steward.home, 'run.json');
  const elsewhere = prepareSteward();

  const written = await steward.run('runs', 'export', '1', ...TENANT, '--out', file);
  const same = await elsewhere.run('runs', 'replay', '--file', file);
  const changed = readFileSync(file, 'utf8')
    .replace('"basis":', '"basis_":')
    .replace('"measured"', '"estimated"');
  writeFileSync(file, changed);
  const other = await elsewhere.run('runs', 'replay', '--file', file);
  elsewhere.remove();

  expect(written).toMatchObject({ code: 0, stdout: expect.stringContaining('Run 1 with') });
  expect(same).toMatchObject({ code: 0, stdout: expect.stringContaining('the same results') });
  expect(other).toMatchObject({ code: 1, stdout: expect.stringContaining('NOT the same') });
});

it('replaces no file, and says what is missing', async () => {
  const file = join(steward.home, 'there.json');
  writeFileSync(file, 'mine');

  const refused = await steward.run('runs', 'export', '1', ...TENANT, '--out', file);
  const unsaid = await steward.run('runs', 'replay');

  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('Choose a new file') });
  expect(readFileSync(file, 'utf8')).toBe('mine');
  expect(unsaid).toMatchObject({ code: 2, stderr: expect.stringContaining('or name a --file') });
});

it('forks a run from a step on, and works on it', async () => {
  const forked = await steward.json('runs', 'fork', '1', ...TENANT, '--from', '5');
  const unknown = await steward.run('runs', 'fork', '1', ...TENANT, '--from', 'nowhere');

  expect(forked).toMatchObject({ from: 1, sharedSteps: expect.any(Number), status: 'completed' });
  expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining('There is no step "nowhere"') });
});
