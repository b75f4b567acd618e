import { z } from 'zod';
import { shopProfile } from '#tools/growth/shop-profile.tool.ts';
import type { Breakdown } from '#tools/metric/breakdown-answer.ts';
import { metricBreakdown } from '#tools/metric/metric-breakdown.tool.ts';
import { relatedMetrics } from '#tools/metric/related-metrics.tool.ts';
import { defineAgent } from '../agent.ts';
import { type Answer, askTool } from './ask-tool.ts';
import { type AnomalyPackage, insightPackage, type ReportPackage } from './package.schema.ts';
import { readKnowledge } from './read-knowledge.ts';
import { read } from './reading.ts';
import {
  type ResearchDriver,
  type ResearchReport,
  researchReport,
  researchReportOf,
} from './research-report.ts';
import { specialist } from './role-agent.ts';
import { researchPrompt } from './role-prompts.ts';
import { schemaReport } from './schema-report.ts';
import type { TeamProfile, TeamView } from './team-profile.ts';

const input = z.object({ package: insightPackage, schema: schemaReport });

/** A value that carried less of the change than this is no driver. */
const LEAST_SHARE = 0.1;
const MOST_DRIVERS = 6;
const MOST_COINCIDENT = 8;

/** The specialist that finds out why it happened, in what this team can act on. */
export function researchAgent(profile: TeamProfile) {
  return defineAgent({
    ...specialist(profile, 'research'),
    purpose: `Finds out why it happened and what surrounds it, in ${profile.scope}.`,
    input,
    output: researchReportOf(profile.team),
    tools: [metricBreakdown, relatedMetrics, shopProfile],
    limits: { steps: 8, costUsd: 0.08, seconds: 90 },
    // Breaking a change down is arithmetic; what it means is for the master and the strategist to judge.
    modelPolicy: 'never',
    modelRole: 'fast',
    instructions: (tenant) => researchPrompt(profile, tenant),

    async playbook({ package: packed, schema }, { useTool, tenant }): Promise<ResearchReport> {
      const view = { package: packed, useTool, tenant };
      const surroundings =
        packed.sourceType === 'anomaly' ? await explain(profile, packed, view) : reportedDrivers(packed);
      const knowledge = await readKnowledge(view);
      const field = await profile.readResearchField(view, knowledge.entries);
      return researchReport.parse({
        ...field,
        ...surroundings,
        knowledge: knowledge.notes,
        missing: [
          ...surroundings.missing,
          ...knowledge.stale.map((type) => `What the shop told about ${type} is past its date.`),
        ],
        confidence: schema.confidence,
      });
    },
  });
}

type Surroundings = Pick<ResearchReport, 'drivers' | 'coincident' | 'missing'>;

/** What carried the change of an incident, and what moved with it. */
async function explain(profile: TeamProfile, packed: AnomalyPackage, view: TeamView): Promise<Surroundings> {
  const question = questionOf(packed);
  const segment = packed.cause.segment;
  const breakdown = await askTool(metricBreakdown, question, view);
  const related = await askTool(
    relatedMetrics,
    { ...question, ...(segment === null ? {} : { segment }) },
    view,
  );
  return {
    drivers: breakdown.found ? driversOf(profile, breakdown) : [],
    coincident: related.found ? coincidentOf(profile, related.output.related) : [],
    missing: [breakdown, related].flatMap((answer) => (answer.found ? [] : [answer.reason])),
  };
}

/** The places that the analysts named: they have broken their tables down already. */
function reportedDrivers({ findings, metric }: ReportPackage): Surroundings {
  const unsaid = { status: 'unavailable', reason: 'The analyst tells it in its sentence.' } as const;
  const places = findings.flatMap(({ subject }) => Object.entries(subject));
  const drivers = places
    .filter(
      ([dimension, value], index) =>
        places.findIndex((each) => each[0] === dimension && each[1] === value) === index,
    )
    .slice(0, MOST_DRIVERS)
    .map(([dimension, value]) => ({ dimension, value, metric, share: unsaid, change: unsaid }));
  return { drivers, coincident: [], missing: [] };
}

/** The metric that shows the cause, as the package restricts it. */
function questionOf({ cause, metric, dims, dataset, firstDay, lastDay }: AnomalyPackage) {
  const source = cause.metric === metric ? { source: dataset } : {};
  return { metric: cause.metric, dims, ...source, firstDay, lastDay };
}

/** The values that carried the change, of the dimensions that this team can act on, in its own order. */
function driversOf(
  { dimensions }: TeamProfile,
  breakdown: Answer<Breakdown> & { found: true },
): ResearchDriver[] {
  const { output } = breakdown;
  return dimensions
    .flatMap((name) => output.dimensions.filter(({ dimension }) => dimension === name))
    .flatMap(({ dimension, contributions }) =>
      contributions
        .filter(({ share }) => share >= LEAST_SHARE)
        .map(({ value }) => {
          const name = `by.${dimension}.${value}`;
          return {
            dimension,
            value,
            metric: output.metric,
            share: read(breakdown, `${name}.share`, 'The share could not be computed.'),
            change: read(breakdown, `${name}.change_fraction`, 'There was nothing before.'),
          };
        }),
    )
    .slice(0, MOST_DRIVERS);
}

interface Related {
  readonly metric: string;
  readonly dims: Readonly<Record<string, string>>;
  readonly direction: 'up' | 'down';
  readonly lag: number;
  readonly strength: number;
}

/** What moved with it, among the metrics that tell this team something. */
function coincidentOf(
  { companions }: TeamProfile,
  related: readonly Related[],
): ResearchReport['coincident'] {
  return related
    .filter(({ metric }) => companions.includes(metric))
    .slice(0, MOST_COINCIDENT)
    .map(({ metric, dims, direction, lag, strength }) => {
      const [scope] = Object.entries(dims);
      return {
        metric,
        segment: scope === undefined ? null : { dimension: scope[0], value: scope[1] },
        direction,
        lag,
        strength: Math.min(1, Math.max(0, strength)),
      };
    });
}
