import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRandom } from '#evals/growth/random.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { commandLine } from '../testing-command-line.ts';
import { metricsCommand } from './metrics.command.ts';

const HOUR = 3_600_000;
const FIRST = Date.parse('2026-04-06T00:00:00Z');
const HOURS = 24 * 35;
/** Half of the people stay away for five hours. */
const FALL = 24 * 30 + 12;

let store: TestStore;
let folder: string;
beforeAll(async () => {
  store = await openTestStore();
  await store.createTenant('merch');
  folder = mkdtempSync(join(tmpdir(), 'steward-stream-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await store.close();
});

const stream = async (file: string, ...words: readonly string[]): Promise<string> =>
  (await commandLine(store, metricsCommand)('metrics', 'stream', file, '--tenant', 'merch', ...words)).text;

function write(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

function hourly(zone: string): string[] {
  const random = createRandom('hourly');
  const rows = Array.from({ length: HOURS }, (_, hour) => {
    const usual = 300 + 200 * Math.sin((2 * Math.PI * (hour % 24)) / 24);
    const isFall = FALL <= hour && hour < FALL + 5;
    const time = new Date(FIRST + hour * HOUR).toISOString().slice(0, 19);
    return `${time}${zone},${random.poisson(isFall ? usual / 2 : usual)},x`;
  });
  return ['time,orders,note', ...rows];
}

it('finds hours that are not as such hours usually are, at their times', async () => {
  const text = await stream(write('hours.csv', hourly('Z')));

  expect(text).toMatch(/^840 values of orders, one every hour; [1-5] stand out\.$/m);
  expect(text).toMatch(/^2026-05-06T1[2-6]:00:00Z +\d+ +\d+,\d+ +-\d+,\d×$/m);
});

it('gives programs what stands out', async () => {
  const found = JSON.parse(await stream(write('plain.csv', hourly('')), '--column', 'orders', '--json'));

  expect(found).toMatchObject({ column: 'orders', values: HOURS, stepMinutes: 60 });
  expect(found.alarms.length).toBeGreaterThan(0);
  expect(found.alarms[0].value).toBeLessThan(found.alarms[0].expected);
});

it('says in which line what is wrong', async () => {
  const lines = hourly('Z');
  const broken = (line: number, text: string): string => write('broken.csv', lines.with(line, text));

  await expect(stream(broken(5, '2026-04-06T04:00:00Z,many,x'))).rejects.toThrow(
    'Line 6: "many" in orders is no number.',
  );
  await expect(stream(broken(5, '2026-04-06T01:00:00Z,1,x'))).rejects.toThrow(/Line 6: .* not later/);
  await expect(stream(broken(5, '2.3.2026,1,x'))).rejects.toThrow(/Line 6: .* is no time/);
  await expect(stream(broken(5, '2026-04-06T04:00:00Z,1'))).rejects.toThrow(/Line 6: it has 2 values/);
});

it('refuses a column that is not there, too few values, and days', async () => {
  const days = Array.from(
    { length: 60 },
    (_, day) => `2026-0${day < 30 ? 4 : 6}-${String(1 + (day % 30)).padStart(2, '0')} 00:00,1`,
  );

  await expect(stream(write('a.csv', hourly('Z')), '--column', 'visits')).rejects.toThrow(
    'There is no column "visits". The file has: time, orders, note.',
  );
  await expect(stream(write('b.csv', hourly('Z').slice(0, 20)))).rejects.toThrow(
    'has 19 values; 48 are needed',
  );
  await expect(stream(write('c.csv', ['time,orders', ...days]))).rejects.toThrow('steward import metrics');
});
