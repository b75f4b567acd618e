import type { WitnessFinding } from './data-finding.ts';
import { expectSeries } from './expectation.ts';
import { median } from './statistics.ts';
import { detectStretches, type Stretch } from './stretches.ts';

/** One day of sales as the site counts them and as the books have them; null when it is not known. */
export interface WitnessDay {
  readonly day: string;
  readonly seenOrders: number | null;
  readonly seenMoney: number | null;
  /** Null where the books do not count orders. */
  readonly bookedOrders: number | null;
  readonly bookedMoney: number | null;
}

/** The part that the site sees is steady: what moves it by less than this is its ordinary fault. */
const LEAST_SHIFT = 0.15;
const LIMIT = { dayZ: 4, runZ: 4 } as const;
const LIMITS = { down: LIMIT, up: LIMIT };
/** The largest order of a day may be one of those that the site does not see: money alone needs more than a day. */
const LEAST_MONEY_DAYS = 2;
/** The unit changed when the value of an order moved by most of what the money did. */
const UNIT_PART = 0.6;
/** Days before a stretch that say what is ordinary. */
const ORDINARY_DAYS = 28;
/** With fewer orders in a day chance moves the part that is seen too much. */
const LEAST_ORDERS = 20;

/**
 * Sets the site's counts beside the books. Fewer seen than booked is a tracker that lost sight; the same orders with another
 * amount of money is another unit. What happens to the business happens to both, and is no finding.
 */
export function findWitnessed(all: readonly WitnessDay[]): readonly WitnessFinding[] {
  if (all.every(({ bookedOrders, bookedMoney }) => bookedOrders === null && bookedMoney === null)) return [];
  const orderValue = median(all.flatMap(orderValueOf));
  const days = all.map((each) =>
    isThin(each, orderValue) ? { ...each, bookedOrders: null, bookedMoney: null } : each,
  );
  const orders = shifts(days, ({ seenOrders, bookedOrders }) => partOf(seenOrders, bookedOrders));
  const money = shifts(days, ({ seenMoney, bookedMoney }) => partOf(seenMoney, bookedMoney)).filter(
    (stretch) => stretch.days >= LEAST_MONEY_DAYS,
  );
  const units = money.filter((stretch) => isUnitChange(days, stretch));
  const countsOrders = days.some(({ bookedOrders }) => bookedOrders !== null);
  const blind = (countsOrders ? orders : money.filter((stretch) => !units.includes(stretch))).filter(
    ({ direction }) => direction === 'down',
  );
  return [
    ...blind.map((stretch) => asFinding('tracker_break', stretch)),
    ...units.map((stretch) => asFinding('currency_change', stretch)),
  ];
}

/** A tracker that sees nothing of many orders is no thin day: the books know, by their money where they do not count. */
function isThin({ bookedOrders, bookedMoney }: WitnessDay, orderValue: number): boolean {
  return (bookedOrders ?? (bookedMoney ?? 0) / orderValue) < LEAST_ORDERS;
}

/** What an order was worth on a day, as the site saw it. */
function orderValueOf({ seenMoney, seenOrders }: WitnessDay): number[] {
  const value = partOf(seenMoney, seenOrders);
  return value === null ? [] : [value];
}

/** Stretches on which a steady quantity moved for good reason; a ratio is judged by its relative change. */
function shifts(days: readonly WitnessDay[], read: (day: WitnessDay) => number | null): readonly Stretch[] {
  const points = days.map((each) => ({ day: each.day, value: read(each), weight: null }));
  return detectStretches(expectSeries({ kind: 'duration', points }), LIMITS).filter(
    ({ changeFraction }) => Math.abs(changeFraction ?? 0) >= LEAST_SHIFT,
  );
}

function isUnitChange(days: readonly WitnessDay[], { firstDay, lastDay, changeFraction }: Stretch): boolean {
  const inside = days.filter(({ day }) => day >= firstDay && day <= lastDay).flatMap(orderValueOf);
  const before = days
    .filter(({ day }) => day < firstDay)
    .slice(-ORDINARY_DAYS)
    .flatMap(orderValueOf);
  if (inside.length === 0 || before.length === 0) return false;
  const moved = Math.log(median(inside) / median(before));
  return moved / Math.log(1 + (changeFraction ?? 0)) >= UNIT_PART;
}

function partOf(part: number | null, whole: number | null): number | null {
  return part === null || whole === null || whole <= 0 ? null : part / whole;
}

function asFinding(
  kind: WitnessFinding['kind'],
  { firstDay, lastDay, changeFraction }: Stretch,
): WitnessFinding {
  return { kind, firstDay, lastDay, factor: 1 + (changeFraction ?? 0) };
}
