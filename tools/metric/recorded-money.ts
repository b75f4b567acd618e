import type { LargestRecordQuestion } from '#storage/metric/largest-record.repository.ts';
import type { MetricDefinition } from '../metric.ts';
import type { ExpectedSeries } from './expected-series.ts';
import { measuresOf } from './metric-catalog.ts';
import { findIncome, type Scope } from './money-impact.ts';

/** Money of which the largest single records of each day are kept, and where. */
export interface RecordedMoney extends Pick<LargestRecordQuestion, 'dataset' | 'measure'> {
  /** The total that one record may have made. */
  readonly total: ExpectedSeries;
}

/** Money that was given back. */
const REFUNDS = 'refunds';

/** The money whose records may explain a metric: what was given back for metrics of returns, else what was taken in. */
export function findRecorded({
  definition,
  scope,
}: {
  readonly definition: MetricDefinition;
  readonly scope: Scope;
}): RecordedMoney | undefined {
  const isAboutReturns = definition.family === 'returns';
  const total = isAboutReturns ? scope.find(({ series }) => series.metric === REFUNDS) : findIncome(scope);
  if (total === undefined) return undefined;
  const [measure] = measuresOf(total.definition);
  return { total, measure, dataset: isAboutReturns ? 'largest_refund' : 'largest_record' };
}
