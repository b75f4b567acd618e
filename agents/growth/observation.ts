import { z } from 'zod';
import { segment } from '#tools/growth/cause.ts';
import { problemKind } from '#tools/metric/data-problem.ts';

/** A value of a dimension as the explanation of how one metric changed. */
export const observedRoot = segment.extend({
  /** Part of the total's change; may pass 1 when others moved the other way. Null when it cannot be said. */
  share: z.number().nullable(),
  /** 0..1, how clearly the value stands out. */
  confidence: z.number().min(0).max(1),
  /** What is left of the value's own volume, 1 when nothing changed; null when it cannot be said. */
  remaining: z.number().nullable(),
});
export type ObservedRoot = z.infer<typeof observedRoot>;

/** A reason to doubt the data, or one record that explains all. */
export const observedDoubt = z.object({
  kind: z.enum([
    'tracker_break',
    'gap',
    'late_data',
    'label_shift',
    ...problemKind.exclude(['tracker_break', 'data_gap']).options,
    'record_dominance',
    'bot_traffic',
  ]),
  /** The record of a dominance; the dimension's new name of a shift; the measure that is missing. */
  segment: segment.nullable(),
  /** Part of the change that it explains; null when it explains all of it or it cannot be said. */
  share: z.number().nullable(),
});
export type ObservedDoubt = z.infer<typeof observedDoubt>;

/** All that is known of an incident when its cause is named; changes are fractions of what was expected. */
export const observation = z.object({
  metric: z.string(),
  family: z.string(),
  direction: z.enum(['up', 'down']),
  /** True when the change helps the business; null when that cannot be said. */
  isGood: z.boolean().nullable(),
  z: z.number().nullable(),
  /** The metric whose total shows the incident far better than its own does; null when it shows it best. */
  clearest: z
    .object({ metric: z.string(), direction: z.enum(['up', 'down']), isGood: z.boolean().nullable() })
    .nullable()
    .default(null),
  days: z.number().int().positive(),
  doubts: z.array(observedDoubt),
  /** By metric, over the days of the incident. */
  changes: z.record(z.string(), z.number().nullable()),
  /** By metric: the one value that explains its change; null when the change is broad. */
  roots: z.record(z.string(), observedRoot.nullable()),
  /** By metric, inside the segment that explains the lead metric or its driver. */
  segmentChanges: z.record(z.string(), z.number().nullable()),
  /** How often those buy who came to the value that explains the visits, as part of how often all did before; null for few. */
  buyingInside: z.number().nullable().default(null),
  /** True when visitors beyond doubt looked around less, by some metric of the whole shop. */
  looksAroundLess: z.boolean().default(false),
  /** Part of the change of the rate (of the conversion rate where the metric is none) that comes from the make-up of the traffic. */
  mixShare: z.number().nullable(),
  /** How the prices of the same goods changed, and for what part of the money; null when goods are not known. */
  prices: z.object({ change: z.number(), movedPart: z.number() }).nullable().default(null),
  /** Days of the incident that are public holidays, and eves and bridges beside one; null when the calendar was not asked. */
  holidays: z.object({ holidays: z.number().int(), beside: z.number().int() }).nullable().default(null),
});
export type Observation = z.infer<typeof observation>;
