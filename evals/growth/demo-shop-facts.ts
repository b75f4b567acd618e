import type { FactRow } from '#storage/metric/fact.ts';
import type { Product } from './demo-shop-catalog.ts';
import type { Cell } from './demo-shop-day.ts';
import { sumPaid } from './demo-shop-order.ts';
import type { Random } from './random.ts';

const RECORDS_PER_DAY = 3;
const REPEATED_VISITS = 0.09;
const ROBOT_BOUNCE = 0.985;
/** Pages after the second one, of a visitor who stays. */
const FURTHER_PAGES = 2.6;
const SECONDS_OF_STAY = 165;
const STAY_NOISE = 0.9;

/** What the shop's tracking kept of a day; a blind tracker loses visits, and orders with them. */
export function recordCells(cells: readonly Cell[], recorded: number, random: Random): readonly Cell[] {
  if (recorded === 1) return cells;
  return cells.map((cell) => {
    const orders = cell.orders.filter(() => random.uniform() < recorded);
    const others = random.binomial(cell.visits - cell.orders.length, recorded);
    return {
      ...cell,
      visits: others + orders.length,
      robots: random.binomial(cell.robots, recorded),
      orders,
    };
  });
}

/** Rows of dataset `sessions`: one per cell that anybody visited. */
export function sessionRows(day: string, cells: readonly Cell[], random: Random): readonly FactRow[] {
  return cells
    .filter(({ visits, robots }) => visits + robots > 0)
    .map((cell) => ({
      dataset: 'sessions',
      day,
      dims: {
        channel: cell.line.channel,
        source: cell.line.source,
        campaign: cell.line.campaign,
        device: cell.device.name,
        country: cell.country,
      },
      measures: measureSessions(cell, random),
    }));
}

function measureSessions(
  { line, device, visits, robots, orders }: Cell,
  random: Random,
): FactRow['measures'] {
  // A visit that ends in an order cannot have ended on its first page.
  const bounces = random.binomial(visits - orders.length, line.bounce * device.bounce);
  const stayed = visits - bounces;
  const people = visits - random.binomial(Math.max(0, visits - 1), REPEATED_VISITS);
  const robotBounces = random.binomial(robots, ROBOT_BOUNCE);
  const stay = stayed === 0 ? 0 : stayed * SECONDS_OF_STAY * random.lognormal(STAY_NOISE / Math.sqrt(stayed));
  return {
    sessions: visits + robots,
    // A robot keeps no cookie: each of its visits is a new user.
    users: people + robots,
    new_users: random.binomial(people, line.newVisitors) + robots,
    bounces: bounces + robotBounces,
    pageviews: bounces + 2 * stayed + random.poisson(FURTHER_PAGES * stayed) + 2 * robots - robotBounces,
    time_on_site: Math.round(stay) + robots - robotBounces,
    transactions: orders.length,
    revenue: sumPaid(orders) / 100,
  };
}

/** Rows of dataset `order_items`: one per product that anybody bought; `orders` counts orders that hold it. */
export function orderItemRows(day: string, cells: readonly Cell[]): readonly FactRow[] {
  const lines = cells.flatMap(({ orders }) => orders.flatMap((order) => order.lines));
  const byProduct = Map.groupBy(lines, ({ product }) => product);
  return [...byProduct].map(([product, sold]) => ({
    dataset: 'order_items',
    day,
    dims: productDims(product),
    measures: {
      units: sold.reduce((sum, { units }) => sum + units, 0),
      revenue: sumPaid(sold) / 100,
      orders: sold.length,
    },
  }));
}

function productDims({ name, category }: Product): FactRow['dims'] {
  return { product: name, category };
}

/** Rows of dataset `largest_record`: the largest orders of the day, largest first. */
export function largestRecordRows(day: string, cells: readonly Cell[]): readonly FactRow[] {
  return cells
    .flatMap((cell) => cell.orders.map((order) => ({ cell, order })))
    .toSorted((left, right) => right.order.paid - left.order.paid)
    .slice(0, RECORDS_PER_DAY)
    .map(({ cell: { line, device, country }, order }) => ({
      dataset: 'largest_record',
      day,
      dims: { record: order.record, channel: line.channel, device: device.name, country },
      measures: { revenue: order.paid / 100 },
    }));
}
