import { describe, expect, it } from 'vitest';
import { InvalidInputError } from '#core/errors.ts';
import { addDays } from '#core/time.ts';
import { type FactRow, factRow } from '#storage/metric/fact.ts';
import { generateDemoShop } from './demo-shop.ts';

const LAST_DAY = '2026-03-15';
const shop = generateDemoShop({ seed: 1, lastDay: LAST_DAY });
const datasets = Map.groupBy(shop.facts, ({ dataset }) => dataset);

function rowsOf(dataset: string): readonly FactRow[] {
  return datasets.get(dataset) ?? [];
}

/** Sums in hundredths, so that no rounding of fractions hides a difference. */
function sumBy(
  rows: readonly FactRow[],
  measure: string,
  keyOf: (row: FactRow) => string,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const hundredths = Math.round((row.measures[measure] ?? 0) * 100);
    sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + hundredths);
  }
  return sums;
}

const byDay = ({ day }: FactRow): string => day;
const byCell = ({ day, dims }: FactRow): string => [day, dims.channel, dims.device, dims.country].join('|');

describe('generateDemoShop', () => {
  it('gives the same shop for the same seed and last day', () => {
    const again = generateDemoShop({ seed: 1, lastDay: LAST_DAY });

    expect(again).toEqual(shop);
  });

  it('gives another shop for another seed', () => {
    const other = generateDemoShop({ seed: 2, lastDay: LAST_DAY });

    // The first 40 days hold no incident, so only the noise can differ.
    const [ours, theirs] = [shop, other].map(({ facts }) =>
      facts.filter(({ day }) => day < addDays(LAST_DAY, -139)).map(({ measures }) => measures),
    );
    expect(ours).not.toEqual([]);
    expect(theirs).not.toEqual(ours);
    expect(other.truth.map(({ kind }) => kind)).toEqual(shop.truth.map(({ kind }) => kind));
    expect(other.truth).not.toEqual(shop.truth);
  });

  it('covers every one of 180 days with sessions and ads, in fewer than 40,000 valid rows', () => {
    const days = Array.from({ length: 180 }, (_, index) => addDays(LAST_DAY, index - 179));

    for (const dataset of ['sessions', 'ads']) {
      expect([...new Set(rowsOf(dataset).map(byDay))]).toEqual(days);
    }
    expect(shop.facts.length).toBeLessThan(40_000);
    for (const fact of shop.facts) factRow.parse(fact);
  });

  it('keeps one row per cell', () => {
    const keys = shop.facts.map(({ dataset, day, dims }) => JSON.stringify([dataset, day, dims]));

    expect(new Set(keys).size).toBe(keys.length);
  });

  it('sells exactly the items whose revenue the sessions report, to the grosz', () => {
    const sessions = sumBy(rowsOf('sessions'), 'revenue', byDay);
    const items = sumBy(rowsOf('order_items'), 'revenue', byDay);

    // A day on which the tracking saw no order has no items at all.
    const sold = [...sessions].filter(([, revenue]) => revenue > 0);
    expect([...items]).toEqual(sold);
    expect(sold.length).toBeGreaterThanOrEqual(178);
  });

  it('counts each product in no more orders than there were, and in no fewer units than orders', () => {
    const transactions = sumBy(rowsOf('sessions'), 'transactions', byDay);

    for (const { day, measures } of rowsOf('order_items')) {
      expect((measures.orders ?? 0) * 100).toBeLessThanOrEqual(transactions.get(day) ?? 0);
      expect(measures.units).toBeGreaterThanOrEqual(measures.orders ?? 0);
    }
  });

  it('takes the largest records out of the revenue of their cells', () => {
    const cells = sumBy(rowsOf('sessions'), 'revenue', byCell);
    const records = sumBy(rowsOf('largest_record'), 'revenue', byCell);

    for (const [cell, revenue] of records) expect(revenue).toBeLessThanOrEqual(cells.get(cell) ?? 0);
    expect(new Set(rowsOf('largest_record').map(({ dims }) => dims.record)).size).toBe(
      rowsOf('largest_record').length,
    );
  });

  it('keeps the measures of each session cell possible', () => {
    for (const { measures } of rowsOf('sessions')) {
      const {
        sessions = 0,
        users = 0,
        new_users = 0,
        bounces = 0,
        pageviews = 0,
        transactions = 0,
      } = measures;
      expect(sessions).toBeGreaterThan(0);
      expect(users).toBeGreaterThan(0);
      expect(users).toBeLessThanOrEqual(sessions);
      expect(new_users).toBeLessThanOrEqual(users);
      expect(bounces + transactions).toBeLessThanOrEqual(sessions);
      expect(pageviews).toBeGreaterThanOrEqual(2 * sessions - bounces);
      expect(measures.revenue === 0).toBe(transactions === 0);
    }
  });

  it('refuses a history too short to hold its incidents', () => {
    expect(() => generateDemoShop({ seed: 1, lastDay: LAST_DAY, days: 90 })).toThrow(InvalidInputError);
  });

  it('knows what a shop knowledge base holds, once per type', () => {
    const types = shop.knowledge.map(({ type }) => type);

    expect(types).toEqual(
      expect.arrayContaining(['website_analysis', 'competitor_analysis', 'brand', 'payment_methods']),
    );
    expect(new Set(types).size).toBe(types.length);
    expect(JSON.parse(JSON.stringify(shop.knowledge))).toEqual(shop.knowledge);
  });
});
