import { describe, expect, it } from 'vitest';
import type { Figure } from '#analysis/grounding/figure.ts';
import { blankOut, findFigures } from '#analysis/grounding/find-figures.ts';
import { findLabels } from '#analysis/grounding/label.ts';
import { seededRandom } from '#analysis/testing.ts';
import { type Language, language } from '#core/tenant.ts';
import type { Draft, RecommendationText } from '#tools/growth/advice.ts';
import { all } from '#tools/templates.gen.ts';
import { fieldsOf, groundDraft } from './draft-grounding.ts';
import { renderDraft } from './render-draft.ts';
import { adviceFor, NAMES } from './testing.ts';

const templates = all.flat();
const CURRENCIES = ['PLN', 'USD', 'EUR', 'GBP', 'CZK'];
const LABELS = ['mobile', 'Sale_2026 [PL] 50%', 'https://shop.example/p/48213', '(not set)', 'O’Neill "7"'];
const FIELDS = ['h1', 'impact', 'text', 'desc', 'disproof'] as const;
const DRAFTS = 100;

type Random = () => number;
/** `isLoss`: the figure rests on a negative value and is printed without sign. */
type Found = Figure & { readonly isLoss: boolean };
type Mutate = (figure: Found, random: Random) => string | undefined;

function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('Nothing to pick from.');
  return item;
}

function drawDraft(random: Random): Draft {
  const template = pick(templates, random);
  const advice = adviceFor(template, {
    scale: 10 ** (random() * 7 - 2),
    sign: template.rules.direction === 'up' ? 1 : -1,
    currency: pick(CURRENCIES, random),
    label: pick(LABELS, random),
  });
  return renderDraft(advice, template, NAMES);
}

const MUTATIONS: Readonly<Record<string, Mutate>> = {
  'a changed digit': ({ text }, random) => {
    const places = [...text.matchAll(/\d/g)].map(({ index }) => index);
    const place = pick(places, random);
    const digit = (Number(text[place]) + 1 + Math.floor(random() * 9)) % 10;
    return text.slice(0, place) + digit + text.slice(place + 1);
  },
  'the opposite sign': ({ text, sign, kind, isLoss }) => {
    if (kind === 'date') return undefined;
    // A minus before a loss would state the stored value itself.
    if (sign === 0) return isLoss ? `+${text}` : `-${text}`;
    return sign > 0 ? text.replace('+', '-') : text.replace('-', '+');
  },
  'another unit': ({ text, kind }) => {
    if (kind === 'percent') return text.replace('%', ' p.p.');
    if (kind === 'money') return `${text.replace(/[^\d.,\u00a0+-]/g, '').trim()}%`;
    if (kind === 'duration') return text.replace(/days?|dni|dzień/, 'h');
    return kind === 'number' ? `${text}%` : undefined;
  },
  'another currency': ({ text, kind, currency }) => {
    if (kind !== 'money') return undefined;
    const symbol = /zł|[$€£]|[A-Z]{3}/;
    return text.replace(symbol, currency === 'EUR' ? '£' : '€');
  },
  'a moved decimal point': ({ text, kind }) => {
    if (kind === 'date') return undefined;
    return /\d[.,]\d(?!\d\d)/.test(text)
      ? text.replace(/(\d)[.,](\d)/, '$1$2')
      : text.replace(/\d(?!.*\d)/, '$&0');
  },
};

function lossesOf({ advice: { figures } }: Draft): number[] {
  return Object.values(figures).flatMap(({ value, unit }) =>
    unit === 'currency' && typeof value === 'number' && value < 0 ? [-value] : [],
  );
}

/** A draft of which one figure of one language was changed, or undefined when it has no figure of that kind. */
function mutateDraft(
  draft: Draft,
  mutate: Mutate,
  random: Random,
): { draft: Draft; told: string; in: Language } | undefined {
  const lang = pick(language.options, random);
  const text = draft.texts[lang];
  const labels = [draft.advice.cause.segment?.value ?? '', NAMES.shop];
  const choices = FIELDS.flatMap((field) => {
    const readable = blankOut(text[field], findLabels(text[field], labels));
    return findFigures(readable, lang).flatMap((figure) => {
      const isLoss = lossesOf(draft).some((loss) => Math.abs(figure.magnitude - loss) <= figure.step / 2);
      const changed = mutate({ ...figure, isLoss: figure.kind === 'money' && isLoss }, random);
      return changed === undefined || changed === figure.text ? [] : [{ field, figure, changed }];
    });
  });
  if (choices.length === 0) return undefined;
  const { field, figure, changed } = pick(choices, random);
  const mutated: RecommendationText = {
    ...text,
    [field]: text[field].slice(0, figure.start) + changed + text[field].slice(figure.end),
  };
  const told = `${draft.advice.template} ${lang} ${field}: ${figure.text} -> ${changed}`;
  return { draft: { ...draft, texts: { ...draft.texts, [lang]: mutated } }, told, in: lang };
}

it('supports every figure of a hundred drafts as they were rendered', () => {
  const random = seededRandom(11).uniform;

  const drafts = Array.from({ length: DRAFTS }, () => drawDraft(random));

  for (const draft of drafts) {
    const { en, pl } = groundDraft(draft, [NAMES.shop]);
    expect([...en.unsupported, ...pl.unsupported], draft.advice.template).toEqual([]);
    expect(Object.keys(fieldsOf(draft.texts.pl)).length).toBeGreaterThan(8);
  }
});

describe.each(Object.entries(MUTATIONS))('%s', (name, mutate) => {
  it('is caught in each of a hundred drafts', () => {
    const random = seededRandom(name.length).uniform;
    const missed: string[] = [];
    let count = 0;

    while (count < DRAFTS) {
      const mutated = mutateDraft(drawDraft(random), mutate, random);
      if (mutated === undefined) continue;
      count++;
      if (groundDraft(mutated.draft, [NAMES.shop])[mutated.in].unsupported.length === 0)
        missed.push(mutated.told);
    }

    expect(missed).toEqual([]);
  });
});
