import { z } from 'zod';
import type { SourceAnswer } from '#tools/source/source-answer.ts';

const share = z.number().optional();

const businessUse = z.record(
  z.string(),
  z.array(
    z.looseObject({
      type: z.string().default('unknown'),
      call_count: share,
      total_cputime: share,
      total_time: share,
      estimated_time_to_regain_access: z.number().default(0),
    }),
  ),
);
const appUse = z.looseObject({ call_count: share, total_cputime: share, total_time: share });
const accountUse = z.looseObject({ acc_id_util_pct: share, reset_time_duration: z.number().default(0) });
const throttle = z.looseObject({ app_id_util_pct: share, acc_id_util_pct: share });

const MINUTE = 60;

/** How much of Meta's limits is used up, in parts of a hundred. */
export function usageQuota(headers: Headers): SourceAnswer['quota'] {
  const business = read(headers, 'x-business-use-case-usage', businessUse) ?? {};
  const { acc_id_util_pct: account } = read(headers, 'x-ad-account-usage', accountUse) ?? {};
  const insights = read(headers, 'x-fb-ads-insights-throttle', throttle);
  const shares = [
    ...Object.values(business)
      .flat()
      .map((use): Share => [`${use.type}_percent`, most(use)]),
    ['app_percent', most(read(headers, 'x-app-usage', appUse) ?? {})] as Share,
    ['account_percent', account] as Share,
    ['insights_app_percent', insights?.app_id_util_pct] as Share,
    ['insights_account_percent', insights?.acc_id_util_pct] as Share,
  ].flatMap(([name, used]) =>
    used === undefined ? [] : [[name, { consumed: used, remaining: Math.max(0, 100 - used) }] as const],
  );
  return shares.length === 0 ? null : Object.fromEntries(shares);
}

type Share = readonly [name: string, used: number | undefined];

/** When Meta lets the account in again; undefined when it does not say. */
export function secondsToRegain(headers: Headers): number | undefined {
  const business = Object.values(read(headers, 'x-business-use-case-usage', businessUse) ?? {}).flat();
  const minutes = business.map((use) => use.estimated_time_to_regain_access);
  const { reset_time_duration: reset = 0 } = read(headers, 'x-ad-account-usage', accountUse) ?? {};
  const seconds = Math.max(0, reset, ...minutes.map((count) => count * MINUTE));
  return seconds === 0 ? undefined : seconds;
}

interface Used {
  readonly call_count?: number | undefined;
  readonly total_cputime?: number | undefined;
  readonly total_time?: number | undefined;
}

/** The tightest of the limits decides. */
function most({ call_count, total_cputime, total_time }: Used): number | undefined {
  const told = [call_count, total_cputime, total_time].filter((each) => each !== undefined);
  return told.length === 0 ? undefined : Math.max(...told);
}

function read<T>(headers: Headers, name: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(headers.get(name) ?? 'null')).data;
  } catch {
    return undefined;
  }
}
