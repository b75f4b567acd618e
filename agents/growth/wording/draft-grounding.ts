import { z } from 'zod';
import { checkGrounding, type Grounding } from '#analysis/grounding/check-grounding.ts';
import type { CitedCell } from '#analysis/grounding/cited-cell.ts';
import type { Computation } from '#analysis/grounding/computation.ts';
import { type KnownName, knownName } from '#analysis/grounding/name.ts';
import { type SupportedValue, unit } from '#core/cell.ts';
import { InvariantError } from '#core/errors.ts';
import { type Language, language } from '#core/tenant.ts';
import type { Advice, DeclaredComputation, Draft, RecommendationText } from '#tools/growth/advice.ts';
import { citedCells, rootCauseOf } from './cited-values.ts';
import { metricsFor, placesFor } from './known-names.ts';

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

/** Whether everything that a draft states rests on values that its advice cites; `labels` are names beyond its own. */
export function groundDraft(draft: Draft, labels: readonly string[] = []): Record<Language, Grounding> {
  const { advice, texts, computations = [] } = draft;
  const ground = (language: Language) =>
    groundFields(fieldsOf(texts[language]), advice, { language, labels, computations });
  return { en: ground('en'), pl: ground('pl') };
}

/** How texts about an advice are read. */
export interface FieldsOptions {
  readonly language: Language;
  /** Names beyond the advice's own that may stand anywhere. */
  readonly labels: readonly string[];
  readonly computations: readonly DeclaredComputation[];
  /** Places of the shop's data that are not cited. */
  readonly otherPlaces?: readonly string[];
}

/** The same for any fields in one language. */
export function groundFields(
  fields: Readonly<Record<string, string>>,
  advice: Advice,
  { language, labels, computations, otherPlaces = [] }: FieldsOptions,
): Grounding {
  const own = labelsOf(advice);
  return checkGrounding(fields, cellsOf(advice), {
    language,
    labels: [...own, ...labels],
    places: placesFor([...own, ...otherPlaces], language),
    metrics: metricsOf(advice, language),
    rootCause: rootCauseOf(advice.cause),
    computations: computations.map((each) => withReferences(each, advice)),
  });
}

/** The metrics that a text may name; that of an analyst has a title of its own, which may hold the name of another one. */
function metricsOf({ words = {}, cause }: Advice, language: Language): KnownName[] {
  const title = words.metric?.[language];
  if (title === undefined) return metricsFor(language);
  return [...metricsFor(language), knownName(cause.metric, [title, title.toLowerCase()])];
}

/** A declaration names figures; the gate wants their cells. A name that is no figure refers to nothing. */
function withReferences(
  { operation, of, result: { currency, ...result } }: DeclaredComputation,
  { figures }: Advice,
): Computation {
  return {
    operation,
    of: of.map((name) => ({
      evidenceId: figures[name]?.evidenceId ?? '',
      cell: figures[name]?.cell ?? name,
    })),
    result: currency === undefined ? result : { ...result, currency },
  };
}

/** The citations of a draft, one for each figure in each field and language. Throws when a figure has none. */
export function citationsOf(draft: Draft, labels: readonly string[] = []): Citation[] {
  const values = new Map(valuesOf(draft.advice).map((value) => [keyOf(value), value]));
  return Object.entries(groundDraft(draft, labels)).flatMap(([name, { supported, unsupported }]) => {
    const [missing] = unsupported;
    if (missing !== undefined) {
      throw new InvariantError(`The figure "${missing.figure}" in ${missing.field} has no citation.`);
    }
    // A computed figure cites every value that it was computed from.
    return supported.flatMap(({ field, figure, operands, ...stored }) =>
      (operands ?? [stored]).map((reference) => {
        const source = values.get(keyOf(reference));
        if (source === undefined)
          throw new InvariantError(`The cell ${reference.cell} is not of this advice.`);
        const { value, unit, evidenceId, cell } = source;
        return citation.parse({ language: name, field, figure, evidenceId, cell, value, unit });
      }),
    );
  });
}

function keyOf({ evidenceId, cell }: { evidenceId: string; cell: string }): string {
  return `${evidenceId} ${cell}`;
}

function valuesOf({ figures, effect }: Advice): SupportedValue[] {
  const ofEffect = effect === null ? [] : [effect.low, effect.mid, effect.high];
  return [...Object.values(figures), ...ofEffect];
}

function cellsOf({ figures, effect, cause, names = [] }: Advice): CitedCell[] {
  const ofEffect =
    effect === null ? {} : { effect_low: effect.low, effect_mid: effect.mid, effect_high: effect.high };
  return citedCells({ ...figures, ...ofEffect }, { cause, horizonDays: effect?.horizonDays ?? null, names });
}

function labelsOf(advice: Advice): string[] {
  const cited = valuesOf(advice).flatMap(({ value, unit }) =>
    unit === 'label' && typeof value === 'string' ? [value] : [],
  );
  const { names = [], cause } = advice;
  return [...cited, ...names, ...(cause.segment === null ? [] : [cause.segment.value])];
}
