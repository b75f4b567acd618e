import { daysBetween } from '#core/time.ts';
import { mirrorMetricDefinitions } from '#storage/metric/definition.repository.ts';
import { storeFacts } from '#storage/metric/fact.repository.ts';
import type { Incident } from '#storage/metric/incident.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { metricCatalog } from '#tools/metric/metric-catalog.ts';
import { TEST_TENANT, testContext } from '#tools/testing.ts';
import type { ToolContext } from '#tools/tool.ts';
import type { DemoShop } from './demo-shop.ts';
import type { PlantedIncident } from './demo-truth.ts';

/** The last complete day of the shops in tests. */
export const LAST_DAY = '2026-11-20';
/** Days by which a reported end may miss the planted one. */
const TOLERANCE = 2;

/** A store that knows all metrics. */
export async function openMetricStore(): Promise<TestStore> {
  const store = await openTestStore();
  await mirrorMetricDefinitions(store.owner, metricCatalog);
  return store;
}

/** Stores a generated shop as a tenant of its own, up to a day, and lends its tools what they need. */
export async function openShop(store: TestStore, shop: DemoShop, upTo = LAST_DAY): Promise<ToolContext> {
  const db = await store.createTenant();
  const facts = shop.facts.filter(({ day }) => day <= upTo);
  const origin = { executionId: null, currency: 'PLN', timezone: 'Europe/Warsaw' };
  await db.transaction((tx) => storeFacts(tx, facts, origin));
  return testContext({ db, tenant: { ...TEST_TENANT, id: db.tenantId } });
}

/** True when the incident begins and ends where the planted one does. */
export function matches(planted: PlantedIncident, { firstDay, lastDay }: Incident): boolean {
  return (
    Math.abs(daysBetween(planted.firstDay, firstDay)) <= TOLERANCE &&
    Math.abs(daysBetween(planted.lastDay, lastDay)) <= TOLERANCE
  );
}

/** The question about an incident that a tool is asked: its lead, over its days. */
export function asked({ lead, firstDay, lastDay }: Incident) {
  return { metric: lead.metric, dims: lead.dims, source: lead.source, firstDay, lastDay };
}
