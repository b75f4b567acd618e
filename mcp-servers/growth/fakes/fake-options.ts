import { type FakeGrants, openGrants } from './fake-grants.ts';
import type { FakeShop } from './fake-shop.ts';

/** Opens everything at a fake that was not given grants of its own. */
export const DEMO_TOKEN = 'fake-token-demo';

/** What every fake may be given. */
export interface FakeOptions {
  /** Which tokens see which accounts; when left out, `DEMO_TOKEN` sees all of them. */
  readonly grants?: FakeGrants;
  /** The provider's clock; midday after the shop's last day when left out. */
  readonly now?: () => Date;
}

/** All ids by which providers know a shop. */
export function accountsOf({ accounts }: FakeShop): readonly string[] {
  const { ga4, gsc, googleAds, googleAdsManager, metaAds } = accounts;
  return [ga4, gsc, googleAds, metaAds, ...(googleAdsManager === null ? [] : [googleAdsManager])];
}

export function grantsFor(shops: readonly FakeShop[], { grants }: FakeOptions): FakeGrants {
  if (grants !== undefined) return grants;
  const open = openGrants();
  const accounts = shops.flatMap(accountsOf);
  open.add(DEMO_TOKEN, { name: 'demo', accounts, scopes: null, expiresAt: null });
  return open;
}
