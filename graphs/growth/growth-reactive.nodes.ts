import { enrichIncident } from '#agents/growth/enrich-incident.ts';
import { growthReactiveMaster } from '#agents/growth/growth-reactive-master.agent.ts';
import { packageIncident } from '#agents/growth/package-incident.ts';
import { selectTeams } from '#agents/growth/routing.ts';
import { getIncident } from '#storage/metric/incident.repository.ts';
import type { GraphRuntime } from '../graph.ts';
import { asBrief } from './as-brief.ts';
import { judgeDrafts, startDrafts, wordDrafts } from './draft-loop.ts';
import type { GrowthReactive, GrowthReactiveUpdate } from './growth-reactive.state.ts';
import { growthTeam } from './growth-team.graph.ts';
import { outcomeFor } from './incident-outcome.ts';
import { learnedChances } from './learned-chances.ts';
import { mergeAdvice } from './merge-advice.ts';
import { recordIncident } from './record-incident.ts';
import { stateMeasurability } from './state-measurability.ts';
import { getPart } from './state-part.ts';

/** What is sent to one team. */
export type TeamTask = Pick<GrowthReactive, 'team' | 'package'>;

/** The work of each node of the reactive track. */
export function reactiveNodes(runtime: GraphRuntime) {
  const { runAgent, runGraph, useTool, write, context, executionId, traceId } = runtime;
  const asking = { useTool, tenant: context.tenant };
  const load = async ({ incidentKey }: GrowthReactive): Promise<GrowthReactiveUpdate> => ({
    incident: asBrief(await getIncident(context.db, incidentKey)),
    at: context.now().toISOString(),
  });

  const enrich = async ({ incident }: GrowthReactive): Promise<GrowthReactiveUpdate> => ({
    enrichment: await enrichIncident(getPart(incident, 'incident'), asking),
  });

  const pack = async (state: GrowthReactive): Promise<GrowthReactiveUpdate> => {
    const incident = getPart(state.incident, 'incident');
    const enrichment = getPart(state.enrichment, 'enrichment');
    const assessment = await runAgent(growthReactiveMaster, { incident, enrichment });
    const stamp = { tenant: context.tenant, at: state.at, traceId };
    return { package: packageIncident({ incident, enrichment, assessment }, stamp) };
  };

  const route = (state: GrowthReactive): GrowthReactiveUpdate =>
    selectTeams(getPart(state.package, 'package').suggestedTeams);

  const askTeam = async (state: TeamTask): Promise<GrowthReactiveUpdate> => ({
    outcomes: [
      await runGraph(growthTeam, {
        team: getPart(state.team, 'team'),
        package: getPart(state.package, 'package'),
      }),
    ],
  });

  const merge = async (state: GrowthReactive): Promise<GrowthReactiveUpdate> => {
    const chanceOf = await learnedChances(context.db, new Date(state.at));
    const merged = mergeAdvice(
      state.outcomes.flatMap(({ advices }) => advices),
      { chanceOf },
    );
    const packed = getPart(state.package, 'package');
    return {
      merged,
      drafts: await startDrafts(merged.advices, packed, asking),
    };
  };

  const format = async ({ drafts }: GrowthReactive): Promise<GrowthReactiveUpdate> => ({
    drafts: await wordDrafts(drafts, { runAgent, tenant: context.tenant }),
  });

  const validate = async ({ drafts }: GrowthReactive): Promise<GrowthReactiveUpdate> => ({
    drafts: await judgeDrafts(drafts, { runAgent, tenant: context.tenant }),
  });

  const record = async (state: GrowthReactive): Promise<GrowthReactiveUpdate> => {
    const drafts = await stateMeasurability(state.drafts, state.at, asking);
    const outcome = outcomeFor({ ...state, drafts }, { tenant: context.tenant, executionId });
    return { recorded: await write('record incident', outcome, (tx) => recordIncident(tx, outcome)) };
  };

  return { load, enrich, pack, route, askTeam, merge, format, validate, record };
}
