import { mirrorRegistry } from '#runtime/mirror-registry.ts';
import { mirrorTriggers } from '#runtime/schedule/mirror-triggers.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { sql } from '#storage/sql.ts';
import type { Store } from '#storage/store.ts';
import { createTenant, openSchedulers } from './schedule-schedulers.ts';

const START = Date.parse('2026-05-04T10:00:00Z');
const ANOMALIES = 1000;
const MINUTES = 10;
/** Looks of the schedulers in the ten minutes; the anomalies come while they look. */
const LOOKS = 100;

/** Reports the same trouble a thousand times in ten simulated minutes; answers how many runs were started for it. */
export async function countFloodRuns(stores: readonly Store[]): Promise<number> {
  const [first] = stores;
  if (first === undefined) throw new Error('There is no store.');
  await mirrorRegistry(first.owner);
  const shop = await createTenant(first, 'flood');
  await mirrorTriggers(shop);
  const schedulers = await openSchedulers(stores);
  for (let look = 0; look < LOOKS; look += 1) {
    const now = new Date(START + (look * MINUTES * 60_000) / LOOKS);
    await Promise.all([schedulers.tickAll(() => now), reportMany(shop, look)]);
  }
  await schedulers.tickAll(() => new Date(START + MINUTES * 60_000));
  await schedulers.close();
  const { rows } = await shop.run(
    sql`select count(*) as runs from runtime.execution where trigger = 'event'`,
  );
  return Number(Object(rows[0]).runs);
}

async function reportMany(shop: TenantDatabase, look: number): Promise<void> {
  const count = ANOMALIES / LOOKS;
  for (let number = 0; number < count; number += 1) {
    if (number % 2 === 0) await reportThroughView(shop);
    else await reportToTable(shop, `outside-${look}-${number}`);
  }
}

/** As an outside system of the older contract does it: the same day of the same metric, again and again. */
async function reportThroughView(shop: TenantDatabase): Promise<void> {
  await shop.run(sql`
    insert into growth.ai_general_anomalies
      (shop_id, metric, current_value, baseline_value, z_score, baseline_change_pct, business_impact, date)
    values (${shop.tenantId}, 'revenue', 700, 1000, -4, -30, 0.9, '2026-05-03')
  `);
}

/** As one of several detectors of ours does it: a row of its own in the same incident. */
async function reportToTable(shop: TenantDatabase, detector: string): Promise<void> {
  await shop.run(sql`
    insert into metric.anomaly
      (tenant_id, series_id, first_day, last_day, detector, incident_key, direction, actual, expected, z, change, severity)
    select tenant_id, series_id, first_day, last_day, ${detector}, incident_key, direction, actual, expected, z, change, severity
    from metric.anomaly where is_lead
  `);
}
