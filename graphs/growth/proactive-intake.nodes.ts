import { all as analysts } from '#agents/analysts.gen.ts';
import { growthProactiveMaster } from '#agents/growth/growth-proactive-master.agent.ts';
import { packageTopic } from '#agents/growth/package-topic.ts';
import { asTriaged } from '#agents/growth/proactive-triage.ts';
import { topicsOfReports } from '#agents/growth/topics-of-reports.ts';
import { addDays, dayInZone } from '#core/time.ts';
import { countGivenOn, listRecommendations } from '#storage/insight/recommendation-read.repository.ts';
import { countWaitingReports, listWaitingReports } from '#storage/insight/report.repository.ts';
import type { GraphRuntime } from '../graph.ts';
import { chooseTopics } from './choose-topics.ts';
import type { GrowthProactive, GrowthProactiveUpdate } from './growth-proactive.state.ts';
import { choosableTopics, knownIncidents, knownTopics } from './known-matters.ts';
import { openIdeas } from './open-ideas.ts';
import { placementOf, recordPlacement } from './place-topics.ts';

/** A report that has waited so many days comes before all others. */
const AGED_DAYS = 3;

/** From reports to the topics that teams are asked about. */
export function intakeNodes({ runAgent, write, context, executionId, traceId }: GraphRuntime) {
  const { db, tenant } = context;

  const collect = async (state: GrowthProactive): Promise<GrowthProactiveUpdate> => {
    const at = state.at ?? context.now().toISOString();
    const day = dayInZone(new Date(at), tenant.timezone);
    const agedBefore = `${addDays(day, -AGED_DAYS)}T00:00:00Z`;
    const reports = await listWaitingReports(db, { limit: state.limit, agedBefore });
    const { topics, ...read } = topicsOfReports(reports, { analysts, currency: tenant.currency });
    return {
      ...{ at, day, topics },
      known: await knownTopics(db, topics),
      incidents: await knownIncidents(db),
      reportIds: reports.map(({ insightId }) => insightId),
      left: (await countWaitingReports(db)) - reports.length,
      room: Math.max(0, state.cap - (await countGivenOn(db, day, tenant.timezone))),
      placed: { reports: reports.length, topics: [], ...read },
    };
  };

  const triage = async ({ topics, room }: GrowthProactive): Promise<GrowthProactiveUpdate> => ({
    judgements: (await runAgent(growthProactiveMaster, { topics: topics.map(asTriaged), room })).judgements,
  });

  const place = async (state: GrowthProactive): Promise<GrowthProactiveUpdate> => {
    const placement = placementOf({ ...state, stamp: { executionId, day: state.day, at: state.at } });
    await write('place topics', placement, (tx) => recordPlacement(tx, placement));
    const placed = placement.topics.map(({ topicKey, state: where }) => ({ topicKey, state: where }));
    return {
      batches: 1,
      placed: { reports: 0, topics: placed, obsolete: 0, unavailable: [], userActions: [] },
    };
  };

  const choose = async ({ withDigest, day, room, at }: GrowthProactive): Promise<GrowthProactiveUpdate> => {
    const waiting = await choosableTopics(db, { withDigest });
    const stamp = { tenant, at, traceId };
    return {
      chosen: chooseTopics(waiting, { day, room }).map(({ about }) => packageTopic(about, stamp)),
      openIdeas: openIdeas(tenant.id, await listRecommendations(db, { statuses: ['active', 'accepted'] })),
    };
  };

  return { collect, triage, place, choose };
}
