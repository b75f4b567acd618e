import type { Database } from '#storage/database.ts';
import { datasetFor, metricCatalog, readKnownMeasures } from '../metric/metric-catalog.ts';
import type { MetricDefinition } from '../metric.ts';
import type { PlannedMeasurement } from './design-outcome.ts';
import type { MeasurabilityFault, PromisedChange } from './measurability.ts';

const DAYS_PER_WEEK = 7;
const LEAST_WEEKS = 4;
const MOST_WEEKS = 26;

/** What would be measured, and for how long, when somebody acted on a promise on a day; or why nothing would be. */
export async function planMeasurement(
  db: Database,
  { metric, place, horizonDays }: PromisedChange,
  start: string,
): Promise<PlannedMeasurement | MeasurabilityFault> {
  const promised = metricCatalog.find(({ key }) => key === metric);
  if (promised === undefined) return 'unknown_place';
  if (promised.expression.kind !== 'sum') return 'rate';
  const measured = metricAt(promised, place.dimension);
  if (measured === undefined) return 'unknown_place';
  const source = datasetFor(measured, await readKnownMeasures(db));
  if (source === undefined) return 'missing_data';
  const weeks = Math.ceil(horizonDays / DAYS_PER_WEEK);
  return {
    metric: measured.key,
    subject: { source, dimension: place.dimension, members: [place.value] },
    start,
    weeks: Math.min(MOST_WEEKS, Math.max(LEAST_WEEKS, weeks)),
  };
}

/** The metric itself where it is told by the dimension, else one that enters it in the same unit: takings of products. */
function metricAt(promised: MetricDefinition, dimension: string): MetricDefinition | undefined {
  return [promised, ...metricCatalog.filter((other) => enters(other, promised))].find(({ dimensions }) =>
    dimensions.includes(dimension),
  );
}

function enters({ expression, unit, implies }: MetricDefinition, whole: MetricDefinition): boolean {
  return expression.kind === 'sum' && unit === whole.unit && implies.includes(whole.key);
}
