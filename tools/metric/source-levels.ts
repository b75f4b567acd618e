import type { ExpectedPoint } from '#analysis/expectation.ts';
import { deviationOf } from './evidence.ts';
import type { DescribedSeries, ExpectedSeries } from './expected-series.ts';

/** Volumes of a source moved alike when none is further than this many of its deviations from the level of the source. */
const ALIKE = 3;
/** Another source stands within this many of its deviations. */
const STANDS = 2.5;

/** How the largest count of a source stands on a day beside its expectation; null when that cannot be said. */
export function levelReader(
  totals: readonly ExpectedSeries[],
): (source: string, day: string) => number | null {
  const levels = new Map(
    largestCounts(totals).map(({ series, points }) => [
      series.source,
      new Map(
        points.flatMap((point) => (isKnown(point) ? [[point.day, point.actual / point.expected]] : [])),
      ),
    ]),
  );
  return (source, day) => levels.get(source)?.get(day) ?? null;
}

/** Tells whether on a day all volumes of a source moved alike while the other sources stood: a business moves in all of them. */
export function aloneReader(
  totals: readonly ExpectedSeries[],
  levelOf: ReturnType<typeof levelReader>,
): (source: string, day: string) => boolean {
  const largest = largestCounts(totals);
  return (source, day) => {
    const level = levelOf(source, day);
    const others = largest
      .filter(({ series }) => series.source !== source)
      .flatMap((other) => pointOn(other, day) ?? []);
    const own = totals
      .filter(({ series, definition }) => series.source === source && definition.expression.kind === 'sum')
      .flatMap((each) => pointOn(each, day) ?? []);
    const stand = others.every(({ z }) => Math.abs(z ?? 0) <= STANDS);
    return others.length > 0 && stand && level !== null && own.every((point) => isAlike(point, level));
  };
}

/** Noise grows with the level. */
function isAlike(point: KnownPoint, level: number): boolean {
  const { actual, expected } = point;
  return Math.abs(actual - level * expected) <= ALIKE * (deviationOf(point) ?? 0) * Math.sqrt(level);
}

type KnownPoint = ExpectedPoint & Readonly<Record<'actual' | 'expected', number>>;

function isKnown(point: ExpectedPoint | undefined): point is KnownPoint {
  if (point === undefined) return false;
  const { actual, expected } = point;
  return actual !== null && expected !== null && expected > 0 && deviationOf(point) !== null;
}

function pointOn({ points }: ExpectedSeries, day: string): KnownPoint | undefined {
  const point = points.find((each) => each.day === day);
  return isKnown(point) ? point : undefined;
}

function largestCounts(totals: readonly ExpectedSeries[]): readonly ExpectedSeries[] {
  const counts = Map.groupBy(totals.filter(isCount), ({ series }) => series.source);
  return [...counts.values()].flatMap((own) => {
    const [largest] = own.toSorted((one, other) => sizeOf(other) - sizeOf(one));
    return largest ?? [];
  });
}

function sizeOf({ points }: ExpectedSeries): number {
  return points.reduce((sum, { expected }) => sum + (expected ?? 0), 0);
}

/** True for a sum of whole things. */
export function isCount({ definition }: DescribedSeries): boolean {
  return definition.kind === 'count' && definition.expression.kind === 'sum';
}
