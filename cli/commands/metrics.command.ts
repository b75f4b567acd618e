import { Command } from 'commander';
import { z } from 'zod';
import { NotFoundError } from '#core/errors.ts';
import { addDays } from '#core/time.ts';
import type { ExpectedSeries } from '#tools/metric/expected-series.ts';
import { byOption, chooseSeries, seriesChoice, sourceOption } from '../choose-series.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { type MetricLine, showMetricList } from '../output/metric-list-view.ts';
import { showMetric } from '../output/metric-view.ts';
import { forecastCommand } from './metrics-forecast.ts';
import { streamCommand } from './metrics-stream.ts';

/** `steward metrics`: the numbers that are watched. */
export function metricsCommand(cli: Cli): Command {
  const metrics = new Command('metrics').description(
    'the numbers that are watched, beside what was to be expected',
  );
  withExamples(metrics, [
    'metrics list --tenant merch',
    'metrics show revenue --tenant merch --by device=mobile',
  ]);
  return metrics
    .addCommand(listCommand(cli))
    .addCommand(showCommand(cli))
    .addCommand(forecastCommand(cli))
    .addCommand(streamCommand(cli));
}

function listCommand(cli: Cli): Command {
  const command = new Command('list')
    .description('metrics of which the tenant has data')
    .addOption(tenantOption());
  withExamples(command, ['metrics list --tenant merch']);
  return answering(command, cli, { input: z.object({ tenant: z.string() }), run: listMetrics });
}

async function listMetrics({ tenant: slug }: { tenant: string }, cli: Cli): Promise<Answer> {
  const [{ listSeriesWithPoints }, { getMetric }] = await Promise.all([
    import('#storage/metric/series.repository.ts'),
    import('#tools/metric/metric-catalog.ts'),
  ]);
  const { tenant, db } = await cli.enter(slug);
  const totals = await listSeriesWithPoints(db, { dims: {} });
  const lines = totals.map(({ metric, source, points }): MetricLine => {
    const { name, unit, better, description, dimensions } = getMetric(metric);
    const first = points.at(0);
    const last = points.at(-1);
    return {
      metric,
      source,
      name: name[tenant.locale],
      unit,
      better,
      description,
      dimensions,
      days: points.length,
      firstDay: first?.day ?? null,
      lastDay: last?.day ?? null,
      lastValue: last?.value ?? null,
    };
  });
  return { data: lines, show: (terminal) => showMetricList(lines, tenant, terminal) };
}

const showInput = z.object({
  tenant: z.string(),
  ...seriesChoice,
  days: z.coerce.number('must be a number of days').int().min(1, 'must be 1 at least').max(3660),
});

function showCommand(cli: Cli): Command {
  const command = new Command('show')
    .description('one metric as a chart, with the band of what was to be expected and its anomalies')
    .argument('<metric>', 'its key, for example revenue')
    .addOption(tenantOption())
    .addOption(byOption())
    .addOption(sourceOption())
    .option('--days <count>', 'how many days back from the last one', '90');
  withExamples(command, [
    'metrics show revenue --tenant merch',
    'metrics show conversion_rate --tenant merch --by device=mobile --days 60',
  ]);
  return answering(command, cli, { input: showInput, run: showOne });
}

async function showOne(input: z.output<typeof showInput>, cli: Cli): Promise<Answer> {
  const [{ getMetric }, { expectStored }, { listSeriesWithPoints }, { listAnomalies }] = await Promise.all([
    import('#tools/metric/metric-catalog.ts'),
    import('#tools/metric/expected-series.ts'),
    import('#storage/metric/series.repository.ts'),
    import('#storage/metric/anomaly.repository.ts'),
  ]);
  getMetric(input.metric);
  const scope = await cli.enter(input.tenant);
  const chosen = await chooseSeries(scope, input);
  const [stored] = await listSeriesWithPoints(scope.db, {
    metric: input.metric,
    source: chosen.source,
    dims: chosen.dims,
  });
  if (stored === undefined) throw new NotFoundError('series', input.metric);
  const expected = expectStored(stored);
  const points = lastDays(expected, input.days);
  const from = points[0]?.day ?? '';
  const anomalies = (await listAnomalies(scope.db, { source: chosen.source, from })).filter(
    ({ seriesId }) => seriesId === chosen.id,
  );
  return {
    data: { ...describe(expected), points, anomalies },
    show: (terminal) => showMetric({ ...expected, points }, anomalies, { tenant: scope.tenant, terminal }),
  };
}

function describe({ series, definition }: ExpectedSeries): object {
  const { key, name, unit, kind, better } = definition;
  return { metric: key, name, unit, kind, better, source: series.source, dims: series.dims };
}

function lastDays({ points }: ExpectedSeries, days: number): ExpectedSeries['points'] {
  const last = points.at(-1)?.day;
  return last === undefined ? [] : points.filter(({ day }) => day > addDays(last, -days));
}
