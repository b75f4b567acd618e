import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '#core/time.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { listIncidents } from '#storage/metric/incident.repository.ts';
import { listSourceDays } from '#storage/metric/source-day.repository.ts';
import { sql } from '#storage/sql.ts';
import { detectAnomalies } from '#tools/metric/detect-anomalies.tool.ts';
import { testContext } from '#tools/testing.ts';
import { buildDemoProviders } from './demo-providers.ts';
import { generateDemoShop } from './demo-shop.ts';
import { LAST_DAY, matches } from './testing.ts';
import { listFacts, openPullBench, type PullBench, type Pulled, tenantOf, toCells } from './testing-pull.ts';

const made = generateDemoShop({ seed: 7, lastDay: LAST_DAY });
const { shop, addedFacts } = buildDemoProviders(made);
const FIRST_DAY = addDays(LAST_DAY, -99);
const isPulled = ({ day }: { readonly day: string }): boolean => day >= FIRST_DAY;
const ownFacts = (wanted: string) => made.facts.filter((fact) => fact.dataset === wanted && isPulled(fact));
const DAYS = { kind: 'days', from: FIRST_DAY, to: LAST_DAY } as const;

/** Changes with every row that is written. */
async function versions(db: TenantDatabase): Promise<unknown[]> {
  const rows = await db.run(sql`
    select (select count(*) || ' ' || max(loaded_at) from metric.fact) as facts,
           (select count(*) || ' ' || max(changed_at) from metric.source_day) as days
  `);
  return [...rows.rows];
}

describe('a hundred days', () => {
  let bench: PullBench;
  let db: TenantDatabase;
  let filled: Pulled;
  beforeAll(async () => {
    bench = await openPullBench(shop);
    db = await bench.connected();
    filled = await bench.pull(db, { wish: DAYS });
  }, 120_000);
  afterAll(() => bench.close());

  it('are read of all sources, but those that Search Console does not have yet', async () => {
    const ended = filled.pulled.map(({ source, outcome, daysRead }) => [source, outcome, daysRead]);
    const days = await listSourceDays(db, 'gsc');

    expect(ended).toEqual([
      ['ga4', 'complete', 100],
      ['google_ads', 'complete', 100],
      ['gsc', 'complete', 98],
      ['meta_ads', 'complete', 100],
    ]);
    expect(days.at(-1)).toMatchObject({ day: addDays(LAST_DAY, -2), state: 'final' });
  });

  it('are provisional as long as they change', async () => {
    const days = await listSourceDays(db);
    const provisional = Map.groupBy(
      days.filter(({ state }) => state === 'provisional'),
      ({ source }) => source,
    );

    const counts = [...provisional].map(([source, same]) => [source, same.length]);

    expect(counts).toEqual([
      ['ga4', 3],
      ['google_ads', 30],
      ['meta_ads', 28],
    ]);
  });

  it.each([
    {
      datasets: ['ga4'],
      own: ownFacts('sessions'),
      dims: ['channel', 'source', 'campaign', 'device', 'country'],
      measures: [
        ...[
          'sessions',
          'bounces',
          'users',
          'new_users',
          'pageviews',
          'time_on_site',
          'transactions',
          'revenue',
        ],
      ],
    },
    {
      ...{ datasets: ['ga4_items'], own: ownFacts('order_items') },
      ...{ dims: ['category', 'product'], measures: ['units', 'revenue'] },
    },
    {
      datasets: ['google_ads', 'meta_ads'],
      own: [...ownFacts('ads'), ...addedFacts.filter(isPulled)],
      dims: ['platform', 'campaign'],
      measures: ['impressions', 'clicks', 'spend', 'conversions', 'conversion_value'],
    },
  ])('give $datasets the numbers of the shop to the hundredth', async ({ datasets, own, dims, measures }) => {
    const brought = toCells(await listFacts(db, datasets), { dims, measures });

    expect(Object.keys(brought).length).toBeGreaterThan(1_000);
    expect(brought).toEqual(toCells(own, { dims, measures }));
  });

  it('give Search Console the clicks, impressions and positions of the shop', async () => {
    const shape = {
      ...{
        dims: ['country', 'device'],
        measures: ['search_clicks', 'search_impressions', 'search_positions'],
      },
    };

    const brought = toCells(await listFacts(db, ['gsc']), shape);

    const own = shop.search.rows(FIRST_DAY, addDays(LAST_DAY, -2)).map(({ day, dims, measures }) => ({
      ...{ day, dims: { ...dims, device: dims.device?.toLowerCase() ?? '' } },
      measures: {
        search_clicks: measures.clicks ?? 0,
        search_impressions: measures.impressions ?? 0,
        search_positions: measures.rankings ?? 0,
      },
    }));
    expect(brought).toEqual(toCells(own, shape));
  });

  it('pulled again on the same day change no row', async () => {
    const before = await versions(db);

    const again = await bench.pull(db);

    expect(again.pulled.map(({ daysChanged }) => daysChanged)).toEqual([0, 0, 0, 0]);
    // What still changes was asked for again.
    expect(again.pulled.map(({ daysRead }) => daysRead)).toEqual([3, 30, 0, 28]);
    expect(await versions(db)).toEqual(before);
  });

  it('let detection find what was planted, in the numbers of the source', async () => {
    const planted = made.truth.find(({ kind }) => kind === 'checkout_broken');
    const context = { ...testContext({ db }), tenant: { ...tenantOf(shop), id: db.tenantId } };

    const found = await detectAnomalies.run({ upTo: LAST_DAY }, context);

    const incidents = await listIncidents(db);
    const matching = incidents.filter((incident) => planted !== undefined && matches(planted, incident));
    expect(matching.map(({ lead }) => lead.source)).toEqual(['ga4']);
    expect(found.lateSources).toEqual([]);
  });
});
