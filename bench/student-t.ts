/** Two-sided p of Student's t for a whole number of degrees of freedom (Abramowitz and Stegun 26.7.3 and 26.7.4). */
export function twoSidedP(t: number, freedom: number): number {
  const angle = Math.atan2(Math.abs(t), Math.sqrt(freedom));
  const isOdd = freedom % 2 === 1;
  const square = Math.cos(angle) ** 2;
  let term = isOdd ? Math.cos(angle) : 1;
  let series = freedom === 1 ? 0 : term;
  for (let order = isOdd ? 3 : 2; order < freedom; order += 2) {
    term *= (square * (order - 1)) / order;
    series += term;
  }
  const inside = Math.sin(angle) * series;
  return 1 - (isOdd ? (2 / Math.PI) * (angle + inside) : inside);
}
