import type { Ga4Behaviour } from './fake-ga4-behaviour.ts';
import { type Metric, measuresOf, metricValue, writeValue } from './fake-ga4-fields.ts';
import { metricsOf, orderRows, type ReportRow } from './fake-ga4-order.ts';
import type { ReportRequest } from './fake-ga4-request.ts';
import { type ReportLent, rowsOfRange } from './fake-ga4-rows.ts';

/** What the answer says about its property. */
interface ReportFrame extends ReportLent {
  readonly currency: string;
  readonly kind: string;
  /** Null when it was not asked for. */
  readonly quota: unknown;
}

/** Answers one report request as `runReport` does. */
export function writeReport(request: ReportRequest, frame: ReportFrame): Record<string, unknown> {
  const metrics = metricsOf(request);
  const isCompared = request.dateRanges.length > 1;
  const ranges = request.dateRanges.map((range, index) => ({
    name: range.name ?? `date_range_${index}`,
    rows: rowsOfRange(request, range, frame),
  }));
  const tagged = ranges.flatMap(({ name, rows }) =>
    rows.map(({ key, sums }) => ({ key: isCompared ? [...key, name] : key, sums })),
  );
  const shown = request.keepEmptyRows ? tagged : tagged.filter((row) => !isEmpty(row, metrics));
  const page = orderRows(shown, request).slice(request.offset, request.offset + request.limit);
  const write = (row: ReportRow) => writeRow(row, request, frame.behaviour);
  const suffix = isCompared ? ['dateRange'] : [];
  return {
    dimensionHeaders: [...request.dimensions.map(({ name }) => name), ...suffix].map((name) => ({ name })),
    metricHeaders: request.metrics.map(({ name }, index) => ({ name, type: metrics[index]?.type })),
    ...(page.length > 0 && { rows: page.map(write) }),
    ...writeTotals(request, ranges, write),
    ...(shown.length > 0 && { rowCount: shown.length }),
    metadata: writeMetadata(request, frame, shown.length),
    ...(frame.quota !== null && { propertyQuota: frame.quota }),
    kind: frame.kind,
  };
}

function isEmpty({ sums }: ReportRow, metrics: readonly Metric[]): boolean {
  return metrics.length > 0 && metrics.every((metric) => (sums[metric.of] ?? 0) === 0);
}

function writeRow({ key, sums }: ReportRow, request: ReportRequest, { restrictedMetrics }: Ga4Behaviour) {
  const metrics = metricsOf(request);
  return {
    ...(key.length > 0 && { dimensionValues: key.map((value) => ({ value })) }),
    metricValues: metrics.map((metric, index) => {
      const isRestricted = restrictedMetrics.includes(request.metrics[index]?.name ?? '');
      return { value: writeValue(metric, isRestricted ? 0 : metricValue(metric, sums)) };
    }),
  };
}

interface NamedRange {
  readonly name: string;
  readonly rows: readonly ReportRow[];
}

function writeTotals(
  request: ReportRequest,
  ranges: readonly NamedRange[],
  write: (row: ReportRow) => unknown,
): Record<string, unknown> {
  if (!request.metricAggregations.includes('TOTAL')) return {};
  const measures = [...new Set(metricsOf(request).flatMap(measuresOf))];
  const reserved = request.dimensions.map(() => 'RESERVED_TOTAL');
  const totals = ranges.map(({ name, rows }) => ({
    key: ranges.length > 1 ? [...reserved, name] : reserved,
    sums: Object.fromEntries(
      measures.map((measure) => [measure, rows.reduce((sum, row) => sum + (row.sums[measure] ?? 0), 0)]),
    ),
  }));
  return { totals: totals.map(write) };
}

const SAMPLING_SPACE = 21_000_000;

function writeMetadata(
  request: ReportRequest,
  frame: ReportFrame,
  rowCount: number,
): Record<string, unknown> {
  const { sampledShare, thresholdUsers, otherRowBeyond, restrictedMetrics } = frame.behaviour;
  const restricted = request.metrics.filter(({ name }) => restrictedMetrics.includes(name));
  return {
    currencyCode: request.currencyCode ?? frame.currency,
    timeZone: frame.timezone,
    ...(otherRowBeyond !== null && rowCount > otherRowBeyond && { dataLossFromOtherRow: true }),
    ...(thresholdUsers !== null && { subjectToThresholding: true }),
    ...(sampledShare !== null && {
      samplingMetadatas: request.dateRanges.map(() => ({
        samplesReadCount: String(Math.round(SAMPLING_SPACE * sampledShare)),
        samplingSpaceSize: String(SAMPLING_SPACE),
      })),
    }),
    ...(restricted.length > 0 && {
      schemaRestrictionResponse: {
        activeMetricRestrictions: restricted.map(({ name }) => ({
          metricName: name,
          restrictedMetricTypes: ['REVENUE_DATA'],
        })),
      },
    }),
  };
}
