import { assessPriority } from '#analysis/priority.ts';
import type { IncidentCause } from '#tools/growth/cause.ts';
import type { Priority } from '#tools/growth/team.ts';
import type { Assessment, MasterInput } from './assessment.ts';
import { classifyCause } from './classify-cause.ts';
import { rankTeams } from './routing.ts';

/** From so many kinds of metrics on, an incident is more than one story. */
const COMPLEX_METRICS = 5;

/** Causes that somebody has to look for in the site itself. */
const TECHNICAL = ['checkout_broken', 'organic_loss', 'bot_traffic', 'engagement_drop'];
/** Causes that may lie with competitors or the market. */
const COMPETITIVE = [
  'organic_loss',
  'channel_loss',
  'ads_efficiency_drop',
  'demand_drop',
  'product_change',
  'price_change',
];

/** The master's decision by rules alone. */
export function assessIncident({ incident, enrichment }: MasterInput): Assessment {
  const { observation } = enrichment;
  const cause = classifyCause(observation);
  const { kind, segment } = cause;
  const metrics = new Set(incident.anomalies.map(({ metric }) => metric)).size;
  const isBusiness = cause.class === 'business';
  return {
    cause,
    priority: priorityOf({ incident, enrichment }, cause),
    suggestedTeams: isBusiness ? rankTeams({ metric: cause.metric, cause: kind, segment }) : [],
    complexity: complexityOf(metrics, segment !== null),
    needsTechnicalAnalysis: TECHNICAL.includes(kind),
    needsCompetitiveResearch: COMPETITIVE.includes(kind),
  };
}

const LEVELS: readonly Priority[] = ['URGENT', 'HIGH', 'MEDIUM', 'LOW'];

/**
 * The detector ranked the lead alone; the master knows the whole evidence and the cause, so it may only raise. Robots
 * look like growth and are none. Days without numbers have no impact, yet nobody should fly blind for long.
 */
function priorityOf({ incident, enrichment }: MasterInput, cause: IncidentCause): Priority {
  if (cause.class === 'data_problem') return moreUrgent(incident.severity, 'HIGH');
  // One order asks nothing of anybody, nor does a holiday.
  if (cause.class === 'single_record' || cause.class === 'calendar') return 'LOW';
  const isRobots = cause.kind === 'bot_traffic';
  const { level } = assessPriority({
    z: Math.max(...incident.anomalies.map(({ z }) => Math.abs(z ?? 0))),
    impactScore: incident.impactScore,
    changeFraction: incident.lead.changeFraction,
    good: isRobots ? false : enrichment.observation.isGood,
    confidence: cause.confidence,
  });
  // Every rate of the shop is wrong while robots are counted, whatever they cost.
  return moreUrgent(moreUrgent(incident.severity, level), isRobots ? 'MEDIUM' : 'LOW');
}

function moreUrgent(first: Priority, second: Priority): Priority {
  return LEVELS.indexOf(first) <= LEVELS.indexOf(second) ? first : second;
}

function complexityOf(metrics: number, isLocal: boolean): Assessment['complexity'] {
  if (metrics >= COMPLEX_METRICS) return isLocal ? 'moderate' : 'complex';
  return isLocal ? 'simple' : 'moderate';
}
