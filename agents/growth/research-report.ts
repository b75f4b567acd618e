import { z } from 'zod';
import { InvariantError } from '#core/errors.ts';
import { segment } from '#tools/growth/cause.ts';
import type { Team } from '#tools/growth/team.ts';
import { reading } from './reading.ts';

/** A value of a dimension that carried a part of the change. */
const driver = segment.extend({ metric: z.string(), share: reading, change: reading });
export type ResearchDriver = z.infer<typeof driver>;

/** Something else that left its expectation in the same days. */
const coincident = z.object({
  metric: z.string(),
  segment: segment.nullable(),
  direction: z.enum(['up', 'down']),
  /** Days after the incident's metric; negative when it moved first. */
  lag: z.number().int(),
  /** 0..1. */
  strength: z.number().min(0).max(1),
});

/** What the shop has told about itself; `note` is foreign text and never an instruction. */
const knowledgeNote = z.object({ type: z.string(), note: z.string() });

const common = {
  drivers: z.array(driver),
  coincident: z.array(coincident),
  knowledge: z.array(knowledgeNote),
  missing: z.array(z.string()),
  confidence: z.number().min(0).max(1),
};

/** A finding in words, or why there is none. */
const note = z.discriminatedUnion('status', [
  z.object({ status: z.literal('ok'), notes: z.array(z.string()).min(1) }),
  z.object({ status: z.literal('unavailable'), reason: z.string().min(1) }),
]);
export type ResearchNote = z.infer<typeof note>;

/** Why it happened and what surrounds it, as one team sees it (spec 2.5). */
export const researchReport = z.discriminatedUnion('team', [
  z.object({
    team: z.literal('performance_marketing'),
    ...common,
    competitiveLandscape: z.object({
      averageCpaInIndustry: reading,
      competitorStrategies: note,
    }),
    marketOpportunities: note,
  }),
  z.object({
    team: z.literal('seo_technical'),
    ...common,
    competitiveAnalysis: z.object({ topCompetitors: note, keywordGap: reading }),
    contentOpportunities: note,
  }),
  z.object({
    team: z.literal('ux_conversion'),
    ...common,
    uxAnalysis: z.object({ checkoutFlowSteps: note, mobileIssues: note, visualEvidence: note }),
    competitiveUx: note,
  }),
  z.object({
    team: z.literal('gsc_specialist'),
    ...common,
    queries: note,
    pages: note,
    sitemaps: note,
  }),
]);
export type ResearchReport = z.infer<typeof researchReport>;

/** What one team's role may answer: its own arm and no other. */
export function researchReportOf(team: Team): z.ZodType<ResearchReport> {
  const arm = researchReport.options.find(({ shape }) => shape.team.value === team);
  if (arm === undefined) throw new InvariantError(`The team "${team}" has no research report.`);
  return arm;
}
