import { z } from 'zod';

/** Something that happened and wants work: an incident, a report, the clock, or a person's request. */
export const trigger = z.object({
  kind: z.enum(['incident', 'insight', 'schedule', 'request']),
  domain: z.string().nullable(),
  /** What it is about, for example the key of an incident; null when there is no single thing. */
  subject: z.string().nullable(),
  /** A person's own words; foreign text. */
  request: z.string().nullable(),
});
export type Trigger = z.infer<typeof trigger>;

/** A graph that can take triggers of some kinds. */
export const route = z.object({
  graph: z.string(),
  domain: z.string(),
  kinds: z.array(trigger.shape.kind).min(1),
  purpose: z.string(),
  /** Field of the graph's input that takes the trigger's subject; null when it needs none. */
  subjectField: z.string().nullable(),
});
export type Route = z.infer<typeof route>;

/** What the orchestrator is asked. */
export const orchestratorInput = z.object({ trigger, routes: z.array(route).min(1) });
/** Which graph takes the trigger, and with what. */
export const orchestratorDecision = z.object({
  /** Name of the graph; null when none of them is for this. */
  graph: z.string().nullable(),
  input: z.record(z.string(), z.string()),
  reason: z.string().min(1),
});
export type OrchestratorInput = z.infer<typeof orchestratorInput>;
export type OrchestratorDecision = z.infer<typeof orchestratorDecision>;
