import type { IncidentKind } from '#tools/growth/cause.ts';
import {
  at,
  FIT,
  type Finding,
  OUTCOMES,
  rootOf,
  SEARCH_VOLUMES,
  STOPPED_REMAINING,
  TRAFFIC,
  TRAFFIC_DIMENSIONS,
} from './cause-finding.ts';
import type { Observation, ObservedRoot } from './observation.ts';
import { driverOf } from './sales-driver.ts';

/** Metrics that stop when a campaign stops. */
const TRAFFIC_ROOTS = ['sessions', 'users', 'clicks', 'impressions', 'ad_spend'];
/** What unpaid results of a search engine bring is this channel, by its definition. */
const ORGANIC_SEARCH = { dimension: 'channel', value: 'Organic Search' };
/** Sales of one way that fell with at least this fall of its visits fell because of them. */
const VISITS_LOST = -0.25;

/** A campaign of which nothing is left. */
export function findStoppedCampaign(seen: Observation): Finding | undefined {
  const metric = TRAFFIC_ROOTS.find((name) => seen.roots[name]?.dimension === 'campaign');
  const root = metric === undefined ? undefined : seen.roots[metric];
  if (seen.direction !== 'down' || metric === undefined || root === undefined || root === null)
    return undefined;
  if ((root.remaining ?? 1) > STOPPED_REMAINING) return undefined;
  return { ...at('campaign_stopped', root, FIT.clear), metric };
}

/** The same, where only a rate shows it, in whatever direction: what is not shown has none, and who does not come leaves none. */
export function findStoppedRate(seen: Observation): Finding | undefined {
  const root = rootOf(seen);
  const isGone = (root?.remaining ?? 1) <= STOPPED_REMAINING;
  const isOfVisits = seen.family === 'engagement' || seen.metric === 'conversion_rate';
  if (root?.dimension !== 'campaign' || !isGone || !(isOfVisits || seen.family === 'ads')) return undefined;
  const found = at('campaign_stopped', root, FIT.clear);
  return isOfVisits ? { ...found, metric: 'sessions', direction: 'down' } : { ...found, metric: seen.metric };
}

/** Fewer visits by one way. */
export function findTrafficLoss(seen: Observation): Finding | undefined {
  const metric = TRAFFIC_ROOTS.find((name) => TRAFFIC_DIMENSIONS.includes(seen.roots[name]?.dimension ?? ''));
  const root = metric === undefined ? undefined : seen.roots[metric];
  if (seen.direction !== 'down' || !isAboutTraffic(seen)) return undefined;
  if (metric === undefined || root === undefined || root === null) return undefined;
  return { ...at(lossOf(root), root, FIT.clear), metric };
}

function isAboutTraffic(seen: Observation): boolean {
  if (TRAFFIC_ROOTS.includes(seen.metric) || TRAFFIC.includes(seen.metric)) return true;
  return OUTCOMES.includes(seen.metric) && (driverOf(seen) === 'traffic' || isSoldLessWhereFewerCome(seen));
}

/** The sales fell at the very place whose visits are gone for a large part, whatever else moved a little meanwhile. */
function isSoldLessWhereFewerCome({ metric, roots }: Observation): boolean {
  const [sold, came] = [roots[metric], roots.sessions];
  const isSamePlace = sold?.dimension === came?.dimension && sold?.value === came?.value;
  return isSamePlace && (came?.remaining ?? 1) - 1 <= VISITS_LOST;
}

/** Fewer sales by one way, because fewer came by it. */
export function findLostWay(seen: Observation): Finding | undefined {
  const root = rootOf(seen);
  const isOutcome = OUTCOMES.includes(seen.metric) && seen.direction === 'down';
  if (!isOutcome || root === null || !TRAFFIC_DIMENSIONS.includes(root.dimension)) return undefined;
  const { sessions, conversion_rate } = seen.segmentChanges;
  const visits = sessions ?? 0;
  if (visits > VISITS_LOST || visits > (conversion_rate ?? 0)) return undefined;
  return at(lossOf(root), root, FIT.likely);
}

/** Fewer visits from unpaid results, as the search engine itself counts. */
export function findSearchLoss(seen: Observation): Finding | undefined {
  if (!SEARCH_VOLUMES.includes(seen.metric) || seen.isGood !== false) return undefined;
  const root = rootOf(seen);
  if (root !== null) return at('organic_loss', root, FIT.likely);
  return { kind: 'organic_loss', segment: ORGANIC_SEARCH, share: null, fit: FIT.likely };
}

function lossOf({ dimension, value }: ObservedRoot): IncidentKind {
  return dimension === 'channel' && /organic search/i.test(value) ? 'organic_loss' : 'channel_loss';
}
