import type { IncidentKind } from '#tools/growth/cause.ts';

/** Trust by the rules, and how often explanations of that trust were right. */
type Knot = readonly [trust: number, right: number];

/**
 * Measured on the tuning half of the evals (`npm run eval`), drawn cases with four seeds: of explanations with a trust of seven
 * tenths and more, nineteen in twenty were right, the surer ones hardly more often. Below a half nearly nothing was measured, so
 * trust falls as it did.
 */
const KNOTS: readonly Knot[] = [
  [0, 0],
  [0.5, 0.87],
  [0.7, 0.94],
  [0.95, 0.96],
  [1, 0.97],
];

/** Kinds that were right less often than their trust says, as a part of it: their place is often named too widely. */
const LESS_OFTEN: Partial<Record<IncidentKind, number>> = { ads_efficiency_drop: 0.75 };

/** How often an explanation of this kind and trust is right, 0..1; more trust never means less. */
export function calibratedConfidence(trust: number, kind: IncidentKind): number {
  return rightAt(trust) * (LESS_OFTEN[kind] ?? 1);
}

function rightAt(trust: number): number {
  const place = Math.max(
    1,
    KNOTS.findIndex(([known]) => known >= trust),
  );
  const [fromTrust, fromRight] = KNOTS[place - 1] ?? [0, 0];
  const [toTrust, toRight] = KNOTS[place] ?? [1, 1];
  return fromRight + ((trust - fromTrust) / (toTrust - fromTrust)) * (toRight - fromRight);
}
