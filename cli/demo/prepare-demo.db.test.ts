import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertTenant } from '#storage/core/tenant.repository.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import type { Cli, TenantScope } from '../cli.ts';
import { describeIncidents } from '../described-incident.ts';
import { silentLine } from '../output/live-line.ts';
import { testCli } from '../testing-cli.ts';
import type { DemoState } from './demo-state.ts';
import { prepareDemo } from './prepare-demo.ts';

let store: TestStore;
let scope: TenantScope;
let truth: DemoState['truth'];
beforeAll(async () => {
  store = await openTestStore();
  const prepared = await prepareDemo(cliAt('2026-03-16T09:00:00Z'), silentLine);
  scope = prepared.scope;
  truth = prepared.state.truth;
});
afterAll(() => store.close());

const cliAt = (instant: string, over: TestStore = store): Cli => testCli(over, instant);

/** Days, and a fingerprint of the facts up to the day of the first start. */
async function look(): Promise<unknown> {
  const { rows } = await scope.db.run(sql`
    select count(distinct day)::int as days, max(day)::text as last_day,
           md5(string_agg(day || dataset || dims_hash || measures, '' order by day, dataset, dims_hash)
               filter (where day <= '2026-03-15')) as past
    from metric.fact
  `);
  return rows[0];
}

const keys = async (): Promise<string[]> =>
  (await describeIncidents(scope)).map(({ incident }) => incident.key).sort();

it('plays the shop up to yesterday in the shop’s time zone, and notices what was planted', async () => {
  expect(await look()).toMatchObject({ days: 180, last_day: '2026-03-15' });
  const incidents = (await describeIncidents(scope)).map(({ incident }) => incident);
  for (const { firstDay, lastDay } of truth) {
    expect(incidents.some((found) => found.firstDay <= lastDay && found.lastDay >= firstDay)).toBe(true);
  }
});

it('does nothing on the same day, nor when the clock was set back', async () => {
  const before = await look();

  const again = await prepareDemo(cliAt('2026-03-16T22:30:00Z'), silentLine);
  const earlier = await prepareDemo(cliAt('2026-02-01T09:00:00Z'), silentLine);

  expect([again.addedDays, earlier.addedDays]).toEqual([0, 0]);
  expect(await look()).toEqual(before);
});

it('plays on after some days, and leaves the past as it was', async () => {
  const [before, incidents] = [await look(), await keys()];

  // In Warsaw it is the 19th already.
  const later = await prepareDemo(cliAt('2026-03-18T23:30:00Z'), silentLine);

  expect(later.addedDays).toBe(3);
  expect(await look()).toEqual({ ...Object(before), days: 183, last_day: '2026-03-18' });
  expect(await keys()).toEqual(expect.arrayContaining(incidents));
});

it('does not write over a tenant of that name that is somebody’s own', async () => {
  const other = await openTestStore();
  await insertTenant(other.owner, {
    slug: 'demo',
    name: 'Our own',
    domain: null,
    timezone: 'Europe/London',
    currency: 'GBP',
    locale: 'en',
  });

  const preparing = prepareDemo(cliAt('2026-03-16T09:00:00Z', other), silentLine);

  await expect(preparing).rejects.toThrow(/is not the demo shop/);
  await other.close();
});
