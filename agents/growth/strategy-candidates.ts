import type { Advice } from '#tools/growth/advice.ts';
import type { GrowthTemplate } from '#tools/growth/growth-template.ts';
import type { Priority, Team } from '#tools/growth/team.ts';
import type { PlaybookContext } from '../agent.ts';
import { askLoss, askTemplates, estimate, figuresFor } from './make-advice.ts';
import type { InsightPackage } from './package.schema.ts';
import type { Cited } from './reading.ts';
import type { SchemaReport } from './schema-report.ts';
import type { Objection, StrategyReport } from './strategy-report.ts';
import type { TeamProfile } from './team-profile.ts';

/** More measures of one team are a list to choose from, not advice. */
export const MOST_PER_TEAM = 2;
/** Each further measure of a team is that much less likely to be the right one. */
const NEXT_BEST = 0.85;
/** What is left of the confidence of a team that could read nothing of its own field. */
const LEAST_KNOWN = 0.7;
const PRIORITIES: readonly Priority[] = ['URGENT', 'HIGH', 'MEDIUM', 'LOW'];

/** A measure that the team could advise. */
export interface Candidate {
  readonly template: GrowthTemplate;
  /** Why the catalogue offers it. */
  readonly reason: string;
}

/** What a team may choose from, and what it may not and why. */
export interface Candidates {
  /** Best by the rules first. */
  readonly usable: readonly Candidate[];
  readonly setAside: StrategyReport['setAside'];
  /** The catalogue's answer, from which constants are cited; null when there is none. */
  readonly cited: Cited<unknown> | null;
}

/** What a strategy is made from. */
export interface StrategyMatter {
  readonly profile: TeamProfile;
  readonly packed: InsightPackage;
  readonly schema: SchemaReport;
  /** What the validator refused in the last round, by template. */
  readonly refused: ReadonlyMap<string, Objection>;
}

/** The measures that fit this cause and this team, but for those that a validator refused for good. */
export async function findCandidates(
  { profile, packed, refused }: StrategyMatter,
  asking: PlaybookContext,
): Promise<Candidates> {
  const answer = await askTemplates(packed, profile.team, asking);
  if (!answer.found) {
    return { usable: [], setAside: [{ template: 'any', reason: answer.reason }], cited: null };
  }
  const { templates, setAside } = answer.output;
  const usable = templates
    .filter(({ score }) => score > 0 || isPrimary(profile, packed))
    .filter(({ template }) => canAnswer(refused.get(template.name)));
  const left = templates.filter((each) => !usable.includes(each));
  return {
    usable,
    setAside: [
      ...setAside.map(({ name, reason }) => ({ template: name, reason })),
      ...left.map(({ template, reason }) => ({ template: template.name, reason: `Left out: ${reason}` })),
    ],
    cited: answer,
  };
}

/** The chosen measures as advice, in their order, with every figure and the effect that may be expected. */
export async function adviseAll(
  matter: StrategyMatter,
  { chosen, cited }: { readonly chosen: readonly Candidate[]; readonly cited: Cited<unknown> | null },
  asking: PlaybookContext,
): Promise<Advice[]> {
  if (cited === null || chosen.length === 0) return [];
  const loss = await askLoss(matter.packed, asking);
  return Promise.all(
    chosen.map(async ({ template }, place) => {
      // An effect that the validator did not believe is left out.
      const effect = matter.refused.has(template.name) ? null : await estimate(template, loss, asking);
      const { packed } = matter;
      return {
        template: template.name,
        team: template.team,
        cause: packed.cause,
        lever: template.lever,
        leverDirection: template.leverDirection,
        priority: lowered(packed.priority, place),
        confidence: confidenceOf(matter, template.team, place),
        effort: template.effort,
        effect,
        figures: figuresFor(packed, { template, cited }, effect),
        ...(packed.sourceType === 'mcp_report' ? { words: packed.words, names: packed.names } : {}),
      };
    }),
  );
}

/** The advice of a measure at a place in the order of its team. */
export function atPlace(advice: Advice, matter: StrategyMatter, place: number): Advice {
  return {
    ...advice,
    priority: lowered(matter.packed.priority, place),
    confidence: confidenceOf(matter, advice.team, place),
  };
}

/** Looking further is the primary team's business; a secondary team speaks only if it has something of its own. */
function isPrimary({ team }: TeamProfile, { suggestedTeams }: InsightPackage): boolean {
  return suggestedTeams[0]?.team === team;
}

/** An effect that was not believed can be left out; every other objection is to the measure itself. */
function canAnswer(refused: Objection | undefined): boolean {
  return refused === undefined || refused.kind === 'effect_implausible';
}

/** Sure of the cause, sure that it is this team's matter, and as sure as its data allows. */
function confidenceOf({ packed, schema }: StrategyMatter, team: Team, place: number): number {
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
