import { addDays, type Day, daysFrom } from '#core/time.ts';
import type { SourceAccount } from '#tools/source/source-access.ts';
import type { SourceAnswer, SourceColumn } from '#tools/source/source-answer.ts';
import type { SourcePage } from '../../mcp-server.ts';
import { GA4_DATA_VERSION } from './ga4-client.ts';
import type { Ga4Report } from './ga4-report.ts';
import type { NamedPeriod } from './ga4-report-input.ts';
import { ga4Unit, toUnit } from './ga4-units.ts';

type Row = SourceAnswer['rows'][number];

/** GA4 goes on counting a day for up to 48 hours after it ended. */
const LATE_DAYS = 2;

/** What a report was about. */
export interface ReportFrame {
  readonly account: SourceAccount;
  readonly periods: readonly NamedPeriod[];
  readonly today: Day;
}

/** The columns of a report. */
export function columnsOf({ dimensionHeaders, metricHeaders }: Ga4Report): SourceColumn[] {
  return [
    ...dimensionHeaders.map(({ name }) => ({ name, kind: 'dimension' as const, unit: null })),
    ...metricHeaders.map(({ name, type }) => ({
      name,
      kind: 'measure' as const,
      unit: ga4Unit(name, type),
    })),
  ];
}

/** The rows of a report in our units; what this connection may not see is unknown, whatever number stands there. */
export function rowsOf(report: Ga4Report): Row[] {
  const hidden = restrictedMetrics(report);
  return report.rows.map(({ dimensionValues, metricValues }) =>
    Object.fromEntries([
      ...report.dimensionHeaders.map(({ name }, index) => [
        name,
        dimensionValue(name, dimensionValues[index]?.value),
      ]),
      ...report.metricHeaders.map(({ name, type }, index) => [
        name,
        hidden.includes(name) ? null : toUnit(metricValues[index]?.value, type),
      ]),
    ]),
  );
}

/** A report as a page of our own. */
export function pageOf(report: Ga4Report, frame: ReportFrame, next: string | null): SourcePage {
  const { account } = frame;
  return {
    rows: rowsOf(report),
    columns: columnsOf(report),
    coverage: coverageOf(report, frame),
    quality: qualityOf(report, frame),
    quota: quotaOf(report),
    account: account.externalId,
    apiVersion: GA4_DATA_VERSION,
    next,
  };
}

function coverageOf({ metadata }: Ga4Report, { account, periods }: ReportFrame): SourcePage['coverage'] {
  return {
    from: periods.map(({ from }) => from).sort()[0] ?? null,
    to:
      periods
        .map(({ to }) => to)
        .sort()
        .at(-1) ?? null,
    completeUntil: null,
    timezone: metadata.timeZone ?? account.timezone,
    currency: metadata.currencyCode ?? account.currency,
  };
}

function qualityOf(report: Ga4Report, { periods, today }: ReportFrame): SourcePage['quality'] {
  const { metadata } = report;
  const late = daysFrom(addDays(today, -LATE_DAYS), today);
  return {
    sampled: metadata.samplingMetadatas.length > 0,
    thresholded: metadata.subjectToThresholding,
    otherRow: metadata.dataLossFromOtherRow,
    partialDays: late.filter((day) => periods.some(({ from, to }) => from <= day && day <= to)),
    attributionWindow: null,
    notes: notesOf(report),
  };
}

function notesOf(report: Ga4Report): string[] {
  const { samplingMetadatas, emptyReason } = report.metadata;
  const hidden = restrictedMetrics(report);
  return [
    ...samplingMetadatas.map(
      ({ samplesReadCount, samplingSpaceSize }) =>
        `Sampled: ${samplesReadCount} of ${samplingSpaceSize} events were read.`,
    ),
    ...(hidden.length === 0
      ? []
      : [`This connection may not see ${hidden.join(', ')}: those values are unknown.`]),
    ...(emptyReason === undefined
      ? []
      : ['The provider says that it left the report empty for a reason of its own.']),
  ];
}

/** What is left of the property's quotas. */
export function quotaOf({ propertyQuota }: Ga4Report): SourceAnswer['quota'] {
  if (propertyQuota === undefined) return null;
  return Object.fromEntries(
    Object.entries(propertyQuota).map(([name, { consumed = null, remaining }]) => [
      name,
      { consumed, remaining },
    ]),
  );
}

function restrictedMetrics({ metadata }: Ga4Report): string[] {
  return (
    metadata.schemaRestrictionResponse?.activeMetricRestrictions.map(({ metricName }) => metricName) ?? []
  );
}

/** Days are written `20261001`. */
function dimensionValue(name: string, value: string | undefined): string | null {
  if (value === undefined) return null;
  const isDay = /^(date|firstSessionDate)$/.test(name) && /^\d{8}$/.test(value);
  return isDay ? `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6)}` : value;
}
