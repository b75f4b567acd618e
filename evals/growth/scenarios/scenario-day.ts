import type { Random } from '../random.ts';
import type { Where } from './scenario.ts';
import { type DayBusiness, factorOn, isIn } from './scenario-effects.ts';
import { bulkOrder, type Order, placeOrder } from './scenario-orders.ts';
import type { DayClimate } from './scenario-season.ts';
import type { Device, Line, ScenarioShop } from './scenario-shop.ts';

/** What happened on one day in one combination of dimensions. */
export interface Cell {
  readonly dims: Where;
  /** Null for robots that come by no known way. */
  readonly line: Line | null;
  readonly device: Device;
  /** Visits of people. */
  readonly visits: number;
  readonly bounceFactor: number;
  readonly robots: number;
  readonly orders: readonly Order[];
}

export interface DayPlan {
  readonly shop: ScenarioShop;
  /** Sessions of an ordinary day. */
  readonly visits: number;
  readonly climate: DayClimate;
  readonly business: DayBusiness;
  /** Gives each order its own number. */
  readonly nextRecord: () => string;
}

const LINE_NOISE = 0.07;
/** Counts of one cell vary more than chance alone: the same people come in waves. */
const CELL_NOISE = 0.06;
const ABROAD_CONVERSION = 0.65;
const ROBOT_NOISE = 0.08;
/** What an ordinary customer pays, in units of the mean price: used for the size of a huge order only. */
const USUAL_CONVERSION = 0.022;
const USUAL_BASKET = 1.9;
const ROBOT_DEVICE: Device = { name: 'desktop', share: 0, conversion: 0, bounce: 1 };

/** Plays one day of a shop as it really was, before anybody counted it. */
export function playDay(plan: DayPlan, random: Random): readonly Cell[] {
  const people = plan.shop.lines.flatMap((line) => {
    const visits = plan.visits * plan.climate.visits * line.share * random.lognormal(LINE_NOISE);
    return placesOf(line, plan.shop).map((place) => fillCell(place, { visits, plan }, random));
  });
  return withHugeOrders([...people, ...robotCells(plan, random)], plan, random);
}

interface CellPlace {
  readonly line: Line;
  readonly device: Device;
  readonly dims: Where;
  /** Part of the line's visits. */
  readonly part: number;
  readonly isHome: boolean;
}

function placesOf(line: Line, shop: ScenarioShop): readonly CellPlace[] {
  const away = Object.entries(shop.abroad).map(([country, part]) => [country, part * line.abroad] as const);
  const countries = [[shop.home, 1 - line.abroad] as const, ...away].filter(([, part]) => part > 0);
  const { channel, source, campaign } = line;
  return countries.flatMap(([country, countryPart]) =>
    shop.devices.flatMap((device) =>
      browsersOf(shop).map(([browser, browserPart]) => ({
        ...{ line, device, isHome: country === shop.home },
        dims: { channel, source, campaign, device: device.name, country, ...browser },
        part: countryPart * device.share * browserPart,
      })),
    ),
  );
}

function browsersOf({ browsers }: ScenarioShop): readonly (readonly [Where, number])[] {
  return browsers === undefined
    ? [[{}, 1]]
    : Object.entries(browsers).map(([browser, part]) => [{ browser }, part] as const);
}

function fillCell(
  { line, device, dims, part, isHome }: CellPlace,
  { visits, plan }: { readonly visits: number; readonly plan: DayPlan },
  random: Random,
): Cell {
  const { climate, business, shop } = plan;
  const expected = visits * part * factorOn('visits', dims, business) * random.lognormal(CELL_NOISE);
  const people = random.poisson(expected);
  const chance =
    line.conversion *
    device.conversion *
    (isHome ? 1 : ABROAD_CONVERSION) *
    climate.conversion *
    factorOn('conversion', dims, business);
  const buyers = random.binomial(people, Math.min(1, chance));
  const orders = Array.from({ length: buyers }, () =>
    placeOrder(plan.nextRecord(), { products: shop.products, business }, random),
  ).filter((order) => order !== undefined);
  return {
    dims,
    line,
    device,
    visits: people,
    bounceFactor: factorOn('bounces', dims, business),
    robots: 0,
    orders,
  };
}

function robotCells({ visits, business }: DayPlan, random: Random): Cell[] {
  return business.effects.flatMap((effect) => {
    if (effect.on !== 'robots') return [];
    const each = (visits * effect.part) / effect.cells.length;
    return effect.cells.map((dims) => ({
      ...{ dims, line: null, device: ROBOT_DEVICE, visits: 0, bounceFactor: 1, orders: [] },
      robots: random.poisson(each * random.lognormal(ROBOT_NOISE)),
    }));
  });
}

/** A company comes directly, at a desk at home: one visit more, and one order. */
function withHugeOrders(cells: readonly Cell[], plan: DayPlan, random: Random): readonly Cell[] {
  const orders = plan.business.effects.flatMap((effect) => {
    if (effect.on !== 'huge_order') return [];
    const amount = effect.days * usualRevenue(plan);
    const order = { record: plan.nextRecord(), amount, isCancelled: effect.isCancelled ?? false };
    return [bulkOrder(order, plan.shop.products, random)];
  });
  const place = cells.findIndex(({ dims }) =>
    isIn(dims, { channel: 'Direct', device: 'desktop', country: plan.shop.home }),
  );
  return cells.map((cell, index) =>
    index === place && orders.length > 0
      ? { ...cell, visits: cell.visits + orders.length, orders: [...cell.orders, ...orders] }
      : cell,
  );
}

function usualRevenue({ shop: { products }, visits }: DayPlan): number {
  const popularity = products.reduce((sum, product) => sum + product.popularity, 0);
  const price = products.reduce((sum, product) => sum + product.price * product.popularity, 0) / popularity;
  return visits * USUAL_CONVERSION * USUAL_BASKET * price;
}
