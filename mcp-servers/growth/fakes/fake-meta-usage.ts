import { type FakeQuota, openQuotas } from './fake-quota.ts';

const WINDOW_MILLISECONDS = 300_000;

/** Calls of each ad account within five minutes, told in the headers of each answer. */
export interface MetaUsage {
  /** False when the account has used up its calls. */
  take(account: string, now: Date): boolean;
  headers(account: string, now: Date): Readonly<Record<string, string>>;
}

export function openMetaUsage(callsPerWindow: number): MetaUsage {
  const window = (now: Date) => String(Math.floor(now.getTime() / WINDOW_MILLISECONDS));
  const quotas = openQuotas(callsPerWindow, window);
  return {
    take: (account, now) => quotas(account).take(1, now),
    headers: (account, now) => writeHeaders(account, percentUsed(quotas(account), now)),
  };
}

function percentUsed(quota: FakeQuota, now: Date): number {
  const { consumed, remaining } = quota.look(now);
  return consumed + remaining === 0 ? 100 : Math.floor((100 * consumed) / (consumed + remaining));
}

function writeHeaders(account: string, percent: number): Readonly<Record<string, string>> {
  const usage = {
    type: 'ads_insights',
    call_count: percent,
    total_cputime: Math.floor(percent / 4),
    total_time: Math.floor(percent / 4),
    // Minutes.
    estimated_time_to_regain_access: percent >= 100 ? 5 : 0,
    ads_api_access_tier: 'standard_access',
  };
  return {
    'x-business-use-case-usage': JSON.stringify({ [account.replace('act_', '')]: [usage] }),
    'x-app-usage': JSON.stringify({ call_count: percent, total_cputime: 0, total_time: 0 }),
    'x-ad-account-usage': JSON.stringify({
      acc_id_util_pct: percent,
      reset_time_duration: percent >= 100 ? 300 : 0,
      ads_api_access_tier: 'standard_access',
    }),
    'x-fb-ads-insights-throttle': JSON.stringify({
      app_id_util_pct: percent,
      acc_id_util_pct: percent,
      ads_api_access_tier: 'standard_access',
    }),
  };
}
