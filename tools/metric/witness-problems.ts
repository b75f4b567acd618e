import { findMoneyUnit } from '#analysis/data-money-unit.ts';
import { findWitnessed, type WitnessDay } from '#analysis/data-witness.ts';
import type { Database } from '#storage/database.ts';
import { listDailyAmounts } from '#storage/metric/daily-fact.repository.ts';
import type { DataProblem } from './data-problem.ts';
import type { DescribedSeries, ExpectedSeries } from './expected-series.ts';
import { totalUnit } from './value-cell.ts';

/** Where a shop's own books may be, best first, and which of their measures count orders. */
const BOOKS = [
  { dataset: 'orders', orders: 'transactions', money: 'revenue' },
  { dataset: 'order_items', orders: null, money: 'revenue' },
] as const;
const EARLIEST_DAY = '0001-01-01';

/** Reads the best books that any of some totals comes from; nothing when the shop has none. */
export async function readBookedDays(
  db: Database,
  { totals, upTo }: { readonly totals: readonly DescribedSeries[]; readonly upTo: string },
): Promise<readonly BookedDay[]> {
  const books = BOOKS.find(({ dataset }) => totals.some(({ series }) => series.source === dataset));
  return books === undefined ? [] : readBooks(db, books, upTo);
}

/** Sets what sites count of sales beside the shop's books, and their money beside itself. */
export function findWitnessProblems(
  booked: readonly BookedDay[],
  totals: readonly ExpectedSeries[],
): readonly DataProblem[] {
  const sites = new Set(
    totals.filter(({ series }) => series.metric === 'sessions').map(({ series }) => series.source),
  );
  return [...sites].flatMap((source) => {
    const own = totals.filter(({ series }) => series.source === source);
    const witnessed = findWitnessed(witnessDays(own, booked));
    const unit = find(own, 'average_order_value')?.points ?? [];
    return [...witnessed, ...findMoneyUnit(unit)].map(({ kind, firstDay, lastDay }) => ({
      ...{ kind, firstDay, lastDay },
      series: own.filter((each) => (kind === 'currency_change' ? isMoney(each) : isSum(each))),
    }));
  });
}

/** What the books say of a day; `orders` is null where they do not count them. */
export interface BookedDay {
  readonly day: string;
  readonly orders: number | null;
  readonly money: number;
}

async function readBooks(
  db: Database,
  { dataset, orders, money }: (typeof BOOKS)[number],
  upTo: string,
): Promise<readonly BookedDay[]> {
  const measures = orders === null ? [money] : [money, orders];
  const days = await listDailyAmounts(db, { dataset, measures, dims: {}, from: EARLIEST_DAY, to: upTo });
  return days.map(({ day, amounts: [booked = 0, counted = null] }) => ({
    day,
    money: booked,
    orders: counted,
  }));
}

function witnessDays(own: readonly ExpectedSeries[], booked: readonly BookedDay[]): readonly WitnessDay[] {
  const known = new Map(booked.map((each) => [each.day, each]));
  const money = new Map((find(own, 'revenue')?.points ?? []).map(({ day, actual }) => [day, actual]));
  return (find(own, 'transactions')?.points ?? []).map(({ day, actual }) => ({
    ...{ day, seenOrders: actual, seenMoney: money.get(day) ?? null },
    bookedOrders: known.get(day)?.orders ?? null,
    bookedMoney: known.get(day)?.money ?? null,
  }));
}

function find(own: readonly ExpectedSeries[], metric: string): ExpectedSeries | undefined {
  return own.find(({ series }) => series.metric === metric);
}

function isSum({ definition }: ExpectedSeries): boolean {
  return definition.expression.kind === 'sum';
}

function isMoney({ definition }: ExpectedSeries): boolean {
  return totalUnit(definition) === 'currency';
}
