import { addDays, type Day } from '#core/time.ts';
import { type FakeRow, type FakeTable, groupRows, openTable } from '#mcp-servers/growth/fakes/fake-table.ts';
import type { DemoFacts } from './demo-provider-facts.ts';
import { type Ranking, rankingsOf } from './demo-provider-queries.ts';
import type { DemoShop } from './demo-shop.ts';
import type { Random } from './random.ts';
import { handOut } from './split-counts.ts';

/** Countries as Search Console writes them. Robots do not search, so theirs is not here. */
const COUNTRIES: Readonly<Record<string, string>> = {
  Poland: 'pol',
  Germany: 'deu',
  Czechia: 'cze',
  Slovakia: 'svk',
  'United Kingdom': 'gbr',
  Ukraine: 'ukr',
  'United States': 'usa',
};
const IMPRESSION_NOISE = 0.12;
const POSITION_NOISE = 0.04;

/** Google's side of the organic visits: each visit from Google was a click on a result. */
export function demoSearch(facts: DemoFacts, origin: string): FakeTable {
  const columns = {
    dimensions: ['query', 'page', 'country', 'device', 'appearance'],
    measures: ['clicks', 'impressions', 'rankings'],
  };
  return openTable(columns, (day) => {
    const random = facts.randomOf(day, 'search');
    return cellsOf(facts, day).flatMap((cell) => cellRows(day, cell, { random, origin }));
  });
}

interface SearchCell {
  readonly country: string;
  readonly device: string;
  readonly clicks: number;
}

function cellsOf(facts: DemoFacts, day: Day): readonly SearchCell[] {
  const visits = facts
    .rowsOf('sessions', seenDay(facts.shop, day))
    .filter(({ dims }) => dims.channel === 'Organic Search' && dims.source === 'google');
  return groupRows(visits, ({ dims }) => [dims.country ?? '', dims.device ?? ''], ['sessions']).flatMap(
    ({ key: [name = '', device = ''], sums }) => {
      const country = COUNTRIES[name];
      return country === undefined
        ? []
        : [{ country, device: device.toUpperCase(), clicks: sums.sessions ?? 0 }];
    },
  );
}

/** The shop's own tracking failed, Google's did not: such a day is taken from the week before. */
function seenDay(shop: DemoShop, day: Day): Day {
  const outage = shop.truth.find(
    ({ kind, firstDay, lastDay }) => kind === 'tracking_outage' && firstDay <= day && day <= lastDay,
  );
  return outage === undefined ? day : seenDay(shop, addDays(day, -7));
}

interface Lent {
  readonly random: Random;
  readonly origin: string;
}

function cellRows(
  day: Day,
  { country, device, clicks }: SearchCell,
  { random, origin }: Lent,
): readonly FakeRow[] {
  const rankings = rankingsOf(country);
  const shown = rankings.map(({ demand }) =>
    Math.round(demand * clicks * random.lognormal(IMPRESSION_NOISE)),
  );
  const weights = rankings.map(({ clickRate }, index) => (shown[index] ?? 0) * clickRate);
  const clicked = handOut(clicks, { weights, caps: shown.map((count) => Math.max(count, 1)) }, random);
  return rankings.flatMap((ranking, index) => {
    const clicksHere = clicked[index] ?? 0;
    const impressions = Math.max(shown[index] ?? 0, clicksHere);
    if (impressions === 0) return [];
    return [
      {
        day,
        dims: {
          query: ranking.query,
          page: `${origin}${ranking.path}`,
          country,
          device,
          appearance: ranking.path.startsWith('/p/') ? 'PRODUCT_SNIPPETS' : '',
        },
        measures: { clicks: clicksHere, impressions, rankings: impressions * positionOf(ranking, random) },
      },
    ];
  });
}

function positionOf({ position }: Ranking, random: Random): number {
  return Math.max(1, position * random.lognormal(POSITION_NOISE));
}
