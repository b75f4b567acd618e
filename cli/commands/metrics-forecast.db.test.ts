import { afterAll, beforeAll, expect, it } from 'vitest';
import { generateDemoShop } from '#evals/growth/demo-shop.ts';
import { LAST_DAY, openMetricStore, openShop } from '#evals/growth/testing.ts';
import { findTenantById } from '#storage/core/tenant.repository.ts';
import type { TestStore } from '#storage/testing.ts';
import { detectAnomalies } from '#tools/metric/detect-anomalies.tool.ts';
import { commandLine } from '../testing-command-line.ts';
import { metricsCommand } from './metrics.command.ts';

let store: TestStore;
let tenant: readonly string[];
beforeAll(async () => {
  store = await openMetricStore();
  const context = await openShop(store, generateDemoShop({ seed: 6, lastDay: LAST_DAY }));
  await detectAnomalies.run({ upTo: LAST_DAY }, context);
  tenant = ['--tenant', (await findTenantById(store.owner, context.db.tenantId))?.slug ?? ''];
});
afterAll(() => store.close());

const forecast = async (...words: readonly string[]): Promise<string> =>
  (await commandLine(store, metricsCommand)('metrics', 'forecast', ...words, ...tenant)).text;

it('says what the next days bring, with intervals, and how good such forecasts were', async () => {
  const text = await forecast('sessions');

  expect(text).toMatch(/^days +21 lis 2026 to 18 gru 2026$/m);
  expect(text).toMatch(/^in all +[\d\s]+$/m);
  expect(text).toMatch(/^80 of 100 times +[\d\s]+ to [\d\s]+$/m);
  expect(text).toMatch(/^past errors +\d+(,\d)?% of those of repeating last week/m);
});

it('gives programs every day of it, each within its wider interval', async () => {
  const { status, forecast: made } = JSON.parse(await forecast('sessions', '--days', '7', '--json'));

  expect(status).toBe('published');
  expect(made.steps).toHaveLength(7);
  for (const { expected, lower80, lower95, upper80, upper95 } of made.steps) {
    expect([lower95, lower80, expected, upper80, upper95]).toEqual(
      [lower95, lower80, expected, upper80, upper95].toSorted((first, second) => first - second),
    );
  }
});

it('refuses what is not watched, and more days than it can answer for', async () => {
  await expect(forecast('sessions', '--by', 'device=toaster')).rejects.toThrow(
    /not watched for device=toaster/,
  );
  await expect(forecast('sessions', '--days', '91')).rejects.toThrow(/must be 90 at most/);
});
