import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '#core/errors.ts';
import { parseRunBudget, readBudget } from './budget.ts';

describe('a budget', () => {
  it.each([[{}], [{ tokens: 1 }], [{ usd: 0.01, calls: 3, seconds: 0.5 }]])('may be %j', (budget) => {
    expect(parseRunBudget(budget)).toEqual(budget);
    expect(readBudget(budget)).toEqual({ limits: budget });
  });

  it.each([
    [{ usd: -1 }, 'usd must be a number above zero'],
    [{ usd: 0 }, 'usd must be'],
    [{ usd: Number.NaN }, 'usd must be'],
    [{ usd: Number.POSITIVE_INFINITY }, 'usd must be'],
    [{ usd: '5' }, 'usd must be'],
    [{ usd: null }, 'usd must be'],
    [{ tokens: 1.5 }, 'tokens must be a whole number'],
    [{ calls: 0 }, 'calls must be a whole number'],
    [{ euro: 5 }, 'it has no "euro", only tokens, usd, calls, seconds'],
    [null, 'it is not an object of limits'],
    [5, 'it is not an object of limits'],
    [[], 'it is not an object of limits'],
    [undefined, 'it is not an object of limits'],
  ])('is refused when it is %j', (value, reason) => {
    expect(() => parseRunBudget(value)).toThrow(InvalidInputError);
    expect(readBudget(value)).toEqual({ malformed: expect.stringContaining(reason) });
  });
});
