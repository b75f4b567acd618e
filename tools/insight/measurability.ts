import { z } from 'zod';
import { LEAST_CONTROLS } from '#analysis/outcome/test-level.ts';
import { unit } from '#core/cell.ts';
import { measurementMethod } from '#storage/insight/outcome.repository.ts';

/** Where something is promised: one value of one dimension. */
const place = z.object({ dimension: z.string(), value: z.string() });

/** What a recommendation promises: money (or another amount) that should change at one place within some days. */
export const promisedChange = z.object({
  metric: z.string(),
  place,
  /** Signed amounts over the horizon. */
  low: z.number(),
  mid: z.number(),
  high: z.number(),
  horizonDays: z.number().int().positive(),
});
export type PromisedChange = z.infer<typeof promisedChange>;

/** Why a promise cannot be measured, known before anything is done. */
export const measurabilityFault = z.enum([
  'no_promise',
  'whole_shop',
  'rate',
  'unknown_place',
  'missing_data',
  'no_level',
  'short_history',
  'too_few_controls',
  'nothing_detectable',
]);
export type MeasurabilityFault = z.infer<typeof measurabilityFault>;

const relativeChange = z.object({ low: z.number(), mid: z.number(), high: z.number() });
export type RelativeChange = z.infer<typeof relativeChange>;

/** What a place would bring over the horizon if nobody acted. */
const promiseBaseline = z.object({
  /** `forecast`: a published one, and the interval holds 80 of 100 outcomes; `weeks_before`: as an ordinary week. */
  basis: z.enum(['forecast', 'weeks_before']),
  low: z.number(),
  mid: z.number(),
  high: z.number(),
  unit,
  days: z.number().int(),
});
export type PromiseBaseline = z.infer<typeof promiseBaseline>;

/** Whether what is promised could be seen in the numbers, stated before anybody acts. */
export const measurability = z.object({
  /** `beyond`: a change would be found, but only one larger than the promised one. */
  verdict: z.enum(['yes', 'beyond', 'no']),
  /** Why not; null unless the verdict is `no`. */
  fault: measurabilityFault.nullable(),
  /** What it would be measured on; null when nothing tells of it. */
  metric: z.string().nullable(),
  place: place.nullable(),
  /** Null when nothing is known of the place. */
  baseline: promiseBaseline.nullable(),
  /** The promise as relative changes of the baseline. */
  promised: relativeChange.nullable(),
  /** Smallest rise and fall that would be found in four of five cases, signed; null when none would. */
  detectableUp: z.number().nullable(),
  detectableDown: z.number().nullable(),
  method: measurementMethod.nullable(),
  /** Comparable series that could be read; null when none were looked for. */
  controls: z.number().int().nullable(),
  /** With fewer nothing is measured. */
  controlsNeeded: z.number().int(),
  weeksBefore: z.number().int(),
  /** Weeks after the start until it would be judged; null when nothing would be measured. */
  weeks: z.number().int().nullable(),
  /** The statement rests on days before this one. */
  start: z.iso.date(),
});
export type Measurability = z.infer<typeof measurability>;

/** As it is kept with a recommendation; the evidence is null where nothing had to be looked up. */
export const statedMeasurability = measurability.extend({ evidenceId: z.string().nullable() });
export type StatedMeasurability = z.infer<typeof statedMeasurability>;

const stating = z.looseObject({ measurability: statedMeasurability });

/** What a recommendation states of its measurability; null when an older version or another system wrote it. */
export function measurabilityOf({ body }: { readonly body: unknown }): StatedMeasurability | null {
  return stating.safeParse(body).data?.measurability ?? null;
}

/** The smallest change in the promised direction that would be found, signed; null when none would. */
export function leastDetectable({ promised, detectableUp, detectableDown }: Measurability): number | null {
  return (promised?.mid ?? 0) > 0 ? detectableUp : detectableDown;
}

/** Weeks before the start that tell the level; published power figures are for as many. */
export const PRE_WEEKS = 12;

/** A relative change smaller than this is not worth the work. */
export const SMALLEST_THAT_MATTERS = 0.05;

const NOTHING_KNOWN = {
  ...{ metric: null, place: null, baseline: null, promised: null, detectableUp: null, detectableDown: null },
  ...{ method: null, controls: null, controlsNeeded: LEAST_CONTROLS, weeksBefore: PRE_WEEKS, weeks: null },
} as const;

/** A promise that cannot be measured whatever the numbers are. */
export function notMeasurable(fault: MeasurabilityFault, start: string): Measurability {
  return { verdict: 'no', fault, ...NOTHING_KNOWN, start };
}
