import { END, Send, START, StateGraph } from '@langchain/langgraph';
import { z } from 'zod';
import { incidentCause } from '#tools/growth/cause.ts';
import { team } from '#tools/growth/team.ts';
import { defineGraph } from '../graph.ts';
import { canImprove, MAX_ATTEMPTS } from './draft-loop.ts';
import { reactiveNodes, type TeamTask } from './growth-reactive.nodes.ts';
import { type GrowthReactive, GrowthReactiveState } from './growth-reactive.state.ts';
import { adviceConflict } from './merge-advice.ts';
import { getPart } from './state-part.ts';

const output = z.object({
  incidentKey: z.string(),
  cause: incidentCause,
  insightId: z.uuid(),
  recommendationIds: z.array(z.uuid()),
  quarantined: z.array(z.uuid()),
  /** Ideas that people dismissed or carried out lately. */
  keptAway: z.array(z.uuid()),
  skippedTeams: z.array(team),
  conflicts: z.array(adviceConflict),
});

export const growthReactive = defineGraph({
  name: 'growth_reactive',
  version: '3',
  queue: 'incident',
  purpose: 'From one incident to its explanation and to recommendations with evidence.',
  input: z.object({ incidentKey: z.string().min(1) }),
  output,
  // Seven nodes on the way, and the loop of wording and checking.
  stepLimit: 7 + 2 * MAX_ATTEMPTS,

  build(runtime) {
    const { load, enrich, pack, route, askTeam, merge, format, validate, record } = reactiveNodes(runtime);
    return new StateGraph(GrowthReactiveState)
      .addNode('load', load)
      .addNode('enrich', enrich)
      .addNode('pack', pack)
      .addNode('route', route)
      .addNode('askTeam', askTeam)
      .addNode('merge', merge)
      .addNode('format', format)
      .addNode('validate', validate)
      .addNode('record', record)
      .addEdge(START, 'load')
      .addEdge('load', 'enrich')
      .addEdge('enrich', 'pack')
      .addEdge('pack', 'route')
      .addConditionalEdges('route', afterRoute, ['askTeam', 'record'])
      .addEdge('askTeam', 'merge')
      .addConditionalEdges('merge', afterMerge, ['format', 'record'])
      .addEdge('format', 'validate')
      .addConditionalEdges('validate', afterValidate, ['format', 'record'])
      .addEdge('record', END);
  },

  result(state) {
    // The runner hands over the last state of the graph that `build` made.
    return resultOf(state as GrowthReactive);
  },
});

/** Each selected team works by itself, at the same time; about data and single records nobody advises. */
export function afterRoute({
  run,
  package: packed,
}: Pick<GrowthReactive, 'run' | 'package'>): Send[] | 'record' {
  if (run.length === 0 || packed?.cause.class !== 'business') return 'record';
  return run.map(({ team }) => new Send('askTeam', { team, package: packed } satisfies TeamTask));
}

/** Without advice there is nothing to word. */
export function afterMerge({ drafts }: Pick<GrowthReactive, 'drafts'>): 'format' | 'record' {
  return drafts.length > 0 ? 'format' : 'record';
}

/** Texts that fail go back until their attempts are used up. */
export function afterValidate({ drafts }: Pick<GrowthReactive, 'drafts'>): 'format' | 'record' {
  return drafts.some(canImprove) ? 'format' : 'record';
}

function resultOf({ incidentKey, package: packed, skipped, merged, recorded }: GrowthReactive) {
  const { insightId, recommendationIds, quarantined, keptAway } = getPart(recorded, 'record');
  return output.parse({
    incidentKey,
    cause: getPart(packed, 'package').cause,
    insightId,
    recommendationIds,
    quarantined,
    keptAway,
    skippedTeams: skipped.map(({ team }) => team),
    conflicts: merged.conflicts,
  });
}
