import { z } from 'zod';
import { InvalidInputError, NotFoundError } from '#core/errors.ts';
import type { Day } from '#core/time.ts';
import { type Database, many } from '../database.ts';
import { fragment, sql } from '../sql.ts';
import {
  measurementMethod,
  type OutcomeStatus,
  outcomePlan,
  outcomeStatus,
  outcomeSubject,
} from './outcome.repository.ts';

const outcomeRow = z
  .object({
    id: z.uuid(),
    recommendation_id: z.uuid(),
    title: z.string(),
    kind: z.string(),
    domain: z.string(),
    confidence: z.number(),
    metric_key: z.string(),
    subject: outcomeSubject,
    plan: outcomePlan,
    status: outcomeStatus,
    reason: z.string().nullable(),
    method: measurementMethod.nullable(),
    detectable_up: z.number().nullable(),
    detectable_down: z.number().nullable(),
    predicted: z.number(),
    effect: z.number().nullable(),
    effect_low: z.number().nullable(),
    effect_high: z.number().nullable(),
    p_value: z.number().nullable(),
    data_quality: z.record(z.string(), z.unknown()),
    occurred_on: z.string(),
    evaluate_on: z.string(),
    evaluated_at: z.date().nullable(),
  })
  .transform((row) => ({
    id: row.id,
    recommendationId: row.recommendation_id,
    title: row.title,
    /** Kind of advice, the team that gave it, and how sure it said it was. */
    kind: row.kind,
    team: row.domain,
    confidence: row.confidence,
    metricKey: row.metric_key,
    subject: row.subject,
    plan: row.plan,
    status: row.status,
    reason: row.reason,
    method: row.method,
    detectableUp: row.detectable_up,
    detectableDown: row.detectable_down,
    predicted: row.predicted,
    effect: row.effect,
    effectLow: row.effect_low,
    effectHigh: row.effect_high,
    pValue: row.p_value,
    dataQuality: row.data_quality,
    occurredOn: row.occurred_on,
    evaluateOn: row.evaluate_on,
    evaluatedAt: row.evaluated_at,
  }));

/** A measurement as it stands, with the recommendation that it measures. */
export type StoredOutcome = z.output<typeof outcomeRow>;

const columns = fragment`
  outcome.id, recommendation_id, title, kind, domain, confidence, metric_key, subject, plan, outcome.status, reason,
  method, detectable_up, detectable_down, outcome.predicted, effect, effect_low, effect_high, p_value, data_quality,
  occurred_on::text as occurred_on, evaluate_on::text as evaluate_on, evaluated_at
`;

/** Measurements of the tenant, those that run first, then the latest verdicts. */
export function listOutcomes(
  db: Database,
  { statuses = null }: { readonly statuses?: readonly OutcomeStatus[] | null } = {},
): Promise<StoredOutcome[]> {
  const statement = sql`
    select ${columns}
    from insight.outcome
    join insight.recommendation on recommendation.id = recommendation_id
    where ${statuses}::text[] is null or outcome.status = any(${statuses}::text[])
    order by evaluated_at desc nulls first, evaluate_on, outcome.id
  `;
  return many(db, outcomeRow, statement);
}

/** Measurements whose time is over on a day of the tenant and that have no verdict. */
export function listDueOutcomes(db: Database, day: Day): Promise<StoredOutcome[]> {
  const statement = sql`
    select ${columns}
    from insight.outcome
    join insight.recommendation on recommendation.id = recommendation_id
    where outcome.status = 'measuring' and evaluate_on <= ${day}::date
    order by evaluate_on, outcome.id
  `;
  return many(db, outcomeRow, statement);
}

/** One measurement by the beginning of its id, or of that of its recommendation, when no other begins alike. */
export async function getOutcome(db: Database, reference: string): Promise<StoredOutcome> {
  const statement = sql`
    select ${columns}
    from insight.outcome
    join insight.recommendation on recommendation.id = recommendation_id
    where starts_with(outcome.id::text, lower(${reference}))
      or starts_with(recommendation_id::text, lower(${reference}))
    order by outcome.id
    limit 2
  `;
  const [found, another] = reference === '' ? [] : await many(db, outcomeRow, statement);
  if (found === undefined)
    throw new NotFoundError('outcome', reference, '"steward outcomes list" shows them.');
  if (another !== undefined)
    throw new InvalidInputError(`Several outcomes begin with "${reference}": give more of the id.`);
  return found;
}
