import { dayInZone, daysBetween } from '#core/time.ts';
import { daysOfQuery, type InsightsQuery, stretchOf } from './fake-meta-query.ts';
import { META_REFUSALS } from './fake-meta-refusals.ts';
import { type InsightGroup, writeInsight } from './fake-meta-row.ts';
import { FakeRefusal } from './fake-refusal.ts';
import type { FakeShop } from './fake-shop.ts';
import { type FakeRow, type FakeTable, groupRows, type LateData, withLateDays } from './fake-table.ts';

interface InsightsLent {
  readonly shop: FakeShop;
  readonly now: Date;
  readonly late: LateData | null;
  /** Only rows with these dimensions: the object that was asked. */
  readonly within: Readonly<Record<string, string>>;
}

type Family = 'byPerson' | 'byPlacement' | 'byPlace';

const BREAKDOWNS: Readonly<Record<string, { readonly family: Family; readonly dimension: string }>> = {
  age: { family: 'byPerson', dimension: 'age' },
  gender: { family: 'byPerson', dimension: 'gender' },
  publisher_platform: { family: 'byPlacement', dimension: 'publisher' },
  platform_position: { family: 'byPlacement', dimension: 'position' },
  impression_device: { family: 'byPlacement', dimension: 'device' },
  device_platform: { family: 'byPlacement', dimension: 'device' },
  country: { family: 'byPlace', dimension: 'country' },
  region: { family: 'byPlace', dimension: 'region' },
};

const LEVELS = {
  account: [],
  campaign: ['campaign'],
  adset: ['campaign', 'adGroup'],
  ad: ['campaign', 'adGroup', 'ad'],
};
/** The field of a filter, by the dimension that it reads. */
const FILTERED: Readonly<Record<string, string>> = {
  'campaign.id': 'campaign',
  'adset.id': 'adGroup',
  'ad.id': 'ad',
};
const MEASURES = [
  'impressions',
  'clicks',
  'spend',
  'conversions',
  'conversionValue',
  'videoViews',
  'video25',
  'video50',
  'video75',
  'video100',
  'thruPlays',
  'videoSeconds',
];
/** Beyond so many days back there is no reach by breakdown. */
const REACH_DAYS = 394;

/** All rows of a question; combinations without delivery are absent. */
export function answerInsights(query: InsightsQuery, lent: InsightsLent): readonly Record<string, unknown>[] {
  const { shop, now, late } = lent;
  const today = dayInZone(now, shop.timezone);
  const range = daysOfQuery(query, today);
  const dimensions = [...LEVELS[query.level ?? levelWithin(lent)], ...query.breakdowns.map(dimensionOf)];
  const isWanted = wantedBy(query, lent);
  const rows = withLateDays(tableOf(query, shop).rows(...range), late, today).filter(isWanted);
  const groups = groupRows(
    rows,
    (row) => [
      ...stretchOf(row.day, query.time_increment, range),
      ...dimensions.map((name) => row.dims[name] ?? ''),
    ],
    MEASURES,
  );
  const reachOf = reachFinder(rows, shop, (row) =>
    [
      ...stretchOf(row.day, query.time_increment, range),
      ...dimensions.map((name) => row.dims[name] ?? ''),
    ].join('\u0000'),
  );
  const hasReach = query.breakdowns.length === 0 || daysBetween(range[0], today) <= REACH_DAYS;
  return groups
    .filter(({ sums }) => (sums.impressions ?? 0) > 0)
    .map(({ key, sums, sample }): InsightGroup => {
      const [start = '', stop = '', ...values] = key;
      const dims = Object.fromEntries(dimensions.map((name, index) => [name, values[index] ?? '']));
      const breakdowns = Object.fromEntries(
        query.breakdowns.map((name) => [name, sample.dims[dimensionOf(name)] ?? '']),
      );
      const reach = hasReach ? reachOf(key.join('\u0000')) : null;
      return { start, stop, dims, breakdowns, sums, reach };
    })
    .map((group) => writeInsight(group, query, shop));
}

function levelWithin({ within }: InsightsLent): NonNullable<InsightsQuery['level']> {
  if (within.ad !== undefined) return 'ad';
  if (within.adGroup !== undefined) return 'adset';
  return within.campaign === undefined ? 'account' : 'campaign';
}

function dimensionOf(breakdown: string): string {
  const known = BREAKDOWNS[breakdown];
  if (known === undefined) {
    throw new FakeRefusal(
      META_REFUSALS.meta_100(
        `breakdowns[0] must be one of the following values: ${Object.keys(BREAKDOWNS).join(', ')}`,
      ),
    );
  }
  return known.dimension;
}

function tableOf({ breakdowns }: InsightsQuery, { ads }: FakeShop): FakeTable {
  const families = new Set(breakdowns.map((name) => BREAKDOWNS[name]?.family));
  if (families.size > 1) {
    throw new FakeRefusal(
      META_REFUSALS.meta_100(
        `Current combination of data breakdown columns (${breakdowns.join(', ')}) is invalid`,
      ),
    );
  }
  if (breakdowns.includes('platform_position') && !breakdowns.includes('publisher_platform')) {
    throw new FakeRefusal(META_REFUSALS.meta_100('platform_position must be used with publisher_platform'));
  }
  const [family] = families;
  return family === undefined ? ads.byAd : ads[family];
}

function wantedBy(query: InsightsQuery, { shop, within }: InsightsLent): (row: FakeRow) => boolean {
  const ours = new Set(
    shop.ads.campaigns.filter(({ platform }) => platform === 'meta_ads').map(({ id }) => id),
  );
  const filters = query.filtering.flatMap(({ field, value }) => {
    const dimension = FILTERED[field];
    return dimension === undefined ? [] : [{ dimension, values: [value].flat().map(String) }];
  });
  return ({ dims }) =>
    ours.has(dims.campaign ?? '') &&
    Object.entries(within).every(([name, value]) => dims[name] === value) &&
    filters.every(({ dimension, values }) => values.includes(dims[dimension] ?? ''));
}

/** People reached by each group: the more of an audience was reached before, the fewer are new. */
function reachFinder(rows: readonly FakeRow[], { ads }: FakeShop, keyOf: (row: FakeRow) => string) {
  const sizes = new Map(ads.adGroups.map(({ id, audienceSize }) => [id, audienceSize]));
  const byAudience = groupRows(rows, (row) => [keyOf(row), row.dims.adGroup ?? ''], ['impressions']);
  const reached = new Map<string, number>();
  for (const { key, sums } of byAudience) {
    const [group = '', adGroup = ''] = key;
    const { impressions = 0 } = sums;
    const size = sizes.get(adGroup) ?? impressions;
    const people =
      size === 0 ? 0 : Math.min(impressions, Math.ceil(size * (1 - Math.exp(-impressions / size))));
    reached.set(group, (reached.get(group) ?? 0) + people);
  }
  return (key: string): number => reached.get(key) ?? 0;
}
