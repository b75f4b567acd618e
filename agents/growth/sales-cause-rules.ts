import {
  at,
  FIT,
  type Finding,
  OUTCOMES,
  rootOf,
  SALES_FOLLOW,
  TRAFFIC,
  TRAFFIC_DIMENSIONS,
} from './cause-finding.ts';
import type { Observation, ObservedRoot } from './observation.ts';
import { driverOf } from './sales-driver.ts';

/** A fall of conversion by this much in one segment is a broken step, not a mood. */
const BROKEN_CONVERSION = -0.2;
/** The same without a segment needs to be steeper to be told from a change of demand. */
const BROKEN_EVERYWHERE = -0.4;
/** Traffic stands while it moves less than this part of what conversion lost. */
const STANDING_PART = 0.5;
/** A rate changed by the make-up of its traffic when this part of the change comes from there. */
const MIX_PART = 0.5;
/** They fall where fewer come, and not where those are who buy less. */
const SALES_SUMS = ['revenue', 'transactions'];
const PRODUCT_DIMENSIONS = ['product', 'category'];

/** Fewer of those who come buy. */
export function findBrokenCheckout(seen: Observation): Finding | undefined {
  if (!OUTCOMES.includes(seen.metric) || seen.direction !== 'down' || driverOf(seen) === 'order_value')
    return undefined;
  const root = seen.roots.conversion_rate ?? rootOf(seen);
  if (root === null) {
    const isBroken = convertsLess(seen.changes, BROKEN_EVERYWHERE);
    return isBroken ? brokenCheckout(seen, null) : undefined;
  }
  return convertsLess(seen.segmentChanges, BROKEN_CONVERSION) ? brokenCheckout(seen, root) : undefined;
}

/** People tell a broken checkout by the orders that are missing. */
function brokenCheckout({ changes, metric }: Observation, root: ObservedRoot | null): Finding {
  const found = at('checkout_broken', root, root === null ? FIT.likely : FIT.clear);
  return { ...found, metric: 'transactions' in changes ? 'transactions' : metric };
}

/** Conversion fell at least to `limit` while the traffic stood. */
function convertsLess({ conversion_rate, sessions }: Observation['changes'], limit: number): boolean {
  const conversion = conversion_rate ?? 0;
  return conversion <= limit && Math.abs(sessions ?? 0) <= STANDING_PART * Math.abs(conversion);
}

/** Advertising brings less for its money. What a click costs shows it long before what came of the clicks. */
export function findWeakAds(seen: Observation): Finding | undefined {
  if (seen.family !== 'ads') return undefined;
  const { clearest } = seen;
  if (clearest?.isGood === false) {
    const { metric, direction } = clearest;
    return { ...at('ads_efficiency_drop', seen.roots[metric], FIT.likely), metric, direction };
  }
  return seen.isGood === false ? at('ads_efficiency_drop', rootOf(seen), FIT.likely) : undefined;
}

/** Those who come look around less; where others come, who never looked around much, nobody does. */
export function findWeakEngagement(seen: Observation): Finding | undefined {
  const isMix = (seen.mixShare ?? 0) >= MIX_PART;
  if (seen.family !== 'engagement' || seen.isGood !== false || isMix) return undefined;
  return at('engagement_drop', rootOf(seen), FIT.likely);
}

/** One product or category carries it. */
export function findProductChange(seen: Observation): Finding | undefined {
  const root = rootOf(seen);
  if (root === null || !PRODUCT_DIMENSIONS.includes(root.dimension)) return undefined;
  return at('product_change', root, FIT.likely);
}

/** An order is worth something else: by its money, or by how much is in it. */
export function findOrderValueChange(seen: Observation): Finding | undefined {
  if (seen.metric === 'items_per_order') return at('order_value_change', rootOf(seen), FIT.likely);
  const isOutcome = seen.metric === 'average_order_value' || seen.metric === 'revenue';
  if (!isOutcome || driverOf(seen) !== 'order_value') return undefined;
  return { ...at('order_value_change', rootOf(seen), FIT.likely), metric: 'average_order_value' };
}

/**
 * Other people come, who buy as others do: those of whom there are more show it by the rate that they bring down, and those who
 * come by one way and buy nothing by themselves.
 */
export function findMixChange(seen: Observation): Finding | undefined {
  if (!changesMix(seen)) return undefined;
  const isIdleWay =
    TRAFFIC.includes(seen.metric) && TRAFFIC_DIMENSIONS.includes(rootOf(seen)?.dimension ?? '');
  if ((seen.mixShare ?? 0) < MIX_PART && !isIdleWay) return undefined;
  const telling = SALES_SUMS.includes(seen.metric) ? seen.roots.conversion_rate : rootOf(seen);
  return at('mix_change', telling, FIT.likely);
}

/** A rate shows it by itself; more visits show it when the sales stay behind. */
function changesMix(seen: Observation): boolean {
  return !TRAFFIC.includes(seen.metric) || (seen.direction === 'up' && !bringsSales(seen));
}

/** Less of everything. */
export function findDemandDrop(seen: Observation): Finding | undefined {
  const isVolume = TRAFFIC.includes(seen.metric) || OUTCOMES.includes(seen.metric);
  if (seen.direction !== 'down' || !isVolume || seen.isGood === true) return undefined;
  const root = rootOf(seen);
  return at('demand_drop', root, root === null ? FIT.likely : FIT.vague);
}

/** More, and for good. */
export function findGrowth(seen: Observation): Finding | undefined {
  if (seen.isGood !== true || !bringsSales(seen)) return undefined;
  return at('growth', rootOf(seen), FIT.likely);
}

/**
 * More visits are growth only as far as somebody buys: the shop as a whole, or those of whom there are more while the rest
 * buys no less. Where sales are not known, they have to be believed.
 */
function bringsSales({ metric, changes, segmentChanges: inside }: Observation): boolean {
  const sales = salesOf(changes);
  if (!TRAFFIC.includes(metric) || sales === null) return true;
  if (sales >= SALES_FOLLOW * (changes[metric] ?? 0)) return true;
  const risen = inside[metric] ?? 0;
  return sales > 0 && risen > 0 && (salesOf(inside) ?? 0) >= SALES_FOLLOW * risen;
}

function salesOf(changes: Observation['changes']): number | null {
  return changes.transactions ?? changes.revenue ?? null;
}
