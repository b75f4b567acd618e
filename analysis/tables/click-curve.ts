/** What was clicked at a place of the results. */
export interface ClickedPlace {
  readonly position: number;
  readonly clicks: number;
  readonly impressions: number;
}

/** Click-through rate that is ordinary for the site at a position; null where it has too little to say. */
export type ClickCurve = (position: number) => number | null;

interface Bucket {
  readonly position: number;
  readonly rate: number;
  readonly weight: number;
}

/** Fewer impressions than this say nothing of a position. */
const LEAST_IMPRESSIONS = 300;
/** Positions beyond this are put together by tens: nobody tells them apart. */
const FINE_UNTIL = 20;
const COARSE = 10;

/**
 * The site's own curve: the rate of each position, made to fall from place to place by pooling neighbours that do not.
 * A benchmark of other sites would say more of their markets than of this one.
 */
export function clickCurve(places: readonly ClickedPlace[]): ClickCurve {
  const buckets = fall(bucketsOf(places));
  return (position) => {
    const place = bucketOf(position);
    const at = buckets.findIndex((bucket) => bucket.position >= place);
    const [after, before] = [buckets[at], buckets[at - 1]];
    if (after === undefined) return null;
    if (after.position === place || before === undefined) return after.position === place ? after.rate : null;
    const part = (place - before.position) / (after.position - before.position);
    return before.rate + part * (after.rate - before.rate);
  };
}

function bucketsOf(places: readonly ClickedPlace[]): Bucket[] {
  const groups = Map.groupBy(places, ({ position }) => bucketOf(position));
  return [...groups]
    .map(([position, members]) => {
      const weight = members.reduce((sum, { impressions }) => sum + impressions, 0);
      const clicks = members.reduce((sum, member) => sum + member.clicks, 0);
      return { position, weight, rate: weight === 0 ? 0 : clicks / weight };
    })
    .filter(({ weight }) => weight >= LEAST_IMPRESSIONS)
    .sort((first, second) => first.position - second.position);
}

function bucketOf(position: number): number {
  if (position <= FINE_UNTIL) return Math.max(1, Math.round(position));
  return Math.round(position / COARSE) * COARSE;
}

/** Pools adjacent violators (isotonic regression, falling). */
function fall(buckets: readonly Bucket[]): readonly Bucket[] {
  const pools: { rate: number; weight: number; positions: number[] }[] = [];
  for (const { position, rate, weight } of buckets) {
    let pool = { rate, weight, positions: [position] };
    for (let last = pools.at(-1); last !== undefined && last.rate < pool.rate; last = pools.at(-1)) {
      const together = last.weight + pool.weight;
      pool = {
        rate: (last.rate * last.weight + pool.rate * pool.weight) / together,
        weight: together,
        positions: [...last.positions, ...pool.positions],
      };
      pools.pop();
    }
    pools.push(pool);
  }
  return pools.flatMap(({ rate, weight, positions }) =>
    positions.map((position) => ({ position, rate, weight: weight / positions.length })),
  );
}
