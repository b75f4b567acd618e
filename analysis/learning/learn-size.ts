import { clamp, sum } from '../statistics.ts';
import type { MeasuredAdvice, WeighedOutcome } from './measured-advice.ts';

/** So many outcomes that worked count as much as the promise: over all tenants, and in one of them. */
const INSTALLATION_PRIOR = 4;
const TENANT_PRIOR = 6;
/** A single outcome is believed up to here, in either direction. */
const LEAST_RATIO = 0;
const LARGEST_RATIO = 3;

/**
 * What advice of a kind brought when it worked, as a part of what it had promised: 1 until something was measured, then the
 * mean of its outcomes in other tenants, then in its own, each drawn to the one before.
 */
export function learnSize(
  { tenantId, kind }: Pick<MeasuredAdvice, 'tenantId' | 'kind'>,
  outcomes: readonly WeighedOutcome[],
): number {
  const ofKind = outcomes.filter(({ advice }) => advice.kind === kind && advice.verdict === 'won');
  const isOwn = ({ advice }: WeighedOutcome): boolean => advice.tenantId === tenantId;
  const installation = drawnMean(
    ofKind.filter((outcome) => !isOwn(outcome)),
    1,
    INSTALLATION_PRIOR,
  );
  return drawnMean(ofKind.filter(isOwn), installation, TENANT_PRIOR);
}

function drawnMean(outcomes: readonly WeighedOutcome[], before: number, prior: number): number {
  const known = outcomes.flatMap(({ advice: { effectRatio }, weight }) =>
    effectRatio === null ? [] : [{ ratio: clamp(effectRatio, LEAST_RATIO, LARGEST_RATIO), weight }],
  );
  const weight = sum(known.map((each) => each.weight));
  return (prior * before + sum(known.map((each) => each.weight * each.ratio))) / (prior + weight);
}
