import { z } from 'zod';
import type { Cells } from '#core/cell.ts';
import { type BreakdownAmounts, listBreakdownAmounts } from '#storage/metric/breakdown.repository.ts';
import { compareWithEarlierWeeks } from '../metric/baseline-days.ts';
import { readScope } from '../metric/read-scope.ts';
import { seriesArguments } from '../metric/series-arguments.ts';
import { cellMaker } from '../metric/value-cell.ts';
import { defineTool } from '../tool.ts';
import { comparePrices, priceOf, type Sold } from './price-comparison.ts';

const sides = z.object({ before: z.number(), after: z.number() });

const output = z.object({
  source: z.string(),
  /** Mean price of a unit, whatever was bought. */
  unitPrice: sides,
  units: sides,
  /** How the prices of the same goods changed; null when nothing was sold both before and after. */
  sameGoods: z.object({ change: z.number(), movedPart: z.number() }).nullable(),
});
export type ItemPrices = z.output<typeof output>;

/** In the order in which amounts are asked for. */
const MEASURES = ['units', 'revenue'];
const NOTHING: Sold = { before: { units: 0, revenue: 0 }, after: { units: 0, revenue: 0 } };

export const itemPrices = defineTool({
  name: 'growth_item_prices',
  version: '1',
  description:
    'How the prices of the goods sold changed over some days, beside the same weekdays of ordinary earlier weeks: the price of the same goods apart from which goods were bought.',
  effect: 'read',
  input: z.object({ firstDay: seriesArguments.firstDay, lastDay: seriesArguments.lastDay }),
  output,

  async run(days, { db, expect }) {
    const { source, subject } = await readScope({ db, expect }, { ...days, metric: 'item_units', dims: {} });
    const compared = compareWithEarlierWeeks([subject], days);
    const amounts = await listBreakdownAmounts(db, {
      ...{ dataset: source, measures: MEASURES, dimensions: ['product'], dims: {} },
      ...compared,
    });
    const whole = amounts.filter(({ dimension }) => dimension === '').map(asSold)[0] ?? NOTHING;
    const products = amounts.filter(({ dimension }) => dimension === 'product').map(asSold);
    return {
      source,
      unitPrice: { before: priceOf(whole.before), after: priceOf(whole.after) },
      units: { before: whole.before.units, after: whole.after.units },
      sameGoods: comparePrices(products),
    };
  },

  cells({ unitPrice, units, sameGoods }, tenant): Cells {
    const make = cellMaker(tenant);
    return {
      'unit_price.before': make(unitPrice.before, 'currency'),
      'unit_price.after': make(unitPrice.after, 'currency'),
      'units.change': make(units.before === 0 ? null : units.after / units.before - 1, 'fraction'),
      'same_goods.change': make(sameGoods?.change ?? null, 'fraction'),
      'same_goods.moved_part': make(sameGoods?.movedPart ?? null, 'fraction'),
    };
  },
});

function asSold({ before, after }: BreakdownAmounts): Sold {
  return { before: soldIn(before), after: soldIn(after) };
}

function soldIn([units = 0, revenue = 0]: readonly number[]): Sold['before'] {
  return { units, revenue };
}
