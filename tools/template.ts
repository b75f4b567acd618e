import { z } from 'zod';
import { basis, type Cells, unit } from '#core/cell.ts';
import { language } from '#core/tenant.ts';

/** How much work something is. */
export const effort = z.enum(['low', 'medium', 'high']);
export type Effort = z.infer<typeof effort>;

/** Which way a lever is moved; two measures that move one lever in opposite directions are in conflict. */
export const leverDirection = z.enum(['raise', 'cut', 'fix', 'hold', 'investigate']);

/** One text in every language, with placeholders in braces. It holds no digit: every number is a placeholder. */
export const wording = z.record(language, z.string().min(1));
export type Wording = z.infer<typeof wording>;

/** Wordings of one short text, best first: the first whose placeholders are all known and that fits is used. */
const alternatives = z.array(wording).min(1);

/** Sentences of one paragraph; a sentence whose placeholders are not all known is left out. */
const paragraph = z.array(wording).min(1);

/** A number that the template itself states. A benchmark names who published it and where. */
const constant = z.object({
  value: z.number(),
  unit,
  basis: basis.extract(['estimate', 'benchmark']),
  source: z.url().optional(),
});

const step = z.object({ action: wording, effort, expectedEffect: wording });
export type TemplateStep = z.infer<typeof step>;

/** When a template applies. An empty list means any; a condition that is absent is not asked. */
const rules = z.object({
  /** Kinds of cause, the most typical first. */
  causes: z.array(z.string()).min(1),
  metrics: z.array(z.string()),
  dimensions: z.array(z.string()),
  direction: z.enum(['up', 'down']).optional(),
  /** What the change meant, whichever way the metric points: more bounces are worse, more sessions better. */
  outcome: z.enum(['worse', 'better']).optional(),
  /** Part of the total change that the segment must explain. */
  minShare: z.number().optional(),
  /** Days that the change must have lasted. */
  minDays: z.number().optional(),
  /** Cases (sessions, orders, clicks) that the metric must rest on. */
  minSample: z.number().optional(),
  /** True: only for a change in one segment. False: only for a change of everything. */
  needsSegment: z.boolean().optional(),
});
export type TemplateRules = z.infer<typeof rules>;

const structure = z.object({
  /** What is acted on, snake_case. */
  lever: z.string(),
  leverDirection,
  effort,
  /** Hours of work, as an estimate. */
  effortHours: z.number().positive(),
  /** Estimated part of the loss that can be won back (of the gain that can be repeated); null when none can be said. */
  recovery: z
    .object({
      metric: z.string(),
      direction: z.enum(['up', 'down']),
      low: z.number(),
      mid: z.number(),
      high: z.number(),
      horizonDays: z.number().int().positive(),
    })
    .nullable(),
  /** Further numbers that the texts state, by placeholder name. */
  constants: z.record(z.string(), constant),
  /** Placeholders without which the template cannot be worded. */
  required: z.array(z.string()),
  h1: alternatives,
  /** The line of the expected effect when no amount can be computed. */
  impact: wording,
  text: alternatives,
  desc: z.array(paragraph).min(2).max(3),
  immediate: z.array(step).min(1),
  shortTerm: z.array(step),
  longTerm: z.array(step),
  /** What would show that this advice is wrong. */
  disproof: wording,
});

/** Advice that a specialist would sign, as data: when it applies, what it moves, and how it is worded. */
export const recommendationTemplate = z.object({
  /** Unique, snake_case. A tenant's own template of the same name goes before the shared one. */
  name: z.string().regex(/^[a-z][a-z_]+$/),
  /** The team whose advice it is. */
  team: z.string(),
  rules,
  ...structure.shape,
});
export type RecommendationTemplate = z.infer<typeof recommendationTemplate>;

/** The templates of one team. */
export type TemplateSet = readonly RecommendationTemplate[];

/** Every number that a template states, by placeholder name, as cells that a text may cite. */
export function constantsOf({ effortHours, recovery, constants }: RecommendationTemplate): Cells {
  const estimate = { basis: 'estimate' } as const;
  const cells: Cells = { effort_hours: { value: effortHours, unit: 'hours', ...estimate } };
  if (recovery !== null) {
    const { low, mid, high, horizonDays } = recovery;
    cells.recovery_low = { value: low, unit: 'fraction', ...estimate };
    cells.recovery_mid = { value: mid, unit: 'fraction', ...estimate };
    cells.recovery_high = { value: high, unit: 'fraction', ...estimate };
    cells.horizon_days = { value: horizonDays, unit: 'days', ...estimate };
  }
  for (const [name, { value, unit, basis }] of Object.entries(constants))
    cells[name] = { value, unit, basis };
  return cells;
}
