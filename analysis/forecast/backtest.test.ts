import { expect, test, vi } from 'vitest';
import { backtest, independentHorizons, planBacktest } from './backtest.ts';
import type { ForecastModel } from './model.ts';
import { naive } from './naive.ts';
import { plain } from './view.ts';

const values = Array.from({ length: 60 }, (_, step) => step);

test('the last origin leaves exactly one horizon, the others lie evenly over a season', () => {
  const plan = planBacktest(60, { horizon: 5, period: 12, mostOrigins: 4, leastHistory: 8 });

  expect(plan.origins).toEqual([46, 49, 52, 55]);
});

test('with little history there are fewer origins, and none when no horizon fits', () => {
  const options = { horizon: 5, period: 1, mostOrigins: 10, leastHistory: 8 };

  expect(planBacktest(15, options).origins).toEqual([8, 9, 10]);
  expect(planBacktest(12, options).origins).toEqual([]);
});

test('no model ever sees a value from after its origin', () => {
  const fit = vi.fn<ForecastModel['fit']>((known) => naive.fit(known));
  const plan = { origins: [20, 30, 40], horizon: 5 };

  const [tried] = backtest([{ view: plain, model: { name: 'spy', fit } }], values, plan);

  expect(tried?.forecasts.map((forecast) => forecast?.[0])).toEqual([19, 29, 39]);
  for (const [index, [known]] of fit.mock.calls.entries())
    expect(known.length).toBeLessThanOrEqual(plan.origins[index] ?? 0);
});

test('parameters are estimated anew only when the history has grown by a tenth', () => {
  const fit = vi.fn<ForecastModel['fit']>((known) => naive.fit(known));
  const method = { view: plain, model: { name: 'spy', fit } };

  backtest([method], values, { origins: [50, 51, 52, 53, 54, 56], horizon: 1 });

  expect(fit.mock.calls.map(([known]) => known.length)).toEqual([50, 56]);
});

test('a method that cannot be used yet has no forecast there, and has one later', () => {
  const late: ForecastModel = {
    name: 'late',
    fit: (known) => (known.length < 30 ? undefined : naive.fit(known)),
  };

  const [tried] = backtest([{ view: plain, model: late }], values, { origins: [20, 40], horizon: 1 });

  expect(tried?.forecasts).toEqual([undefined, [39]]);
});

test.each([
  [[20], 1],
  [[20, 25, 30], 3],
  [[20, 21, 22, 23, 24], 1.8],
])('horizons of five from %o reach over %f of them', (origins, count) => {
  expect(independentHorizons({ origins, horizon: 5 })).toBe(count);
});
