/** Trust by the rules, and how often explanations of that trust were right. */
type Knot = readonly [trust: number, right: number];

/**
 * Measured on the tuning half of the evals (`npm run eval`): of explanations with a trust of a half and more, nine in ten
 * were right, the surer ones hardly more often. Below a half nothing was measured, so trust falls as it did.
 */
const KNOTS: readonly Knot[] = [
  [0, 0],
  [0.5, 0.85],
  [0.95, 0.93],
  [1, 0.95],
];

/** How often an explanation of this trust is right, 0..1; more trust never means less. */
export function calibratedConfidence(trust: number): number {
  const place = Math.max(
    1,
    KNOTS.findIndex(([known]) => known >= trust),
  );
  const [fromTrust, fromRight] = KNOTS[place - 1] ?? [0, 0];
  const [toTrust, toRight] = KNOTS[place] ?? [1, 1];
  return fromRight + ((trust - fromTrust) / (toTrust - fromTrust)) * (toRight - fromRight);
}
