import { ConfigurationError } from '#core/errors.ts';
import { addDays } from '#core/time.ts';
import { listMetricDefinitions } from '#storage/metric/definition.repository.ts';
import {
  type RefreshPlan,
  refreshDataset,
  type SeriesRecipe,
} from '#storage/metric/series-refresh.repository.ts';
import { listHalfReadDays } from '#storage/metric/source-day.repository.ts';
import type { Maturing } from '../connector.ts';
import type { MetricDefinition } from '../metric.ts';
import { connectedDatasets } from '../source/find-connector.ts';
import type { ToolContext } from '../tool.ts';
import { measuresOf, metricCatalog, readKnownMeasures, watchedDatasets } from './metric-catalog.ts';

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
  const watched = metricCatalog.flatMap((definition) =>
    watchedDatasets(definition, known).map((dataset) => ({ dataset, definition })),
  );
  const refreshed: RefreshedDataset[] = [];
  for (const [dataset, same] of Map.groupBy(watched, (each) => each.dataset)) {
    const basis = { dataset, upTo, currency: tenant.currency, ids };
    const definitions = same.map(({ definition }) => definition);
    const plan = planRefresh(definitions, { ...basis, ...(await connectedBasis(db, dataset)) });
    const result = await db.transaction((tx) => refreshDataset(tx, plan));
    log.info({ dataset, ...result }, 'series refreshed');
    refreshed.push({ dataset, ...result });
  }
  return refreshed;
}

/** What a connector says of its dataset, and which of its days are only there in part. */
async function connectedBasis(
  db: ToolContext['db'],
  dataset: string,
): Promise<Pick<PlanBasis, 'maturing' | 'leftOut'>> {
  const connected = connectedDatasets.find((each) => each.dataset === dataset);
  if (connected === undefined) return {};
  return { maturing: connected.maturing, leftOut: await listHalfReadDays(db, connected.source) };
}

interface PlanBasis {
  readonly dataset: string;
  readonly upTo: string;
  readonly currency: string;
  readonly ids: ReadonlyMap<string, string>;
  readonly maturing?: Maturing | undefined;
  readonly leftOut?: readonly string[];
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
      lastDay: lastDayOf(definition, basis),
    };
  });
  const volume = position(volumeOf(definitions));
  const { dataset, upTo, leftOut = [] } = basis;
  return { dataset, upTo, leftOut, measures, volume, recipes };
}

/** The last day whose number is all there. */
function lastDayOf(definition: MetricDefinition, { upTo, maturing }: PlanBasis): string {
  const isMaturing = measuresOf(definition).some((measure) => maturing?.measures.includes(measure));
  return isMaturing ? addDays(upTo, -(maturing?.days ?? 0)) : upTo;
}

/** The measure that says how much happened: the one by which most rates are divided, else the first that is summed. */
export function volumeOf(definitions: readonly MetricDefinition[]): string {
  const denominators = definitions.flatMap((definition) => measuresOf(definition)[1] ?? []);
  const uses = [...Map.groupBy(denominators, (measure) => measure)];
  const [mostUsed] = uses.toSorted(([, first], [, second]) => second.length - first.length);
  return mostUsed?.[0] ?? definitions.map((definition) => measuresOf(definition)[0])[0] ?? '';
}
