/** Trust by the rules, and how often explanations of that trust were right. */
type Knot = readonly [trust: number, right: number];

/**
 * Measured on drawn tuning cases of the evals (`npm run eval -- --reseed N`), played once each with seeds that no rule had met: of
 * business causes with a trust of seven tenths and more, 97 in a hundred were right, the surest hardly more often. Below a half
 * nearly nothing was measured, so trust falls as it did.
 */
const KNOTS: readonly Knot[] = [
  [0, 0],
  [0.5, 0.9],
  [0.7, 0.96],
  [0.85, 0.975],
  [1, 0.985],
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
