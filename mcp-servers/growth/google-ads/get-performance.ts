import { z } from 'zod';
import { daysFrom } from '#core/time.ts';
import { SourceError } from '#tools/source/source-error.ts';
import { defineSourceTool } from '../../mcp-server.ts';
import { periodInput, resolvePeriod, todayOf } from '../../period.ts';
import { adsPage } from './ads-page.ts';
import { type GaqlFields, type GaqlLevel, METRICS, REPORT_LEVELS, SEGMENTS } from './gaql-fields.ts';
import { gaqlQuery } from './gaql-query.ts';
import { chooseCustomer, customerInput, searchStream } from './google-ads-client.ts';

const USUAL_METRICS = ['impressions', 'clicks', 'cost', 'conversions', 'conversion_value'];
const LEVELS: Readonly<Record<string, GaqlLevel>> = REPORT_LEVELS;
const ALL_METRICS = [
  ...new Set([METRICS, ...Object.values(LEVELS).map(({ metrics = {} }) => metrics)].flatMap(Object.keys)),
];

export const getPerformance = defineSourceTool({
  name: 'get_performance',
  title: 'Results of Google Ads',
  description:
    'What campaigns, ad groups, ads, keywords, search terms, landing pages, products, audiences, ages, genders, countries or videos cost and brought, by day, device and so on. Things without impressions have no rows. Conversions of recent days still grow.',
  input: z.object({
    ...customerInput,
    ...periodInput,
    level: z.enum(Object.keys(REPORT_LEVELS)).default('campaign'),
    by: z
      .array(z.enum(Object.keys(SEGMENTS)))
      .max(4)
      .default([])
      .describe('Also split by these, for example date.'),
    metrics: z
      .array(z.enum(ALL_METRICS))
      .min(1)
      .default(USUAL_METRICS)
      .describe('Shares of impressions only for campaigns, video metrics only for videos.'),
    campaign_id: z
      .string()
      .regex(/^\d{1,20}$/)
      .optional()
      .describe('Only this campaign.'),
  }),

  async run({ level: name, by, metrics, campaign_id: campaignId, ...input }, _at, context) {
    const level = LEVELS[name] ?? REPORT_LEVELS.campaign;
    if (campaignId !== undefined && !hasCampaign(level)) throw notByCampaign(name);
    const chosen = await chooseCustomer(input, context);
    const today = todayOf(chosen.account.timezone, context.now());
    const period = resolvePeriod(input, today);
    const columns = { ...pick(SEGMENTS, by), ...level.fields, ...metricsOf(level, metrics, name) };
    const rows = await searchStream(gaqlQuery({ level, columns, period, campaignId }), chosen, context);
    const page = adsPage(rows, columns, chosen.account);
    return {
      ...page,
      coverage: { ...page.coverage, ...period },
      quality: {
        ...page.quality,
        partialDays: daysFrom(today, today).filter((day) => period.from <= day && day <= period.to),
        attributionWindow: 'as set for each conversion action of the account',
        notes: ['A conversion counts on the day of its click, so recent days still grow.'],
      },
    };
  },
});

function hasCampaign({ fields }: GaqlLevel): boolean {
  return 'campaign_id' in fields;
}

function pick(fields: GaqlFields, names: readonly string[]): GaqlFields {
  return Object.fromEntries(names.flatMap((name) => (fields[name] ? [[name, fields[name]]] : [])));
}

function metricsOf({ metrics: own = {} }: GaqlLevel, names: readonly string[], level: string): GaqlFields {
  const known = { ...METRICS, ...own };
  const missing = names.filter((name) => !(name in known));
  if (missing.length === 0) return pick(known, names);
  throw new SourceError(`Google Ads does not measure ${missing.join(', ')} at the level ${level}.`, {
    kind: 'bad_request',
    userAction: 'Leave them out, or ask at the level that they belong to.',
  });
}

function notByCampaign(level: string): SourceError {
  return new SourceError(`The level ${level} is not told apart by campaign.`, {
    kind: 'bad_request',
    userAction: 'Leave campaign_id out.',
  });
}
