import { MINIMUM_DAYS } from '#analysis/history.ts';
import type { Database } from '#storage/database.ts';
import { listSeriesWithPoints } from '#storage/metric/series.repository.ts';

/** On how many days a watched total was judged, over all totals: those after its first, which only teach. */
export async function countMetricDays(db: Database, upTo: string): Promise<number> {
  const totals = await listSeriesWithPoints(db, { dims: {}, monitoredOnly: true, upTo });
  return totals.reduce((sum, { points }) => sum + Math.max(0, points.length - MINIMUM_DAYS), 0);
}
