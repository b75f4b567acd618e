import { expect, test } from 'vitest';
import { explainAdditive, explainRate } from './breakdown.ts';
import { type DimensionBreakdown, rankCauses } from './rank-causes.ts';
import { seededRandom } from './testing.ts';

type Row = readonly [value: string, before: number, after: number];

const SPECIFICITY = ['device', 'country', 'channel', 'source', 'campaign'];

test('the device that explains 95 % of a drop with 40 % of the sessions comes first', () => {
  const ranking = rankCauses([
    additive('device', ['mobile', 400, 210], ['desktop', 600, 590]),
    additive('channel', ['Organic Search', 600, 480], ['Direct', 400, 320]),
  ]);

  expect(ranking).toMatchObject({ kind: 'single', cause: { dimension: 'device', value: 'mobile' } });
  expect(ranking.ranked[0]?.share).toBeCloseTo(0.95);
  expect(ranking.ranked[0]?.lift).toBeCloseTo(2.375);
  expect(ranking.ranked[0]?.confidence).toBeGreaterThan(0.8);
});

test('a channel that explains as much as its size is no cause: the change is broad', () => {
  const ranking = rankCauses([
    additive('channel', ['Organic Search', 600, 480], ['Direct', 400, 320]),
    additive('device', ['mobile', 410, 330], ['desktop', 590, 470]),
  ]);

  expect(ranking.kind).toBe('broad');
});

test('one large and one small value that fall alike are a broad change, not the large one', () => {
  const ranking = rankCauses([additive('country', ['Germany', 950, 760], ['Austria', 50, 40])]);

  expect(ranking.kind).toBe('broad');
});

test.each([
  ['explains 60 % with 40 % of the size', ['mobile', 400, 340], ['desktop', 600, 560]],
  ['has nearly all of the size and of the change', ['mobile', 900, 704], ['desktop', 100, 96]],
] as const)('a value that %s only leans that way: broad', (_, mobile, desktop) => {
  expect(rankCauses([additive('device', mobile, desktop)]).kind).toBe('broad');
});

test('a large value is a cause when the rest stood still', () => {
  const ranking = rankCauses([additive('device', ['desktop', 800, 500], ['mobile', 200, 201])]);

  expect(ranking).toMatchObject({ kind: 'single', cause: { value: 'desktop' } });
});

test('a stopped campaign is named, not the channel that it is a part of', () => {
  const ranking = rankCauses([
    additive('channel', ['Paid Search', 350, 193], ['Organic Search', 400, 402], ['Direct', 250, 250]),
    additive('campaign', ['Brand', 150, 0], ['Generic', 200, 193], ['(not set)', 650, 652]),
    additive('device', ['mobile', 400, 338], ['desktop', 600, 507]),
  ]);

  expect(ranking).toMatchObject({ kind: 'single', cause: { dimension: 'campaign', value: 'Brand' } });
});

test('of two values that are the same cells the finer dimension is named', () => {
  const breakdowns = [
    additive('channel', ['Paid Search', 200, 5], ['Organic Search', 500, 500], ['Direct', 300, 301]),
    additive('campaign', ['Brand', 199, 6], ['(not set)', 801, 800]),
  ];

  expect(rankCauses(breakdowns, { specificity: SPECIFICITY })).toMatchObject({
    cause: { dimension: 'campaign' },
  });
  expect(rankCauses(breakdowns, { specificity: SPECIFICITY.toReversed() })).toMatchObject({
    cause: { dimension: 'channel' },
  });
});

test('an organic loss is the channel, not the source that carries other channels too', () => {
  const ranking = rankCauses(
    [
      additive('channel', ['Organic Search', 400, 200], ['Paid Search', 250, 250], ['Direct', 350, 348]),
      additive('source', ['google', 600, 405], ['(direct)', 350, 348], ['bing', 50, 45]),
    ],
    { specificity: SPECIFICITY },
  );

  expect(ranking).toMatchObject({ kind: 'single', cause: { dimension: 'channel', value: 'Organic Search' } });
});

test('a fall of the conversion rate on mobile is found through its rate effect', () => {
  const ranking = rankCauses([
    {
      dimension: 'device',
      contributions: explainRate([
        rate('mobile', [36, 1800], [9, 1800]),
        rate('desktop', [54, 1800], [53, 1790]),
      ]),
    },
    {
      dimension: 'channel',
      contributions: explainRate([
        rate('Organic', [50, 2000], [35, 2000]),
        rate('Direct', [40, 1600], [27, 1590]),
      ]),
    },
  ]);

  expect(ranking).toMatchObject({ kind: 'single', cause: { dimension: 'device', value: 'mobile' } });
});

test('a value that moved against the total is no candidate, and a dimension of one value explains nothing', () => {
  const ranking = rankCauses([
    additive('channel', ['Organic', 500, 300], ['Direct', 500, 540]),
    additive('currency', ['EUR', 1000, 840]),
  ]);

  expect(ranking.ranked.map(({ value }) => value)).toEqual(['Organic']);
});

test('no change and no dimensions give a broad answer without candidates', () => {
  expect(rankCauses([])).toEqual({ kind: 'broad', ranked: [] });
  expect(rankCauses([additive('device', ['mobile', 5, 5], ['desktop', 7, 7])])).toEqual({
    kind: 'broad',
    ranked: [],
  });
});

test('over 200 noisy shops the planted value of 3 dimensions is first in 95 %, and a broad fall is called broad in 90 %', () => {
  const seeds = Array.from({ length: 200 }, (_, seed) => seed);

  const planted = seeds.map((seed) => rankCauses(noisyShop(seed, 0.3)));
  const broad = seeds.map((seed) => rankCauses(noisyShop(seed, null)));

  const right = planted.filter((one) => one.kind === 'single' && one.cause.value === 'device-1').length;
  expect(right / seeds.length).toBeGreaterThanOrEqual(0.95);
  expect(broad.filter(({ kind }) => kind === 'broad').length / seeds.length).toBeGreaterThanOrEqual(0.9);
});

/** Sessions by three independent dimensions; device-1 keeps `remaining` of its sessions, or everything loses 20 %. */
function noisyShop(seed: number, remaining: number | null): DimensionBreakdown[] {
  const random = seededRandom(seed);
  const cells = [0, 1, 2].flatMap((device) =>
    [0, 1, 2, 3, 4].flatMap((channel) =>
      [0, 1, 2, 3].map((country) => ({
        device,
        channel,
        country,
        size: 900 / ((device + 1) * (channel + 1) * (country + 1)),
      })),
    ),
  );
  const counted = cells.map((cell) => {
    const kept = remaining !== null && cell.device === 1 ? remaining : 1;
    return {
      ...cell,
      before: random.poisson(cell.size),
      after: random.poisson(cell.size * (remaining === null ? 0.8 : kept)),
    };
  });
  return (['device', 'channel', 'country'] as const).map((dimension) => {
    const values = Map.groupBy(counted, (cell) => `${dimension}-${cell[dimension]}`);
    const rows = [...values].map(
      ([value, same]): Row => [value, total(same, 'before'), total(same, 'after')],
    );
    return additive(dimension, ...rows);
  });
}

function total(cells: readonly { before: number; after: number }[], when: 'before' | 'after'): number {
  return cells.reduce((sum, cell) => sum + cell[when], 0);
}

function additive(dimension: string, ...rows: readonly Row[]): DimensionBreakdown {
  return {
    dimension,
    contributions: explainAdditive(rows.map(([value, before, after]) => ({ value, before, after }))),
  };
}

function rate(value: string, before: readonly [number, number], after: readonly [number, number]) {
  return {
    value,
    before: { numerator: before[0], denominator: before[1] },
    after: { numerator: after[0], denominator: after[1] },
  };
}
