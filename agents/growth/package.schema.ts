import { z } from 'zod';
import { cells, supportedValue } from '#core/cell.ts';
import { language } from '#core/tenant.ts';
import { cause, findingKind, incidentCause } from '#tools/growth/cause.ts';
import { incidentFigures } from '#tools/growth/figures.ts';
import { priority, team } from '#tools/growth/team.ts';

/** The systems whose reports reach the proactive track. */
export const reportSource = z.enum(['ga4', 'gsc', 'pagespeed', 'google_ads', 'meta_ads']);
export type ReportSource = z.infer<typeof reportSource>;

/** A team that should look at a package, how sure the router is that it is theirs, and why. */
export const suggestedTeam = z.object({
  team,
  confidence: z.number().min(0).max(1),
  reason: z.string().min(1),
});
export type SuggestedTeam = z.infer<typeof suggestedTeam>;

/** What a master says of every package, whatever it came from. */
const shared = {
  /** The anomaly that leads the incident, or the insight that was reported. */
  sourceId: z.uuid(),
  shopId: z.uuid(),
  /** Bare number of the analytics property; null when the data came from a file. */
  propertyId: z.string().regex(/^\d+$/).nullable(),
  priority,
  /** 0..1, what the matter weighs beside the shop's revenue. */
  impactScore: z.number().min(0).max(1),
  /** Money over the whole stretch, negative for a loss; null when it cannot be said. */
  impactAmount: z.number().nullable(),
  /** ISO 4217, of `impactAmount`. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  confidence: z.number().min(0).max(1),
  /** Best first; the first is the primary specialist. Empty when no team may speak about it. */
  suggestedTeams: z.array(suggestedTeam),
  complexity: z.enum(['simple', 'moderate', 'complex']),
  needsTechnicalAnalysis: z.boolean(),
  needsCompetitiveResearch: z.boolean(),
  /** When the package was made; everything later takes its time from here. */
  packagedAt: z.iso.datetime(),
  traceId: z.string().min(1),
};

/** An incident, explained as far as a master can. */
export const anomalyPackage = z.object({
  sourceType: z.literal('anomaly'),
  ...shared,
  incidentKey: z.string().min(1),
  metric: z.string(),
  /** Values to which the metric is restricted; empty for a total. */
  dims: z.record(z.string(), z.string()),
  /** The dataset that the metric comes from. */
  dataset: z.string(),
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  zScore: z.number().nullable(),
  /** Actual beside expected; -0.25 is a quarter less. */
  changeFraction: z.number().nullable(),
  currentValue: z.number().nullable(),
  baselineValue: z.number().nullable(),
  cause: incidentCause,
  /** What is known of the incident in numbers, each with its evidence. */
  figures: incidentFigures,
});
export type AnomalyPackage = z.infer<typeof anomalyPackage>;

const texts = z.record(language, z.string().min(1));

/** Money at stake per week, and what kind of money it is. */
export const stake = z.object({
  perWeek: z.number().positive(),
  nature: z.enum(['loss', 'waste', 'opportunity', 'exposed']),
});
export type Stake = z.infer<typeof stake>;

/** One analyst's finding of a topic. */
export const topicFinding = z.object({
  insightId: z.uuid(),
  /** `ga4/conversion_funnel_analyst`. */
  analyst: z.string(),
  check: z.string(),
  rank: z.number().int(),
  subject: z.record(z.string(), z.string()),
  text: texts,
  trend: z.enum(['declining', 'improving', 'stable']),
  severity: z.enum(['high', 'medium', 'low']),
  certainty: z.enum(['clear', 'likely']),
  /** In the currency of the package; null when it cannot be said. */
  money: z.number().nullable(),
  evidenceId: z.uuid().nullable(),
});
export type TopicFinding = z.infer<typeof topicFinding>;

/** A topic of analysts' reports: what one or several of them found about one thing. */
export const reportPackage = z.object({
  sourceType: z.literal('mcp_report'),
  ...shared,
  topicKey: z.string().min(1),
  /** Of the finding that leads. */
  source: reportSource,
  agentName: z.string().min(1),
  metric: z.string(),
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  cause: cause.extend({ kind: findingKind }),
  /** Figures of the finding that leads, by placeholder, each with its evidence. */
  figures: z.record(z.string(), supportedValue),
  /** Sentences of the analyst by placeholder. */
  words: z.record(z.string(), texts),
  /** Names from the data that the sentences hold. */
  names: z.array(z.string()),
  /** Null when it cannot be said. */
  stake: stake.nullable(),
  /** How the source was: what was read when it answered in part is worth less. */
  reportStatus: z.enum(['ok', 'partial', 'stale']),
  /** What the reports lacked, as sentences. */
  missing: z.array(z.string()),
  findings: z.array(topicFinding).min(1),
  /** Topics that ask for the opposite at the same place and weigh less. */
  contradictedBy: z.array(z.object({ topicKey: z.string(), kind: findingKind, finding: texts })).default([]),
  summary: z.object({ keyFinding: z.string(), businessImpact: z.string() }),
  keyInsights: z.array(z.object({ insight: z.string(), evidenceId: z.uuid().nullable(), cells })),
});
export type ReportPackage = z.infer<typeof reportPackage>;

/** What a master hands to teams: one incident or one insight. */
export const insightPackage = z.discriminatedUnion('sourceType', [anomalyPackage, reportPackage]);
export type InsightPackage = z.infer<typeof insightPackage>;
