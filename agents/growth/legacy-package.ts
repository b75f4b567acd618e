import { z } from 'zod';
import { priority, teamOrAlias } from '#tools/growth/team.ts';
import { type InsightPackage, reportSource, type SuggestedTeam } from './package.schema.ts';

/** The reference system wrote `critical` where it meant the highest of its four levels. */
const priorityOrAlias = z.preprocess((word) => {
  if (typeof word !== 'string') return word;
  const upper = word.toUpperCase();
  return upper === 'CRITICAL' ? 'URGENT' : upper;
}, priority);

/** Bare or with the prefix of Google's interface; kept bare. */
const propertyId = z
  .string()
  .transform((id) => id.replace(/^properties\//, ''))
  .pipe(z.string().regex(/^\d+$/));

const specialist = z.object({
  specialist_name: teamOrAlias,
  confidence: z.number().min(0).max(1),
  primary_reasoning: z.string().min(1),
});

const routing = z.object({ primary_specialist: specialist, secondary_specialist: specialist.optional() });

/** A plain list states no confidence: whoever is first is meant, the others may be. */
const LISTED_CONFIDENCE = { first: 0.9, other: 0.75 };

const specialists = z.union([z.array(teamOrAlias).min(1), routing]).transform(asRanking);

/** What other systems of such a shop call a package, with every alias mapped and every unknown word refused. */
export const legacyPackage = z.object({
  source_type: z.enum(['anomaly', 'mcp_report']),
  source_id: z.uuid(),
  shop_id: z.string().min(1),
  property_id: propertyId.nullable(),
  metric: z.string().optional(),
  z_score: z.number().optional(),
  /** Percent, as the reference writes it. */
  pct_delta: z.number().optional(),
  mcp_source: reportSource.optional(),
  agent_name: z.string().optional(),
  priority_level: priorityOrAlias,
  business_impact_score: z.number().min(0).max(1),
  confidence_score: z.number().min(0).max(1),
  suggested_specialists: specialists,
  processing_timestamp: z.iso.datetime({ offset: true }),
  trace_id: z.string().min(1),
});

function asRanking(given: z.infer<typeof routing> | z.infer<typeof teamOrAlias>[]): SuggestedTeam[] {
  if (Array.isArray(given)) {
    return given.map((team, index) => ({
      team,
      confidence: index === 0 ? LISTED_CONFIDENCE.first : LISTED_CONFIDENCE.other,
      reason: 'named in a list without reasons',
    }));
  }
  return [given.primary_specialist, given.secondary_specialist]
    .filter((each) => each !== undefined)
    .map(({ specialist_name, confidence, primary_reasoning }) => ({
      team: specialist_name,
      confidence,
      reason: primary_reasoning,
    }));
}

/** A package in the words of the reference system, with both of its forms of routing. */
export function toLegacyPackage(from: InsightPackage) {
  return {
    source_type: from.sourceType,
    source_id: from.sourceId,
    shop_id: from.shopId,
    property_id: from.propertyId,
    ...arm(from),
    priority_level: from.priority,
    business_impact_score: from.impactScore,
    confidence_score: from.confidence,
    suggested_specialists: from.suggestedTeams.map(({ team }) => team),
    specialist_routing: toRouting(from.suggestedTeams),
    complexity_assessment: from.complexity,
    requires_technical_analysis: from.needsTechnicalAnalysis,
    requires_competitive_research: from.needsCompetitiveResearch,
    processing_timestamp: from.packagedAt,
    trace_id: from.traceId,
  };
}

function arm(from: InsightPackage) {
  if (from.sourceType === 'mcp_report') {
    return {
      mcp_source: from.source,
      agent_name: from.agentName,
      report_summary: from.summary,
      key_insights: from.keyInsights,
    };
  }
  return {
    metric: from.metric,
    z_score: from.zScore,
    pct_delta: from.changeFraction === null ? null : from.changeFraction * 100,
    current_value: from.currentValue,
    baseline_value: from.baselineValue,
  };
}

/** The reference knows two slots; what stands behind them is only in the list. */
function toRouting([primary, secondary]: readonly SuggestedTeam[]) {
  return {
    primary_specialist: primary === undefined ? null : toSpecialist(primary),
    secondary_specialist: secondary === undefined ? null : toSpecialist(secondary),
  };
}

function toSpecialist({ team, confidence, reason }: SuggestedTeam) {
  return { specialist_name: team, confidence, primary_reasoning: reason };
}
