import { expect, test } from 'vitest';
import { seededRandom } from '../testing.ts';
import { lessSeason } from './less-season.ts';

const WEEKS_OF_YEAR = 365.25 / 7;

/** A level that grows, with a wave over the year; `amplitude` of each year. */
function yearly(weeks: number, amplitude: (year: number) => number): readonly number[] {
  const random = seededRandom(2);
  return Array.from(
    { length: weeks },
    (_, week) => 200 + week / 10 + wave(week, amplitude(Math.floor(week / WEEKS_OF_YEAR))) + random.normal(),
  );
}

function wave(week: number, amplitude: number): number {
  return amplitude * Math.sin((2 * Math.PI * week) / WEEKS_OF_YEAR);
}

test('finds a season whose length is no whole number of steps', () => {
  const values = yearly(260, () => 30);

  const seen = lessSeason({ period: WEEKS_OF_YEAR }).look(values);
  const season = seen?.restore(new Array<number>(52).fill(0)) ?? [];

  for (const [step, effect] of season.entries())
    expect(Math.abs(effect - wave(260 + step, 30))).toBeLessThan(2.5);
});

test('what is left of the series has its trend and not its season', () => {
  const values = yearly(260, () => 30);

  const left = lessSeason({ period: WEEKS_OF_YEAR }).look(values)?.values ?? [];

  for (const [week, value] of left.entries()) expect(Math.abs(value - 200 - week / 10)).toBeLessThan(6);
});

test('of a season that grows the latest years count most', () => {
  const values = yearly(260, (year) => 10 * (year + 1));
  const strongest = (seasonDiscount: number) =>
    Math.max(
      ...(lessSeason({ period: WEEKS_OF_YEAR, seasonDiscount })
        .look(values)
        ?.restore(new Array<number>(52).fill(0)) ?? []),
    );

  expect(strongest(0.5)).toBeGreaterThan(strongest(1) + 5);
});

test('a week of which every day differs is found exactly', () => {
  const week = [5, -3, 0, 2, 1, -8, 3];
  const values = Array.from({ length: 35 }, (_, day) => 100 + (week[day % 7] ?? 0));

  const season = lessSeason({ period: 7 }).look(values)?.restore(new Array<number>(7).fill(0)) ?? [];

  for (const [day, effect] of season.entries()) expect(effect).toBeCloseTo(week[day] ?? Number.NaN, 3);
});

test('a season of an even number of steps is found exactly too', () => {
  const year = [5, -3, 0, 2, 1, -8, 3, 9, -9, 4, -6, 2];
  const values = Array.from({ length: 72 }, (_, month) => 100 + (year[month % 12] ?? 0));

  const season = lessSeason({ period: 12 }).look(values)?.restore(new Array<number>(12).fill(0)) ?? [];

  for (const [month, effect] of season.entries()) expect(effect).toBeCloseTo(year[month] ?? Number.NaN, 3);
});

test.each([2, 4, 7, 12])('a season of %i steps repeats itself, whatever the noise', (period) => {
  const random = seededRandom(period);
  const values = Array.from({ length: 90 }, () => random.normal());

  const season =
    lessSeason({ period })
      .look(values)
      ?.restore(new Array<number>(2 * period).fill(0)) ?? [];

  for (let step = 0; step < period; step++)
    expect(season[step + period]).toBeCloseTo(season[step] ?? Number.NaN, 6);
});

test('nothing is said of a season before it was seen two and a half times', () => {
  expect(lessSeason({ period: 52 }).look(yearly(129, () => 30))).toBeUndefined();
});
