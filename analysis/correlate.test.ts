import { expect, test } from 'vitest';
import { relateSeries } from './correlate.ts';
import { expectSeries } from './expectation.ts';
import { seededRandom, synthesize } from './testing.ts';

const FIRST = 70;
const LAST = 77;
const LEAD = series('transactions', 0.5);
const WINDOW = { firstDay: LEAD.points[FIRST]?.day ?? '', lastDay: LEAD.points[LAST]?.day ?? '' };

test('a series that fell in the same days is related, an ordinary one is not', () => {
  const related = relateSeries(LEAD, [series('users', 0.6), series('quiet', 1)], WINDOW);

  expect(related.map(({ key, direction, lag }) => [key, direction, lag])).toEqual([['users', 'down', 0]]);
  expect(related[0]?.correlation).toBeGreaterThan(0.8);
});

test('a series that moved against the lead is related in its own direction', () => {
  const [related] = relateSeries(LEAD, [series('bounces', 1.7)], WINDOW);

  expect(related).toMatchObject({ direction: 'up', lag: 0 });
  expect(related?.correlation).toBeLessThan(-0.8);
});

test.each([2, -2])('a move %i days later is found with its lag', (lag) => {
  const [related] = relateSeries(LEAD, [series('refunds', 0.4, lag)], WINDOW);

  expect(related?.lag).toBe(lag);
});

test('the strongest relation comes first', () => {
  const related = relateSeries(LEAD, [series('faint', 0.85), series('strong', 0.4)], WINDOW);

  expect(related[0]?.key).toBe('strong');
});

test('a series without days in common is not related', () => {
  const [point] = LEAD.points;

  expect(relateSeries(LEAD, [{ key: 'short', points: point === undefined ? [] : [point] }], WINDOW)).toEqual(
    [],
  );
});

/** Noise of its own for each key; `factor` holds for the days of the window, `lag` days later. */
function series(key: string, factor: number, lag = 0) {
  const random = seededRandom(key.length * 101 + key.charCodeAt(0));
  const inside = (index: number) => index - lag >= FIRST && index - lag <= LAST;
  const counts = synthesize('count', 120, (index, week) => [
    random.poisson(300 * week * (inside(index) ? factor : 1)),
  ]);
  return { key, points: expectSeries(counts) };
}
