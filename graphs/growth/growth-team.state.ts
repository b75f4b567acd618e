import { Annotation } from '@langchain/langgraph';
import type { InsightPackage } from '#agents/growth/package.schema.ts';
import type { ResearchReport } from '#agents/growth/research-report.ts';
import type { SchemaReport } from '#agents/growth/schema-report.ts';
import type { StrategyReport, ValidatorReport } from '#agents/growth/strategy-report.ts';
import type { Team } from '#tools/growth/team.ts';

/** Every write replaces the field, except `strategies`, which counts them. */
export const GrowthTeamState = Annotation.Root({
  team: Annotation<Team>,
  package: Annotation<InsightPackage>,
  schemaReport: Annotation<SchemaReport | undefined>,
  researchReport: Annotation<ResearchReport | undefined>,
  strategyReport: Annotation<StrategyReport | undefined>,
  verdict: Annotation<ValidatorReport | undefined>,
  strategies: Annotation<number>({ reducer: (count, added) => count + added, default: () => 0 }),
});

export type GrowthTeam = typeof GrowthTeamState.State;
export type GrowthTeamUpdate = typeof GrowthTeamState.Update;
