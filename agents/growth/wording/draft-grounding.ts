import { z } from 'zod';
import { type CitedCell, checkGrounding, type Grounding } from '#analysis/grounding/check-grounding.ts';
import { type SupportedValue, unit } from '#core/cell.ts';
import { InvariantError } from '#core/errors.ts';
import { type Language, language } from '#core/tenant.ts';
import type { Advice, Draft, RecommendationText } from '#tools/growth/advice.ts';

/** One figure that a draft prints, and the stored cell that it rests on. */
export const citation = z.object({
  language,
  field: z.string(),
  /** As printed. */
  figure: z.string(),
  evidenceId: z.string(),
  cell: z.string(),
  value: z.union([z.number(), z.string()]),
  unit,
});
export type Citation = z.infer<typeof citation>;

/** Every field of a text that people read, by its path. */
export function fieldsOf(text: RecommendationText): Record<string, string> {
  const { h1, impact, desc, disproof } = text;
  const steps = Object.entries(text.actionPlan).flatMap(([term, actions]) =>
    actions.flatMap(({ action, expectedEffect }, index) => [
      [`actionPlan.${term}.${index}.action`, action],
      [`actionPlan.${term}.${index}.expectedEffect`, expectedEffect],
    ]),
  );
  return { h1, impact, text: text.text, desc, ...Object.fromEntries(steps), disproof };
}

/** Whether every figure of a draft rests on a value that its advice cites; `labels` are names beyond the advice's own. */
export function groundDraft(draft: Draft, labels: readonly string[] = []): Record<Language, Grounding> {
  const ground = (language: Language) =>
    checkGrounding(fieldsOf(draft.texts[language]), cellsOf(draft.advice), {
      language,
      labels: [...labelsOf(draft.advice), ...labels],
    });
  return { en: ground('en'), pl: ground('pl') };
}

/** The citations of a draft, one for each figure in each field and language. Throws when a figure has none. */
export function citationsOf(draft: Draft, labels: readonly string[] = []): Citation[] {
  const values = new Map(valuesOf(draft.advice).map((value) => [keyOf(value), value]));
  return Object.entries(groundDraft(draft, labels)).flatMap(([name, { supported, unsupported }]) => {
    const [missing] = unsupported;
    if (missing !== undefined) {
      throw new InvariantError(`The figure "${missing.figure}" in ${missing.field} has no citation.`);
    }
    return supported.map((figure) => {
      const source = values.get(keyOf(figure));
      if (source === undefined) throw new InvariantError(`The cell ${figure.cell} is not of this advice.`);
      const { value, unit } = source;
      return citation.parse({ ...figure, language: name, value, unit });
    });
  });
}

function keyOf({ evidenceId, cell }: { evidenceId: string; cell: string }): string {
  return `${evidenceId} ${cell}`;
}

function valuesOf({ figures, effect }: Advice): SupportedValue[] {
  const ofEffect = effect === null ? [] : [effect.low, effect.mid, effect.high];
  return [...Object.values(figures), ...ofEffect];
}

function cellsOf(advice: Advice): CitedCell[] {
  return valuesOf(advice).map(({ evidenceId, cell, ...value }) => ({ evidenceId, name: cell, cell: value }));
}

function labelsOf(advice: Advice): string[] {
  const cited = valuesOf(advice).flatMap(({ value, unit }) =>
    unit === 'label' && typeof value === 'string' ? [value] : [],
  );
  return advice.cause.segment === null ? cited : [...cited, advice.cause.segment.value];
}
