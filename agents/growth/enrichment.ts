import { z } from 'zod';
import { segment } from '#tools/growth/cause.ts';
import { incidentFigures } from '#tools/growth/figures.ts';
import { observation } from './observation.ts';

/** What the tools know of an incident, gathered before anybody judges it. */
export const enrichment = z.object({
  observation,
  /** The days that everything is told of. */
  firstDay: z.iso.date(),
  lastDay: z.iso.date(),
  /** When it happened, what it was worth, and the record that made it, whatever the cause. */
  figures: incidentFigures,
  /** What the metric that shows the likely cause came to in the whole shop. */
  metricFigures: z.record(z.string(), incidentFigures),
  /** What the likely segment had to do with it. */
  segmentFigures: z.object({ metric: z.string(), segment, figures: incidentFigures }).nullable(),
  /** What the shop has told about itself; foreign text. */
  knowledge: z.array(z.object({ type: z.string(), note: z.string() })),
  /** Every stored result that was looked at. */
  evidenceIds: z.array(z.string()),
  /** What could not be asked, and why, in sentences. */
  missing: z.array(z.string()),
});
export type Enrichment = z.infer<typeof enrichment>;
