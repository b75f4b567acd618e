import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { commandLine } from '../testing-command-line.ts';
import { eventsCommand } from './events.command.ts';

let store: TestStore;
let tenant: readonly string[];
let db: Awaited<ReturnType<TestStore['createTenant']>>;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  const slug = `shop-${Math.random().toString(36).slice(2, 10)}`;
  db = await store.createTenant(slug);
  tenant = ['--tenant', slug];
});
afterAll(() => store.close());

const steward = (...words: readonly string[]) =>
  commandLine(store, eventsCommand)('events', ...words, ...tenant);
const listed = z.array(
  z.object({ id: z.string(), name: z.string(), effect: z.string(), lastDay: z.string() }),
);
const list = async (...words: readonly string[]) =>
  listed.parse(JSON.parse((await steward('list', '--json', ...words)).text));

it('enters an event with what is usual for its kind, lists it, and takes it away', async () => {
  await steward('add', 'Spring sale', '2026-03-20', '2026-03-27', '--kind', 'campaign');
  await steward('add', 'Stocktaking', '2026-01-02', '--kind', 'closing');
  const [first, second] = await list();

  await steward('remove', first?.id.slice(0, 8) ?? '');

  expect(first).toMatchObject({ name: 'Stocktaking', effect: 'closed', lastDay: '2026-01-02' });
  expect(second).toMatchObject({ name: 'Spring sale', effect: 'up', lastDay: '2026-03-27' });
  expect(await list()).toEqual([second]);
  const audited = await db.run(sql`select action from core.audit_log order by at`);
  expect(audited.rows).toMatchObject([
    { action: 'event.add' },
    { action: 'event.add' },
    { action: 'event.remove' },
  ]);
});

it('lists those that share a day with the days asked about', async () => {
  await steward('add', 'January', '2026-01-01', '2026-01-31');
  await steward('add', 'March', '2026-03-01', '2026-03-31');

  const found = await list('--from', '2026-01-31', '--to', '2026-02-10');

  expect(found.map(({ name }) => name)).toEqual(['January']);
});

it.each([
  ['a day that is none', ['add', 'Sale', '2026-02-30'], /a day like 2026-01-31/],
  ['an end before the beginning', ['add', 'Sale', '2026-02-20', '2026-02-19'], /before the first day/],
  ['a kind that does not exist', ['add', 'Sale', '2026-02-20', '--kind', 'party'], /one of holiday, closing/],
  ['holidays of nowhere', ['add-holidays', 'Atlantis'], /no country/],
  ['an id of nothing', ['remove', 'abc'], /"steward events list"/],
])('refuses %s and enters nothing', async (_, words, message) => {
  await expect(steward(...words)).rejects.toThrow(message);

  expect(await list()).toEqual([]);
});

it('enters the holidays of a country once', async () => {
  const first = await steward('add-holidays', 'GB-ENG', '--from', '2011', '--to', '2011');
  const again = await steward('add-holidays', 'gb-eng', '--from', '2011', '--to', '2011');

  expect(first.text).toMatch(/^\d+ holidays of GB-ENG from 2011 to 2011 are entered, 0 were known\./);
  expect(again.text).toMatch(/^0 holidays of GB-ENG .*, [1-9]\d* were known\./);
  expect((await list()).map(({ lastDay }) => lastDay)).toContain('2011-08-29');
});

it('refuses what is known already', async () => {
  await steward('add', 'Sale', '2026-02-20');

  await expect(steward('add', 'Sale', '2026-02-20', '2026-02-22')).rejects.toThrow(/known already/);

  expect(await list()).toMatchObject([{ lastDay: '2026-02-20' }]);
});

it('shows nothing of another shop', async () => {
  await steward('add', 'Sale', '2026-02-20');
  const other = `shop-${Math.random().toString(36).slice(2, 10)}`;
  await store.createTenant(other);

  const { text } = await commandLine(store, eventsCommand)('events', 'list', '--tenant', other);

  expect(text).toBe('No events. To enter one: steward events add --help\n');
});
