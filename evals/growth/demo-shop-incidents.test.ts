import { describe, expect, it } from 'vitest';
import { addDays } from '#core/time.ts';
import type { FactRow } from '#storage/metric/fact.ts';
import { type DemoShop, generateDemoShop } from './demo-shop.ts';
import { inclusiveDays } from './demo-shop-calendar.ts';
import type { PlantedIncident, PlantedKind } from './demo-truth.ts';

const LAST_DAY = '2026-03-15';
const SEEDS = [1, 2, 3, 4, 5, 6];
const shops = SEEDS.map((seed) => ({ seed, shop: generateDemoShop({ seed, lastDay: LAST_DAY }) }));

function incidentOf(shop: DemoShop, kind: PlantedKind): PlantedIncident {
  const incident = shop.truth.find((candidate) => candidate.kind === kind);
  if (incident === undefined) throw new Error(`no ${kind} planted`);
  return incident;
}

type Filter = Readonly<Record<string, string>>;

/** The mean of a measure per day over one stretch, of the rows that have these dimensions. */
function daily(rows: readonly FactRow[], measure: string, where: Filter = {}): number {
  const days = new Set(rows.map(({ day }) => day)).size;
  const kept = rows.filter(({ dims }) =>
    Object.entries(where).every(([name, value]) => dims[name] === value),
  );
  return kept.reduce((sum, { measures }) => sum + (measures[measure] ?? 0), 0) / days;
}

/** The rows of one dataset during an incident and in the weeks of quiet around it. */
function around(shop: DemoShop, kind: PlantedKind, dataset = 'sessions') {
  const incident = incidentOf(shop, kind);
  const isQuiet = (day: string) =>
    !shop.truth.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
  const [from, to] = [addDays(incident.firstDay, -28), addDays(incident.lastDay, 28)];
  const rows = shop.facts.filter((fact) => fact.dataset === dataset);
  return {
    during: rows.filter(({ day }) => incident.firstDay <= day && day <= incident.lastDay),
    usual: rows.filter(({ day }) => from <= day && day <= to && isQuiet(day)),
  };
}

const conversion = (rows: readonly FactRow[], where: Filter = {}): number =>
  daily(rows, 'transactions', where) / daily(rows, 'sessions', where);

describe.each(shops)('the incidents of seed $seed', ({ shop }) => {
  it('lie apart, each after 40 days of history, the last one unrepaired', () => {
    const firstDay = shop.facts[0]?.day ?? '';
    const gaps = shop.truth.slice(1).map((incident, index) => {
      const before = shop.truth[index]?.lastDay ?? '';
      return inclusiveDays(before, incident.firstDay) - 2;
    });

    expect(shop.truth.map(({ kind }) => kind)).toEqual([
      'bot_traffic',
      'single_order',
      'campaign_stopped',
      'tracking_outage',
      'organic_loss',
      'checkout_broken',
    ]);
    expect(inclusiveDays(firstDay, shop.truth[0]?.firstDay ?? '')).toBeGreaterThan(40);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(7);
    expect(shop.truth.at(-1)?.lastDay).toBe(LAST_DAY);
  });

  it('last as long as their kind does', () => {
    const lengths = Object.fromEntries(
      shop.truth.map(({ kind, firstDay, lastDay }) => [kind, inclusiveDays(firstDay, lastDay)]),
    );

    expect(lengths.single_order).toBe(1);
    expect(lengths.tracking_outage).toBeLessThanOrEqual(2);
    expect(lengths.checkout_broken).toBeGreaterThanOrEqual(12);
    for (const kind of ['bot_traffic', 'campaign_stopped', 'organic_loss']) {
      expect(lengths[kind]).toBeGreaterThanOrEqual(7);
      expect(lengths[kind]).toBeLessThanOrEqual(14);
    }
  });

  it('break the checkout on mobile and leave desktops as they were', () => {
    const { during, usual } = around(shop, 'checkout_broken');

    const mobile = conversion(during, { device: 'mobile' }) / conversion(usual, { device: 'mobile' });
    const desktop = conversion(during, { device: 'desktop' }) / conversion(usual, { device: 'desktop' });

    expect(mobile).toBeGreaterThan(0.2);
    expect(mobile).toBeLessThan(0.4);
    expect(desktop).toBeGreaterThan(0.82);
    expect(daily(during, 'sessions') / daily(usual, 'sessions')).toBeGreaterThan(0.9);
  });

  it('stop a campaign that carried a good part of the shop, in sessions and in ads', () => {
    const { during, usual } = around(shop, 'campaign_stopped');
    const ads = around(shop, 'campaign_stopped', 'ads');
    const campaign = { campaign: incidentOf(shop, 'campaign_stopped').root?.value ?? '' };

    const share = daily(usual, 'sessions', campaign) / daily(usual, 'sessions');

    expect(share).toBeGreaterThan(0.12);
    expect(share).toBeLessThan(0.18);
    expect(daily(usual, 'revenue', campaign) / daily(usual, 'revenue')).toBeGreaterThan(0.12);
    expect(daily(during, 'sessions', campaign)).toBe(0);
    expect(daily(ads.usual, 'spend', campaign)).toBeGreaterThan(0);
    expect(daily(ads.during, 'spend', campaign)).toBe(0);
    expect(daily(during, 'sessions') / daily(usual, 'sessions')).toBeLessThan(0.92);
  });

  it('halve organic sessions of every source and leave paid ones as they were', () => {
    const { during, usual } = around(shop, 'organic_loss');
    const change = (where: Filter) => daily(during, 'sessions', where) / daily(usual, 'sessions', where);

    for (const source of ['google', 'bing']) {
      expect(change({ channel: 'Organic Search', source })).toBeGreaterThan(0.4);
      expect(change({ channel: 'Organic Search', source })).toBeLessThan(0.6);
    }
    expect(change({ channel: 'Paid Search' })).toBeGreaterThan(0.9);
  });

  it('send robots from one country that leave at once and buy nothing', () => {
    const { during, usual } = around(shop, 'bot_traffic');
    const country = { country: incidentOf(shop, 'bot_traffic').root?.value ?? '' };

    const added = daily(during, 'sessions', country) / daily(usual, 'sessions');
    const bounce = daily(during, 'bounces', country) / daily(during, 'sessions', country);
    const pages = daily(during, 'pageviews', country) / daily(during, 'sessions', country);

    expect(daily(usual, 'sessions', country) / daily(usual, 'sessions')).toBeLessThan(0.01);
    expect(added).toBeGreaterThan(0.55);
    expect(added).toBeLessThan(1.05);
    expect(bounce).toBeGreaterThan(0.95);
    expect(pages).toBeLessThan(1.1);
    expect(conversion(during, country)).toBeLessThan(0.0005);
    expect(daily(during, 'transactions') / daily(usual, 'transactions')).toBeGreaterThan(0.85);
  });

  it('blind the tracking of every channel while clicks and orders of the ads go on', () => {
    const { during, usual } = around(shop, 'tracking_outage');
    const ads = around(shop, 'tracking_outage', 'ads');

    for (const channel of ['Organic Search', 'Paid Search', 'Direct']) {
      expect(daily(during, 'sessions', { channel }) / daily(usual, 'sessions', { channel })).toBeLessThan(
        0.06,
      );
    }
    expect(daily(during, 'revenue') / daily(usual, 'revenue')).toBeLessThan(0.15);
    expect(daily(ads.during, 'clicks') / daily(ads.usual, 'clicks')).toBeGreaterThan(0.85);
    expect(daily(ads.during, 'conversions') / daily(ads.usual, 'conversions')).toBeGreaterThan(0.5);
  });

  it('place one order about as large as a whole usual day', () => {
    const { during, usual } = around(shop, 'single_order');
    const records = around(shop, 'single_order', 'largest_record');
    const record = { record: incidentOf(shop, 'single_order').root?.value ?? '' };
    const usualLargest = [...Map.groupBy(records.usual, ({ day }) => day).values()].map((rows) =>
      Math.max(...rows.map(({ measures }) => measures.revenue ?? 0)),
    );
    const median = usualLargest.sort((left, right) => left - right)[Math.floor(usualLargest.length / 2)] ?? 0;

    const worth = daily(records.during, 'revenue', record);

    expect(worth / daily(usual, 'revenue')).toBeGreaterThan(0.9);
    expect(worth / daily(usual, 'revenue')).toBeLessThan(1.4);
    expect(worth / median).toBeGreaterThan(24);
    expect(daily(during, 'transactions') / daily(usual, 'transactions')).toBeGreaterThan(0.7);
    expect(daily(during, 'transactions') / daily(usual, 'transactions')).toBeLessThan(1.3);
  });
});

describe.each(shops)('the quiet days of seed $seed', ({ shop }) => {
  const quiet = shop.facts.filter(
    ({ day }) => !shop.truth.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay),
  );
  const sessions = quiet.filter(({ dataset }) => dataset === 'sessions');

  it('look like a shop of middling size', () => {
    const total = daily(sessions, 'sessions');

    expect(total).toBeGreaterThan(3000);
    expect(total).toBeLessThan(5000);
    expect(conversion(sessions)).toBeGreaterThan(0.018);
    expect(conversion(sessions)).toBeLessThan(0.023);
    expect(daily(sessions, 'revenue') / daily(sessions, 'transactions')).toBeGreaterThan(165);
    expect(daily(sessions, 'revenue') / daily(sessions, 'transactions')).toBeLessThan(195);
    expect(daily(sessions, 'sessions', { device: 'mobile' }) / total).toBeCloseTo(0.6, 1);
    expect(daily(sessions, 'sessions', { country: 'Poland' }) / total).toBeGreaterThan(0.75);
  });

  it('bring about as many paid sessions as paid clicks', () => {
    const ads = quiet.filter(({ dataset }) => dataset === 'ads');

    for (const campaign of new Set(ads.map(({ dims }) => dims.campaign ?? ''))) {
      const visitsPerClick = daily(sessions, 'sessions', { campaign }) / daily(ads, 'clicks', { campaign });
      expect(visitsPerClick).toBeGreaterThan(0.92);
      expect(visitsPerClick).toBeLessThan(0.97);
    }
  });
});
