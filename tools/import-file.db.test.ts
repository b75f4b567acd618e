import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { metrics } from './growth/metrics.import.ts';
import { type ImportBench, openImportBench } from './growth/testing.ts';
import type { ImportProgress } from './import-progress.ts';
import { importReport } from './import-report.ts';

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

const TWO_DAYS = `date,metric,value,channel
2026-03-01,sessions,100,Direct
2026-03-01,sessions,40,Paid
2026-03-01,revenue,12.30,Direct
2026-03-02,sessions,90,Direct
`;

const DIRECT = { channel: 'Direct' };
const TWO_DAYS_OF_FACTS = [
  { dataset: 'metrics', day: '2026-03-01', dims: { channel: 'Paid' }, measures: { sessions: 40 } },
  { dataset: 'metrics', day: '2026-03-01', dims: DIRECT, measures: { sessions: 100, revenue: 12.3 } },
  { dataset: 'metrics', day: '2026-03-02', dims: DIRECT, measures: { sessions: 90 } },
];

const sorted = async () =>
  (await bench.listFacts('metrics')).toSorted(
    (first, second) =>
      first.day.localeCompare(second.day) ||
      Object.keys(first.measures).length - Object.keys(second.measures).length,
  );

describe('a file that can be read', () => {
  it('becomes facts in the currency and time zone of the tenant', async () => {
    const report = await bench.run(bench.write('a.csv', TWO_DAYS));

    expect(await sorted()).toEqual(TWO_DAYS_OF_FACTS);
    expect(report).toMatchObject({ rows: 4, badRows: 0, firstDay: '2026-03-01', lastDay: '2026-03-02' });
    const { rows } = await bench.db.run(sql`select distinct currency, timezone from metric.fact`);
    expect(rows).toEqual([{ currency: 'PLN', timezone: 'Europe/Warsaw' }]);
  });

  it('is the same packed with gzip, whatever its name, with a byte order mark, CR LF and blank lines', async () => {
    const awkward = `\uFEFF${TWO_DAYS.replaceAll('\n', '\r\n')}\r\n`;

    await bench.run(bench.write('renamed.csv', gzipSync(awkward)));

    expect(await sorted()).toEqual(TWO_DAYS_OF_FACTS);
  });

  it('leaves a run with the file, its hash and the report', async () => {
    const report = await bench.run(bench.write('a.csv', TWO_DAYS));

    const { rows } = await bench.db.run(sql`
      select number, graph, trigger, status, input, output,
             (select count(*)::int from metric.fact where execution_id = execution.id) as facts
      from runtime.execution
    `);
    expect(rows).toMatchObject([
      { number: 1, graph: 'import:metrics', trigger: 'manual', status: 'completed', facts: 3 },
    ]);
    expect(rows).toMatchObject([
      { input: { fileName: 'a.csv', bytes: TWO_DAYS.length, sha256: report.sha256 }, output: report },
    ]);
    expect(importReport.parse(report)).toEqual(report);
  });

  it('tells how far it is, up to the last byte', async () => {
    const seen: ImportProgress[] = [];

    await bench.run(bench.write('a.csv', TWO_DAYS), { watch: (progress) => seen.push(progress) });

    expect(seen.map(({ phase }) => phase)).toEqual(['reading', 'computing', 'comparing', 'writing']);
    expect(seen.at(-1)).toMatchObject({ bytesRead: TWO_DAYS.length, bytesTotal: TWO_DAYS.length, rows: 4 });
  });

  it('reaches no other tenant', async () => {
    const other = await openImportBench(store, metrics);

    await bench.run(bench.write('a.csv', TWO_DAYS));

    expect(await other.countTraces()).toEqual({ facts: 0, runs: 0 });
    other.close();
  });
});

describe('the same days again', () => {
  const loadedAt = async () =>
    (await bench.db.run(sql`select loaded_at, execution_id from metric.fact`)).rows;

  it('are not touched when nothing differs', async () => {
    await bench.run(bench.write('a.csv', TWO_DAYS));
    const before = await loadedAt();

    const report = await bench.run(bench.write('b.csv', TWO_DAYS.replace('12.30', '12.3000')));

    expect(await loadedAt()).toEqual(before);
    expect(report.datasets).toMatchObject([{ newDays: 0, replacedDays: 0, unchangedDays: 2 }]);
  });

  it('are replaced whole when a row differs, and only those', async () => {
    await bench.run(bench.write('a.csv', TWO_DAYS));

    const report = await bench.run(
      bench.write(
        'b.csv',
        'date,metric,value,channel\n2026-03-01,sessions,7,Direct\n2026-03-03,sessions,8,\n',
      ),
    );

    expect(report.datasets).toMatchObject([{ days: 2, newDays: 1, replacedDays: 1, unchangedDays: 0 }]);
    expect(await sorted()).toEqual([
      { dataset: 'metrics', day: '2026-03-01', dims: DIRECT, measures: { sessions: 7 } },
      { dataset: 'metrics', day: '2026-03-02', dims: DIRECT, measures: { sessions: 90 } },
      { dataset: 'metrics', day: '2026-03-03', dims: {}, measures: { sessions: 8 } },
    ]);
  });

  it('are replaced when the tenant counts in another currency', async () => {
    const path = bench.write('a.csv', TWO_DAYS);
    await bench.run(path);
    Object.assign(bench.tenant, { currency: 'EUR' });

    const report = await bench.run(path);

    expect(report.datasets).toMatchObject([{ replacedDays: 2, unchangedDays: 0 }]);
  });
});

describe('a cancelled import', () => {
  it.each(['reading', 'computing', 'writing'] as const)(
    'leaves nothing when it ends while %s',
    async (phase) => {
      const cancel = new AbortController();
      const seen: string[] = [];
      const watch = (progress: ImportProgress): void => {
        seen.push(progress.phase);
        if (progress.phase === phase) cancel.abort(new Error('stopped by the operator'));
      };
      const rows = Array.from({ length: 12_000 }, (_, index) => `2026-03-01,sessions,1,c${index}`);
      const path = bench.write('a.csv', ['date,metric,value,channel', ...rows].join('\n'));

      await expect(bench.run(path, { watch, signal: cancel.signal })).rejects.toThrow(
        'stopped by the operator',
      );

      expect(seen.filter((each) => each === phase)).toHaveLength(1);
      expect(seen.at(-1)).toBe(phase);
      expect(await bench.countTraces()).toEqual({ facts: 0, runs: 0 });
    },
  );
});
