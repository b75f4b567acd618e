import { z } from 'zod';
import { addDays, type Day, daysBetween } from '#core/time.ts';
import { SourceError } from '#tools/source/source-error.ts';
import { type Period, periodInput } from '../../period.ts';
import { accountInput } from './meta-client.ts';
import { META_METRICS } from './meta-metrics.ts';

const LEVELS = ['account', 'campaign', 'adset', 'ad'] as const;
const BREAKDOWNS = [
  'age',
  'gender',
  'country',
  'region',
  'publisher_platform',
  'platform_position',
  'device_platform',
  'impression_device',
] as const;
const WINDOWS = ['1d_view', '7d_view', '1d_click', '7d_click', '28d_click', '1d_ev'] as const;
const USUAL_METRICS = [
  'spend',
  'impressions',
  'reach',
  'clicks',
  'link_clicks',
  'purchases',
  'purchase_value',
];

export const insightsInput = z.object({
  ...accountInput,
  ...periodInput,
  level: z.enum(LEVELS).optional().describe('What a row is about; campaigns when left out.'),
  object_id: z
    .string()
    .regex(/^(act_)?\d{1,24}$/)
    .optional()
    .describe('Only this campaign, ad set or ad (say object_type), or an ad account by act_….'),
  object_type: z.enum(LEVELS).optional(),
  by: z.enum(['total', 'day', 'week', 'month']).default('total'),
  breakdowns: z.array(z.enum(BREAKDOWNS)).max(3).default([]),
  metrics: z
    .array(z.enum(Object.keys(META_METRICS)))
    .min(1)
    .default(USUAL_METRICS),
  attribution_windows: z.array(z.enum(WINDOWS)).min(1).default(['7d_click', '1d_view']),
});
export type InsightsWish = z.output<typeof insightsInput>;

/** What the rows will be about. */
export interface InsightsFrame {
  readonly wish: InsightsWish;
  readonly level: (typeof LEVELS)[number];
  readonly breakdowns: readonly string[];
  readonly period: Period;
  readonly today: Day;
}

const INCREMENTS = { total: 'all_days', day: '1', week: '7', month: 'monthly' } as const;
const PAGE_ROWS = '500';

/** Columns that say what a row is about, by level; Meta's own names. */
const IDENTITY = {
  account: ['account_id', 'account_name'],
  campaign: ['campaign_id', 'campaign_name'],
  adset: ['campaign_id', 'campaign_name', 'adset_id', 'adset_name'],
  ad: ['campaign_id', 'campaign_name', 'adset_id', 'adset_name', 'ad_id', 'ad_name'],
} as const;

export function identityOf({ level }: InsightsFrame): readonly string[] {
  return IDENTITY[level];
}

/** Frames a wish; what Meta would refuse is put right or refused here. */
export function frameOf(wish: InsightsWish, period: Period, today: Day): InsightsFrame {
  const { object_id: id, object_type: type, level, breakdowns } = wish;
  const isObject = id !== undefined && !id.startsWith('act_');
  if (isObject && (type === undefined || type === 'account')) {
    throw new SourceError('It is not clear what the object is.', {
      kind: 'bad_request',
      userAction: 'Say object_type: campaign, adset or ad.',
    });
  }
  // Meta tells positions only together with their platform.
  const isPlaced = breakdowns.includes('platform_position') && !breakdowns.includes('publisher_platform');
  return {
    wish,
    level: level ?? type ?? 'campaign',
    breakdowns: isPlaced ? ['publisher_platform', ...breakdowns] : breakdowns,
    period,
    today,
  };
}

/** Meta no longer counts people behind a breakdown after thirteen months. */
const PEOPLE_DAYS = 394;
const OF_PEOPLE = ['reach', 'frequency'];

/** Metrics that Meta does not have for this question; their cells are unknown. */
export function unknownMetrics({ wish, breakdowns, period, today }: InsightsFrame): string[] {
  const isOld = breakdowns.length > 0 && period.from < addDays(today, -PEOPLE_DAYS);
  return isOld ? wish.metrics.filter((name) => OF_PEOPLE.includes(name)) : [];
}

/** The parameters of the question. */
export function insightsParameters(frame: InsightsFrame): Record<string, string> {
  const { wish, level, breakdowns, period } = frame;
  const unknown = unknownMetrics(frame);
  const asked = wish.metrics.filter((name) => !unknown.includes(name));
  const fields = asked.flatMap((name) => META_METRICS[name]?.field ?? []);
  const filter = filterOf(wish);
  return {
    level,
    time_increment: INCREMENTS[wish.by],
    time_range: JSON.stringify({ since: period.from, until: period.to }),
    fields: [...new Set([...identityOf(frame), 'account_currency', ...fields])].join(','),
    action_attribution_windows: JSON.stringify(wish.attribution_windows),
    ...(breakdowns.length === 0 ? {} : { breakdowns: breakdowns.join(',') }),
    ...(filter === undefined ? {} : { filtering: JSON.stringify([filter]) }),
    limit: PAGE_ROWS,
  };
}

/** Things are asked for through their account, so that one of another account is never even asked for. */
function filterOf({ object_id: id, object_type: type }: InsightsWish): object | undefined {
  if (id === undefined || id.startsWith('act_')) return undefined;
  return { field: `${type}.id`, operator: 'IN', value: [id] };
}

/** So many days times things are more than Meta gives at once. */
const WEIGHTS = { account: 1, campaign: 1, adset: 2, ad: 4 } as const;
const LARGE = 180;

/** Whether the question is better asked as a report. */
export function isLarge({ wish, level, breakdowns, period }: InsightsFrame): boolean {
  const days = daysBetween(period.from, period.to) + 1;
  const steps = wish.by === 'day' ? days : days / 7;
  return steps * WEIGHTS[level] * (breakdowns.length + 1) > LARGE;
}
