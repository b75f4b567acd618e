import type { GraphRuntime } from '../graph.ts';
import { judgeDrafts, startDrafts, wordDrafts } from './draft-loop.ts';
import type { GrowthProactive, GrowthProactiveUpdate } from './growth-proactive.state.ts';
import { growthTeam } from './growth-team.graph.ts';
import { learnedChances } from './learned-chances.ts';
import type { MergedAdvice } from './merge-advice.ts';
import { recordTopics, topicsOutcome } from './record-topics.ts';
import { stateMeasurability } from './state-measurability.ts';
import { getPart } from './state-part.ts';
import { topicKeyOf, weighTopics } from './weigh-topics.ts';

/** What is sent to one team. */
export type TopicTask = Pick<GrowthProactive, 'team' | 'package'>;

/** The advice about one topic: its measures are looked up by its own cause and days. */
function adviceAbout(topicKey: string, advices: readonly MergedAdvice[]): MergedAdvice[] {
  return advices.filter(({ advice }) => topicKeyOf(advice) === topicKey);
}

/** From the chosen topics to recommendations. */
export function adviceNodes({ runAgent, runGraph, useTool, write, context, executionId }: GraphRuntime) {
  const { tenant } = context;
  const writers = { runAgent, tenant };
  const asking = { useTool, tenant };

  const askTeam = async (task: TopicTask): Promise<GrowthProactiveUpdate> => {
    const packed = getPart(task.package, 'package');
    const outcome = await runGraph(growthTeam, { team: getPart(task.team, 'team'), package: packed });
    return { answers: [{ topicKey: packed.topicKey, outcome }] };
  };

  const weigh = async (state: GrowthProactive): Promise<GrowthProactiveUpdate> => {
    const { chosen, answers, openIdeas: open, room } = state;
    const chanceOf = await learnedChances(context.db, new Date(state.at));
    const weighed = weighTopics({ chosen, answers, open, room, tenantId: tenant.id, chanceOf });
    const drafts = await Promise.all(
      chosen.map((packed) => startDrafts(adviceAbout(packed.topicKey, weighed.advices), packed, asking)),
    );
    return { weighed, drafts: drafts.flat() };
  };

  const format = async ({ drafts }: GrowthProactive): Promise<GrowthProactiveUpdate> => ({
    drafts: await wordDrafts(drafts, writers),
  });

  const validate = async ({ drafts }: GrowthProactive): Promise<GrowthProactiveUpdate> => ({
    drafts: await judgeDrafts(drafts, writers),
  });

  const record = async (state: GrowthProactive): Promise<GrowthProactiveUpdate> => {
    const drafts = await stateMeasurability(state.drafts, state.at, asking);
    const outcome = topicsOutcome({ ...state, drafts }, { tenant, executionId });
    return { recorded: await write('record topics', outcome, (tx) => recordTopics(tx, outcome)) };
  };

  return { askTeam, weigh, format, validate, record };
}
