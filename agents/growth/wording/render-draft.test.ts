import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '#core/errors.ts';
import { language } from '#core/tenant.ts';
import { all } from '#tools/templates.gen.ts';
import { groundDraft } from './draft-grounding.ts';
import { checkLimits } from './limits.ts';
import { renderDraft } from './render-draft.ts';
import { adviceFor, type Case, NAMES } from './testing.ts';

const LONG = 'Wiosna 2026 – wyprzedaż "ogród" {metric} <b>-50%</b> wszystko za 9,99 zł!';
const CASES: readonly (readonly [string, Partial<Case>])[] = [
  ['an ordinary case', {}],
  ['tiny numbers', { scale: 0.0003, currency: 'EUR' }],
  ['huge numbers', { scale: 2_345_678, currency: 'USD' }],
  ['a currency without symbol', { scale: 31, currency: 'CZK' }],
  ['a rate', { metric: 'bounce_rate', unit: 'fraction', scale: 1e-4 }],
  ['a duration', { metric: 'avg_session_duration', unit: 'seconds', scale: 0.01 }],
  ['one day', { firstDay: '2026-11-07', lastDay: '2026-11-07' }],
  ['a long label of figures and markup', { label: LONG }],
  ['two lines', { label: 'first\nsecond\r\nthird' }],
  ['not set', { label: '(not set)' }],
  ['a label of nothing', { label: ' ' }],
  ['a label of digits', { label: '48213' }],
  ['a label that ends sentences', { label: 'Buy now! Really. Do it? Yes.' }],
];

const templates = all.flat();
const scenes = templates.flatMap((template) => {
  const sign = template.rules.direction === 'up' ? 1 : -1;
  const segmental = CASES.map(
    ([name, details]) => [`${template.name}: ${name}`, template, { sign, ...details } as const] as const,
  );
  const broad = [`${template.name}: everywhere`, template, { sign, label: null }] as const;
  return template.rules.needsSegment === true ? segmental : [...segmental, broad];
});

it.each(scenes)(
  '%s keeps the limits and prints no figure of its own, in both languages',
  (_name, template, given) => {
    const draft = renderDraft(adviceFor(template, given), template, NAMES);

    const grounding = groundDraft(draft, [NAMES.shop]);

    for (const each of language.options) {
      expect(checkLimits(draft.texts[each], each)).toEqual([]);
      expect(grounding[each].unsupported).toEqual([]);
      expect(grounding[each].supported.length).toBeGreaterThan(3);
      expect(draft.texts[each].desc.split('\n\n')).toHaveLength(3);
    }
  },
);

describe.each(templates.map((template) => [template.name, template] as const))('%s', (_name, template) => {
  it('can be worded with nothing but what it requires', () => {
    const advice = adviceFor(template);
    const figures = Object.fromEntries(
      Object.entries(advice.figures).filter(([name]) => template.required.includes(name)),
    );

    const draft = renderDraft({ ...advice, figures, effect: null }, template, NAMES);

    for (const each of language.options) {
      expect(checkLimits(draft.texts[each], each)).toEqual([]);
      expect(draft.texts[each].impact).toBe(template.impact[each]);
    }
  });
});

it('refuses an advice that lacks a required figure, by name', () => {
  const [template] = templates;
  if (template === undefined) throw new Error('There are templates.');
  const { first_day: _left, ...figures } = adviceFor(template).figures;

  expect(() => renderDraft({ ...adviceFor(template), figures }, template, NAMES)).toThrow(InvalidInputError);
});

it('never substitutes inside a value', () => {
  const [template] = templates.filter(({ name }) => name === 'restart_stopped_campaign');
  if (template === undefined) throw new Error('The template exists.');

  const { texts } = renderDraft(adviceFor(template, { label: '{impact_total}' }), template, NAMES);

  expect(texts.pl.h1).toBe('Wznów kampanię „{impact_total}”');
});

it('prints a share only when it is part of a whole', () => {
  const [template] = templates.filter(({ name }) => name === 'restart_stopped_campaign');
  if (template === undefined) throw new Error('The template exists.');
  const advice = adviceFor(template);
  const { share } = advice.figures;
  if (share === undefined) throw new Error('The case has a share.');
  const beyond = { ...advice, figures: { ...advice.figures, share: { ...share, value: 1.3 } } };

  const { texts } = renderDraft(beyond, template, NAMES);

  expect(texts.en.desc).not.toContain('130%');
  expect(texts.en.desc).not.toContain('This alone explains');
});
