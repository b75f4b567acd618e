import { at, FIT, type Finding, rootOf } from './cause-finding.ts';
import type { Observation } from './observation.ts';
import { driverOf } from './sales-driver.ts';

/** Smaller changes are discounts come and gone. */
const LEAST_PRICE_CHANGE = 0.05;
/** The change is the shop's, not a product's, when goods of this part of the money moved with it. */
const MOVED_EVERYWHERE = 0.5;
const ITEM_PRICE = 'average_item_price';
/** By which metric people see it, best first. */
const SHOWN_BY = ['average_order_value', ITEM_PRICE];
/** Of what an order or a piece is worth, at least this part has to come from prices; else other things were bought. */
const PRICE_PART = 0.66;
/** So many per cent of the buyers at most answer one per cent of the price. */
const MOST_ELASTIC = 3;

/**
 * The same goods cost something else, all over the shop. It shows by what an order is worth or, since fewer buy what is
 * dearer and more what is cheaper, by how many buy.
 */
export function findPriceChange(seen: Observation): Finding | undefined {
  const { prices, changes } = seen;
  if (prices === null || rootOf(seen) !== null || !isCommon(prices)) return undefined;
  const shows = [showsItself, movesValue, movesBuyers].some((way) => way(seen, prices.change));
  if (!shows) return undefined;
  const metric = SHOWN_BY.find((each) => (changes[each] ?? 0) !== 0);
  const found = at('price_change', null, FIT.likely);
  if (metric === undefined) return found;
  return { ...found, metric, direction: (changes[metric] ?? 0) > 0 ? 'up' : 'down' };
}

/** What a piece costs moved as the prices of the same goods did, and not because others were bought. */
function showsItself({ metric, clearest, changes }: Observation, price: number): boolean {
  const isPrice = [metric, clearest?.metric].includes(ITEM_PRICE);
  return isPrice && ratioOf(price, changes[ITEM_PRICE]) >= PRICE_PART;
}

function isCommon({ change, movedPart }: NonNullable<Observation['prices']>): boolean {
  return Math.abs(change) >= LEAST_PRICE_CHANGE && movedPart >= MOVED_EVERYWHERE;
}

/** What is paid moved as the prices did. */
function movesValue(seen: Observation, price: number): boolean {
  const { metric, changes } = seen;
  const isValue = metric === 'average_order_value' || metric === 'item_revenue';
  if (!isValue && !(metric === 'revenue' && driverOf(seen) === 'order_value')) return false;
  const value = metric === 'item_revenue' ? changes.item_revenue : changes.average_order_value;
  return ratioOf(price, value) >= PRICE_PART;
}

/** Buyers answered the price: the other way, and not more strongly than they do. */
function movesBuyers(seen: Observation, price: number): boolean {
  const { metric, changes } = seen;
  const isVolume = metric === 'item_units' || metric === 'units';
  if (!isVolume && driverOf(seen) !== 'conversion') return false;
  const ratio = ratioOf(price, isVolume ? changes[metric] : changes.conversion_rate);
  return ratio <= -1 / MOST_ELASTIC;
}

/** How one change compares with another; both multiply, so that their logarithms do. 0 when there is nothing to compare. */
function ratioOf(change: number, other: number | null | undefined): number {
  return other === null || other === undefined || other === 0 ? 0 : Math.log1p(change) / Math.log1p(other);
}
