import { z } from 'zod';
import { type MeasuredOutcome, measureOutcome, unmeasured } from '#analysis/outcome/measure.ts';
import { seededUniform } from '#analysis/outcome/seeded-uniform.ts';
import { dayInZone } from '#core/time.ts';
import type { Database } from '#storage/database.ts';
import { outcomeStatus, settleOutcome } from '#storage/insight/outcome.repository.ts';
import { listDueOutcomes, type StoredOutcome } from '#storage/insight/outcome-read.repository.ts';
import { defineTool } from '../tool.ts';
import { learnFrom } from './learn-from-outcome.ts';
import { readComparison, START_INDEX } from './outcome-comparison.ts';
import { promiseOf } from './promised-lift.ts';

export const measureOutcomes = defineTool({
  name: 'insight_measure_outcomes',
  version: '1',
  description:
    'Judges every measurement whose time is over by comparison with placebos (won, lost, flat or inconclusive, with an interval), and learns how often advice of its kind wins.',
  effect: 'write',
  input: z.object({
    upTo: z.iso
      .date()
      .optional()
      .describe("First day that is not over; without it today in the tenant's zone."),
  }),
  output: z.object({
    judged: z.array(
      z.object({
        id: z.uuid(),
        status: outcomeStatus,
        effect: z.number().nullable(),
        reason: z.string().nullable(),
      }),
    ),
  }),

  async run({ upTo }, { db, tenant, now, signal, log }) {
    const at = now();
    const due = await listDueOutcomes(db, upTo ?? dayInZone(at, tenant.timezone));
    const judged = [];
    for (const outcome of due) {
      signal.throwIfAborted();
      const found = await judge(db, outcome);
      const verdict = verdictOf(found, at);
      await db.transaction(async (tx) => {
        // Whoever was faster has learned from it too.
        if (await settleOutcome(tx, outcome.id, verdict)) await learnFrom(tx, outcome, { found, at });
      });
      log.info({ outcome: outcome.id, status: verdict.status }, 'outcome judged');
      judged.push({ id: outcome.id, status: verdict.status, effect: verdict.effect, reason: verdict.reason });
    }
    return { judged };
  },
});

async function judge(db: Database, outcome: StoredOutcome): Promise<MeasuredOutcome> {
  const { metricKey: metric, subject, plan, method, occurredOn, recommendationId } = outcome;
  if (method === null) return unmeasured(plan.fault ?? 'missing_data');
  const comparison = await readComparison(db, { metric, subject, start: occurredOn, post: plan.post });
  const design = {
    method,
    window: { start: START_INDEX, pre: plan.pre, post: plan.post },
    detectable: { up: outcome.detectableUp, down: outcome.detectableDown },
    controls: comparison.pool.length,
  };
  const promise = promiseOf(outcome.predicted, plan.smallestThatMatters);
  return measureOutcome(
    comparison,
    { design, promise },
    seededUniform(`judge ${recommendationId} ${metric}`),
  );
}

function verdictOf({ verdict, reason, estimate, preFit }: MeasuredOutcome, at: Date) {
  return {
    status: verdict,
    reason,
    effect: estimate?.lift ?? null,
    effectLow: estimate?.low ?? null,
    effectHigh: estimate?.high ?? null,
    pValue: estimate?.p ?? null,
    dataQuality: preFit === null ? {} : { preFitError: preFit.rmspe, preFitRank: preFit.rank },
    evaluatedAt: at.toISOString(),
  };
}
