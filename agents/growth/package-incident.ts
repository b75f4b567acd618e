import type { Tenant } from '#core/tenant.ts';
import type { IncidentCause } from '#tools/growth/cause.ts';
import type { Assessment } from './assessment.ts';
import { classifyCause } from './classify-cause.ts';
import type { Enrichment } from './enrichment.ts';
import type { IncidentBrief } from './incident-brief.ts';
import { type AnomalyPackage, anomalyPackage } from './package.schema.ts';

/** What is known of an incident once its cause is named. */
export interface AssessedIncident {
  readonly incident: IncidentBrief;
  readonly enrichment: Enrichment;
  readonly assessment: Assessment;
}

/** For whom and when a package is made. */
export interface PackageStamp {
  readonly tenant: Tenant;
  readonly at: string;
  readonly traceId: string;
}

/** Makes the package of an incident: judgement from the master, every number from the store. */
export function packageIncident(
  assessed: AssessedIncident,
  { tenant, at, traceId }: PackageStamp,
): AnomalyPackage {
  const { incident, enrichment, assessment } = assessed;
  const cause = settleCause(assessment.cause, enrichment);
  const { lead } = incident;
  return anomalyPackage.parse({
    sourceType: 'anomaly',
    sourceId: lead.id,
    shopId: tenant.id,
    propertyId: null,
    incidentKey: incident.key,
    metric: lead.metric,
    dims: lead.dims,
    dataset: lead.source,
    firstDay: enrichment.firstDay,
    lastDay: enrichment.lastDay,
    zScore: lead.z,
    changeFraction: lead.changeFraction,
    currentValue: lead.actual,
    baselineValue: lead.expected,
    cause,
    figures: figuresFor(cause, enrichment),
    priority: assessment.priority,
    impactScore: incident.impactScore,
    // Orders that came in while robots did are not what robots are worth.
    impactAmount: cause.kind === 'bot_traffic' ? null : incident.impactAmount,
    currency: tenant.currency,
    confidence: cause.confidence,
    suggestedTeams: cause.class === 'business' ? assessment.suggestedTeams : [],
    complexity: assessment.complexity,
    needsTechnicalAnalysis: assessment.needsTechnicalAnalysis,
    needsCompetitiveResearch: assessment.needsCompetitiveResearch,
    packagedAt: at,
    traceId,
  });
}

/** A cause stands only as far as the numbers carry it, whoever named it; else the rules decide. */
export function settleCause(named: IncidentCause, { observation }: Enrichment): IncidentCause {
  const byRule = classifyCause(observation);
  // A model may not turn an outage into business, nor business into an outage.
  if (named.class !== byRule.class) return byRule;
  const isKnownPlace = named.segment === null || isObserved(named.segment, observation);
  return isKnownPlace && isObservedChange(named, observation) ? named : byRule;
}

function isObserved(
  { dimension, value }: NonNullable<IncidentCause['segment']>,
  { roots, doubts }: Enrichment['observation'],
): boolean {
  const places = [...Object.values(roots), ...doubts.map(({ segment }) => segment)];
  return places.some((place) => place?.dimension === dimension && place.value === value);
}

/** A metric may be named when its change was seen, and only the way it went. */
function isObservedChange({ metric, direction }: IncidentCause, seen: Enrichment['observation']): boolean {
  if (metric === seen.metric) return direction === seen.direction;
  const change = seen.changes[metric] ?? 0;
  return change !== 0 && change > 0 === (direction === 'up');
}

/** The figures that belong to the named cause; those of another metric or segment would mislead. */
function figuresFor(
  { metric, segment }: IncidentCause,
  { figures, metricFigures, segmentFigures }: Enrichment,
) {
  const isSameSegment =
    segmentFigures?.metric === metric &&
    segmentFigures.segment.dimension === segment?.dimension &&
    segmentFigures.segment.value === segment.value;
  return { ...figures, ...metricFigures[metric], ...(isSameSegment ? segmentFigures.figures : {}) };
}
