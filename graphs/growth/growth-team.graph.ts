import { END, START, StateGraph } from '@langchain/langgraph';
import { z } from 'zod';
import { insightPackage } from '#agents/growth/package.schema.ts';
import { objection } from '#agents/growth/strategy-report.ts';
import { rolesOf } from '#agents/growth/team-roles.ts';
import { advice } from '#tools/growth/advice.ts';
import { team } from '#tools/growth/team.ts';
import { defineGraph } from '../graph.ts';
import { type GrowthTeam, GrowthTeamState, type GrowthTeamUpdate } from './growth-team.state.ts';
import { getPart } from './state-part.ts';

/** How often a strategy may be tried; what is still objected to after the last one is left out. */
export const MAX_STRATEGIES = 2;

/** What one team has to say about a package. */
export const teamOutcome = z.object({
  team,
  /** Only what its validator let pass, best first. */
  advices: z.array(advice),
  objections: z.array(objection),
  /** What the team would have needed and did not have. */
  missing: z.array(z.string()),
  confidence: z.number().min(0).max(1),
  strategies: z.number().int().min(0),
});
export type TeamOutcome = z.infer<typeof teamOutcome>;

export const growthTeam = defineGraph({
  name: 'growth_team',
  version: '3',
  // A team takes topics of reports too; what it does with an incident is the same.
  continues: ['2'],
  purpose:
    'One team of four roles on one package: is the data sound, why did it happen, what to do, does it hold.',
  input: z.object({ team, package: insightPackage }),
  output: teamOutcome,
  stepLimit: 2 + 2 * MAX_STRATEGIES,

  build({ runAgent }) {
    const schema = async (state: GrowthTeam): Promise<GrowthTeamUpdate> => ({
      schemaReport: await runAgent(rolesOf(state.team).schema, { package: state.package }),
    });

    const research = async (state: GrowthTeam): Promise<GrowthTeamUpdate> => ({
      researchReport: await runAgent(rolesOf(state.team).research, {
        package: state.package,
        schema: getPart(state.schemaReport, 'schema report'),
      }),
    });

    const strategy = async (state: GrowthTeam): Promise<GrowthTeamUpdate> => ({
      strategyReport: await runAgent(rolesOf(state.team).strategy, {
        package: state.package,
        schema: getPart(state.schemaReport, 'schema report'),
        research: getPart(state.researchReport, 'research report'),
        objections: state.verdict?.objections ?? [],
      }),
      strategies: 1,
    });

    const validator = async (state: GrowthTeam): Promise<GrowthTeamUpdate> => ({
      verdict: await runAgent(rolesOf(state.team).validator, {
        package: state.package,
        schema: getPart(state.schemaReport, 'schema report'),
        strategy: getPart(state.strategyReport, 'strategy report'),
      }),
    });

    return new StateGraph(GrowthTeamState)
      .addNode('schema', schema)
      .addNode('research', research)
      .addNode('strategy', strategy)
      .addNode('validator', validator)
      .addEdge(START, 'schema')
      .addConditionalEdges('schema', afterSchema, ['research', END])
      .addEdge('research', 'strategy')
      .addEdge('strategy', 'validator')
      .addConditionalEdges('validator', afterValidator, ['strategy', END]);
  },

  result(state) {
    // The runner hands over the last state of the graph that `build` made.
    return outcomeOf(state as GrowthTeam);
  },
});

/** Data that carries nothing ends the work of the team before it advises anything. */
export function afterSchema({ schemaReport }: Pick<GrowthTeam, 'schemaReport'>): 'research' | typeof END {
  return schemaReport?.soundness === 'unusable' ? END : 'research';
}

/** Approval is the validator's typed verdict; no word in any text bears on it. */
export function afterValidator({
  verdict,
  strategies,
}: Pick<GrowthTeam, 'verdict' | 'strategies'>): 'strategy' | typeof END {
  return verdict?.isApproved === true || strategies >= MAX_STRATEGIES ? END : 'strategy';
}

/** What passed: every advice of the last strategy that nobody objected to. */
export function outcomeOf(state: GrowthTeam): TeamOutcome {
  const objections = state.verdict?.objections ?? [];
  const refused = new Set(objections.map(({ template }) => template));
  const advices = state.strategyReport?.advices ?? [];
  return {
    team: state.team,
    advices: advices.filter(({ template }) => !refused.has(template)),
    objections,
    missing: [...new Set([...(state.schemaReport?.missing ?? []), ...(state.researchReport?.missing ?? [])])],
    confidence: state.verdict?.confidence ?? state.schemaReport?.confidence ?? 0,
    strategies: state.strategies,
  };
}
