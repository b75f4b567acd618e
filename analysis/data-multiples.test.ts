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

    const found = findCommonMultiples([...ordinary, hit], () => level);

    expect(found).toEqual([{ kind, day: '2026-04-01', divisor, cells: 25, level }]);
  },
);

it('needs fewer counts where the level says the same', () => {
  const tripled = dayOf('2026-04-01', [30, 33, 48, 51, 60, 63, 75, 81, 90]);

  expect(findCommonMultiples([...ordinary, tripled], () => 3)).toMatchObject([
    { kind: 'duplicates', divisor: 3 },
  ]);
  expect(findCommonMultiples([...ordinary, tripled], () => 1)).toEqual([]);
});

it('finds nothing on days whose counts share nothing', () => {
  expect(findCommonMultiples(ordinary, () => 1)).toEqual([]);
});

it('does not take a few even counts for a rule', () => {
  const few = dayOf('2026-04-01', [2, 4, 8]);

  expect(findCommonMultiples([...ordinary, few], () => 1)).toEqual([]);
});

it('takes a source that always counts in tens as it is', () => {
  const tens = ordinary.map(({ day }) =>
    dayOf(
      day,
      counts.map((count) => count * 10),
    ),
  );

  expect(findCommonMultiples(tens, () => 1)).toEqual([]);
});

it('finds a doubled day whatever was counted on it', () => {
  const cells = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 24, maxLength: 60 });

  fc.assert(
    fc.property(cells, (given) => {
      const hit = dayOf(
        '2026-04-01',
        given.map((count) => count * 2),
      );
      const [found] = findCommonMultiples([...ordinary, hit], () => 2);
      return found !== undefined && found.divisor % 2 === 0;
    }),
  );
});
