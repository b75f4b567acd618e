import { z } from 'zod';
import { OPERATIONS } from '#analysis/grounding/computation.ts';
import { supportedValue, unit } from '#core/cell.ts';
import { language } from '#core/tenant.ts';
import { effort, leverDirection } from '../template.ts';
import { cause } from './cause.ts';
import { priority, team } from './team.ts';

/** What a measure should change, with an interval where it can be computed. Money is per `horizonDays`. */
export const expectedEffect = z.object({
  metric: z.string(),
  direction: z.enum(['up', 'down']),
  low: supportedValue,
  mid: supportedValue,
  high: supportedValue,
  horizonDays: z.number().int().positive(),
});
export type ExpectedEffect = z.infer<typeof expectedEffect>;

/** One thing to do, decided but not yet worded: a template applied to a cause, with every figure that a text may use. */
export const advice = z.object({
  /** Name of the recommendation template. */
  template: z.string(),
  team,
  cause,
  /** What is acted on, and which way: two teams that pull one lever in opposite directions are in conflict. */
  lever: z.string(),
  leverDirection: leverDirection,
  priority,
  confidence: z.number().min(0).max(1),
  effort,
  effect: expectedEffect.nullable(),
  /** Figures by placeholder name; nothing else may appear as a number in the text. */
  figures: z.record(z.string(), supportedValue),
  /** Sentences and names that others have worded, by placeholder: `finding`, `remedy`, `metric`. */
  words: z.record(z.string(), z.record(language, z.string().min(1))).optional(),
  /** Names from the data that these words hold. */
  names: z.array(z.string()).optional(),
});
export type Advice = z.infer<typeof advice>;

/** One step of an action plan, worded. */
export const action = z.object({ action: z.string().min(1), effort, expectedEffect: z.string().min(1) });

/** A recommendation as people read it, in one language. Limits are checked by code (`checkLimits`), not by the schema. */
export const recommendationText = z.object({
  h1: z.string().min(1),
  impact: z.string().min(1),
  text: z.string().min(1),
  desc: z.string().min(1),
  actionPlan: z.object({
    immediate: z.array(action).min(1),
    shortTerm: z.array(action),
    longTerm: z.array(action),
  }),
  /** What would show that this advice is wrong. */
  disproof: z.string().min(1),
});
export type RecommendationText = z.infer<typeof recommendationText>;

/** How a writer came by a figure that is not one of the advice's own; code computes it again. */
export const declaredComputation = z.object({
  operation: z.enum(OPERATIONS),
  /** Names of figures. `difference`, `percent_change`: after, before. `share`: part, whole. `rank`: the ranked one first. */
  of: z.array(z.string()).min(1),
  result: z.object({ value: z.number(), unit, currency: z.string().optional() }),
});
export type DeclaredComputation = z.infer<typeof declaredComputation>;

/** An advice worded in every language. */
export const draft = z.object({
  advice,
  texts: z.object({ en: recommendationText, pl: recommendationText }),
  /** Figures of the texts that are computed from those of the advice. */
  computations: z.array(declaredComputation).optional(),
});
export type Draft = z.infer<typeof draft>;
