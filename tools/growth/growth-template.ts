import { z } from 'zod';
import { recommendationTemplate } from '../template.ts';
import { causeKind } from './cause.ts';
import { team } from './team.ts';

const { rules } = recommendationTemplate.shape;

/** A recommendation template of the growth solution: one of its teams, some of its kinds of cause. */
export const growthTemplate = recommendationTemplate.extend({
  team,
  rules: rules.extend({ causes: z.array(causeKind).min(1) }),
});
export type GrowthTemplate = z.infer<typeof growthTemplate>;
