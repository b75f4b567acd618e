import { z } from 'zod';
import type { SourceAnswer } from '#tools/source/source-answer.ts';
import { SourceError } from '#tools/source/source-error.ts';
import { maybeNumber } from '../../maybe.ts';
import { defineSourceTool, type SourceContext } from '../../mcp-server.ts';
import { dimension, measure, TIMELESS } from '../../plain-page.ts';
import { pageAddress, refuseForeignPage } from './own-page.ts';
import { askPagespeed, CRUX_VERSION } from './pagespeed-client.ts';

/** CrUX names of what visitors had, in ours. */
const METRICS = {
  largest_contentful_paint: 'lcp',
  interaction_to_next_paint: 'inp',
  cumulative_layout_shift: 'cls',
  first_contentful_paint: 'fcp',
  experimental_time_to_first_byte: 'ttfb',
} as const;
const NAMES = Object.entries(METRICS);
const MILLISECONDS = 1000;

/** A share may be written as the text NaN where there was too little traffic. */
const series = z.object({
  histogramTimeseries: z.array(z.object({ densities: z.array(maybeNumber).default([]) })).default([]),
  percentilesTimeseries: z.object({ p75s: z.array(maybeNumber).default([]) }).prefault({}),
});
const calendarDay = z.object({ year: z.number(), month: z.number(), day: z.number() });
const history = z.object({
  record: z.object({
    metrics: z.record(z.string(), series).default({}),
    collectionPeriods: z.array(z.object({ firstDate: calendarDay, lastDate: calendarDay })).default([]),
  }),
});
type History = z.output<typeof history>['record'];
type Row = SourceAnswer['rows'][number];

export const getSpeedHistory = defineSourceTool({
  name: 'get_speed_history',
  title: 'Speed for visitors over time',
  description:
    'How fast a page, or the whole site, was for its visitors: one row a week with the 75th percentile of the 28 days before, about six months back. Windows overlap, so a change needs four weeks to be seen in full.',
  input: z.object({
    url: pageAddress,
    scope: z.enum(['page', 'site']).default('page'),
    strategy: z.enum(['mobile', 'desktop']).default('mobile'),
  }),

  async run({ url: page, scope, strategy }, _at, context) {
    refuseForeignPage(page, context.tenant);
    const body = {
      ...(scope === 'page' ? { url: page } : { origin: new URL(page).origin }),
      formFactor: strategy === 'mobile' ? 'PHONE' : 'DESKTOP',
      metrics: Object.keys(METRICS),
    };
    const found = await historyOf(body, context);
    const periods = found?.collectionPeriods ?? [];
    return {
      ...TIMELESS,
      rows: found === undefined ? [] : rowsOf(found),
      columns: COLUMNS,
      coverage: {
        ...TIMELESS.coverage,
        from: dayOf(periods[0]?.firstDate),
        to: dayOf(periods.at(-1)?.lastDate),
        completeUntil: dayOf(periods.at(-1)?.lastDate),
        timezone: 'UTC',
      },
      quality: { ...TIMELESS.quality, notes: found === undefined ? ['Too few visitors for figures.'] : [] },
      account: null,
      apiVersion: CRUX_VERSION,
    };
  },
});

const COLUMNS = [
  dimension('from'),
  dimension('to'),
  ...NAMES.flatMap(([, name]) => [
    measure(`${name}_p75`, name === 'cls' ? 'ratio' : 'seconds'),
    measure(`${name}_good_share`, 'fraction'),
  ]),
];

/** Undefined when the provider has nothing on the page, which is no failure. */
async function historyOf(body: object, context: SourceContext): Promise<History | undefined> {
  const url = new URL(`${context.settings.addresses.crux}/${CRUX_VERSION}/records:queryHistoryRecord`);
  try {
    return (await askPagespeed({ method: 'POST', url, body }, history, context)).record;
  } catch (error) {
    if (error instanceof SourceError && error.providerCode === 'NOT_FOUND') return undefined;
    throw error;
  }
}

function rowsOf({ metrics, collectionPeriods }: History): Row[] {
  return collectionPeriods.map(({ firstDate, lastDate }, week) => ({
    from: dayOf(firstDate),
    to: dayOf(lastDate),
    ...Object.fromEntries(
      NAMES.flatMap(([key, name]) => {
        const p75 = metrics[key]?.percentilesTimeseries.p75s[week] ?? null;
        const good = metrics[key]?.histogramTimeseries[0]?.densities[week] ?? null;
        return [
          [`${name}_p75`, p75 === null || name === 'cls' ? p75 : p75 / MILLISECONDS],
          [`${name}_good_share`, good],
        ];
      }),
    ),
  }));
}

function dayOf(day: z.output<typeof calendarDay> | undefined): string | null {
  if (day === undefined) return null;
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${day.year}-${two(day.month)}-${two(day.day)}`;
}
