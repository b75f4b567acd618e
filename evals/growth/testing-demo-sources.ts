import { pino } from 'pino';
import { type FakeShop, noonAfter } from '#mcp-servers/growth/fakes/fake-shop.ts';
import type { Store } from '#storage/store.ts';
import type { Source } from '#tools/source/source.ts';
import { openShopSources, type ShopSources } from './demo-sources.ts';

/** The sources of a shop, some of which a test may take away. */
export interface DemoSources extends ShopSources {
  /** Sources that answer as if the shop had never connected them. */
  readonly down: Set<Source>;
}

/** Opens everything, silent, at noon after the shop's last day. */
export async function openDemoSources(store: Store, shop: FakeShop): Promise<DemoSources> {
  const down = new Set<Source>();
  const now = (): Date => noonAfter(shop.lastDay);
  return { ...(await openShopSources(shop, { store, down, now, log: pino({ level: 'silent' }) })), down };
}
