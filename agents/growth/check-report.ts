import { metricCatalog } from '#tools/metric/metric-catalog.ts';
import { metricSeries } from '#tools/metric/metric-series.tool.ts';
import { askTool } from './ask-tool.ts';
import type { ReportPackage } from './package.schema.ts';
import { findSupport } from './reading.ts';
import type { SchemaReport } from './schema-report.ts';
import type { TeamView } from './team-profile.ts';

/** What is left of a conclusion when its source answered in part, or out of an older answer. */
const READ: Readonly<Record<ReportPackage['reportStatus'], number>> = { ok: 1, partial: 0.8, stale: 0.7 };
/** What is left of it when the shop's own numbers say the opposite. */
const CONTRADICTED = 0.5;
/** A smaller change than this part says nothing of the direction. */
const NO_CHANGE = 0.02;

type Soundness = Pick<SchemaReport, 'soundness' | 'doubts' | 'missing' | 'confidence'>;

/**
 * Whether an analyst's finding may be concluded from: how its source answered, and whether the store's own series of the
 * same metric, place and days went the same way. Where the store has no such series, the report stands for itself.
 */
export async function checkReport(packed: ReportPackage, view: TeamView): Promise<Soundness> {
  const { reportStatus, confidence, missing } = packed;
  const isContradicted = await storeContradicts(packed, view);
  return {
    soundness: isContradicted || reportStatus === 'stale' ? 'doubtful' : 'sound',
    doubts: [],
    missing: isContradicted
      ? [...missing, 'The imported numbers of the same days went the other way than the report says.']
      : missing,
    confidence: confidence * READ[reportStatus] * (isContradicted ? CONTRADICTED : 1),
  };
}

/** Most measures of analysts are of the sources alone. */
function isStored(metric: string): boolean {
  return metricCatalog.some(({ key }) => key === metric);
}

async function storeContradicts(packed: ReportPackage, view: TeamView): Promise<boolean> {
  const { metric, firstDay, lastDay, cause, figures, findings } = packed;
  const change = Number(figures.change?.value ?? 0);
  // Only what was compared with an earlier time has a direction that a series could contradict.
  if (findings[0]?.trend === 'stable' || Math.abs(change) < NO_CHANGE || !isStored(metric)) return false;
  const dims = cause.segment === null ? {} : { [cause.segment.dimension]: cause.segment.value };
  const series = await askTool(metricSeries, { metric, dims, firstDay, lastDay, contextDays: 0 }, view);
  if (!series.found) return false;
  const stored = findSupport(series, 'summary.change')?.value;
  return typeof stored === 'number' && Math.abs(stored) >= NO_CHANGE && stored > 0 !== change > 0;
}
