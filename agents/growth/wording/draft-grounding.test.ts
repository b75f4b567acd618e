import { expect, it } from 'vitest';
import { InvariantError } from '#core/errors.ts';
import type { Draft } from '#tools/growth/advice.ts';
import { all } from '#tools/templates.gen.ts';
import { citationsOf, fieldsOf, groundDraft } from './draft-grounding.ts';
import { renderDraft } from './render-draft.ts';
import { adviceFor, NAMES } from './testing.ts';

function someDraft() {
  const template = all.flat().find(({ name }) => name === 'restart_stopped_campaign');
  if (template === undefined) throw new Error('The template exists.');
  return renderDraft(adviceFor(template), template, NAMES);
}

it('cites each printed figure with its field, evidence, cell and value', () => {
  const citations = citationsOf(someDraft());

  expect(citations).toContainEqual({
    language: 'pl',
    field: 'impact',
    figure: '+2,9\u00a0tys.\u00a0zł',
    evidenceId: 'e',
    cell: 'effect_mid',
    value: 2876.2,
    unit: 'currency',
  });
  expect(citations).toContainEqual(
    expect.objectContaining({
      language: 'en',
      field: 'text',
      figure: '3\u00a0Nov\u00a02026',
      cell: 'first_day',
    }),
  );
  expect(citations.filter(({ language }) => language === 'en').length).toBe(
    citations.filter(({ language }) => language === 'pl').length,
  );
});

it('refuses to cite a draft with a figure of its own', () => {
  const draft = someDraft();
  const en = { ...draft.texts.en, disproof: 'It costs 77% more.' };

  expect(() => citationsOf({ ...draft, texts: { ...draft.texts, en } })).toThrow(InvariantError);
});

it('cites every operand of a figure that was computed', () => {
  const draft = someDraft();
  const en = { ...draft.texts.en, disproof: 'The gap of PLN 3,879 below the plan closes by itself.' };
  const computations: Draft['computations'] = [
    {
      operation: 'difference',
      of: ['actual', 'expected'],
      result: { value: -3878.7, unit: 'currency', currency: 'PLN' },
    },
  ];

  const citations = citationsOf({ ...draft, texts: { ...draft.texts, en }, computations });

  const gap = citations.filter(({ figure }) => figure === 'PLN 3,879');
  expect(gap.map(({ cell, value }) => [cell, value])).toEqual([
    ['actual', 4173.9],
    ['expected', 8052.6],
  ]);
});

it.each([
  ['wrong_entity', 'Nothing comes back on desktop, where 87.3% was lost.'],
  ['wrong_entity', 'Revenue of the shop fell by 62.6%.'],
  ['wrong_direction', 'Revenue from mobile rose by 62.6%.'],
  ['wrong_period', 'The loss is PLN 3,835 a day.'],
  ['unsupported_cause', 'The loss is due to the weather.'],
])('names %s in %j', (code, disproof) => {
  const draft = someDraft();
  const en = { ...draft.texts.en, disproof };

  const { en: grounding } = groundDraft({ ...draft, texts: { ...draft.texts, en } });

  expect(grounding.unsupported).toMatchObject([{ field: 'disproof', code }]);
});

it('looks at every part that people read', () => {
  expect(Object.keys(fieldsOf(someDraft().texts.en))).toEqual([
    'h1',
    'impact',
    'text',
    'desc',
    'actionPlan.immediate.0.action',
    'actionPlan.immediate.0.expectedEffect',
    'actionPlan.immediate.1.action',
    'actionPlan.immediate.1.expectedEffect',
    'actionPlan.shortTerm.0.action',
    'actionPlan.shortTerm.0.expectedEffect',
    'actionPlan.longTerm.0.action',
    'actionPlan.longTerm.0.expectedEffect',
    'disproof',
  ]);
});
