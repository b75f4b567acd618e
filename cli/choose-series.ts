import { Option } from 'commander';
import { z } from 'zod';
import { InvalidInputError, NotFoundError } from '#core/errors.ts';
import type { AnomalyRecord } from '#storage/metric/anomaly-record.ts';
import type { Series } from '#storage/metric/series.repository.ts';
import type { TenantScope } from './cli.ts';

/** How a command is told which series is meant. */
export const seriesChoice = {
  metric: z.string(),
  by: z
    .array(z.string().regex(/^[^=]+=.+$/s, 'must be dimension=value, for example device=mobile'))
    .default([]),
  source: z.string().optional(),
} as const;
export type SeriesChoice = z.output<z.ZodObject<typeof seriesChoice>>;

/** Restricts a series to values of dimensions. */
export function byOption(): Option {
  return new Option('--by <dimension=value...>', 'only one value of a dimension; may be given several times');
}

/** Names the dataset of a series. */
export function sourceOption(): Option {
  return new Option('--source <dataset>', 'the dataset, when several carry the metric');
}

/** The stored series that the options name, or an error that lists what could have been named. */
export async function chooseSeries({ db, tenant }: TenantScope, input: SeriesChoice): Promise<Series> {
  const { listSeries } = await import('#storage/metric/series.repository.ts');
  const candidates = await listSeries(db, {
    metric: input.metric,
    ...(input.source === undefined ? {} : { source: input.source }),
  });
  if (candidates.length === 0) {
    const hint = `Import data and run "steward detect --tenant ${tenant.slug}" first.`;
    throw new NotFoundError('series of the metric', input.metric, hint);
  }
  const wanted = Object.fromEntries(input.by.map(parsePair));
  const found = candidates.find(({ dims }) => sameDims(dims, wanted));
  if (found !== undefined) return found;
  const offered = candidates.filter(({ dims }) => Object.keys(dims).length > 0).map(dimsText);
  throw new InvalidInputError(
    `${input.metric} is not watched for ${input.by.join(', ')}. It is for: ${[...new Set(offered)].join('; ')}.`,
  );
}

function parsePair(pair: string): [string, string] {
  const position = pair.indexOf('=');
  return [pair.slice(0, position), pair.slice(position + 1)];
}

function sameDims(dims: AnomalyRecord['dims'], wanted: AnomalyRecord['dims']): boolean {
  const keys = Object.keys(wanted);
  return keys.length === Object.keys(dims).length && keys.every((key) => dims[key] === wanted[key]);
}

function dimsText({ dims }: Pick<Series, 'dims'>): string {
  return Object.entries(dims)
    .map(([dimension, value]) => `${dimension}=${value}`)
    .join(', ');
}
