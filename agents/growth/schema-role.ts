import { z } from 'zod';
import { dataQuality } from '#tools/metric/data-quality.tool.ts';
import { metricSeries } from '#tools/metric/metric-series.tool.ts';
import { defineAgent } from '../agent.ts';
import { askTool } from './ask-tool.ts';
import { checkReport } from './check-report.ts';
import type { ObservedDoubt } from './observation.ts';
import { type AnomalyPackage, insightPackage } from './package.schema.ts';
import { missingReasons, type Reading, reading } from './reading.ts';
import { relevantDoubts } from './relevant-doubts.ts';
import { specialist } from './role-agent.ts';
import { schemaPrompt } from './role-prompts.ts';
import { type SchemaReport, schemaReport, schemaReportOf } from './schema-report.ts';
import type { SchemaField, TeamProfile, TeamView } from './team-profile.ts';

const input = z.object({ package: insightPackage });

/** Doubts after which nothing may be concluded. */
const FATAL: readonly ObservedDoubt['kind'][] = [
  ...(['tracker_break', 'gap', 'late_data', 'label_shift'] as const),
  ...(['duplicates', 'part_day', 'measure_missing', 'currency_change'] as const),
];
/** Doubts after which less may be concluded. */
const WEAKENING: readonly ObservedDoubt['kind'][] = ['record_dominance', 'sampling'];
/** What each source that a team wants and does not have leaves of its confidence. */
const MISSING_SOURCE = 0.8;
const DOUBTFUL = 0.7;

/** The specialist that says whether this team's question can be answered from the data. */
export function schemaAgent(profile: TeamProfile) {
  return defineAgent({
    ...specialist(profile, 'schema'),
    purpose: `Says whether the data carries a conclusion about ${profile.scope}.`,
    input,
    output: schemaReportOf(profile.team),
    tools: [dataQuality, metricSeries],
    limits: { steps: 8, costUsd: 0.05, seconds: 60 },
    // Reading figures and counting what is missing needs no judgement.
    modelPolicy: 'never',
    modelRole: 'fast',
    instructions: (tenant) => schemaPrompt(profile, tenant),

    async playbook({ package: packed }, { useTool, tenant }): Promise<SchemaReport> {
      const view = { package: packed, useTool, tenant };
      const field = await profile.readSchemaField(view);
      const readings = readingsIn(field);
      if (packed.sourceType === 'mcp_report') {
        return schemaReport.parse({ ...field, ...(await checkReport(packed, view)) });
      }
      const { doubts, missing } = await findDoubts(packed, view);
      const soundness = soundnessOf(doubts);
      return schemaReport.parse({
        ...{ ...field, soundness, doubts },
        missing: [...missingReasons(readings), ...missing],
        confidence: confidenceOf(profile, readings, soundness),
      });
    },
  });
}

/** What speaks against the data of an incident. */
async function findDoubts(
  packed: AnomalyPackage,
  view: TeamView,
): Promise<{ doubts: ObservedDoubt[]; missing: string[] }> {
  const { metric, dims, dataset, firstDay, lastDay } = packed;
  const quality = await askTool(dataQuality, { metric, dims, source: dataset, firstDay, lastDay }, view);
  if (!quality.found) return { doubts: [], missing: [quality.reason] };
  return {
    doubts: relevantDoubts(
      { ...packed, dataProblem: null, missingMeasure: null, shiftedLabel: null },
      quality.output,
    ),
    missing: [],
  };
}

function soundnessOf(doubts: readonly ObservedDoubt[]): SchemaReport['soundness'] {
  if (doubts.some(({ kind }) => FATAL.includes(kind))) return 'unusable';
  return doubts.some(({ kind }) => WEAKENING.includes(kind)) ? 'doubtful' : 'sound';
}

/** The part of its figures that a team could read, less for every source that it lacks and for doubtful data. */
function confidenceOf(
  { wantedSources }: TeamProfile,
  readings: readonly Reading[],
  soundness: SchemaReport['soundness'],
): number {
  const known = readings.filter(({ status }) => status === 'ok').length;
  const coverage = readings.length === 0 ? 0 : known / readings.length;
  const doubt = soundness === 'sound' ? 1 : DOUBTFUL;
  return (0.4 + 0.6 * coverage) * MISSING_SOURCE ** wantedSources.length * doubt;
}

/** Every reading of a report, however deep it stands. */
export function readingsIn(field: SchemaField): Reading[] {
  return collect(field);
}

function collect(value: unknown): Reading[] {
  const found = reading.safeParse(value);
  if (found.success) return [found.data];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(collect) : [];
}
