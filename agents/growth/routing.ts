import type { FindingKind, IncidentKind, Segment } from '#tools/growth/cause.ts';
import { BY_FINDING } from './finding-routes.ts';
import type { ReportSource, SuggestedTeam } from './package.schema.ts';
import {
  BY_CAUSE,
  BY_METRIC,
  BY_SEGMENT,
  type Candidate,
  DEFAULT,
  SEARCH,
  type SegmentRoute,
} from './routing-table.ts';

/** The primary team always runs; another one from this confidence on. */
export const SECONDARY_THRESHOLD = 0.75;

/** What is known of a matter when it is routed. */
export interface RoutingQuestion {
  readonly metric: string;
  readonly cause: IncidentKind;
  readonly segment: Segment | null;
}

/** The teams that a matter concerns, best first; empty when no team may speak about it. */
export function rankTeams({ metric, cause, segment }: RoutingQuestion): SuggestedTeam[] {
  const byCause = BY_CAUSE[cause];
  if (byCause !== null) return withReason(byCause, `the cause is ${cause}`);
  const bySegment = segment === null ? undefined : BY_SEGMENT.find((route) => fits(route, segment));
  if (bySegment !== undefined)
    return withReason(bySegment.teams, `it happened in one ${bySegment.dimension}`);
  return rankByMetric(metric);
}

/** The teams that a metric concerns when nothing else is known. */
export function rankByMetric(metric: string): SuggestedTeam[] {
  const listed = BY_METRIC[metric];
  if (listed !== undefined) return withReason(listed, `the metric is ${metric}`);
  if (metric.includes('search')) return withReason(SEARCH, 'the metric is about search');
  return withReason(DEFAULT, 'no rule names this metric');
}

/** Whether the registry names the metric, so that it does not fall to the default. */
export function isRouted(metric: string): boolean {
  return Object.hasOwn(BY_METRIC, metric);
}

const GA4_MARKETING = /conversion|revenue|ltv|lifetime_value|attribution/;

/** The teams that a finding concerns: by what it is about, else by where it was found. */
export function rankByFinding(kind: FindingKind, source: ReportSource, agentName: string): SuggestedTeam[] {
  const listed = BY_FINDING[kind];
  return listed === null ? rankBySource(source, agentName) : withReason(listed, `the finding is ${kind}`);
}

/** The teams that an analyst's report concerns, by its source and, for GA4, by what the analyst looks at. */
export function rankBySource(source: ReportSource, agentName: string): SuggestedTeam[] {
  return withReason(candidatesOf(source, agentName), `the report comes from ${source}`);
}

function candidatesOf(source: ReportSource, agentName: string): readonly Candidate[] {
  switch (source) {
    case 'gsc':
      return [
        ['gsc_specialist', 0.9],
        ['seo_technical', 0.8],
      ];
    case 'pagespeed':
      return [
        ['ux_conversion', 0.9],
        ['seo_technical', 0.8],
      ];
    case 'google_ads':
    case 'meta_ads':
      return [['performance_marketing', 0.95]];
    case 'ga4':
      return GA4_MARKETING.test(agentName) ? [['performance_marketing', 0.85]] : [['ux_conversion', 0.85]];
  }
}

/** Which of the ranked teams run: the primary always, others from `threshold` on. */
export function selectTeams(
  ranked: readonly SuggestedTeam[],
  threshold = SECONDARY_THRESHOLD,
): { run: readonly SuggestedTeam[]; skipped: readonly SuggestedTeam[] } {
  const runs = (suggested: SuggestedTeam, place: number) => place === 0 || suggested.confidence >= threshold;
  return { run: ranked.filter(runs), skipped: ranked.filter((each, place) => !runs(each, place)) };
}

function fits({ dimension, value }: SegmentRoute, segment: Segment): boolean {
  return dimension === segment.dimension && (value === undefined || value.test(segment.value));
}

function withReason(candidates: readonly Candidate[], reason: string): SuggestedTeam[] {
  return candidates.map(([team, confidence]) => ({ team, confidence, reason }));
}
