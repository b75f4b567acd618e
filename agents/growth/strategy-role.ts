import { z } from 'zod';
import { findTemplates } from '#tools/growth/find-templates.tool.ts';
import { estimateEffect } from '#tools/metric/estimate-effect.tool.ts';
import { metricSeries } from '#tools/metric/metric-series.tool.ts';
import { defineAgent } from '../agent.ts';
import { insightPackage } from './package.schema.ts';
import { researchReport } from './research-report.ts';
import { specialist } from './role-agent.ts';
import { strategyPrompt } from './role-prompts.ts';
import { schemaReport } from './schema-report.ts';
import { adviseAll, findCandidates, MOST_PER_TEAM, type StrategyMatter } from './strategy-candidates.ts';
import { strategyQuestion } from './strategy-question.ts';
import { objection, strategyReport } from './strategy-report.ts';
import type { TeamProfile } from './team-profile.ts';

const input = z.object({
  package: insightPackage,
  schema: schemaReport,
  research: researchReport,
  /** What the validator refused in the last round; empty in the first. */
  objections: z.array(objection),
});

/** Measures that a model may choose from: more would not be read. */
const MOST_TO_CHOOSE_FROM = 6;

/** The specialist that chooses what to do. */
export function strategyAgent(profile: TeamProfile) {
  const matterOf = ({ package: packed, schema, objections }: z.output<typeof input>): StrategyMatter => ({
    ...{ profile, packed, schema },
    refused: new Map(objections.map((each) => [each.template, each])),
  });
  return defineAgent({
    ...specialist(profile, 'strategy'),
    version: '2',
    purpose: `Chooses what to do, in ${profile.scope}, with the effect that may be expected.`,
    input,
    output: strategyReport.refine(({ team }) => team === profile.team, { message: 'another team' }),
    tools: [findTemplates, metricSeries, estimateEffect],
    limits: { steps: 2, costUsd: 0.1, seconds: 150 },
    modelPolicy: 'when-needed',
    modelRole: 'reasoning',
    // With a clear cause the ranking of the templates decides; a change that nobody explains asks for judgement.
    needsModel: ({ package: packed }) => packed.cause.kind === 'unexplained',
    instructions: (tenant) => strategyPrompt(profile, tenant),

    async ask(given, asking) {
      const matter = matterOf(given);
      const candidates = await findCandidates(matter, asking);
      const chosen = candidates.usable.slice(0, MOST_TO_CHOOSE_FROM);
      const advices = await adviseAll(matter, { chosen, cited: candidates.cited }, asking);
      return strategyQuestion({ matter, candidates, advices, research: given.research });
    },

    async playbook(given, asking) {
      const matter = matterOf(given);
      const { usable, setAside, cited } = await findCandidates(matter, asking);
      const chosen = usable.slice(0, MOST_PER_TEAM);
      return {
        team: profile.team,
        advices: await adviseAll(matter, { chosen, cited }, asking),
        setAside: [
          ...setAside,
          ...usable
            .slice(MOST_PER_TEAM)
            .map(({ template, reason }) => ({ template: template.name, reason: `Left out: ${reason}` })),
        ],
      };
    },
  });
}
