import type { z } from 'zod';
import { openFakeGa4 } from './fake-ga4.ts';
import { ask } from './testing-ask.ts';
import { ga4Report } from './testing-shapes.ts';
import { testShop } from './testing-shop.ts';
import { LAST_DAY } from './testing-table.ts';

export const named = (...names: string[]) => names.map((name) => ({ name }));
export const oneDay = [{ startDate: LAST_DAY, endDate: LAST_DAY }];

/** The GA4 fake of the small shop, and short ways to ask it. */
export async function openTestGa4() {
  const shop = testShop();
  const fake = await openFakeGa4([shop]);
  const property = (action: string) => `${fake.url}/v1beta/properties/${shop.accounts.ga4}${action}`;
  const report = async (body: object): Promise<z.infer<typeof ga4Report>> => {
    const { body: answer } = await ask(property(':runReport'), { body: { dateRanges: oneDay, ...body } });
    return ga4Report.parse(answer);
  };
  return {
    fake,
    shop,
    property,
    report,
    /** Rows as plain lists: dimensions, then metrics. */
    async tableOf(body: object): Promise<readonly string[][]> {
      const { rows = [] } = await report(body);
      return rows.map(({ dimensionValues = [], metricValues }) =>
        [...dimensionValues, ...metricValues].map(({ value }) => value),
      );
    },
  };
}
