import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { openStore } from '#storage/store.ts';
import { prepareSteward, type TestSteward } from './testing.ts';

const MINUTES = 60_000;
const TABLES = ['insight.insight', 'insight.topic', 'insight.recommendation', 'insight.evidence'];
const demo = z.object({
  proactive: z.object({
    analysts: z.array(z.object({ report: z.looseObject({ status: z.string() }) })),
    proactive: z.object({
      run: z.number().nullable(),
      status: z.string(),
      output: z.looseObject({ reports: z.number(), conflicts: z.array(z.unknown()) }).nullable(),
      recommendations: z.array(z.unknown()),
    }),
    open: z.array(z.object({ sourceKind: z.literal('mcp_report'), incidentKey: z.null() })),
    topics: z.array(z.object({ state: z.string() })),
    score: z.array(z.object({ id: z.string(), isFound: z.boolean() })),
  }),
});

let steward: TestSteward;
let first: z.output<typeof demo>['proactive'];
beforeAll(async () => {
  steward = prepareSteward();
  first = demo.parse(await steward.json('demo', '--proactive')).proactive;
}, 10 * MINUTES);
afterAll(() => steward.remove());

/** How many rows the store has of everything that the demo makes, runs included. */
async function countRows(): Promise<unknown> {
  const store = await openStore({ databaseUrl: undefined, home: steward.home });
  const counts = [];
  for (const table of [...TABLES, 'insight.source_table', 'runtime.execution']) {
    const { rows } = await store.owner.run({
      text: `select count(*)::int as count from ${table}`,
      values: [],
    });
    counts.push([table, rows[0]]);
  }
  await store.close();
  return counts;
}

it('lets all 48 look, finds what was planted, and advises within the day’s room', () => {
  const { analysts, proactive, open, score, topics } = first;

  expect(analysts.map(({ report }) => report.status)).toEqual(Array(48).fill('ok'));
  expect(score.filter(({ isFound }) => !isFound)).toEqual([]);
  expect(proactive).toMatchObject({ status: 'completed', output: { reports: 48 } });
  expect(proactive.output?.conflicts).not.toEqual([]);
  expect(open.length).toBeGreaterThan(0);
  expect(open.length).toBeLessThanOrEqual(7);
  expect(topics.filter(({ state }) => state === 'conflicting')).not.toEqual([]);
});

it(
  'does nothing and says so when it is started again',
  async () => {
    const before = await countRows();

    const { code, stdout } = await steward.run('demo', '--proactive');

    expect(code).toBe(0);
    expect(stdout).toContain('Nothing new: all analysts have looked today, and no report waits');
    expect(stdout).toContain('16 of 16 found.');
    expect(stdout).toContain('What contradicts itself, so that a person has to decide');
    expect(await countRows()).toEqual(before);
  },
  4 * MINUTES,
);

it(
  'has figures that are computed again, of reports and of recommendations from them',
  async () => {
    const { code, stdout } = await steward.run('evidence', 'verify', '--tenant', 'demo');

    expect(stdout).toMatch(/\n?(\d+) of \1 cited figures hold\n$/);
    expect(code).toBe(0);
  },
  4 * MINUTES,
);
