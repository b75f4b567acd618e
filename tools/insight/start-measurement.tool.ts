import { z } from 'zod';
import { isMeasurable } from '#analysis/outcome/verdict.ts';
import { InvalidInputError } from '#core/errors.ts';
import { addDays, dayInZone } from '#core/time.ts';
import { outcomeSubject, startOutcome } from '#storage/insight/outcome.repository.ts';
import { getRecommendation } from '#storage/insight/recommendation-read.repository.ts';
import { defineTool } from '../tool.ts';
import { designOutcome } from './design-outcome.ts';
import { PRE_WEEKS } from './measurability.ts';
import { promiseOf } from './promised-lift.ts';

const DAYS_PER_WEEK = 7;

export const startMeasurement = defineTool({
  name: 'insight_start_measurement',
  version: '1',
  description:
    'Begins to measure what an implemented recommendation brings: chooses the method by rehearsals in the past, says which change it can detect, and enters the day of the verdict.',
  effect: 'write',
  input: z.object({
    recommendationId: z.string(),
    metric: z.string(),
    subject: outcomeSubject,
    predicted: z.number().min(-1).describe('Promised relative change: 0.2 is one fifth more.'),
    smallestThatMatters: z.number().positive().describe('Relative change not worth the work below it.'),
    weeks: z.number().int().min(1).max(26).default(4).describe('Weeks after which it is judged.'),
  }),
  output: z.object({
    isNew: z.boolean(),
    /** Whether a change as large as the promised one would be found in four of five cases. */
    isMeasurable: z.boolean(),
    /** Why nothing can be designed; null when it can. */
    fault: z.string().nullable(),
    detectableUp: z.number().nullable(),
    detectableDown: z.number().nullable(),
    evaluateOn: z.iso.date(),
  }),

  async run({ recommendationId, metric, subject, predicted, smallestThatMatters, weeks }, { db, tenant }) {
    const recommendation = await getRecommendation(db, recommendationId);
    if (recommendation.implementedAt === null)
      throw new InvalidInputError('Only an implemented recommendation can be measured.');
    if (predicted === 0) throw new InvalidInputError('A promise of no change cannot be measured.');
    const occurredOn = dayInZone(recommendation.implementedAt, tenant.timezone);
    const plan = { metric, subject, start: occurredOn, weeks };
    const { design, fault, controls } = await designOutcome(db, plan);
    const detectable = design?.detectable ?? { up: null, down: null };
    const evaluateOn = addDays(occurredOn, weeks * DAYS_PER_WEEK);
    const isNew = await db.transaction((tx) =>
      startOutcome(tx, {
        recommendationId: recommendation.id,
        metricKey: metric,
        subject,
        plan: { pre: PRE_WEEKS, post: weeks, smallestThatMatters, fault },
        predicted,
        method: design?.method ?? null,
        detectableUp: detectable.up,
        detectableDown: detectable.down,
        dataQuality: { controls },
        occurredOn,
        evaluateOn,
      }),
    );
    const promise = promiseOf(predicted, smallestThatMatters);
    return {
      isNew,
      isMeasurable: isMeasurable(promise, detectable),
      fault,
      detectableUp: detectable.up,
      detectableDown: detectable.down,
      evaluateOn,
    };
  },
});
