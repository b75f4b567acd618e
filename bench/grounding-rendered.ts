import { namesFor } from '#agents/growth/draft-texts.ts';
import { fieldsOf } from '#agents/growth/wording/draft-grounding.ts';
import { renderDraft } from '#agents/growth/wording/render-draft.ts';
import type { SupportedValue } from '#core/cell.ts';
import type { Language } from '#core/tenant.ts';
import type { Random } from '#evals/growth/random.ts';
import type { Advice } from '#tools/growth/advice.ts';
import { constantsOf, type RecommendationTemplate } from '#tools/template.ts';
import { all } from '#tools/templates.gen.ts';
import { drawCase, type GroundingCase, pick } from './grounding-case.ts';
import { ENGLISH } from './grounding-free-en.ts';
import { POLISH } from './grounding-free-pl.ts';
import type { BenchText, FaultKind, FaultyText, Specimen } from './grounding-text.ts';
import { asTopic, findingOf, withWords } from './grounding-topic.ts';

const SHOP = 'Demo Home & Garden';
const PHRASES = { en: ENGLISH, pl: POLISH };

/**
 * A recommendation by the product's own renderer. A fault is planted by rendering another advice and taking one field of
 * it, so that nothing has to be parsed to plant it.
 */
export function drawRenderedText(language: Language, random: Random): Specimen {
  const template = pick(all.flat(), random);
  const { direction, outcome } = template.rules;
  const isBetter = direction === 'up' || outcome === 'better';
  const shape = drawCase(random, { sign: isBetter ? 1 : -1 });
  const advice = adviceFrom(shape, template);
  const names = namesFor({ name: SHOP });
  const render = (each: Advice) => {
    const told = findingOf(template) === undefined ? each : withWords(each, names);
    return fieldsOf(renderDraft(told, template, names).texts[language]);
  };
  const text: BenchText = {
    by: 'renderer',
    language,
    fields: render(advice),
    advice,
    labels: [SHOP],
    otherPlaces: shape.place.others,
    computations: [],
  };
  const plant = (fault: FaultKind): FaultyText | undefined => {
    const other = render(ALTERED[fault]?.(advice, { shape, random }) ?? advice);
    const fields = ALTERED[fault] === undefined ? reworded(text, fault, random) : other;
    const changed = Object.keys(text.fields).filter((field) =>
      isFalse(fault, text.fields[field], fields[field]),
    );
    if (changed.length === 0) return undefined;
    const field = pick(changed, random);
    const change = `${field}: ${text.fields[field]} -> ${fields[field]}`;
    return { ...text, fault, change, fields: { ...text.fields, [field]: fields[field] ?? '' } };
  };
  return { text, plant };
}

/** A sentence that was only left out makes nothing false. */
function isFalse(fault: FaultKind, before = '', after = ''): boolean {
  const words = (text: string) => text.replace(/[\d.,\s]/g, '');
  return before !== after && (fault !== 'wrong_number' || words(before) === words(after));
}

function adviceFrom(shape: GroundingCase, template: RecommendationTemplate): Advice {
  const kind = findingOf(template);
  const advice = kind === undefined ? shape.advice : asTopic(shape.advice, kind);
  const constants = Object.entries(constantsOf(template)).flatMap(
    ([name, cell]): [string, SupportedValue][] =>
      cell.value === null
        ? []
        : [[name, { ...cell, value: cell.value, evidenceId: 'template', cell: `${template.name}.${name}` }]],
  );
  const { recovery } = template;
  const effect =
    recovery === null || advice.effect === null
      ? null
      : { ...advice.effect, horizonDays: recovery.horizonDays };
  const { horizon_days: _, ...figures } = advice.figures;
  return {
    ...advice,
    template: template.name,
    effect,
    figures: { ...figures, ...Object.fromEntries(constants) },
  };
}

interface Altering {
  readonly shape: GroundingCase;
  readonly random: Random;
}
type Alter = (advice: Advice, altering: Altering) => Advice;

const MEASURED = [
  'actual',
  'expected',
  'change',
  'segment_before',
  'segment_after',
  'segment_change',
  'share',
  'impact_total',
  'impact_week',
  'current',
  'baseline',
  'money',
];
const SIGNED = ['change', 'segment_change'];

/** Another advice, whose text says something false of the first. */
const ALTERED: Partial<Record<FaultKind, Alter>> = {
  wrong_number: (advice, { random }) => {
    const factor = pick([0.55, 0.7, 1.2, 1.45], random);
    const name = pick([...MEASURED, 'effect'], random);
    return name === 'effect'
      ? withEffect(advice, factor)
      : withFigure(advice, name, (value) => value * factor);
  },
  wrong_unit: (advice, { random, shape }) => {
    const currency = shape.currency === 'EUR' ? 'USD' : 'EUR';
    const isMoney = random.uniform() < 0.5;
    return withUnits(advice, ({ unit, ...figure }) => {
      if (isMoney && unit === 'currency') return { ...figure, unit, currency };
      return !isMoney && unit === 'fraction' ? { ...figure, unit: 'points' } : { ...figure, unit };
    });
  },
  wrong_entity: (advice, { shape, random }) => ({
    ...advice,
    cause: {
      ...advice.cause,
      segment: { dimension: shape.place.dimension, value: pick(shape.place.others, random) },
    },
  }),
  wrong_direction: (advice) =>
    SIGNED.reduce((turned, name) => withFigure(turned, name, (value) => -value), advice),
  wrong_period: (advice, { random }) => {
    const shift = pick([-6, -2, 3, 8], random);
    return ['first_day', 'last_day'].reduce((moved, name) => withDay(moved, name, shift), advice);
  },
};

function withFigure(advice: Advice, name: string, change: (value: number) => number): Advice {
  const figure = advice.figures[name];
  if (figure === undefined || typeof figure.value !== 'number') return advice;
  return { ...advice, figures: { ...advice.figures, [name]: { ...figure, value: change(figure.value) } } };
}

function withEffect(advice: Advice, factor: number): Advice {
  if (advice.effect === null) return advice;
  const { mid } = advice.effect;
  return { ...advice, effect: { ...advice.effect, mid: { ...mid, value: Number(mid.value) * factor } } };
}

function withUnits(advice: Advice, change: (figure: SupportedValue) => SupportedValue): Advice {
  const figures = Object.fromEntries(
    Object.entries(advice.figures).map(([name, figure]) => [name, change(figure)]),
  );
  const effect = advice.effect === null ? null : { ...advice.effect, mid: change(advice.effect.mid) };
  return { ...advice, figures, effect };
}

function withDay(advice: Advice, name: string, shift: number): Advice {
  const figure = advice.figures[name];
  if (figure === undefined) return advice;
  const value = new Date(Date.parse(String(figure.value)) + shift * 86_400_000).toISOString().slice(0, 10);
  return { ...advice, figures: { ...advice.figures, [name]: { ...figure, value } } };
}

/** Faults of wording: the opening of the impact line without its doubt, and sentences that nobody can support. */
function reworded(
  { fields, language }: BenchText,
  fault: FaultKind,
  random: Random,
): Readonly<Record<string, string>> {
  const { benchmarks, causes } = PHRASES[language];
  if (fault === 'invented_benchmark')
    return { ...fields, desc: `${fields.desc} ${pick(benchmarks, random)}` };
  if (fault === 'invented_cause') return { ...fields, desc: `${fields.desc} ${pick(causes, random)}` };
  if (fault !== 'estimate_as_fact' || !/\d/.test(fields.impact ?? '')) return fields;
  const sure = { en: ['Certain', 'Guaranteed', 'Extra'], pl: ['Pewny', 'Gwarantowany', 'Dodatkowo'] }[
    language
  ];
  return { ...fields, impact: (fields.impact ?? '').replace(/^\S+/u, pick(sure, random)) };
}
