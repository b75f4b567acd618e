/** Ids that these rows refer to, or that others know them by. */
interface OutcomeIds {
  readonly recommendation: string;
  readonly outcome: string;
  readonly learning: string;
}

/** A row in each table about what advice brought, with the marker in it, in the order of their references. */
export function outcomeRows(
  { recommendation, outcome, learning }: OutcomeIds,
  marker: string,
): Record<string, Record<string, unknown>> {
  const day = '2026-03-02';
  const measured = { metric_key: 'units', subject: {}, plan: {}, status: 'measuring', predicted: 0.2 };
  const record = { type: 'advice_record', category: 'k', scope_kind: 'team', support: 1, counter: 0 };
  return {
    'insight.outcome': {
      ...{ id: outcome, recommendation_id: recommendation, dedupe_key: marker, data_quality: {} },
      ...{ ...measured, occurred_on: day, evaluate_on: '2999-01-01' },
    },
    'insight.learning': {
      ...{ id: learning, ...record, scope_id: marker, outcomes: 1, confidence: 0.6, decay: 180 },
      ...{ last_reinforced_at: day, version: 1 },
    },
    'insight.application': {
      ...{ learning_id: learning, outcome_id: outcome, target_kind: 'learning', target_id: marker },
      ...{ attribute: 'confidence', change: {} },
    },
  };
}
