import type { Tenant } from '#core/tenant.ts';
import { type Day, dayInZone } from '#core/time.ts';
import type { Database } from '#storage/database.ts';
import { listRecommendations } from '#storage/insight/recommendation-read.repository.ts';

/** How many recommendations of reports a day of the tenant has seen already. */
export async function countGivenToday(
  db: Database,
  { timezone }: Pick<Tenant, 'timezone'>,
  day: Day,
): Promise<number> {
  const all = await listRecommendations(db, { sourceKind: 'mcp_report' });
  return all.filter(({ createdAt }) => dayInZone(createdAt, timezone) === day).length;
}
