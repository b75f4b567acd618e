import { type FakeTable, groupRows, openTable } from '#mcp-servers/growth/fakes/fake-table.ts';
import type { DemoFacts } from './demo-provider-facts.ts';
import { ALL_PATHS, TITLES } from './demo-provider-pages.ts';
import { PRODUCTS } from './demo-shop-catalog.ts';
import { apportion } from './split-counts.ts';

const ITEM_MEASURES = ['itemsViewed', 'itemsAddedToCart', 'itemsCheckedOut', 'itemsPurchased', 'itemRevenue'];
/** A visit that looks at products looks at about so many. */
const ITEMS_PER_VIEW = 1.7;
/** Looked at far more often than it is bought. */
const CURIOSITY: Readonly<Record<string, number>> = { 'Merino throw': 6 };
const CURIOSITY_NOISE = 0.08;

export const PRODUCT_IDS: Readonly<Record<string, string>> = Object.fromEntries(
  PRODUCTS.map(({ name }, index) => [name, `SKU${1001 + index}`]),
);

/** Purchases of products as the demo has them, with the looks that came before. */
export function demoItems(facts: DemoFacts, visits: FakeTable): FakeTable {
  return openTable({ dimensions: ['product', 'productId', 'category'], measures: ITEM_MEASURES }, (day) => {
    const random = facts.randomOf(day, 'items');
    const [total] = groupRows(visits.rows(day, day), () => [], ['itemViews']);
    if (total === undefined) return [];
    const sold = new Map(facts.rowsOf('order_items', day).map((row) => [row.dims.product, row.measures]));
    const interest = PRODUCTS.map(
      ({ name, popularity }) => popularity * (CURIOSITY[name] ?? 1) * random.lognormal(CURIOSITY_NOISE),
    );
    const views = apportion(Math.round((total.sums.itemViews ?? 0) * ITEMS_PER_VIEW), interest);
    return PRODUCTS.map(({ name, category }, index) => {
      const { units = 0, revenue = 0, orders = 0 } = sold.get(name) ?? {};
      const itemsViewed = Math.max(orders, views[index] ?? 0);
      const itemsCheckedOut = units + random.binomial(itemsViewed - orders, 0.03);
      const itemsAddedToCart = itemsCheckedOut + random.binomial(itemsViewed - orders, 0.05);
      return {
        day,
        dims: { product: name, productId: PRODUCT_IDS[name] ?? '', category },
        measures: {
          itemsViewed,
          itemsAddedToCart,
          itemsCheckedOut,
          itemsPurchased: units,
          itemRevenue: revenue,
        },
      };
    });
  });
}

const PAGE_WEIGHTS: Readonly<Record<string, number>> = { '/': 20, '/cart/': 7, '/checkout/': 4 };
const USUAL_PAGE_WEIGHT = 6;

/** Page views by page and device; per device and day they add up to those of the visits. */
export function demoPageviews(visits: FakeTable): FakeTable {
  const weights = ALL_PATHS.map((path) => PAGE_WEIGHTS[path] ?? USUAL_PAGE_WEIGHT);
  return openTable({ dimensions: ['page', 'pageTitle', 'device'], measures: ['pageviews'] }, (day) =>
    groupRows(visits.rows(day, day), ({ dims }) => [dims.device ?? ''], ['pageviews']).flatMap(
      ({ key, sums }) => {
        const parts = apportion(sums.pageviews ?? 0, weights);
        return ALL_PATHS.map((page, index) => ({
          day,
          dims: { page, pageTitle: TITLES[page] ?? '', device: key[0] ?? '' },
          measures: { pageviews: parts[index] ?? 0 },
        }));
      },
    ),
  );
}
