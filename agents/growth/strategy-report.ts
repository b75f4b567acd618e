import { z } from 'zod';
import { advice } from '#tools/growth/advice.ts';
import { team } from '#tools/growth/team.ts';

/** Why a validator does not let an advice pass; the strategy answers each kind in its own way. */
export const objectionKind = z.enum([
  'no_evidence',
  'figure_differs',
  'condition_unmet',
  'cause_differs',
  'effect_implausible',
  'data_unsound',
  'foreign_template',
]);
export type ObjectionKind = z.infer<typeof objectionKind>;

/** One objection, to one advice. */
export const objection = z.object({
  kind: objectionKind,
  template: z.string(),
  /** A sentence for people; nothing is decided by its words. */
  detail: z.string().min(1),
});
export type Objection = z.infer<typeof objection>;

/** What a team would do, best first, and what it thought of and left. */
export const strategyReport = z.object({
  team,
  advices: z.array(advice),
  setAside: z.array(z.object({ template: z.string(), reason: z.string() })),
});
export type StrategyReport = z.infer<typeof strategyReport>;

/** The verdict on a team's strategy; scores are 0..1 and computed, not felt. */
export const validatorReport = z
  .object({
    team,
    isApproved: z.boolean(),
    objections: z.array(objection),
    validationScore: z.number().min(0).max(1),
    dataQuality: z.number().min(0).max(1),
    strategyFeasibility: z.number().min(0).max(1),
    /** Expected return as a multiple of the cost; null, since nobody told us what work costs here. */
    expectedRoi: z.number().nullable(),
    confidence: z.number().min(0).max(1),
  })
  .refine(({ isApproved, objections }) => isApproved === (objections.length === 0), {
    message: 'approved exactly when there is no objection',
  });
export type ValidatorReport = z.infer<typeof validatorReport>;
