import { z } from 'zod';
import type { Advice, ExpectedEffect } from '#tools/growth/advice.ts';
import { findTemplates } from '#tools/growth/find-templates.tool.ts';
import type { Priority, Team } from '#tools/growth/team.ts';
import { estimateEffect } from '#tools/metric/estimate-effect.tool.ts';
import { metricSeries } from '#tools/metric/metric-series.tool.ts';
import { defineAgent } from '../agent.ts';
import { askLoss, askTemplates, estimate, type FoundTemplate, figuresFor } from './make-advice.ts';
import { type AnomalyPackage, anomalyPackage } from './package.schema.ts';
import { researchReport } from './research-report.ts';
import { specialist } from './role-agent.ts';
import { strategyPrompt } from './role-prompts.ts';
import { type SchemaReport, schemaReport } from './schema-report.ts';
import { type Objection, objection, type StrategyReport, strategyReport } from './strategy-report.ts';
import type { TeamProfile } from './team-profile.ts';

const input = z.object({
  package: anomalyPackage,
  schema: schemaReport,
  research: researchReport,
  /** What the validator refused in the last round; empty in the first. */
  objections: z.array(objection),
});

/** More measures of one team are a list to choose from, not advice. */
const MOST_PER_TEAM = 2;
/** Each further measure of a team is that much less likely to be the right one. */
const NEXT_BEST = 0.85;
/** What is left of the confidence of a team that could read nothing of its own field. */
const LEAST_KNOWN = 0.7;
const PRIORITIES: readonly Priority[] = ['URGENT', 'HIGH', 'MEDIUM', 'LOW'];

/** The specialist that chooses what to do. */
export function strategyAgent(profile: TeamProfile) {
  return defineAgent({
    ...specialist(profile, 'strategy'),
    purpose: `Chooses what to do, in ${profile.scope}, with the effect that may be expected.`,
    input,
    output: strategyReport.refine(({ team }) => team === profile.team, { message: 'another team' }),
    tools: [findTemplates, metricSeries, estimateEffect],
    limits: { steps: 6, costUsd: 0.1, seconds: 90 },
    modelPolicy: 'when-needed',
    modelRole: 'reasoning',
    // With a clear cause the ranking of the templates decides; a change that nobody explains asks for judgement.
    needsModel: ({ package: packed }) => packed.cause.kind === 'unexplained',
    instructions: (given, tenant) => strategyPrompt(profile, given, tenant),

    async playbook({ package: packed, schema, objections }, { useTool, tenant }): Promise<StrategyReport> {
      const asking = { useTool, tenant };
      const answer = await askTemplates(packed, profile.team, asking);
      if (!answer.found) {
        return { team: profile.team, advices: [], setAside: [{ template: 'any', reason: answer.reason }] };
      }
      const { templates, setAside } = answer.output;
      const refused = new Map(objections.map((each) => [each.template, each]));
      const fitting = templates.filter(({ score }) => score > 0 || isPrimary(profile, packed));
      const usable = fitting.filter(({ template }) => canAnswer(refused.get(template.name)));
      const chosen = usable.slice(0, MOST_PER_TEAM);
      const loss = chosen.length === 0 ? null : await askLoss(packed, asking);
      const advices = await Promise.all(
        chosen.map(async ({ template }, place) => {
          // An effect that the validator did not believe is left out.
          const effect = refused.has(template.name) ? null : await estimate(template, loss, asking);
          return advise({ packed, schema, place }, { template, cited: answer }, effect);
        }),
      );
      return {
        team: profile.team,
        advices,
        setAside: [
          ...setAside.map(({ name, reason }) => ({ template: name, reason })),
          ...templates
            .filter((each) => !chosen.includes(each))
            .map(({ template, reason }) => ({ template: template.name, reason: `Left out: ${reason}` })),
        ],
      };
    },
  });
}

/** Looking further is the primary team's business; a secondary team speaks only if it has something of its own. */
function isPrimary({ team }: TeamProfile, { suggestedTeams }: AnomalyPackage): boolean {
  return suggestedTeams[0]?.team === team;
}

/** An effect that was not believed can be left out; every other objection is to the measure itself. */
function canAnswer(refused: Objection | undefined): boolean {
  return refused === undefined || refused.kind === 'effect_implausible';
}

interface Matter {
  readonly packed: AnomalyPackage;
  readonly schema: SchemaReport;
  /** 0 for the best measure of the team. */
  readonly place: number;
}

function advise(
  { packed, schema, place }: Matter,
  found: FoundTemplate,
  effect: ExpectedEffect | null,
): Advice {
  const { template } = found;
  return {
    template: template.name,
    team: template.team,
    cause: packed.cause,
    lever: template.lever,
    leverDirection: template.leverDirection,
    priority: lowered(packed.priority, place),
    confidence: confidenceOf({ packed, schema, place }, template.team),
    effort: template.effort,
    effect,
    figures: figuresFor(packed, found, effect),
  };
}

/** Sure of the cause, sure that it is this team's matter, and as sure as its data allows. */
function confidenceOf({ packed, schema, place }: Matter, team: Team): number {
  const routed = packed.suggestedTeams.find((suggested) => suggested.team === team)?.confidence ?? 0;
  const known = LEAST_KNOWN + (1 - LEAST_KNOWN) * schema.confidence;
  return round(packed.confidence * routed * known * NEXT_BEST ** place);
}

/** What a team would do first is as urgent as the matter, the rest a level less. */
function lowered(priority: Priority, place: number): Priority {
  return (
    PRIORITIES[Math.min(PRIORITIES.indexOf(priority) + Math.min(place, 1), PRIORITIES.length - 1)] ?? priority
  );
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
