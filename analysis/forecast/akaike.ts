/** What Akaike's criterion, corrected for short series, adds for parameters (Hurvich and Tsai 1989). */
export function akaikePenalty(parameters: number, length: number): number {
  return 2 * parameters + (2 * parameters * (parameters + 1)) / Math.max(1, length - parameters - 1);
}
