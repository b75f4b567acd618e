import { z } from 'zod';
import { classOf, incidentCause } from '#tools/growth/cause.ts';
import { priority } from '#tools/growth/team.ts';
import { enrichment } from './enrichment.ts';
import { incidentBrief } from './incident-brief.ts';
import { suggestedTeam } from './package.schema.ts';

/** What the master is told. */
export const masterInput = z.object({ incident: incidentBrief, enrichment });
export type MasterInput = z.infer<typeof masterInput>;

/** What the master decides; amounts and figures are not its business. */
export const assessment = z.object({
  cause: incidentCause.refine((named) => named.class === classOf(named.kind), {
    message: 'the class follows from the kind',
  }),
  priority,
  /** Best first; empty unless the cause is a business event. */
  suggestedTeams: z.array(suggestedTeam),
  complexity: z.enum(['simple', 'moderate', 'complex']),
  needsTechnicalAnalysis: z.boolean(),
  needsCompetitiveResearch: z.boolean(),
});
export type Assessment = z.infer<typeof assessment>;
