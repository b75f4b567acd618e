import { expect, it } from 'vitest';
import type { Method } from './counterfactual.ts';
import type { Panel } from './panel.ts';
import { preparePlaceboTest, rankAmong, rankAt } from './placebo-test.ts';

const WILD = [0.2, 1.8];
const CALM = [0.9, 1.1];

/** A subject and nine comparable series, all doubled after the start. */
function panelOf(subject: readonly number[], others: readonly number[], after = 2): Panel {
  const items = Array.from({ length: 10 }, (_, place) => ({
    key: `${place}`,
    before: place === 0 ? subject : others,
    after: [place === 0 ? after : 2 + place / 100],
    volatility: 1,
  }));
  const pool = [1, 2, 3, 4, 5, 6, 7, 8, 9];
  return { items, weights: items.map(() => 1), subject: [0], pool, strata: [], naturalGroups: null };
}

/** Everything goes on as it was. */
const unchanged: Method = {
  name: 'difference_in_differences',
  bind: () => () => ({ after: 1, before: [1, 1] }),
};
const prepare = (panel: Panel) =>
  preparePlaceboTest(
    panel,
    unchanged,
    panel.pool.map((place) => [place]),
  );

it('counts the subject among those that stand as far out', () => {
  expect(rankAmong(3, [1, 2, 3, 4])).toEqual({ atLeast: 3 / 5, atMost: 4 / 5 });
  expect(rankAmong(9, [1, 2, 3, 4])).toEqual({ atLeast: 1 / 5, atMost: 1 });
});

it('takes a rise that all share for nobody’s effect, however wild the subject is', () => {
  const { atLeast, atMost } = rankAt(prepare(panelOf(WILD, CALM, 2.055)), 1);

  expect(atLeast).toBeCloseTo(0.5, 0);
  expect(atMost).toBeGreaterThan(0.4);
});

it('believes a gap less after a start before which the subject was told badly', () => {
  const calm = prepare(panelOf(CALM, CALM, 2.5));
  const wild = prepare(panelOf(WILD, CALM, 2.5));

  expect(wild.units.at(-1)).toBeGreaterThan(2 * (calm.units.at(-1) ?? Number.NaN));
  expect(wild.preFit.at(-1)).toBeCloseTo(0.8, 6);
});

it('ranks the subject as it would be without a lift', () => {
  const test = prepare(panelOf(CALM, CALM, 2.5));

  expect(rankAt(test, 1).atLeast).toBe(1 / 10);
  expect(rankAt(test, 1 / 1.5).atMost).toBe(1 / 10);
});
