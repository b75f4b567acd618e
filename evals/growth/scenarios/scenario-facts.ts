import type { FactRow } from '#storage/metric/fact.ts';
import type { Random } from '../random.ts';
import type { Cell } from './scenario-day.ts';
import type { DayBusiness } from './scenario-effects.ts';
import { sumPaid } from './scenario-orders.ts';
import type { Line, ScenarioShop } from './scenario-shop.ts';

/** A day of a shop, ready to be counted. */
export interface CountedDay {
  readonly day: string;
  readonly shop: ScenarioShop;
  readonly business: DayBusiness;
}

const REPEATED_VISITS = 0.1;
const NEW_VISITORS = 0.58;
const ROBOT_BOUNCE = 0.98;
/** Pages after the second one, of a visitor who stays. */
const FURTHER_PAGES = 2.4;
const SECONDS_OF_STAY = 150;
const STAY_NOISE = 0.9;
const LARGEST_RECORDS = 3;
/** Clicks whose page never loaded, as a part of the visits that arrived. */
const LOST_CLICKS = 0.06;
/** Part of a campaign's orders that the platform's own tag ascribes to it. */
const ATTRIBUTED = 0.92;
const PRICE_NOISE = 0.06;
const IMPRESSION_NOISE = 0.07;
const SEARCH_CLICK_RATE = 0.035;
const SEARCH_POSITION = 9.5;
const POSITION_NOISE = 0.03;
const HIGHEST_BOUNCE = 0.97;

/** Rows of dataset `sessions`: one per cell that anybody visited. */
export function sessionRows({ day }: CountedDay, cells: readonly Cell[], random: Random): FactRow[] {
  return cells
    .filter(({ visits, robots }) => visits + robots > 0)
    .map((cell) => ({
      dataset: 'sessions',
      day,
      dims: { ...cell.dims },
      measures: countVisits(cell, random),
    }));
}

function countVisits({ line, device, visits, bounceFactor, robots, orders }: Cell, random: Random) {
  // A visit that ends in an order cannot have ended on its first page.
  const bounce = Math.min(HIGHEST_BOUNCE, (line?.bounce ?? 1) * device.bounce * bounceFactor);
  const bounces = random.binomial(visits - orders.length, bounce);
  const stayed = visits - bounces;
  const people = visits - random.binomial(Math.max(0, visits - 1), REPEATED_VISITS);
  const robotBounces = random.binomial(robots, ROBOT_BOUNCE);
  const stay = stayed === 0 ? 0 : stayed * SECONDS_OF_STAY * random.lognormal(STAY_NOISE / Math.sqrt(stayed));
  return {
    sessions: visits + robots,
    // A robot keeps no cookie: each of its visits is a new user.
    users: people + robots,
    new_users: random.binomial(people, NEW_VISITORS) + robots,
    bounces: bounces + robotBounces,
    pageviews: bounces + 2 * stayed + random.poisson(FURTHER_PAGES * stayed) + 2 * robots - robotBounces,
    time_on_site: Math.round(stay) + robots - robotBounces,
    transactions: orders.length,
    revenue: sumPaid(orders) / 100,
  };
}

/** Rows of dataset `order_items`, as the shop's own books have them. */
export function itemRows({ day }: CountedDay, cells: readonly Cell[]): FactRow[] {
  const lines = cells.flatMap(({ orders }) => orders.flatMap((order) => order.lines));
  return [...Map.groupBy(lines, ({ product }) => product)].map(([{ name, category }, sold]) => ({
    dataset: 'order_items',
    day,
    dims: { product: name, category },
    measures: {
      units: sold.reduce((sum, { units }) => sum + units, 0),
      revenue: sumPaid(sold) / 100,
      orders: sold.length,
    },
  }));
}

/** Rows of dataset `orders`, as the shop's own books have them. */
export function orderRows({ day }: CountedDay, cells: readonly Cell[]): FactRow[] {
  const byPlace = Map.groupBy(
    cells.filter(({ orders }) => orders.length > 0),
    ({ dims }) => JSON.stringify([dims.channel, dims.country]),
  );
  return [...byPlace.values()].map((same): FactRow => {
    const orders = same.flatMap((cell) => cell.orders);
    const cancelled = orders.filter(({ isCancelled }) => isCancelled);
    const { channel = '', country = '' } = same[0]?.dims ?? {};
    return {
      dataset: 'orders',
      day,
      dims: { channel, country },
      measures: {
        transactions: orders.length,
        revenue: sumPaid(orders) / 100,
        units: orders.flatMap(({ lines }) => lines).reduce((sum, { units }) => sum + units, 0),
        refunds: sumPaid(cancelled) / 100,
        cancelled_transactions: cancelled.length,
      },
    };
  });
}

/** Rows of datasets `largest_record` and `largest_refund`: the largest orders of the day, largest first. */
export function recordRows({ day }: CountedDay, cells: readonly Cell[]): FactRow[] {
  const all = cells
    .flatMap((cell) => cell.orders.map((order) => ({ cell, order })))
    .toSorted((left, right) => right.order.paid - left.order.paid);
  const row =
    (dataset: string, measure: string) =>
    ({ cell: { dims }, order }: (typeof all)[number]): FactRow => {
      const { channel = '', device = '', country = '' } = dims;
      return {
        dataset,
        day,
        dims: { record: order.record, channel, device, country },
        measures: { [measure]: order.paid / 100 },
      };
    };
  return [
    ...all.slice(0, LARGEST_RECORDS).map(row('largest_record', 'revenue')),
    ...all
      .filter(({ order }) => order.isCancelled)
      .slice(0, LARGEST_RECORDS)
      .map(row('largest_refund', 'refunds')),
  ];
}

/** Rows of dataset `ads`, as the platforms count by their own tags. */
export function adRows(
  { day, shop, business }: CountedDay,
  cells: readonly Cell[],
  random: Random,
): FactRow[] {
  return shop.lines.flatMap((line) => {
    const { advert, campaign } = line;
    const reached = cells.filter((cell) => cell.line === line);
    const visits = reached.reduce((sum, cell) => sum + cell.visits, 0);
    // A campaign that is switched off has no line in a platform's report.
    if (advert === undefined || visits === 0) return [];
    const dims = { platform: advert.platform, campaign };
    return [
      { dataset: 'ads', day, dims, measures: countAdvert({ line, advert, reached }, business, random) },
    ];
  });
}

interface Reached {
  readonly line: Line;
  readonly advert: NonNullable<Line['advert']>;
  readonly reached: readonly Cell[];
}

function countAdvert({ line, advert, reached }: Reached, { effects }: DayBusiness, random: Random) {
  const factor = (on: string): number =>
    effects.reduce(
      (all, effect) =>
        'campaign' in effect && effect.on === on && effect.campaign === line.campaign
          ? all * effect.factor
          : all,
      1,
    );
  const visits = reached.reduce((sum, cell) => sum + cell.visits, 0);
  const clicks = visits + random.poisson(visits * LOST_CLICKS);
  const attributed = Math.min(1, ATTRIBUTED * factor('ad_conversion'));
  const credited = reached.flatMap(({ orders }) => orders).filter(() => random.uniform() < attributed);
  const spend = clicks * advert.clickPrice * factor('click_price') * random.lognormal(PRICE_NOISE);
  return {
    impressions: Math.round(
      (clicks / advert.clickRate) * factor('impressions') * random.lognormal(IMPRESSION_NOISE),
    ),
    clicks,
    spend: Math.round(spend * 100) / 100,
    conversions: credited.length,
    conversion_value: sumPaid(credited) / 100,
  };
}

/** Rows of dataset `gsc`: what Google's unpaid results brought. */
export function searchRows({ day }: CountedDay, cells: readonly Cell[], random: Random): FactRow[] {
  const organic = cells.filter(({ dims }) => dims.channel === 'Organic Search' && dims.source === 'google');
  const byPlace = Map.groupBy(organic, ({ dims }) => JSON.stringify([dims.country, dims.device]));
  return [...byPlace.values()].map((same): FactRow => {
    const { country = '', device = '' } = same[0]?.dims ?? {};
    const clicks = same.reduce((sum, { visits }) => sum + visits, 0);
    const impressions = random.poisson((clicks / SEARCH_CLICK_RATE) * random.lognormal(IMPRESSION_NOISE));
    const position = SEARCH_POSITION * random.lognormal(POSITION_NOISE);
    return {
      dataset: 'gsc',
      day,
      dims: { country, device },
      measures: {
        search_clicks: clicks,
        search_impressions: impressions,
        search_positions: Math.round(impressions * position),
      },
    };
  });
}
