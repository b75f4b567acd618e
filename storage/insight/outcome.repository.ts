import { z } from 'zod';
import type { Day } from '#core/time.ts';
import { type Database, execute, many, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';

/** A measurement runs until its verdict; a verdict is never taken back. */
export const outcomeStatus = z.enum(['measuring', 'won', 'lost', 'flat', 'inconclusive']);
export type OutcomeStatus = z.infer<typeof outcomeStatus>;

export const measurementMethod = z.enum([
  'difference_in_differences',
  'adjusted_difference',
  'synthetic_control',
]);

/** What was acted on: members of one dimension of a metric, as one source tells of it. */
export const outcomeSubject = z.object({
  source: z.string(),
  dimension: z.string(),
  members: z.array(z.string()).min(1),
});
export type OutcomeSubject = z.infer<typeof outcomeSubject>;

/** What was settled before the start. Periods are weeks. */
export const outcomePlan = z.object({
  pre: z.number().int().positive(),
  post: z.number().int().positive(),
  /** Size of the smallest relative change that matters. */
  smallestThatMatters: z.number().positive(),
  /** Why nothing could be designed; null when it could. */
  fault: z.enum(['missing_data', 'no_level', 'short_history', 'too_few_controls']).nullable(),
});
export type OutcomePlan = z.infer<typeof outcomePlan>;

/** A measurement as it begins, with the design that was made for it. */
export interface OutcomeStart {
  readonly recommendationId: string;
  readonly metricKey: string;
  readonly subject: OutcomeSubject;
  readonly plan: OutcomePlan;
  /** Promised relative change, signed. */
  readonly predicted: number;
  /** Null when nothing could be designed: the outcome will be inconclusive. */
  readonly method: z.infer<typeof measurementMethod> | null;
  readonly detectableUp: number | null;
  readonly detectableDown: number | null;
  readonly dataQuality: object;
  readonly occurredOn: Day;
  readonly evaluateOn: Day;
}

/** Begins a measurement; one recommendation is measured once on each metric, however often it is asked for. */
export async function startOutcome(tx: Transaction, start: OutcomeStart): Promise<boolean> {
  const { recommendationId, metricKey } = start;
  const statement = sql`
    insert into insight.outcome
      (tenant_id, recommendation_id, metric_key, subject, plan, status, method, detectable_up, detectable_down,
       predicted, data_quality, occurred_on, evaluate_on, dedupe_key)
    values
      (core.require_tenant(), ${recommendationId}, ${metricKey}, ${JSON.stringify(start.subject)}::jsonb,
       ${JSON.stringify(start.plan)}::jsonb, 'measuring', ${start.method}, ${start.detectableUp},
       ${start.detectableDown}, ${start.predicted}, ${JSON.stringify(start.dataQuality)}::jsonb,
       ${start.occurredOn}::date, ${start.evaluateOn}::date, ${`${recommendationId} ${metricKey}`})
    on conflict (tenant_id, dedupe_key) do nothing
  `;
  return (await execute(tx, statement)) > 0;
}

/** The verdict of a measurement and what it rests on. */
export interface OutcomeVerdict {
  readonly status: Exclude<OutcomeStatus, 'measuring'>;
  readonly reason: string | null;
  readonly effect: number | null;
  readonly effectLow: number | null;
  readonly effectHigh: number | null;
  readonly pValue: number | null;
  readonly dataQuality: object;
  /** ISO 8601. */
  readonly evaluatedAt: string;
}

/** Ends a measurement that still runs; answers false when it had ended before, and then changes nothing. */
export async function settleOutcome(tx: Transaction, id: string, verdict: OutcomeVerdict): Promise<boolean> {
  const statement = sql`
    update insight.outcome set
      status = ${verdict.status}, reason = ${verdict.reason}, effect = ${verdict.effect},
      effect_low = ${verdict.effectLow}, effect_high = ${verdict.effectHigh}, p_value = ${verdict.pValue},
      data_quality = data_quality || ${JSON.stringify(verdict.dataQuality)}::jsonb,
      evaluated_at = ${verdict.evaluatedAt}::timestamptz, updated_at = now()
    where id = ${id} and status = 'measuring'
  `;
  return (await execute(tx, statement)) > 0;
}

const judgedRow = z
  .object({ verdict: z.enum(['won', 'lost', 'flat']), evaluated_at: z.date() })
  .transform(({ verdict, evaluated_at }) => ({ verdict, evaluatedAt: evaluated_at }));

/** Judged outcomes of one kind of advice of one team, the latest first; inconclusive ones say nothing. */
export function listJudgedOutcomes(
  db: Database,
  { kind, team }: { readonly kind: string; readonly team: string },
): Promise<z.output<typeof judgedRow>[]> {
  const statement = sql`
    select outcome.status as verdict, evaluated_at
    from insight.outcome
    join insight.recommendation on recommendation.id = recommendation_id
    where kind = ${kind} and domain = ${team} and outcome.status in ('won', 'lost', 'flat')
    order by evaluated_at desc, outcome.id
  `;
  return many(db, judgedRow, statement);
}
