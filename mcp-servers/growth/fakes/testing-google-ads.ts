import { FAKE_DEVELOPER_TOKEN, type GoogleAdsOptions, openFakeGoogleAds } from './fake-google-ads.ts';
import { ask } from './testing-ask.ts';
import { adsBatches } from './testing-shapes.ts';
import { testShop } from './testing-shop.ts';

const shop = testShop();
export const CUSTOMER = shop.accounts.googleAds;
export const MANAGER = shop.accounts.googleAdsManager ?? '';

export const HEADERS = { 'developer-token': FAKE_DEVELOPER_TOKEN, 'login-customer-id': MANAGER };
export const TWO_DAYS = "segments.date BETWEEN '2026-10-27' AND '2026-10-28'";

/** The Google Ads fake of two small shops, and short ways to ask it. */
export async function openTestAds(options: GoogleAdsOptions = {}) {
  const fake = await openFakeGoogleAds([shop, testShop(2)], options);
  const raw = (
    query: string,
    { headers = HEADERS, customer = CUSTOMER, method = 'searchStream', version = 'v25' }: RawOptions = {},
  ) => ask(`${fake.url}/${version}/customers/${customer}/googleAds:${method}`, { headers, body: { query } });
  return {
    fake,
    raw,
    async rows(query: string) {
      const answer = await raw(query);
      return adsBatches.parse(answer.body).flatMap(({ results = [] }) => results);
    },
  };
}

/** How a call departs from a good one. */
export interface RawOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly customer?: string;
  readonly method?: string;
  readonly version?: string;
}
