import { growthReactiveMaster } from '#agents/growth/growth-reactive-master.agent.ts';
import { reportIncident } from '#agents/growth/incident-report.ts';
import type { AnomalyPackage } from '#agents/growth/package.schema.ts';
import { citationsOf } from '#agents/growth/wording/draft-grounding.ts';
import type { Tenant } from '#core/tenant.ts';
import type { IncidentInsight } from '#storage/insight/insight.repository.ts';
import type { CauseClass } from '#tools/growth/cause.ts';
import type { DraftItem } from './draft-loop.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { GrowthReactive } from './growth-reactive.state.ts';
import type { AdviceConflict, MergedAdvice } from './merge-advice.ts';
import type { CitedRecommendation, IncidentOutcome } from './record-incident.ts';
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
};

/** Everything that a run concluded about an incident, ready to be written; the same state gives the same outcome. */
export function outcomeFor(state: GrowthReactive, stamp: OutcomeStamp): IncidentOutcome {
  const packed = getPart(state.package, 'package');
  const report = reportIncident(packed, stamp.tenant);
  const { incidentKey, firstDay, lastDay, priority, confidence, traceId, cause } = packed;
  return {
    incidentKey,
    executionId: stamp.executionId,
    cause,
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
    recommendations: state.drafts.map((item) => asRecommendation(item, state, stamp)),
  };
}

/** What a person may want to look up later: who was asked, who was not, and what was left out. */
function contentOf(state: GrowthReactive, { metric, impactAmount, currency, figures }: AnomalyPackage) {
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

function asRecommendation(item: DraftItem, state: GrowthReactive, stamp: OutcomeStamp): CitedRecommendation {
  const { advice, texts, computations, problems } = item;
  const { tenant } = stamp;
  const packed = getPart(state.package, 'package');
  const isPublishable = texts !== null && problems.length === 0;
  return {
    write: {
      executionId: stamp.executionId,
      incidentKey: packed.incidentKey,
      anomalyId: packed.sourceId,
      domain: advice.team,
      kind: advice.template,
      priority: advice.priority,
      language: tenant.locale,
      title: texts?.[tenant.locale].h1 ?? advice.template,
      body: bodyOf(item, state.merged.conflicts),
      predicted: advice.effect,
      confidence: advice.confidence,
      impactAmount: packed.impactAmount,
      currency: packed.currency,
      status: isPublishable ? 'active' : 'quarantined',
      statusReason: isPublishable ? null : problems.map(({ detail }) => detail).join(' '),
      fingerprint: fingerprintOf(tenant.id, advice),
      at: state.at,
    },
    citations: isPublishable
      ? citationsOf({ advice, texts, computations: [...computations] }, [tenant.name])
      : [],
  };
}

/** The whole recommendation in every language; `title` and `language` of the row are the tenant's view of it. */
function bodyOf(
  { advice, teams, texts, computations, problems, attempts }: DraftItem,
  conflicts: readonly AdviceConflict[],
) {
  const { template, lever, leverDirection, effort, cause, effect, figures } = advice;
  return {
    texts,
    computations,
    template,
    lever,
    leverDirection,
    effort,
    teams,
    cause,
    effect,
    figures,
    /** Measures that were dropped for this one because they pulled the other way. */
    conflicts: conflicts.filter(({ kept }) => kept.template === template),
    problems,
    attempts,
  };
}
