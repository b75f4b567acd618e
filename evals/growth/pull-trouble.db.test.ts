import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#core/time.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { listSourceDays } from '#storage/metric/source-day.repository.ts';
import { listLastPulls } from '#storage/metric/source-pull.repository.ts';
import { buildDemoProviders } from './demo-providers.ts';
import { generateDemoShop } from './demo-shop.ts';
import { LAST_DAY } from './testing.ts';
import { listFacts, openPullBench, type PullBench, toCells } from './testing-pull.ts';

const made = generateDemoShop({ seed: 7, lastDay: LAST_DAY });
const { shop } = buildDemoProviders(made);
const ownFacts = (wanted: string) => made.facts.filter(({ dataset }) => dataset === wanted);

let bench: PullBench;
beforeAll(async () => {
  bench = await openPullBench(shop);
}, 120_000);
afterAll(() => bench.close());

describe('late data', () => {
  it('replaces the days that were incomplete, and leaves those that were not there unknown', async () => {
    const db = await bench.connected();
    bench.demo.fakes.ga4.behave({ late: { days: 1, share: 0 } });
    await bench.pull(db, { sources: ['ga4'] });
    const missing = await listSourceDays(db, 'ga4');
    bench.demo.fakes.ga4.behave({ late: { days: 1, share: 0.5 } });
    await bench.pull(db, { sources: ['ga4'] });
    const half = await revenueOf(db, LAST_DAY);
    bench.demo.fakes.ga4.behave({ late: null });

    const { by } = await bench.pull(db, { sources: ['ga4'] });

    const whole = toCells(
      ownFacts('sessions').filter(({ day }) => day === LAST_DAY),
      REVENUE,
    );
    expect(missing.at(-1)?.day).toBe(addDays(LAST_DAY, -1));
    expect(half).not.toEqual(whole);
    // The visits and the products of one day.
    expect(by.ga4).toMatchObject({ outcome: 'complete', daysRead: 3, daysChanged: 2 });
    expect(await revenueOf(db, LAST_DAY)).toEqual(whole);
  });
});

const REVENUE = { dims: ['channel', 'device', 'country'], measures: ['revenue'] };

async function revenueOf(db: TenantDatabase, wanted: string) {
  const facts = await listFacts(db, ['ga4']);
  return toCells(
    facts.filter(({ day }) => day === wanted),
    REVENUE,
  );
}

describe('when a source is down', () => {
  it('its days stay unknown, the others are done, and the person hears what to do', async () => {
    const db = await bench.connected();
    bench.demo.down.add('ga4');

    const { by, userActions } = await bench.pull(db);

    bench.demo.down.clear();
    const [pulls, days] = [await listLastPulls(db), await listSourceDays(db, 'ga4')];
    expect(by.ga4).toMatchObject({ outcome: 'failed', daysRead: 0, failure: { kind: 'auth_reconnect' } });
    expect([by.google_ads, by.gsc, by.meta_ads].map((each) => each?.outcome)).toEqual(
      Array.from({ length: 3 }, () => 'complete'),
    );
    expect(userActions.join()).toContain('steward integrations connect ga4');
    expect(pulls.find(({ source }) => source === 'ga4')).toMatchObject({
      ...{
        outcome: 'failed',
        failureKind: 'auth_reconnect',
        userAction: expect.stringContaining('connect ga4'),
      },
    });
    expect(days).toEqual([]);
    expect(await listFacts(db, ['ga4', 'ga4_items'])).toEqual([]);
  });

  it('what came before is kept, and the next night makes up for the rest', async () => {
    const db = await bench.connected();
    const wish = { kind: 'days', from: addDays(LAST_DAY, -55), to: LAST_DAY } as const;
    await bench.pull(db, { sources: ['google_ads'], wish: { ...wish, from: addDays(LAST_DAY, -1) } });
    bench.demo.fakes.google_ads.behave({ fail: [{ error: 'user_permission_denied', times: 9 }] });
    const before = await listFacts(db, ['google_ads']);
    const failed = await bench.pull(db, { sources: ['google_ads'], wish });
    const kept = await listFacts(db, ['google_ads']);
    bench.demo.fakes.google_ads.behave({ fail: [] });

    const { by } = await bench.pull(db, { sources: ['google_ads'] });

    expect(failed.by.google_ads).toMatchObject({ outcome: 'failed', daysRead: 0 });
    expect(kept).toEqual(before);
    expect(by.google_ads).toMatchObject({ outcome: 'complete', daysRead: 30 });
  });
});

describe('what is known against the numbers', () => {
  it('stands with the days', async () => {
    const db = await bench.connected();
    bench.demo.fakes.ga4.behave({ sampledShare: 0.4, thresholdUsers: 2, otherRowBeyond: 200 });

    await bench.pull(db, { sources: ['ga4'] });

    bench.demo.fakes.ga4.behave({ sampledShare: null, thresholdUsers: null, otherRowBeyond: null });
    const [day] = await listSourceDays(db, 'ga4');
    expect(day?.flags).toEqual(['sampled', 'thresholded', 'other_row']);
  });

  it('money of another currency is not taken for the shop’s', async () => {
    const db = await bench.connected();

    await bench.pull(db, { sources: ['meta_ads'], tenant: { currency: 'EUR' } });

    const facts = await listFacts(db, ['meta_ads']);
    expect(facts.length).toBeGreaterThan(20);
    expect(facts.filter(({ measures }) => 'spend' in measures || 'conversion_value' in measures)).toEqual([]);
    expect((await listSourceDays(db, 'meta_ads'))[0]?.flags).toEqual(['foreign_currency']);
  });
});

describe('the speed of the home page', () => {
  const wish = { sources: ['pagespeed'], tenant: { domain: new URL(shop.url).hostname } };

  it('is measured once a day, as its visitors have it', async () => {
    const db = await bench.store.createTenant();
    const first = await bench.pull(db, wish);
    const asked = bench.demo.fakes.pagespeed.requests.length;

    const again = await bench.pull(db, wish);

    const field = shop.pages.find(({ url }) => url === shop.url)?.field.mobile;
    const [fact, ...others] = await listFacts(db, ['pagespeed']);
    expect([first, again].map(({ by }) => by.pagespeed?.daysRead)).toEqual([1, 0]);
    expect(bench.demo.fakes.pagespeed.requests).toHaveLength(asked);
    expect(others).toEqual([]);
    expect(fact).toMatchObject({ day: addDays(LAST_DAY, 1), dims: { device: 'mobile' } });
    expect(fact?.measures).toEqual({
      ...{ lcp: (field?.lcp ?? 0) / 1000, inp: (field?.inp ?? 0) / 1000, cls: field?.cls },
      ...{ lcp_measured: 1, inp_measured: 1, cls_measured: 1 },
    });
  });
});
