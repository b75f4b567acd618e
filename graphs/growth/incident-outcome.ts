import { otherCauses } from '#agents/growth/classify-cause.ts';
import { growthReactiveMaster } from '#agents/growth/growth-reactive-master.agent.ts';
import { reportIncident } from '#agents/growth/incident-report.ts';
import type { AnomalyPackage } from '#agents/growth/package.schema.ts';
import type { Tenant } from '#core/tenant.ts';
import type { IncidentInsight } from '#storage/insight/insight.repository.ts';
import type { CauseClass } from '#tools/growth/cause.ts';
import type { GrowthReactive } from './growth-reactive.state.ts';
import type { MergedAdvice } from './merge-advice.ts';
import { type Origin, recommendationOf } from './recommendation-of.ts';
import type { IncidentOutcome } from './record-incident.ts';
import type { StatedDraft } from './state-measurability.ts';
import { getPart } from './state-part.ts';

/** For whom, and in which run, an outcome is written. */
export interface OutcomeStamp {
  readonly tenant: Tenant;
  readonly executionId: string;
}

const INSIGHT_KINDS: Readonly<Record<CauseClass, IncidentInsight['kind']>> = {
  business: 'incident',
  data_problem: 'data_problem',
  single_record: 'single_record',
  calendar: 'incident',
};

/** The state of a run at its end, when every draft says whether its promise could be measured. */
export interface ConcludedIncident extends Omit<GrowthReactive, 'drafts'> {
  readonly drafts: readonly StatedDraft[];
}

/** Everything that a run concluded about an incident, ready to be written; the same state gives the same outcome. */
export function outcomeFor(state: ConcludedIncident, stamp: OutcomeStamp): IncidentOutcome {
  const packed = getPart(state.package, 'package');
  const report = reportIncident(packed, stamp.tenant);
  const { incidentKey, firstDay, lastDay, priority, confidence, traceId, cause } = packed;
  return {
    incidentKey,
    executionId: stamp.executionId,
    cause,
    alternatives: state.enrichment === undefined ? [] : otherCauses(cause, state.enrichment.observation),
    insight: {
      kind: INSIGHT_KINDS[cause.class],
      incidentKey,
      agent: growthReactiveMaster.name,
      executionId: stamp.executionId,
      title: report.texts[stamp.tenant.locale].title,
      content: { texts: report.texts, cause, ...contentOf(state, packed) },
      firstDay,
      lastDay,
      priority,
      confidence,
      traceId,
      at: state.at,
    },
    citations: report.citations,
    recommendations: state.drafts.map((item) =>
      recommendationOf(item, originOf(packed), { ...stamp, at: state.at, conflicts: state.merged.conflicts }),
    ),
  };
}

/** What a person may want to look up later: who was asked, who was not, and what was left out. */
function contentOf(state: ConcludedIncident, { metric, impactAmount, currency, figures }: AnomalyPackage) {
  const { run, skipped, merged, outcomes, enrichment } = state;
  return {
    metric,
    impactAmount,
    currency,
    figures,
    evidenceIds: enrichment?.evidenceIds ?? [],
    missing: [...new Set([...(enrichment?.missing ?? []), ...outcomes.flatMap((each) => each.missing)])],
    teams: run.map(({ team, confidence, reason }) => ({ team, confidence, reason })),
    skippedTeams: skipped.map(({ team, confidence, reason }) => ({ team, confidence, reason })),
    conflicts: merged.conflicts,
    held: merged.held.map(asHeld),
    objections: outcomes.flatMap(({ team, objections }) => objections.map((each) => ({ team, ...each }))),
  };
}

function asHeld({ advice, teams }: MergedAdvice) {
  const { template, lever, leverDirection, priority, confidence } = advice;
  return { template, lever, leverDirection, priority, confidence, teams };
}

function originOf({ sourceId, incidentKey, impactAmount, currency }: AnomalyPackage): Origin {
  return { sourceKind: 'anomaly', anomalyId: sourceId, insightId: null, incidentKey, impactAmount, currency };
}
