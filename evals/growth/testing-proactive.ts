import type { z } from 'zod';
import { analystKey } from '#agents/analyst.ts';
import { all as analysts } from '#agents/analysts.gen.ts';
import { InvariantError } from '#core/errors.ts';
import type { Tenant } from '#core/tenant.ts';
import { growthAnalyst } from '#graphs/growth/growth-analyst.graph.ts';
import { growthProactive } from '#graphs/growth/growth-proactive.graph.ts';
import { growthTeam } from '#graphs/growth/growth-team.graph.ts';
import { noonAfter } from '#mcp-servers/growth/fakes/fake-shop.ts';
import { mirrorRegistry } from '#runtime/mirror-registry.ts';
import { startRun } from '#runtime/start-run.ts';
import { openTestEngine } from '#runtime/testing.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { TEST_TENANT } from '#tools/testing.ts';
import { buildDemoProviders } from './demo-providers.ts';
import { generateDemoShop } from './demo-shop.ts';
import { type DemoSources, openDemoSources } from './testing-demo-sources.ts';

/** The last day of the shop; the track looks at it at noon of the next one. */
export const LAST_DAY = '2026-11-20';
const { shop } = buildDemoProviders(generateDemoShop({ seed: 7, lastDay: LAST_DAY }));

/** The demo shop behind fake providers, with the graphs of the proactive track. */
export interface ProactiveShop {
  readonly store: TestStore;
  readonly demo: DemoSources;
  /** Lets these analysts look. */
  look(db: TenantDatabase, keys: readonly string[]): Promise<void>;
  lookAll(db: TenantDatabase): Promise<void>;
  /** Runs the master once, at noon after a day. */
  proactive(db: TenantDatabase, day?: string): Promise<z.output<typeof growthProactive.output>>;
  close(): Promise<void>;
}

/** The tenant as the demo shop. */
export function ownerOf(db: TenantDatabase): { readonly db: TenantDatabase; readonly tenant: Tenant } {
  const tenant = {
    ...{ id: db.tenantId, slug: 'demo', name: shop.name, domain: new URL(shop.url).hostname },
    ...{ timezone: shop.timezone, currency: shop.currency, locale: TEST_TENANT.locale },
  };
  return { db, tenant };
}

/** Opens everything on an empty store. */
export async function openProactiveShop(): Promise<ProactiveShop> {
  const store = await openTestStore();
  await mirrorRegistry(store.owner);
  const demo = await openDemoSources(store, shop);
  let today = LAST_DAY;
  const opened = await openTestEngine(store, { sources: demo.sources, now: () => noonAfter(today) });
  const engine = { ...opened, graphs: [growthAnalyst, growthProactive, growthTeam] };

  async function run(db: TenantDatabase, graph: string, input: object): Promise<unknown> {
    const work = { signal: new AbortController().signal };
    const admission = { graph, input, trigger: 'manual', work } as const;
    const { execution } = await startRun(engine, ownerOf(db), admission);
    if (execution.status !== 'completed') throw new InvariantError(execution.error ?? execution.status);
    return execution.output;
  }

  async function look(db: TenantDatabase, keys: readonly string[]): Promise<void> {
    for (const analyst of keys) await run(db, growthAnalyst.name, { analyst });
  }

  return {
    ...{ store, demo, look },
    lookAll: (db) => look(db, analysts.map(analystKey)),
    async proactive(db, day = LAST_DAY) {
      today = day;
      return growthProactive.output.parse(await run(db, growthProactive.name, {}));
    },
    async close() {
      await engine.queue.close();
      await demo.close();
      await store.close();
    },
  };
}
