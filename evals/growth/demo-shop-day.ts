import { weekdayOf } from './demo-shop-calendar.ts';
import type { DayEffects } from './demo-shop-incidents.ts';
import {
  BASE_SESSIONS,
  COUNTRY_CONVERSION,
  DAILY_GROWTH,
  DEVICES,
  type Device,
  ROBOT_COUNTRY,
  TRAFFIC,
  type TrafficLine,
  WEEK_CONVERSION,
  WEEK_SESSIONS,
} from './demo-shop-market.ts';
import { type Order, placeBulkOrder, placeOrder } from './demo-shop-order.ts';
import type { Random } from './random.ts';

/** What happened on one day in one combination of dimensions. */
export interface Cell extends Place {
  /** Visits of people. */
  readonly visits: number;
  readonly robots: number;
  readonly orders: readonly Order[];
}

export interface DayPlan {
  readonly day: string;
  /** Days since the first one. */
  readonly age: number;
  readonly effects: DayEffects;
  /** Gives each order its own number. */
  readonly nextOrderNumber: () => string;
}

interface Place {
  readonly line: TrafficLine;
  readonly device: Device;
  readonly country: string;
}

// Measured over the quiet days of many seeds.
const USUAL_DAILY_REVENUE = 14_800;
const SHOP_NOISE = 0.03;
const LINE_NOISE = 0.05;
const ROBOT_NOISE = 0.06;

/** Plays one day of the shop as it really was, before any tracking; places where nobody came stay empty. */
export function simulateDay(plan: DayPlan, random: Random): readonly Cell[] {
  const usual = BASE_SESSIONS * (1 + DAILY_GROWTH * plan.age);
  const humans = usual * random.lognormal(SHOP_NOISE);
  const robots = usual * plan.effects.robots * random.lognormal(ROBOT_NOISE);
  const cells = TRAFFIC.flatMap((line) => {
    const visits = humans * lineFactor(line, plan) * random.lognormal(LINE_NOISE);
    return placesOf(line).map((place) => fillCell(place, { visits, robots, plan }, random));
  });
  return plan.effects.hugeOrder > 0 ? withHugeOrder(cells, plan, random) : cells;
}

function lineFactor({ channel, campaign, share, week }: TrafficLine, { day, effects }: DayPlan): number {
  if (campaign === effects.stoppedCampaign) return 0;
  const season = (week ?? WEEK_SESSIONS)[weekdayOf(day)] ?? 1;
  return share * season * (channel === 'Organic Search' ? effects.organicSessions : 1);
}

function placesOf(line: TrafficLine): readonly Place[] {
  return Object.keys(line.countries).flatMap((country) =>
    DEVICES.map((device) => ({ line, device, country })),
  );
}

interface Crowd {
  /** Expected visits of people to the line. */
  readonly visits: number;
  /** Expected visits of robots to the shop. */
  readonly robots: number;
  readonly plan: DayPlan;
}

function fillCell(place: Place, { visits, robots, plan }: Crowd, random: Random): Cell {
  const { line, device, country } = place;
  const people = random.poisson(visits * device.share * (line.countries[country] ?? 0));
  const buyers = random.binomial(people, conversionOf(place, plan));
  const robotShare = country === ROBOT_COUNTRY ? device.robots * (line.robots ?? 0) : 0;
  return {
    ...place,
    visits: people,
    robots: random.poisson(robots * robotShare),
    orders: Array.from({ length: buyers }, () => placeOrder(plan.nextOrderNumber(), random)),
  };
}

function conversionOf({ line, device, country }: Place, { day, effects }: DayPlan): number {
  const season = WEEK_CONVERSION[weekdayOf(day)] ?? 1;
  const checkout = device.name === 'mobile' ? effects.mobileConversion : 1;
  return line.conversion * device.conversion * (COUNTRY_CONVERSION[country] ?? 0) * season * checkout;
}

/** A company buys at a desk in Poland, coming directly: one visit more, and one order. */
function withHugeOrder(cells: readonly Cell[], plan: DayPlan, random: Random): readonly Cell[] {
  const amount = plan.effects.hugeOrder * USUAL_DAILY_REVENUE;
  const order = placeBulkOrder(plan.nextOrderNumber(), amount, random);
  return cells.map((cell) => {
    const isBuyer =
      cell.line.channel === 'Direct' && cell.device.name === 'desktop' && cell.country === 'Poland';
    return isBuyer ? { ...cell, visits: cell.visits + 1, orders: [...cell.orders, order] } : cell;
  });
}
