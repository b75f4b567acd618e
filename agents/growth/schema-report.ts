import { z } from 'zod';
import { InvariantError } from '#core/errors.ts';
import type { Team } from '#tools/growth/team.ts';
import { observedDoubt } from './observation.ts';
import { reading } from './reading.ts';

const trend = z.enum(['declining', 'improving', 'stable']).nullable();

/** What every schema role says: can the question be answered from this data. */
const common = {
  /** `unusable` data gets no advice; `doubtful` data lowers the confidence of what follows. */
  soundness: z.enum(['sound', 'doubtful', 'unusable']),
  doubts: z.array(observedDoubt),
  /** What this team would have wanted and did not have, in sentences. */
  missing: z.array(z.string()),
  /** 0..1, how far the data carries a conclusion of this team. */
  confidence: z.number().min(0).max(1),
};

const campaignFigures = z.object({
  totalSpend: reading,
  conversions: reading,
  /** Cost per conversion. */
  cpa: reading,
  /** Conversion value per unit of spend. */
  roas: reading,
});
export type CampaignFigures = z.infer<typeof campaignFigures>;

/** The figures of one team's field, as the reference system names them (spec 2.5). */
export const schemaReport = z.discriminatedUnion('team', [
  z.object({
    team: z.literal('performance_marketing'),
    ...common,
    campaignAnalysis: z.object({ googleAds: campaignFigures, metaAds: campaignFigures }),
    /** Null when it cannot be said. */
    trends: z.object({
      cpaIncreasing: z.boolean().nullable(),
      roasDeclining: z.boolean().nullable(),
      conversionRateStable: z.boolean().nullable(),
    }),
    statisticalValidation: z.object({
      significance: z.number().min(0).max(1),
      label: z.enum(['strong', 'moderate', 'weak']),
    }),
  }),
  z.object({
    team: z.literal('seo_technical'),
    ...common,
    organicPerformance: z.object({
      totalSessions: reading,
      changeFraction: reading,
      conversionRate: reading,
      trend,
      topLandingPages: reading,
    }),
    seoHealth: z.object({ indexationRate: reading, averagePosition: reading, clickThroughRate: reading }),
  }),
  z.object({
    team: z.literal('ux_conversion'),
    ...common,
    funnel: z.object({
      visits: reading,
      productView: reading,
      addToCart: reading,
      checkout: reading,
      purchase: reading,
      visitToPurchase: reading,
      /** The stage that lost most; null when the stages in between are not measured. */
      bottleneck: z.string().nullable(),
    }),
    devicePerformance: z.object({
      desktop: reading,
      mobile: reading,
      /** mobile / desktop - 1; null when either is unknown. */
      mobileGap: z.number().nullable(),
    }),
  }),
  z.object({
    team: z.literal('gsc_specialist'),
    ...common,
    searchPerformance: z.object({
      totalClicks: reading,
      totalImpressions: reading,
      averageClickThroughRate: reading,
      averagePosition: reading,
    }),
    indexingHealth: z.object({
      indexedPages: reading,
      submittedPages: reading,
      indexationRate: reading,
      crawlErrors: reading,
    }),
  }),
]);
export type SchemaReport = z.infer<typeof schemaReport>;

/** What one team's role may answer: its own arm and no other. */
export function schemaReportOf(team: Team): z.ZodType<SchemaReport> {
  const arm = schemaReport.options.find(({ shape }) => shape.team.value === team);
  if (arm === undefined) throw new InvariantError(`The team "${team}" has no schema report.`);
  return arm;
}
