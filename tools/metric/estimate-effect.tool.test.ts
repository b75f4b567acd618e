import { expect, it } from 'vitest';
import { TEST_TENANT, testContext } from '../testing.ts';
import { estimateEffect } from './estimate-effect.tool.ts';

const RECOVER = { low: 0.2, mid: 0.5, high: 0.8 };

it('turns a loss with its interval into money per week that comes back', async () => {
  const answer = await estimateEffect.run(
    { lossPerWeek: { low: -1200, mid: -1000, high: -800 }, recoverShare: RECOVER, horizonDays: 7 },
    testContext(),
  );

  expect(answer.loss).toEqual({ low: 800, mid: 1000, high: 1200 });
  expect(answer.effect).toEqual({ low: 160, mid: 500, high: 960 });
  expect(estimateEffect.cells?.(answer, TEST_TENANT)['effect.mid']).toEqual({
    value: 500,
    unit: 'currency',
    basis: 'estimate',
    currency: 'PLN',
  });
});

it('counts the weeks of the horizon', async () => {
  const lossPerWeek = { low: -1200, mid: -1000, high: -800 };

  const { effect } = await estimateEffect.run(
    { lossPerWeek, recoverShare: RECOVER, horizonDays: 28 },
    testContext(),
  );

  expect(effect).toEqual({ low: 640, mid: 2000, high: 3840 });
});

it('promises nothing at the end of an interval that reaches into gain', async () => {
  const { effect } = await estimateEffect.run(
    { lossPerWeek: { low: -500, mid: -100, high: 300 }, recoverShare: RECOVER, horizonDays: 7 },
    testContext(),
  );

  expect(effect).toEqual({ low: 0, mid: 50, high: 400 });
});

it('refuses shares that do not rise', () => {
  const input = { lossPerWeek: { low: -2, mid: -1, high: 0 }, recoverShare: { ...RECOVER, low: 0.6 } };

  expect(estimateEffect.input.safeParse(input).success).toBe(false);
});
