import { ConfigurationError } from '#core/errors.ts';
import { listMetricDefinitions } from '#storage/metric/definition.repository.ts';
import {
  type RefreshPlan,
  refreshDataset,
  type SeriesRecipe,
} from '#storage/metric/series-refresh.repository.ts';
import type { MetricDefinition } from '../metric.ts';
import type { ToolContext } from '../tool.ts';
import { datasetFor, measuresOf, metricCatalog, readKnownMeasures } from './metric-catalog.ts';

/** What a refresh did, by dataset. */
export interface RefreshedDataset {
  readonly dataset: string;
  /** Series that are watched now. */
  readonly series: number;
  readonly changedPoints: number;
}

/** Recomputes the series of every metric whose dataset the tenant has, from complete days alone. */
export async function refreshSeries(
  { db, tenant, log }: Pick<ToolContext, 'db' | 'tenant' | 'log'>,
  upTo: string,
): Promise<readonly RefreshedDataset[]> {
  const known = await readKnownMeasures(db);
  // A tenant's own definition comes before the shared one of its key, so it is written last.
  const stored = (await listMetricDefinitions(db)).toReversed();
  const ids = new Map(stored.map(({ key, id }) => [key, id]));
  const byDataset = Map.groupBy(metricCatalog, (definition) => datasetFor(definition, known));
  const refreshed: RefreshedDataset[] = [];
  for (const [dataset, definitions] of byDataset) {
    if (dataset === undefined) continue;
    const plan = planRefresh(definitions, { dataset, upTo, currency: tenant.currency, ids });
    const result = await db.transaction((tx) => refreshDataset(tx, plan));
    log.info({ dataset, ...result }, 'series refreshed');
    refreshed.push({ dataset, ...result });
  }
  return refreshed;
}

interface PlanBasis {
  readonly dataset: string;
  readonly upTo: string;
  readonly currency: string;
  readonly ids: ReadonlyMap<string, string>;
}

/** What the storage has to add up for these metrics of one dataset. */
export function planRefresh(definitions: readonly MetricDefinition[], basis: PlanBasis): RefreshPlan {
  const measures = [...new Set(definitions.flatMap(measuresOf))];
  const position = (measure: string) => measures.indexOf(measure) + 1;
  const recipes = definitions.map((definition): SeriesRecipe => {
    const definitionId = basis.ids.get(definition.key);
    if (definitionId === undefined) {
      throw new ConfigurationError(
        `The metric "${definition.key}" is not in the store yet: run "steward migrate".`,
      );
    }
    const [numerator, denominator] = measuresOf(definition);
    return {
      definitionId,
      currency: definition.unit === 'currency' ? basis.currency : null,
      dimensions: definition.dimensions,
      numerator: position(numerator),
      denominator: denominator === undefined ? null : position(denominator),
    };
  });
  const volume = position(volumeOf(definitions));
  return { dataset: basis.dataset, upTo: basis.upTo, measures, volume, recipes };
}

/** The measure that says how much happened: the one by which most rates are divided, else the first that is summed. */
export function volumeOf(definitions: readonly MetricDefinition[]): string {
  const denominators = definitions.flatMap((definition) => measuresOf(definition)[1] ?? []);
  const uses = [...Map.groupBy(denominators, (measure) => measure)];
  const [mostUsed] = uses.toSorted(([, first], [, second]) => second.length - first.length);
  return mostUsed?.[0] ?? definitions.map((definition) => measuresOf(definition)[0])[0] ?? '';
}
