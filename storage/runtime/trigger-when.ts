import { z } from 'zod';
import { severity } from '../metric/anomaly-record.ts';

export const eventKind = z.enum(['anomaly.detected', 'execution.ended']);
export type EventKind = z.infer<typeof eventKind>;

/** What becomes of due times that passed while no scheduler was there: one run for all of them, or none. */
export const misfire = z.enum(['once', 'skip']);
/** What happens when the run before has not ended: no run, one more, or one in its place. */
export const overlap = z.enum(['skip', 'queue', 'replace']);

/** Seconds in which one subject starts no second run unless it grew more severe: six hours. */
export const USUAL_COOLDOWN_SECONDS = 21_600;
/** A cool-down is found in handled events, which are kept for longer than this. */
export const LONGEST_COOLDOWN_SECONDS = 604_800;

const cronWhen = z.object({
  kind: z.literal('cron'),
  /** Five fields: minute, hour, day of month, month, day of week. */
  cron: z.string(),
  /** IANA name; null is the tenant's own zone. */
  timezone: z.string().nullable().default(null),
  misfire: misfire.default('once'),
  overlap: overlap.default('skip'),
});

const eventWhen = z.object({
  kind: z.literal('event'),
  event: eventKind,
  filter: z
    .object({
      /** Graph of the run that ended. */
      graph: z.string().optional(),
      status: z.enum(['completed', 'failed', 'cancelled', 'exhausted']).optional(),
      /** The least severity of an incident that counts. */
      severity: severity.optional(),
    })
    .default({}),
  /** Graph of which no run may be under way any more; until then the event waits. */
  awaits: z.string().optional(),
  cooldownSeconds: z.number().int().min(0).max(LONGEST_COOLDOWN_SECONDS).default(USUAL_COOLDOWN_SECONDS),
});

/** When a trigger starts a run. */
export const triggerWhen = z.discriminatedUnion('kind', [
  cronWhen,
  eventWhen,
  z.object({ kind: z.literal('manual') }),
  z.object({ kind: z.literal('api') }),
]);
export type TriggerWhen = z.output<typeof triggerWhen>;
export type CronWhen = z.output<typeof cronWhen>;
export type EventWhen = z.output<typeof eventWhen>;
