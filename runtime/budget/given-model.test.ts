import { expect, it } from 'vitest';
import { givenModel, limitsOf, withGivenModel } from './given-model.ts';
import { rulesOfRun } from './rules.ts';

it.each([
  ['limits alone', { usd: 1 }, undefined, null],
  ['a model beside limits', { usd: 1 }, 'openai/x', 'openai/x'],
  ['a model alone', {}, 'openai/x', 'openai/x'],
] as const)('keeps %s', (...[, limits, model, given]) => {
  const budget: unknown = JSON.parse(JSON.stringify(withGivenModel(limits, model)));

  expect([givenModel(budget), limitsOf(budget)]).toEqual([given, limits]);
});

it('takes a model for no limit, and what is malformed for malformed', () => {
  const ownOf = (budget: unknown) => rulesOfRun({ graph: 'test', budget }, [])[0]?.budget;

  expect(ownOf({ usd: 2, model: 'openai/x' })).toEqual({ limits: { usd: 2 } });
  expect(ownOf({ euros: 2, model: 'openai/x' })).toHaveProperty('malformed');
  expect([ownOf('much'), givenModel('much')]).toEqual([
    expect.objectContaining({ malformed: expect.anything() }),
    null,
  ]);
});
