import { createHash } from 'node:crypto';
import { type ExpectedPoint, expectSeries } from '#analysis/expectation.ts';
import type { DailySeries } from '#analysis/series.ts';

/** Says what each day of a series should have been; nothing but the series decides it. */
export type Expect = (series: DailySeries) => readonly ExpectedPoint[];

/** Those of a few shops: some 60 KB each. */
const REMEMBERED = 400;

/**
 * Remembers what was expected of the series that were asked for last: the runs on one shop ask for the same ones again and
 * again, and to tell that a series is the same takes a hundredth of the time.
 */
export function openExpectations(expect: Expect = expectSeries, remembered = REMEMBERED): Expect {
  const known = new Map<string, readonly ExpectedPoint[]>();
  return (series) => {
    const key = createHash('sha256').update(JSON.stringify(series)).digest('base64');
    const points = known.get(key) ?? expect(series);
    // The one that was asked for last stands last.
    known.delete(key);
    known.set(key, points);
    const [oldest] = known.keys();
    if (known.size > remembered && oldest !== undefined) known.delete(oldest);
    return points;
  };
}
