import { InvalidInputError } from '#core/errors.ts';
import type { Language } from '#core/tenant.ts';
import type { Advice, Draft, RecommendationText } from '#tools/growth/advice.ts';
import type { RecommendationTemplate, TemplateStep, Wording } from '#tools/template.ts';
import { fillWithin, fillWording, type Print } from './fill-wording.ts';
import { impactLine } from './impact-line.ts';
import { LIMITS } from './limits.ts';
import { printerOf, type WordingNames } from './print-placeholder.ts';

/** An advice in every language, from one template: same structure, same figures, within the default limits. */
export function renderDraft(advice: Advice, template: RecommendationTemplate, names: WordingNames): Draft {
  const missing = template.required.filter((name) => advice.figures[name] === undefined);
  if (missing.length > 0) {
    throw new InvalidInputError(`Template "${template.name}" needs the figures ${missing.join(', ')}.`);
  }
  const render = (language: Language) => renderText({ advice, template, names }, language);
  return { advice, texts: { en: render('en'), pl: render('pl') } };
}

interface Order {
  readonly advice: Advice;
  readonly template: RecommendationTemplate;
  readonly names: WordingNames;
}

function renderText({ advice, template, names }: Order, language: Language): RecommendationText {
  const short = printerOf(advice, names, { language, isCompact: true });
  const full = printerOf(advice, names, { language, isCompact: false });
  const line = (field: 'h1' | 'text') => {
    const wordings = template[field].map((wording) => wording[language]);
    const filled = fillWithin(wordings, short, LIMITS.default[field]);
    if (filled === undefined) throw cannotWord(template, field);
    return filled;
  };
  const steps = (from: readonly TemplateStep[]) => from.map((step) => renderStep(step, full, language));
  return {
    h1: line('h1'),
    impact: impactLine(advice, template, language),
    text: line('text'),
    desc: renderDescription(template, full, language),
    actionPlan: {
      immediate: steps(template.immediate),
      shortTerm: steps(template.shortTerm),
      longTerm: steps(template.longTerm),
    },
    disproof: complete(template.disproof, full, language),
  };
}

/** Sentences whose figures are not known are left out, and so is a paragraph that has none left. */
function renderDescription({ desc }: RecommendationTemplate, print: Print, language: Language): string {
  return desc
    .map((sentences) => sentences.map((sentence) => fillWording(sentence[language], print)))
    .map((sentences) => sentences.filter((sentence) => sentence !== undefined).join(' '))
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

function renderStep({ action, effort, expectedEffect }: TemplateStep, print: Print, language: Language) {
  return {
    action: complete(action, print, language),
    effort,
    expectedEffect: complete(expectedEffect, print, language),
  };
}

function complete(wording: Wording, print: Print, language: Language): string {
  const filled = fillWording(wording[language], print);
  if (filled === undefined) throw new InvalidInputError(`This text lacks a figure: "${wording[language]}"`);
  return filled;
}

function cannotWord({ name }: RecommendationTemplate, field: string): InvalidInputError {
  return new InvalidInputError(
    `Template "${name}" has no wording of ${field} that these figures complete and that fits its limit.`,
  );
}
