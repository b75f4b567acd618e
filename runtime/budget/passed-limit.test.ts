import { describe, expect, it } from 'vitest';
import type { BudgetPlace, StoredBudget } from '#storage/runtime/budget.repository.ts';
import { estimatedAmounts } from './call-amounts.ts';
import { passedLimit } from './passed-limit.ts';
import { refusalSentence, whoseBudget } from './refusal-sentence.ts';
import { rulesOfRun, tightest } from './rules.ts';

const TALLY = {
  spent: { calls: 2, tokens: 100, usd: 1, seconds: 4 },
  reserved: { calls: 1, tokens: 50, usd: 0.5 },
};
const CALL = { model: 'openai/x', tokens: 50, usd: 0.5 };
const at = { tally: TALLY, seconds: 10 };

describe('a limit', () => {
  it.each([
    [{ calls: 3 }, { measure: 'calls', allowed: 3, taken: 3 }],
    [{ tokens: 199 }, { measure: 'tokens', allowed: 199, taken: 150 }],
    [{ usd: 1.99 }, { measure: 'usd', allowed: 1.99, taken: 1.5 }],
    [{ seconds: 10 }, { measure: 'seconds', allowed: 10, taken: 10 }],
    [{ calls: 4, tokens: 200, usd: 2, seconds: 11 }, null],
    [{}, null],
  ])('of %j is passed as %j', (limits, passed) => {
    expect(passedLimit({ limits }, at, CALL)).toEqual(passed);
  });

  it('of money refuses what it cannot compare', () => {
    const unknown = { ...at, tally: { ...TALLY, spent: { ...TALLY.spent, usd: null } } };

    expect(passedLimit({ limits: { usd: 100 } }, at, { tokens: 1, usd: null })?.measure).toBe('price');
    expect(passedLimit({ limits: { usd: 100 } }, unknown, CALL)?.measure).toBe('unknown');
    expect(passedLimit({ limits: { tokens: 1000 } }, unknown, { tokens: 1, usd: null })).toBeNull();
  });

  it('that cannot be read refuses everything', () => {
    expect(passedLimit({ malformed: 'x' }, at, { tokens: 0, usd: 0 })?.measure).toBe('malformed');
  });
});

it.each([[Number.NaN], [-1], [Number.POSITIVE_INFINITY]])('an estimate of %s is a bug', (amount) => {
  expect(() => estimatedAmounts(amount, 0)).toThrow('cannot be estimated');
  expect(() => estimatedAmounts(1, amount)).toThrow('cannot be estimated');
});

describe('a refusal', () => {
  const run = 'The budget of this run';

  it.each([
    [
      { measure: 'usd', allowed: 2, taken: 1.9 } as const,
      'The budget of this run is 2 USD: 1.9 are spent or reserved, and this call may take 0.5.',
    ],
    [
      { measure: 'calls', allowed: 5, taken: null } as const,
      'The budget of this run is 5 model calls, and it has no room for this call.',
    ],
    [
      { measure: 'malformed', allowed: null, taken: null, reason: 'usd must be' } as const,
      'The budget of this run cannot be relied on (usd must be), so nothing may be spent.',
    ],
  ])('for %j reads as a sentence', (passed, sentence) => {
    expect(refusalSentence(run, passed, CALL)).toBe(sentence);
  });

  it('for an unknown price names the model and the way to set its price', () => {
    const sentence = refusalSentence(run, { measure: 'price', allowed: 5, taken: null }, CALL);

    expect(sentence).toContain('"openai/x"');
    expect(sentence).toContain('STEWARD_MODEL_PRICE');
  });

  it.each([
    [
      { isShared: true, scope: 'installation', subject: null, period: 'month' } as const,
      "The installation's budget for this month",
    ],
    [
      { isShared: false, scope: 'agent', subject: 'x', period: 'run' } as const,
      'The tenant\'s budget of the agent "x" for one run',
    ],
  ])('of %j says whose limit it was', (place, words) => {
    expect(whoseBudget(place)).toBe(words);
  });
});

describe('the rules of a run', () => {
  const stored = (place: Partial<BudgetPlace>, limits: StoredBudget['limits']): StoredBudget => ({
    isShared: false,
    updatedBy: null,
    limits,
    place: { scope: 'tenant', subject: null, period: 'run', ...place },
  });

  it('are its own and the stored ones for one run of its graph', () => {
    const rules = rulesOfRun({ graph: 'g', budget: { usd: 5 } }, [
      stored({}, { calls: 10 }),
      stored({ period: 'day' }, { calls: 1 }),
      stored({ scope: 'graph', subject: 'g' }, { usd: 3 }),
      stored({ scope: 'graph', subject: 'other' }, { usd: 1 }),
      stored({ scope: 'agent', subject: 'a' }, { usd: 2 }),
    ]);

    expect(rules.map(({ agent, budget }) => [agent, budget])).toEqual([
      [null, { limits: { usd: 5 } }],
      [null, { limits: { calls: 10 } }],
      [null, { limits: { usd: 3 } }],
      ['a', { limits: { usd: 2 } }],
    ]);
    expect(tightest(rules)).toEqual({ usd: 3, calls: 10 });
  });

  it('have no tightest when one of them cannot be relied on', () => {
    expect(tightest(rulesOfRun({ graph: 'g', budget: { usd: 'much' } }, []))).toBeNull();
  });
});
