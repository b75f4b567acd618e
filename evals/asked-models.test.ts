import { expect, it } from 'vitest';
import { sumAsked, whyNotTheirs } from './asked-models.ts';
import type { AskedModels } from './scores/case-report.ts';

const USE = { model: 'openai/a', calls: 10, failed: 1, input: 100, output: 10, usd: 0.5 };

const EXPECTED = ['openai/a', 'openai/b'];

function asked(changes: Partial<AskedModels> = {}): AskedModels {
  return { models: [USE], answered: 19, fellBack: {}, ...changes };
}

it('adds up calls, tokens, money and work by model and by reason', () => {
  const other = { ...USE, model: 'openai/b' };
  const parts = [
    asked({ fellBack: { 'The model refused.': 1 } }),
    asked({ models: [USE, other], fellBack: { 'The model refused.': 2, 'It is away.': 1 } }),
  ];

  expect(sumAsked(parts)).toEqual({
    models: [{ model: 'openai/a', calls: 20, failed: 2, input: 200, output: 20, usd: 1 }, other],
    answered: 38,
    fellBack: { 'The model refused.': 3, 'It is away.': 1 },
  });
});

it('knows no cost in all when that of one case is unknown', () => {
  const parts = [asked(), asked({ models: [{ ...USE, usd: null }] })];

  expect(sumAsked(parts).models[0]?.usd).toBeNull();
});

it.each([
  ['every piece of work was a model’s', asked()],
  ['there was nothing for them to do', asked({ models: [], answered: 0 })],
  ['one of twenty was the playbook’s', asked({ fellBack: { 'The model refused.': 1 } })],
])('takes a result for that of the models when %s', (_when, each) => {
  expect(whyNotTheirs(each, EXPECTED)).toBeUndefined();
});

it.each([
  [
    'two of 21 were the playbook’s',
    asked({ fellBack: { 'It is away.': 2 } }),
    /2 of 21 .*10 %.*It is away. \(2\)/,
  ],
  ['all was the playbook’s', asked({ answered: 0, fellBack: { 'It is away.': 4 } }), /4 of 4 /],
  [
    'a model was asked that is another one’s',
    asked({ models: [{ ...USE, model: 'openai/c' }] }),
    /openai\/c/,
  ],
  ['no model was named', undefined, /No model was named/],
  [
    'another model did all',
    asked({
      models: [
        { ...USE, failed: 10 },
        { ...USE, model: 'openai/b' },
      ],
    }),
    /openai\/a, which/,
  ],
])('does not when %s, and says why', (_when, each, sentence) => {
  expect(whyNotTheirs(each, EXPECTED)).toMatch(sentence);
});
