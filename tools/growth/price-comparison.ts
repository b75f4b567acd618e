/** What one product, or everything, sold before and after. */
export interface Sold {
  readonly before: { readonly units: number; readonly revenue: number };
  readonly after: { readonly units: number; readonly revenue: number };
}

/** How the prices of the same goods changed. */
export interface PriceComparison {
  /** What the goods sold after cost beside what the same goods would have cost before: 0.25 is a quarter more. */
  readonly change: number;
  /** Part of the money after that came from goods whose own price went that way by at least half as much. */
  readonly movedPart: number;
}

/** A price that moved by half of the common change, or more, moved with it. */
const MOVED_WITH_IT = 0.5;

/**
 * The change of prices alone: what was sold after, at the prices of both times, so that dearer or cheaper goods in the
 * basket change nothing. Null when no product was sold both before and after.
 */
export function comparePrices(products: readonly Sold[]): PriceComparison | null {
  const both = products.filter(({ before, after }) => priceOf(before) > 0 && priceOf(after) > 0);
  const paid = sum(both.map(({ after }) => after.revenue));
  const atOldPrices = sum(both.map(({ before, after }) => after.units * priceOf(before)));
  if (atOldPrices === 0) return null;
  const change = paid / atOldPrices - 1;
  const moved = both.filter(
    ({ before, after }) =>
      (priceOf(after) / priceOf(before) - 1) * Math.sign(change) >= MOVED_WITH_IT * Math.abs(change),
  );
  return { change, movedPart: sum(moved.map(({ after }) => after.revenue)) / paid };
}

/** Mean price of a unit; 0 when nothing was sold. */
export function priceOf({ units, revenue }: Sold['before']): number {
  return units > 0 ? revenue / units : 0;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
