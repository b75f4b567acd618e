import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { metrics } from './growth/metrics.import.ts';
import { type ImportBench, openImportBench } from './growth/testing.ts';
import { RefusedFileError } from './import-bad-rows.ts';

let store: TestStore;
let bench: ImportBench;

beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  bench = await openImportBench(store, metrics);
});
afterEach(() => bench.close());
afterAll(() => store.close());

const GOOD = 'date,metric,value\n2026-03-01,sessions,100\n2026-03-01,revenue,12.30\n';

describe('a file with bad rows', () => {
  const BAD = `date,metric,value,channel
2026-03-01,sessions,100,Direct
2026-03-01,sessions,"1,5",Paid
2026-02-30,revenue,1,"two
lines"
2026-03-01,conversion_rate,0.5,Direct
2026-03-01,sessions,1
2026-03-01,sessions,3,Direct
`;
  const FAULTS = [
    { line: 3, column: 'value', reason: expect.stringContaining('"1,5" is not a number') },
    { line: 4, column: 'date', reason: expect.stringContaining('"2026-02-30"') },
    { line: 6, column: 'metric', reason: expect.stringContaining('give "transactions" and "sessions"') },
    { line: 7, column: null, reason: 'has 3 values where the first line has 4' },
  ];

  it('is refused whole, with line, column and reason of each', async () => {
    const refused = await bench.run(bench.write('a.csv', BAD)).catch((error: unknown) => error);

    expect(refused).toBeInstanceOf(RefusedFileError);
    expect(refused).toMatchObject({ count: 4, badRows: FAULTS });
    expect(String(refused)).toContain('line 3, column value: "1,5" is not a number');
    expect(await bench.countTraces()).toEqual({ facts: 0, runs: 0 });
  });

  it('goes in without them when asked, and the report says so', async () => {
    const report = await bench.run(bench.write('a.csv', BAD), { skipBad: true });

    const repeated = {
      line: 8,
      column: 'metric',
      reason: 'repeats line 2: the same date, metric and dimensions',
    };
    expect(report).toMatchObject({ rows: 6, badRows: 5, listedBadRows: [...FAULTS, repeated] });
    expect(await bench.listFacts('metrics')).toEqual([
      { dataset: 'metrics', day: '2026-03-01', dims: { channel: 'Direct' }, measures: { sessions: 100 } },
    ]);
  });

  it('names the first twenty and counts all', async () => {
    const rows = Array.from({ length: 12_000 }, (_, index) => `2026-03-01,sessions,x${index}`);

    const refused = await bench
      .run(bench.write('a.csv', ['date,metric,value', ...rows].join('\n')))
      .catch(String);

    expect(refused).toContain('12000 of 12000 rows cannot be used');
    expect(refused).toContain('line 21, column value');
    expect(refused).not.toContain('line 22,');
    expect(refused).toContain('and 11980 more');
  });

  it('is refused for its very last row too', async () => {
    const rows = Array.from({ length: 12_000 }, (_, index) => `2026-03-01,sessions,1,c${index}`);
    const text = ['date,metric,value,channel', ...rows, '2026-03-02,sessions,,'].join('\n');

    await expect(bench.run(bench.write('a.csv', text))).rejects.toThrow('line 12002, column value: is empty');

    expect(await bench.countTraces()).toEqual({ facts: 0, runs: 0 });
  });

  it('is refused even without them when no row is left', async () => {
    const path = bench.write('a.csv', 'date,metric,value\n2026-03-01,sessions,many\n');

    await expect(bench.run(path, { skipBad: true })).rejects.toBeInstanceOf(RefusedFileError);

    expect(await bench.countTraces()).toEqual({ facts: 0, runs: 0 });
  });
});

describe('a file that is no such file', () => {
  it.each([
    ['no rows', 'date,metric,value\n', 'has no rows'],
    ['no bytes', '', 'is empty'],
    [
      'other columns',
      'day,metric,value\n1,2,3\n',
      'lacks the column "date" that metrics needs. Found: "day"',
    ],
    ['a quote that is not closed', 'date,metric,value\n2026-03-01,"sessions,1\n', 'a quote is not closed'],
    ['a quote inside a value', 'date,metric,value\n2026-03-01,"a"b,1\n', 'Line 2: a quote inside a value'],
    ['a spreadsheet', 'PK\u0003\u0004…', 'is a ZIP archive or a spreadsheet'],
  ])('is refused: %s', async (_, content, message) => {
    const path = bench.write('a.csv', content);

    await expect(bench.run(path, { skipBad: true })).rejects.toThrow(message);

    expect(await bench.countTraces()).toEqual({ facts: 0, runs: 0 });
  });

  it('is refused when the packed data is cut off', async () => {
    const packed = gzipSync(GOOD);

    await expect(bench.run(bench.write('a.csv.gz', packed.subarray(0, packed.length - 12)))).rejects.toThrow(
      'damaged or cut off',
    );

    expect(await bench.countTraces()).toEqual({ facts: 0, runs: 0 });
  });

  it('is not looked at with an option that the format does not have', async () => {
    const path = bench.write('a.csv', GOOD);

    await expect(bench.run(path, { options: { year: '2020' } })).rejects.toThrow(
      'metrics: there is no option --year.',
    );
  });

  it('is not found under a wrong name', async () => {
    await expect(bench.run('/nowhere/a.csv')).rejects.toThrow('There is no file "/nowhere/a.csv"');
  });
});
