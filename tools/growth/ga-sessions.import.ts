import { z } from 'zod';
import type { Tenant } from '#core/tenant.ts';
import { NOT_SET } from '#storage/metric/fact-cube.ts';
import { fragment, type Sql, sql } from '#storage/sql.ts';
import type { ImportFormat } from '../import-format.ts';
import {
  readCount,
  readDay,
  readOptionalCount,
  readOptionalDecimal,
  readOptionalText,
} from '../import-row.ts';

/** The first session of a visitor's day; a session without visitor id counts as a visitor of its own. */
const oneRowPerVisitor = fragment`
  (visitor is null or row_number() over (partition by day, visitor order by visit_id, line) = 1)
`;

const visits = fragment`
  select day,
         jsonb_build_object('channel', channel, 'source', source, 'device', device, 'country', country) as dims,
         jsonb_build_object(
           'sessions', sum(visits),
           'users', count(*) filter (where is_first_of_day),
           'new_users', coalesce(sum(visits) filter (where visit_number = 1), 0),
           'bounces', coalesce(sum(bounces), 0),
           'pageviews', coalesce(sum(pageviews), 0),
           'time_on_site', coalesce(sum(seconds), 0),
           'transactions', coalesce(sum(transactions), 0),
           'revenue', trim_scale(coalesce(sum(revenue), 0))
         ) as measures
  from (select *, ${oneRowPerVisitor} as is_first_of_day from staged) as session
  group by day, channel, source, device, country
`;

const largestSessions = fragment`
  select day, dims, jsonb_build_object('revenue', trim_scale(amount)) as measures
  from (
    select day, dims, amount,
           row_number() over (partition by day order by amount desc, dims::text) as place
    from (
      select day,
             jsonb_build_object(
               'record', visit_id::text, 'channel', channel, 'device', device, 'country', country
             ) as dims,
             sum(revenue) as amount
      from staged where revenue > 0
      group by 1, 2
    ) as record
  ) as ranked
  where place <= 3
`;

const allColumns = fragment`
  day, visitor, visit_id, visit_number, visits, hits, pageviews, seconds, bounces, transactions, revenue,
  channel, source, device, country
`;

const summarize = ({ currency }: Tenant): Sql => sql`
  select 'class' as kind, case when transactions > 0 then 'with purchase' else 'without purchase' end as name,
         count(*) as rows, coalesce(sum(revenue), 0) as amount
  from staged group by 2
  union all
  select 'note', 'exact duplicates, kept', coalesce(sum(copies - 1), 0), coalesce(sum((copies - 1) * revenue), 0)
  from (
    select revenue, count(*) as copies from staged group by ${allColumns} having count(*) > 1
  ) as repeated
  union all
  select 'note', note, count(*), coalesce(sum(revenue), 0)
  from staged cross join lateral (values
    ('without visitor id, each counted as one user', visitor is null),
    ('pageviews unknown, added as 0', pageviews is null),
    ('time on site unknown, added as 0', seconds is null),
    ('country not set', country = ${NOT_SET}),
    (${`revenue_usd taken as ${currency}`}::text, ${currency}::text <> 'USD' and revenue is not null)
  ) as remark (note, applies)
  where applies group by note
`;

/** Sessions as Google Analytics exports them, one row each. */
export const gaSessions: ImportFormat<Record<string, never>> = {
  name: 'ga-sessions',
  description:
    'Google Analytics sessions, one row each: visitor, channel, source, device, country, page views, bounces, revenue.',
  columns: [
    'full_visitor_id',
    'visit_id',
    'date',
    'visit_number',
    'visits',
    'hits',
    'pageviews',
    'time_on_site',
    'bounces',
    'transactions',
    'revenue_usd',
    'device_category',
    'country',
    'source',
    'channel_grouping',
  ],
  openColumns: false,
  options: z.strictObject({}),
  staging: {
    visitor: 'text',
    visit_id: 'bigint',
    visit_number: 'bigint',
    visits: 'bigint',
    hits: 'bigint',
    pageviews: 'bigint',
    seconds: 'bigint',
    bounces: 'bigint',
    transactions: 'bigint',
    revenue: 'numeric',
    channel: 'text',
    source: 'text',
    device: 'text',
    country: 'text',
  },

  stage: (row) => ({
    day: readDay(row, 'date'),
    visitor: readOptionalText(row, 'full_visitor_id'),
    visit_id: readCount(row, 'visit_id'),
    visit_number: readCount(row, 'visit_number'),
    visits: readOptionalCount(row, 'visits') ?? 0,
    hits: readOptionalCount(row, 'hits'),
    pageviews: readOptionalCount(row, 'pageviews'),
    seconds: readOptionalCount(row, 'time_on_site'),
    bounces: readOptionalCount(row, 'bounces'),
    transactions: readOptionalCount(row, 'transactions'),
    revenue: readOptionalDecimal(row, 'revenue_usd'),
    channel: readOptionalText(row, 'channel_grouping') ?? NOT_SET,
    source: readOptionalText(row, 'source') ?? NOT_SET,
    device: readOptionalText(row, 'device_category') ?? NOT_SET,
    country: readOptionalText(row, 'country') ?? NOT_SET,
  }),

  facts: () => ({ sessions: visits, largest_record: largestSessions }),
  summary: ({ tenant }) => summarize(tenant),
};
