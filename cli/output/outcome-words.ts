import type { Tenant } from '#core/tenant.ts';
import type { StoredOutcome } from '#storage/insight/outcome-read.repository.ts';
import { formatChange, formatDay, UNKNOWN } from './format.ts';

type Manner = Pick<Tenant, 'locale'>;

const REASONS: Readonly<Record<string, string>> = {
  too_few_controls: 'too few comparable series',
  short_history: 'too short a history before the start',
  missing_data: 'data are missing',
  no_level: 'nothing was sold before the start',
  bad_pre_fit: 'it moved unlike its comparable series before the start already',
  not_measurable: 'the promised change is smaller than what can be detected',
  too_uncertain: 'effects of both kinds remain possible',
  no_promise: 'it promises no amount that could be held against what comes',
  whole_shop: 'it acts on the whole shop, which leaves nothing to compare with',
  rate: 'it promises a change of a rate, and only sums can be measured yet',
  unknown_place: 'nothing that is counted tells what is promised at this place',
  nothing_detectable: 'no change of this kind would be found reliably, however large',
};

/** Why an outcome is inconclusive, in words; null for every other one. */
export function sayReason({ reason }: Pick<StoredOutcome, 'reason'>): string | null {
  return reason === null ? null : (REASONS[reason] ?? reason.replaceAll('_', ' '));
}

/** The measured change with its interval. */
export function sayEffect(
  { effect, effectLow, effectHigh }: Pick<StoredOutcome, 'effect' | 'effectLow' | 'effectHigh'>,
  manner: Manner,
): string {
  if (effect === null || effectLow === null) return UNKNOWN;
  const high = effectHigh === null ? 'no limit' : formatChange(effectHigh, manner);
  return `${formatChange(effect, manner)} (${formatChange(effectLow, manner)} to ${high})`;
}

/** The smallest changes either way that would be found in four of five cases. */
export function sayDetectable(
  { detectableUp, detectableDown }: Pick<StoredOutcome, 'detectableUp' | 'detectableDown'>,
  manner: Manner,
): string {
  const either = [detectableUp, detectableDown].filter((lift) => lift !== null);
  return either.length === 0 ? 'nothing' : either.map((lift) => formatChange(lift, manner)).join(' or ');
}

/** Since when it is measured, and when it is or was judged. */
export function sayTime({ occurredOn, evaluateOn }: StoredOutcome, manner: Manner): string {
  return `from ${formatDay(occurredOn, manner)}, judged on ${formatDay(evaluateOn, manner)}`;
}
