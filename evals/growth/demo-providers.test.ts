import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#core/time.ts';
import { type FakeRow, type FakeTable, groupRows } from '#mcp-servers/growth/fakes/fake-table.ts';
import type { FactRow } from '#storage/metric/fact.ts';
import { WASTEFUL_CAMPAIGN } from './demo-provider-truth.ts';
import { buildDemoProviders, type DemoProviders } from './demo-providers.ts';
import { generateDemoShop } from './demo-shop.ts';

const LAST_DAY = '2026-11-20';
const demo = generateDemoShop({ seed: 7, lastDay: LAST_DAY });
const [firstDay = '', lastDay = ''] = [demo.facts[0]?.day, demo.facts.at(-1)?.day];
// Splits by landing page are made for a part of the days, to save time.
const someDays = [addDays(LAST_DAY, -40), addDays(LAST_DAY, -1)] as const;
let providers: DemoProviders;
beforeAll(() => {
  providers = buildDemoProviders(demo);
});

type Measured = Pick<FactRow, 'day' | 'dims' | 'measures'>;

/** Sums in hundredths, so that no rounding of fractions hides a difference. */
function sumBy(
  rows: readonly Measured[],
  measure: string,
  keyOf: (row: Measured) => string,
): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const row of rows) {
    const key = keyOf(row);
    sums[key] = (sums[key] ?? 0) + Math.round((row.measures[measure] ?? 0) * 100);
  }
  return sums;
}

const facts = (dataset: string): readonly FactRow[] => demo.facts.filter((row) => row.dataset === dataset);
const within = (rows: readonly FactRow[], [from, to]: readonly [string, string]) =>
  rows.filter(({ day }) => day >= from && day <= to);
const all = (table: FakeTable): readonly FakeRow[] => table.rows(firstDay, lastDay);

describe('agrees with the facts of the demo', () => {
  const cell = ({ day, dims }: Measured) =>
    [day, dims.channel, dims.source, dims.campaign, dims.device, dims.country].join('|');
  it.each([
    ['sessions', 'sessions'],
    ['users', 'users'],
    ['new_users', 'newUsers'],
    ['bounces', 'bounces'],
    ['pageviews', 'pageviews'],
    ['time_on_site', 'timeOnSite'],
    ['transactions', 'transactions'],
    ['revenue', 'revenue'],
  ])('on %s, per day and all of its dimensions, and again per landing page', (fact, measure) => {
    const { visits, landings } = providers.shop.web;

    const told = sumBy(all(visits), measure, cell);
    const landed = sumBy(landings.rows(...someDays), measure, cell);

    expect(told).toEqual(sumBy(facts('sessions'), fact, cell));
    expect(landed).toEqual(sumBy(within(facts('sessions'), someDays), fact, cell));
  });

  it.each([
    ['units', 'itemsPurchased'],
    ['revenue', 'itemRevenue'],
  ])('on %s of products, per day', (fact, measure) => {
    const item = ({ day, dims }: Measured) => [day, dims.product, dims.category].join('|');

    const told = sumBy(
      all(providers.shop.web.items).filter(({ measures }) => measures.itemsPurchased !== 0),
      measure,
      item,
    );

    expect(told).toEqual(sumBy(facts('order_items'), fact, item));
  });

  it('on page views, per day and device', () => {
    const device = ({ day, dims }: Measured) => `${day} ${dims.device}`;

    const told = sumBy(all(providers.shop.web.pageviews), 'pageviews', device);

    expect(told).toEqual(sumBy(facts('sessions'), 'pageviews', device));
  });

  describe.each([
    ['spend', 'spend'],
    ['clicks', 'clicks'],
    ['impressions', 'impressions'],
    ['conversions', 'conversions'],
    ['conversion_value', 'conversionValue'],
  ])('on %s of advertising', (fact, measure) => {
    const campaign = ({ day, dims }: Measured) => `${day} ${dims.campaign}`;
    const ofProviders = (row: Measured) => {
      const found = providers.shop.ads.campaigns.find(({ id }) => id === row.dims.campaign);
      return `${row.day} ${found?.name}`;
    };
    const known = () => sumBy([...facts('ads'), ...providers.addedFacts], fact, campaign);

    it.each(['byAd', 'byPerson', 'byPlacement', 'byPlace'] as const)(
      'per day and campaign, split %s',
      (table) => {
        const told = sumBy(all(providers.shop.ads[table]), measure, ofProviders);

        expect(told).toEqual(known());
      },
    );

    it.each([
      ['bySearchTerm', 'SEARCH'],
      ['byProduct', 'SHOPPING'],
    ] as const)('per day and campaign of its kind, split %s', (table, kind) => {
      const names = providers.shop.ads.campaigns
        .filter((found) => found.kind === kind)
        .map(({ name }) => name);

      const told = sumBy(all(providers.shop.ads[table]), measure, ofProviders);

      const wanted = Object.entries(known()).filter(([key]) =>
        names.some((name) => key.endsWith(` ${name}`)),
      );
      expect(told).toEqual(Object.fromEntries(wanted));
    });
  });

  it('adds one campaign that the demo does not have, on all of its days, and no other', () => {
    const added = new Set(providers.addedFacts.map(({ dims }) => dims.campaign));

    expect([...added]).toEqual([WASTEFUL_CAMPAIGN]);
    expect(providers.addedFacts).toHaveLength(180);
    expect(facts('ads').some(({ dims }) => dims.campaign === WASTEFUL_CAMPAIGN)).toBe(false);
  });
});

describe('is possible', () => {
  it('as visits: each step of the way holds those that went further', () => {
    const { visits, landings } = providers.shop.web;

    const wrong = [...all(visits), ...landings.rows(...someDays)].filter(({ measures }) => {
      const {
        sessions = 0,
        users = 0,
        newUsers = 0,
        bounces = 0,
        itemViews = 0,
        addToCarts = 0,
        checkouts = 0,
        transactions = 0,
      } = measures;
      const isFunnel =
        sessions - bounces >= itemViews &&
        itemViews >= addToCarts &&
        addToCarts >= checkouts &&
        checkouts >= transactions;
      return (
        !isFunnel ||
        users > sessions ||
        newUsers > users ||
        transactions < 0 ||
        (measures.pageviews ?? 0) < 2 * sessions - bounces
      );
    });

    expect(wrong).toEqual([]);
  });

  it('as advertising: no more clicks than impressions, no more conversions than clicks, no value without a conversion', () => {
    const { byAd, byPerson, byPlacement, byPlace, bySearchTerm, byProduct } = providers.shop.ads;

    const wrong = [byAd, byPerson, byPlacement, byPlace, bySearchTerm, byProduct]
      .flatMap(all)
      .filter(({ measures }) => {
        const { impressions = 0, clicks = 0, spend = 0, conversions = 0, conversionValue = 0 } = measures;
        return (
          clicks > impressions ||
          conversions > clicks ||
          (conversions === 0 && conversionValue > 0) ||
          spend < 0
        );
      });

    expect(wrong).toEqual([]);
  });

  it('as search: clicks are the visits that Google sent, but for robots and for days that the tracking missed', () => {
    const outage = demo.truth.find(({ kind }) => kind === 'tracking_outage');
    const seen = ({ day }: Measured) => outage === undefined || day < outage.firstDay || day > outage.lastDay;
    const google = facts('sessions').filter(
      ({ dims }) =>
        dims.channel === 'Organic Search' && dims.source === 'google' && dims.country !== 'Singapore',
    );

    const clicks = sumBy(
      all(providers.shop.search).filter(seen),
      'clicks',
      ({ day, dims }) => `${day} ${dims.device}`,
    );

    expect(clicks).toEqual(
      sumBy(google.filter(seen), 'sessions', ({ day, dims }) => `${day} ${dims.device?.toUpperCase()}`),
    );
    expect(
      all(providers.shop.search).every(
        ({ measures }) => (measures.clicks ?? 0) <= (measures.impressions ?? 0),
      ),
    ).toBe(true);
  });

  it('also while the tracking fails: Google still counts what it sent', () => {
    const outage = demo.truth.find(({ kind }) => kind === 'tracking_outage');
    const day = outage?.firstDay ?? '';

    const [clicks, recorded] = [
      groupRows(providers.shop.search.rows(day, day), () => [], ['clicks'])[0]?.sums.clicks ?? 0,
      within(facts('sessions'), [day, day])
        .filter(({ dims }) => dims.source === 'google' && dims.channel === 'Organic Search')
        .reduce((sum, { measures }) => sum + (measures.sessions ?? 0), 0),
    ];

    expect(clicks).toBeGreaterThan(recorded * 2);
  });
});

it('is the same for the same seed, whatever is asked first, and another for another', () => {
  const day = addDays(LAST_DAY, -10);
  const [again, other] = [buildDemoProviders(demo), buildDemoProviders(demo, { seed: 2 })];
  const tell = ({ shop }: DemoProviders) =>
    [shop.web.landings, shop.search, shop.ads.byPerson].map((table) => table.rows(day, day));

  const first = tell(again);

  expect(first).toEqual(tell(providers));
  expect(tell(other)).not.toEqual(first);
});
