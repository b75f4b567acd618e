import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type DayMultiples, DIVISORS, findCommonMultiples } from './data-multiples.ts';

function dayOf(day: string, counts: readonly number[]): DayMultiples {
  const positive = counts.filter((count) => count > 0);
  return {
    day,
    cells: positive.length,
    multiples: DIVISORS.map((divisor) => ({
      divisor,
      cells: positive.filter((count) => count % divisor === 0).length,
    })),
  };
}

const ordinary = Array.from({ length: 30 }, (_, day) =>
  dayOf(
    `2026-03-${day + 1}`,
    Array.from({ length: 25 }, (_each, cell) => 11 + ((day * 7 + cell * 13) % 29)),
  ),
);
const counts = Array.from({ length: 25 }, (_, cell) => 11 + ((cell * 13) % 29));

it.each([
  [2, 2.04, 'duplicates'],
  [3, 2.8, 'duplicates'],
  [10, 1.02, 'sampling'],
  [4, 0.97, 'sampling'],
])(
  'takes counts that all are multiples of %i, at %f of what was expected, for %s',
  (...[divisor, level, kind]) => {
    const hit = dayOf(
      '2026-04-01',
      counts.map((count) => count * divisor),
    );

    const found = findCommonMultiples([...ordinary, hit], () => ({ level, isAlone: false }));

    expect(found).toEqual([{ kind, day: '2026-04-01', divisor, cells: 25, level }]);
  },
);

it('needs fewer counts where the level says the same', () => {
  const tripled = dayOf('2026-04-01', [30, 33, 48, 51, 60, 63, 75, 81, 90]);

  expect(findCommonMultiples([...ordinary, tripled], () => ({ level: 3, isAlone: false }))).toMatchObject([
    { kind: 'duplicates', divisor: 3 },
  ]);
  expect(findCommonMultiples([...ordinary, tripled], () => ({ level: 1, isAlone: false }))).toEqual([]);
});

const nine = [22, 34, 48, 50, 62, 64, 76, 82, 90];
const standing =
  (level: number, { isAlone, from }: { isAlone: boolean; from: string }) =>
  (day: string) => ({ level: day >= from ? level : 1, isAlone });

it('takes nine even counts at twice the level for a day loaded again when no other source moved', () => {
  const doubled = dayOf('2026-04-01', nine);

  const found = findCommonMultiples(
    [...ordinary, doubled],
    standing(2, { isAlone: true, from: '2026-04-01' }),
  );

  expect(found).toMatchObject([{ kind: 'duplicates', day: '2026-04-01', divisor: 2 }]);
});

it.each([
  ['the other sources moved too', { isAlone: false, from: '2026-04-01' }],
  ['the level was there the day before', { isAlone: true, from: '2026-03-31' }],
])('takes them for chance when %s', (_when, stands) => {
  expect(findCommonMultiples([...ordinary, dayOf('2026-04-01', nine)], standing(2, stands))).toEqual([]);
});

it('lets days in a row speak together', () => {
  const few = ['2026-04-01', '2026-04-02', '2026-04-03'].map((day) => dayOf(day, [22, 34, 48, 50]));

  const found = findCommonMultiples(
    [...ordinary, ...few],
    standing(2, { isAlone: false, from: '2026-04-01' }),
  );

  expect(found.map(({ day }) => day)).toEqual(['2026-04-01', '2026-04-02', '2026-04-03']);
});

it('finds nothing on days whose counts share nothing', () => {
  expect(findCommonMultiples(ordinary, () => ({ level: 1, isAlone: false }))).toEqual([]);
});

it('does not take a few even counts for a rule', () => {
  const few = dayOf('2026-04-01', [2, 4, 8]);

  expect(findCommonMultiples([...ordinary, few], () => ({ level: 1, isAlone: false }))).toEqual([]);
});

it('takes a source that always counts in tens as it is', () => {
  const tens = ordinary.map(({ day }) =>
    dayOf(
      day,
      counts.map((count) => count * 10),
    ),
  );

  expect(findCommonMultiples(tens, () => ({ level: 1, isAlone: false }))).toEqual([]);
});

it('finds a doubled day whatever was counted on it', () => {
  const cells = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 24, maxLength: 60 });

  fc.assert(
    fc.property(cells, (given) => {
      const hit = dayOf(
        '2026-04-01',
        given.map((count) => count * 2),
      );
      const [found] = findCommonMultiples([...ordinary, hit], () => ({ level: 2, isAlone: false }));
      return found !== undefined && found.divisor % 2 === 0;
    }),
  );
});
