import { END, Send, START, StateGraph } from '@langchain/langgraph';
import { z } from 'zod';
import { selectTeams } from '#agents/growth/routing.ts';
import { topicState } from '#storage/insight/topic.repository.ts';
import { defineGraph } from '../graph.ts';
import { USUAL_DAILY_CAP } from './choose-topics.ts';
import { canImprove, MAX_ATTEMPTS } from './draft-loop.ts';
import { type GrowthProactive, GrowthProactiveState } from './growth-proactive.state.ts';
import { adviceConflict } from './merge-advice.ts';
import { adviceNodes, type TopicTask } from './proactive-advice.nodes.ts';
import { intakeNodes } from './proactive-intake.nodes.ts';

/** Reports of one batch, as the reference takes them. */
const USUAL_BATCH = 50;
/** Batches of one run; what is left then waits for the next one and is said. */
const MOST_BATCHES = 10;

const output = z.object({
  /** Reports that were taken up. */
  reports: z.number().int(),
  /** Reports that wait for the next run. */
  left: z.number().int(),
  /** How many topics of these reports have each place. */
  topics: z.partialRecord(topicState, z.number().int()),
  /** Topics that teams were asked about. */
  considered: z.number().int(),
  recommendationIds: z.array(z.uuid()),
  quarantined: z.array(z.uuid()),
  /** Ideas that people dismissed or carried out lately. */
  keptAway: z.array(z.uuid()),
  conflicts: z.array(adviceConflict),
  /** Topics that teams were asked about and that led to no recommendation, and why. */
  unadvised: z.array(z.object({ topicKey: z.string(), why: z.string(), reason: z.string() })),
  /** Analysts whose source gave nothing: about what they look at, nothing is known. */
  unavailable: z.array(z.string()),
  /** What a person can do so that more is known. */
  userActions: z.array(z.string()),
  /** Findings of checks that no analyst makes any more. */
  obsolete: z.number().int(),
});

export const growthProactive = defineGraph({
  name: 'growth_proactive',
  version: '1',
  queue: 'batch',
  purpose:
    'From what analysts reported to a few recommendations a day, and everything else kept with its reason.',
  input: z.object({
    /** Also what can wait for the digest of the day. */
    withDigest: z.boolean().default(true),
    /** Reports of one batch. */
    limit: z.number().int().min(1).max(USUAL_BATCH).default(USUAL_BATCH),
    /** Recommendations of reports a day at most. */
    cap: z.number().int().min(0).max(50).default(USUAL_DAILY_CAP),
  }),
  output,
  // Three nodes a batch, then choosing, teams, weighing, the loop of wording and checking, and writing.
  stepLimit: 3 * MOST_BATCHES + 4 + 2 * MAX_ATTEMPTS,

  build(runtime) {
    const nodes = { ...intakeNodes(runtime), ...adviceNodes(runtime) };
    return new StateGraph(GrowthProactiveState)
      .addNode('collect', nodes.collect)
      .addNode('triage', nodes.triage)
      .addNode('place', nodes.place)
      .addNode('choose', nodes.choose)
      .addNode('askTeam', nodes.askTeam)
      .addNode('weigh', nodes.weigh)
      .addNode('format', nodes.format)
      .addNode('validate', nodes.validate)
      .addNode('record', nodes.record)
      .addEdge(START, 'collect')
      .addEdge('collect', 'triage')
      .addEdge('triage', 'place')
      .addConditionalEdges('place', afterPlace, ['collect', 'choose'])
      .addConditionalEdges('choose', afterChoice, ['askTeam', END])
      .addEdge('askTeam', 'weigh')
      .addConditionalEdges('weigh', afterWeighing, ['format', 'record'])
      .addEdge('format', 'validate')
      .addConditionalEdges('validate', afterValidate, ['format', 'record'])
      .addEdge('record', END);
  },

  result(state) {
    // The runner hands over the last state of the graph that `build` made.
    return resultOf(state as GrowthProactive);
  },
});

/** Batch after batch, until no report waits. */
export function afterPlace({
  left,
  batches,
}: Pick<GrowthProactive, 'left' | 'batches'>): 'collect' | 'choose' {
  return left > 0 && batches < MOST_BATCHES ? 'collect' : 'choose';
}

/** Each team works on each of its topics by itself, at the same time. */
export function afterChoice({ chosen }: Pick<GrowthProactive, 'chosen'>): Send[] | typeof END {
  const tasks = chosen.flatMap((packed) =>
    selectTeams(packed.suggestedTeams).run.map(({ team }): TopicTask => ({ team, package: packed })),
  );
  return tasks.length === 0 ? END : tasks.map((task) => new Send('askTeam', task));
}

/** Without advice there is nothing to word. */
export function afterWeighing({ drafts }: Pick<GrowthProactive, 'drafts'>): 'format' | 'record' {
  return drafts.length > 0 ? 'format' : 'record';
}

/** Texts that fail go back until their attempts are used up. */
export function afterValidate({ drafts }: Pick<GrowthProactive, 'drafts'>): 'format' | 'record' {
  return drafts.some(canImprove) ? 'format' : 'record';
}

function resultOf({ placed, left, chosen, weighed, recorded }: GrowthProactive) {
  const { reports, topics, unavailable, userActions, obsolete } = placed;
  const states = Map.groupBy(topics, ({ state }) => state);
  return output.parse({
    ...{ reports, left, unavailable, userActions, obsolete },
    topics: Object.fromEntries([...states].map(([state, of]) => [state, of.length])),
    considered: chosen.length,
    recommendationIds: recorded?.recommendationIds ?? [],
    quarantined: recorded?.quarantined ?? [],
    keptAway: recorded?.keptAway ?? [],
    conflicts: weighed?.conflicts ?? [],
    unadvised: (weighed?.unadvised ?? []).map(({ topicKey, why, reason }) => ({ topicKey, why, reason })),
  });
}
