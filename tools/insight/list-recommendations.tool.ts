import { z } from 'zod';
import type { Cells } from '#core/cell.ts';
import { language, type Tenant } from '#core/tenant.ts';
import {
  listRecommendations as listStored,
  type Recommendation,
} from '#storage/insight/recommendation-read.repository.ts';
import { defineTool } from '../tool.ts';
import { leastDetectable, measurabilityOf } from './measurability.ts';

/** What every solution's text has of a recommendation, whatever else it keeps. */
const worded = z.looseObject({
  texts: z.record(language, z.looseObject({ h1: z.string(), impact: z.string(), desc: z.string() })),
});

const recommendation = z.object({
  id: z.uuid(),
  domain: z.string(),
  priority: z.enum(['URGENT', 'HIGH', 'MEDIUM', 'LOW']),
  status: z.string(),
  title: z.string(),
  /** What it is worth, in its own words; null when another system wrote it. */
  impact: z.string().nullable(),
  /** Why; null when another system wrote it. */
  reason: z.string().nullable(),
  confidence: z.number(),
  /** Money at stake, negative for a loss. */
  impactAmount: z.number().nullable(),
  incidentKey: z.string().nullable(),
  /** Whether what it promises could be measured; `beyond`: only a larger change; null when it does not say. */
  measurable: z.enum(['yes', 'beyond', 'no']).nullable(),
  /** The smallest change in the promised direction that would be found, as a signed fraction; null when none would. */
  leastDetectable: z.number().nullable(),
});

const answer = z.object({ recommendations: z.array(recommendation), others: z.number().int() });
type Answer = z.output<typeof answer>;

export const listRecommendations = defineTool({
  name: 'insight_recommendations',
  version: '2',
  description:
    'Recommendations that are open, the most pressing first: what to do, why, what it is worth, how sure that is, and whether its effect could be measured. Their texts were checked against evidence when they were published.',
  effect: 'read',
  input: z.object({
    language,
    incidentKey: z.string().optional().describe('Only those of one incident.'),
    limit: z.number().int().min(1).max(20).default(5),
  }),
  output: answer,

  async run({ language: spoken, incidentKey, limit }, { db }) {
    const open = await listStored(db, { statuses: ['active', 'accepted'], incidentKey });
    return {
      recommendations: open.slice(0, limit).map((each) => describe(each, spoken)),
      others: Math.max(0, open.length - limit),
    };
  },

  cells: recommendationCells,
});

function describe(stored: Recommendation, spoken: z.infer<typeof language>) {
  const text = worded.safeParse(stored.body).data?.texts[spoken];
  const measurability = measurabilityOf(stored);
  const { id, domain, priority, status, confidence, impactAmount, incidentKey } = stored;
  return {
    ...{ id, domain, priority, status, confidence, impactAmount, incidentKey },
    title: text?.h1 ?? stored.title,
    impact: text?.impact ?? null,
    reason: text?.desc ?? null,
    measurable: measurability?.verdict ?? null,
    leastDetectable: measurability === null ? null : leastDetectable(measurability),
  };
}

/** Cells: `count`, and `recommendation.<number>.*` of each, from 1; its texts are labels, quoted as they were published. */
function recommendationCells({ recommendations, others }: Answer, { currency }: Tenant): Cells {
  const label = (value: string | null) => ({ value, unit: 'label', basis: 'measured' }) as const;
  const each = recommendations.map((found, index): Cells => {
    const name = `recommendation.${index + 1}`;
    return {
      [`${name}.id`]: label(found.id.slice(0, 8)),
      [`${name}.title`]: label(found.title),
      [`${name}.impact`]: label(found.impact),
      [`${name}.reason`]: label(found.reason),
      [`${name}.incident`]: label(found.incidentKey),
      [`${name}.measurable`]: label(found.measurable),
      [`${name}.least_detectable`]: { value: found.leastDetectable, unit: 'fraction', basis: 'estimate' },
      [`${name}.confidence`]: { value: found.confidence, unit: 'fraction', basis: 'estimate' },
      [`${name}.impact_amount`]: { value: found.impactAmount, unit: 'currency', basis: 'computed', currency },
    };
  });
  const count = { value: recommendations.length + others, unit: 'count', basis: 'computed' } as const;
  return { count, ...Object.assign({}, ...each) };
}
