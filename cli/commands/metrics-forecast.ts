import { Command } from 'commander';
import { z } from 'zod';
import { type ForecastOutcome, publishForecast } from '#analysis/forecast/forecast-series.ts';
import { NotFoundError } from '#core/errors.ts';
import type { Tenant } from '#core/tenant.ts';
import { addDays } from '#core/time.ts';
import type { MetricDefinition } from '#tools/metric.ts';
import { byOption, chooseSeries, seriesChoice, sourceOption } from '../choose-series.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { formatDay, formatNumber, formatPercent, formatValue } from '../output/format.ts';
import { renderRecord } from '../output/record.ts';
import type { Output } from '../output/terminal.ts';

const DAYS_PER_WEEK = 7;
const MOST_DAYS = 90;

const input = z.object({
  tenant: z.string(),
  ...seriesChoice,
  days: z.coerce
    .number('must be a number of days')
    .int()
    .min(1, 'must be 1 at least')
    .max(MOST_DAYS, `must be ${MOST_DAYS} at most`),
});

/** `steward metrics forecast`: what the next days of a metric will bring, if past forecasts of it were any good. */
export function forecastCommand(cli: Cli): Command {
  const command = new Command('forecast')
    .description('what the next days of a metric will bring, and how good such forecasts were')
    .argument('<metric>', 'its key, for example revenue')
    .addOption(tenantOption())
    .addOption(byOption())
    .addOption(sourceOption())
    .option('--days <count>', 'how many days ahead', '28');
  withExamples(command, [
    'metrics forecast revenue --tenant merch',
    'metrics forecast sessions --tenant merch --by device=mobile --days 14 --json',
  ]);
  return answering(command, cli, { input, run: forecast });
}

async function forecast(asked: z.output<typeof input>, cli: Cli): Promise<Answer> {
  const [{ getMetric }, { toDailySeries }, { listSeriesWithPoints }] = await Promise.all([
    import('#tools/metric/metric-catalog.ts'),
    import('#tools/metric/expected-series.ts'),
    import('#storage/metric/series.repository.ts'),
  ]);
  const definition = getMetric(asked.metric);
  const scope = await cli.enter(asked.tenant);
  const { metric, source, dims } = await chooseSeries(scope, asked);
  const [stored] = await listSeriesWithPoints(scope.db, { metric, source, dims });
  const lastDay = stored?.points.at(-1)?.day;
  if (stored === undefined || lastDay === undefined) throw new NotFoundError('points of', metric);
  const outcome = publishForecast({
    values: toDailySeries(definition.kind, stored.points).points.map(({ value }) => value),
    period: DAYS_PER_WEEK,
    horizon: asked.days,
    isNonNegative: definition.kind !== 'money',
  });
  return {
    data: { metric, source, dims, lastDay, days: asked.days, ...outcome },
    show: ({ out }) => out.write(renderOutcome(outcome, { definition, lastDay, tenant: scope.tenant, out })),
  };
}

interface Frame {
  readonly definition: MetricDefinition;
  readonly lastDay: string;
  readonly tenant: Tenant;
  readonly out: Output;
}

function renderOutcome(outcome: ForecastOutcome, { definition, lastDay, tenant, out }: Frame): string {
  if (outcome.status === 'too_little_history')
    return 'There is too little history to tell how good a forecast would be, so there is none.\n';
  if (outcome.status === 'no_better_than_seasonal_naive')
    return 'Past forecasts of it were no better than saying the same as a week before, so there is none.\n';
  const { steps, total, score, methods } = outcome.forecast;
  const isCount = definition.unit === 'count';
  const inUnit = (value: number): string =>
    formatValue(isCount ? Math.round(value) : value, definition.unit, tenant);
  // Rates of single days have no sum.
  const isSum = definition.expression.kind === 'sum';
  const range = isSum ? total : (steps.at(-1) ?? total);
  const days = `${formatDay(addDays(lastDay, 1), tenant)} to ${formatDay(addDays(lastDay, steps.length), tenant)}`;
  return renderRecord(
    {
      metric: definition.name[tenant.locale],
      days,
      [isSum ? 'in all' : 'on the last day']: inUnit(range.expected),
      '80 of 100 times': `${inUnit(range.lower80)} to ${inUnit(range.upper80)}`,
      '95 of 100 times': `${inUnit(range.lower95)} to ${inUnit(range.upper95)}`,
      'past errors': `${formatPercent(score.againstSeasonalNaive, tenant)} of those of repeating last week, over ${formatNumber(score.origins, tenant)} past forecasts`,
      methods: `a mean of ${formatNumber(methods.length, tenant)}, most of ${methods[0]?.name ?? ''}`,
    },
    out,
  );
}
