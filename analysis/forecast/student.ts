/**
 * How many standard errors hold the same share of Student's distribution as `deviations` hold of the normal one, by Fisher's
 * expansion: within four percent from two degrees of freedom on. `freedom` need not be whole.
 */
export function studentDeviations(deviations: number, freedom: number): number {
  const z = deviations;
  const first = (z ** 3 + z) / 4;
  const second = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const third = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + first / freedom + second / freedom ** 2 + third / freedom ** 3;
}
