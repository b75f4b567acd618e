import { z } from 'zod';
import { language, type Tenant } from '#core/tenant.ts';
import { advice, declaredComputation, draft } from '#tools/growth/advice.ts';
import { growthTemplate } from '#tools/growth/growth-template.ts';
import { metricCatalog } from '#tools/metric/metric-catalog.ts';
import type { WordingNames } from './wording/print-placeholder.ts';

/** One advice in every language. */
export const draftTexts = draft.shape.texts;
export type DraftTexts = z.infer<typeof draftTexts>;

/** Why a text may not be published, said so that whoever wrote it can repair it. */
export const textProblem = z.object({
  language,
  field: z.string(),
  /** What was broken: a limit, the rule that every figure has evidence, or a matter of language. */
  rule: z.string(),
  detail: z.string().min(1),
});
export type TextProblem = z.infer<typeof textProblem>;

/** What the formatter is told. */
export const formatterInput = z.object({
  advice,
  template: growthTemplate,
  /** The version that was refused, and why; null the first time. */
  rejected: z.object({ texts: draftTexts, problems: z.array(textProblem).min(1) }).nullable(),
});
export type FormatterInput = z.infer<typeof formatterInput>;

/** What the final validator is told. */
export const finalCheckInput = z.object({
  advice,
  texts: draftTexts,
  computations: z.array(declaredComputation).default([]),
  /** Fields whose words are other than the template's own, which people have read before. */
  reworded: z.array(z.string()),
});
export type FinalCheckInput = z.infer<typeof finalCheckInput>;

/** The last verdict before publication. */
export const finalVerdict = z
  .object({ isApproved: z.boolean(), problems: z.array(textProblem) })
  .refine(({ isApproved, problems }) => isApproved === (problems.length === 0), {
    message: 'approved exactly when there is no problem',
  });

/** The names that a text needs besides its figures. */
export function namesFor({ name }: Pick<Tenant, 'name'>): WordingNames {
  return {
    shop: name,
    metrics: Object.fromEntries(metricCatalog.map((metric) => [metric.key, metric.name])),
  };
}
