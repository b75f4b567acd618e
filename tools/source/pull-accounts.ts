import { dayInZone } from '#core/time.ts';
import { listIntegrations } from '#storage/core/integration.repository.ts';
import { listAccounts } from '#storage/core/integration-account.repository.ts';
import type { Connector } from '../connector.ts';
import { all } from '../connectors.gen.ts';
import type { ToolContext } from '../tool.ts';
import { type Source, source } from './source.ts';

/** An account that can be pulled, and where and in what it counts. */
export interface PullAccount {
  readonly source: Source;
  readonly account: string;
  readonly name: string;
  readonly timezone: string;
  readonly currency: string | null;
}

type Shop = Pick<ToolContext, 'db' | 'tenant'>;

/** The chosen accounts of all sources that have a connector. One whose consent has ended is among them: its pull says so. */
export async function listPullAccounts({ db, tenant }: Shop): Promise<PullAccount[]> {
  const connected = (await listIntegrations(db, db.tenantId)).filter(
    ({ status }) => status !== 'disconnected',
  );
  const accounts: PullAccount[] = [];
  for (const integration of connected) {
    const known = source.safeParse(integration.source);
    if (!known.success || !hasConnector(known.data)) continue;
    for (const account of await listAccounts(db, db.tenantId, integration.id)) {
      const { externalId, name, timezone, currency } = account;
      accounts.push({
        ...{ source: known.data, account: externalId, name, currency },
        timezone: timezone ?? tenant.timezone,
      });
    }
  }
  return [...accounts, ...publicAccounts(tenant)];
}

/** PageSpeed is public: what is measured is the shop's own site. */
function publicAccounts({ domain, timezone }: Shop['tenant']): PullAccount[] {
  if (domain === null || !hasConnector('pagespeed')) return [];
  return [{ source: 'pagespeed', account: domain, name: domain, timezone, currency: null }];
}

function hasConnector(name: Source): boolean {
  return all.some((connector) => connector.source === name);
}

/** The day that it is where a source counts its days. */
export function todayOf(
  connector: Connector,
  { timezone }: Pick<PullAccount, 'timezone'>,
  now: Date,
): string {
  return dayInZone(now, connector.timezone ?? timezone);
}
