import { NotFoundError } from '#core/errors.ts';
import type { Database } from '#storage/database.ts';
import { listKnownMeasures } from '#storage/metric/measure.repository.ts';
import type { MetricDefinition } from '../metric.ts';
import { all } from '../metrics.gen.ts';
import { connectedDatasets } from '../source/find-connector.ts';

/** Measures by dataset. */
export type KnownMeasures = ReadonlyMap<string, ReadonlySet<string>>;

/** Every metric that Steward knows. */
export const metricCatalog: readonly MetricDefinition[] = all.flat();

/** One metric by its key. */
export function getMetric(key: string): MetricDefinition {
  const definition = metricCatalog.find((candidate) => candidate.key === key);
  if (definition === undefined) throw new NotFoundError('metric', key, 'See "steward metrics list".');
  return definition;
}

/** The first dataset of the metric, best first, whose facts hold all its measures; undefined when none does. */
export function datasetFor(definition: MetricDefinition, known: KnownMeasures): string | undefined {
  return definition.datasets.find((dataset) => holds(dataset, definition, known));
}

function holds(dataset: string, definition: MetricDefinition, known: KnownMeasures): boolean {
  return measuresOf(definition).every((measure) => known.get(dataset)?.has(measure) ?? false);
}

/**
 * The datasets in which a metric is watched: the best one and, each by itself, all that connectors fill. Two platforms
 * count different things under one name, and what a source tells of the same thing is worth a look of its own.
 */
export function watchedDatasets(definition: MetricDefinition, known: KnownMeasures): string[] {
  const best = datasetFor(definition, known);
  const connected = connectedDatasets
    .map(({ dataset }) => dataset)
    .filter((dataset) => definition.datasets.includes(dataset) && holds(dataset, definition, known));
  return [...new Set([...(best === undefined ? [] : [best]), ...connected])];
}

/** Reads which measures of the catalogue the tenant's facts hold. */
export async function readKnownMeasures(db: Database): Promise<KnownMeasures> {
  const candidates = metricCatalog.flatMap((definition) =>
    definition.datasets.flatMap((dataset) => measuresOf(definition).map((measure) => ({ dataset, measure }))),
  );
  const distinct = new Map(candidates.map((each) => [`${each.dataset} ${each.measure}`, each]));
  const known = await listKnownMeasures(db, [...distinct.values()]);
  const byDataset = [...Map.groupBy(known, ({ dataset }) => dataset)];
  return new Map(byDataset.map(([dataset, same]) => [dataset, new Set(same.map(({ measure }) => measure))]));
}

/** The measures that a metric is computed from; the first alone for a sum. */
export function measuresOf({ expression }: MetricDefinition): readonly [string] | readonly [string, string] {
  return expression.kind === 'sum' ? [expression.measure] : [expression.numerator, expression.denominator];
}
