import { readMetric } from './read-metric.ts';
import { type Reading, unavailable } from './reading.ts';
import type { TeamView } from './team-profile.ts';

/** What the store holds of Search Console over the days of a package; where it is not connected, each says so. */
export interface SearchReadings {
  readonly clicks: Reading;
  readonly impressions: Reading;
  readonly clickThroughRate: Reading;
  readonly position: Reading;
}

const NOT_STORED = unavailable(
  'Nothing of Search Console is stored for these days; "steward sources status" says whether it is connected.',
);
/** What no daily number of Search Console tells. */
export const NOT_DAILY = unavailable(
  'Indexing is looked at page by page by the analysts of Search Console, and not by day.',
);

/** Reads them; without clicks nothing else is there. */
export async function readSearch(view: TeamView): Promise<SearchReadings> {
  const clicks = await readMetric(view, { metric: 'search_clicks' }, 'summary.actual_total');
  if (clicks.status === 'unavailable') {
    return {
      clicks: NOT_STORED,
      impressions: NOT_STORED,
      clickThroughRate: NOT_STORED,
      position: NOT_STORED,
    };
  }
  const [impressions, clickThroughRate, position] = await Promise.all([
    readMetric(view, { metric: 'search_impressions' }, 'summary.actual_total'),
    readMetric(view, { metric: 'search_ctr' }, 'summary.actual'),
    readMetric(view, { metric: 'search_position' }, 'summary.actual'),
  ]);
  return { clicks, impressions, clickThroughRate, position };
}
