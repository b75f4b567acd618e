import { z } from 'zod';
import { NOT_SET } from '#storage/metric/fact-cube.ts';
import { sql } from '#storage/sql.ts';
import type { ImportFormat, ImportRow } from '../import-format.ts';
import {
  InvalidRowError,
  isDay,
  quote,
  readCount,
  readInteger,
  readOptionalText,
  readPositiveDecimal,
  readText,
} from '../import-row.ts';

const options = z.strictObject({
  year: z.coerce
    .number({ error: 'is needed: the file holds months and days only, so say for example --year 2020' })
    .int('is not a year')
    .min(2000, 'is not a year after 2000')
    .max(2100, 'is not a year before 2100'),
});

type Options = z.infer<typeof options>;

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** How the file writes a placement that it does not know. */
const UNKNOWN = '#N/A';

/** Advertising by day, campaign, banner and placement, as an advertising firm reports it to a shop. */
export const adsDaily: ImportFormat<Options> = {
  name: 'ads-daily',
  description:
    'Advertising by day, campaign, banner and placement. Column "revenue" is what was paid for clicks (spend), ' +
    '"cost" what the publisher got of it.',
  columns: [
    'month',
    'day',
    'campaign_number',
    'user_engagement',
    'banner',
    'placement',
    'displays',
    'cost',
    'clicks',
    'revenue',
    'post_click_conversions',
    'post_click_sales_amount',
  ],
  openColumns: false,
  options,
  staging: {
    campaign: 'text',
    user_engagement: 'text',
    banner: 'text',
    placement: 'text',
    impressions: 'bigint',
    clicks: 'bigint',
    spend: 'numeric',
    publisher_cost: 'numeric',
    conversions: 'bigint',
    conversion_value: 'numeric',
  },

  stage: (row, settings) => ({
    day: dayOf(row, settings.options),
    campaign: readText(row, 'campaign_number'),
    user_engagement: readLabel(row, 'user_engagement'),
    banner: readLabel(row, 'banner'),
    placement: readLabel(row, 'placement'),
    impressions: readCount(row, 'displays'),
    clicks: readCount(row, 'clicks'),
    spend: readPositiveDecimal(row, 'revenue'),
    publisher_cost: readPositiveDecimal(row, 'cost'),
    conversions: readCount(row, 'post_click_conversions'),
    conversion_value: readPositiveDecimal(row, 'post_click_sales_amount'),
  }),

  facts: () => ({
    ads: sql`
      select day,
             jsonb_build_object(
               'campaign', campaign, 'user_engagement', user_engagement, 'banner', banner, 'placement', placement
             ) as dims,
             jsonb_build_object(
               'impressions', sum(impressions), 'clicks', sum(clicks), 'spend', trim_scale(sum(spend)),
               'publisher_cost', trim_scale(sum(publisher_cost)), 'conversions', sum(conversions),
               'conversion_value', trim_scale(sum(conversion_value))
             ) as measures
      from staged
      group by day, campaign, user_engagement, banner, placement
    `,
  }),

  summary: () => sql`
    select 'class' as kind, 'spend on ' || campaign as name, count(*) as rows, sum(spend) as amount
    from staged group by campaign
    union all
    select 'note', note, count(*), sum(spend)
    from staged cross join lateral (values
      ('placement not set', placement = ${NOT_SET}),
      ('conversions without a click', conversions > 0 and clicks = 0)
    ) as remark (note, applies)
    where applies group by note
  `,
};

function dayOf(row: ImportRow, { year }: Options): string {
  const name = readText(row, 'month');
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  if (month === 0) throw new InvalidRowError('month', `${quote(name)} is not the English name of a month`);
  const day = readInteger(row, 'day');
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (!isDay(text)) throw new InvalidRowError('day', `${name} ${year} has no day ${day}`);
  return text;
}

function readLabel(row: ImportRow, column: string): string {
  const label = readOptionalText(row, column);
  return label === null || label === UNKNOWN ? NOT_SET : label;
}
