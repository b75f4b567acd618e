import { z } from 'zod';

/** What somebody outside said to a question of a run. It is also what LangGraph's interrupt() returns. */
export const reply = z.object({
  decision: z.enum(['approved', 'edited', 'rejected', 'expired']),
  /** What was approved: the payload of the question, or what a person made of it. Null when it was not. */
  value: z.unknown(),
  reason: z.string().nullable(),
});
export type Reply = z.infer<typeof reply>;

/** Something that a run cannot go on without. */
export interface Question {
  /** Where it is asked: the same place again is the same question. */
  readonly place: string;
  readonly kind: 'interrupt' | 'effect' | 'unknown_outcome';
  /** One line for people. */
  readonly summary: string;
  readonly payload: unknown;
  /** Name of the tool whose arguments the payload is; for an effect. */
  readonly tool?: string | undefined;
  /** Code of the rule that asks for a person; null when the graph itself asks. */
  readonly rule: string | null;
  /** After this long without an answer the question expires, which counts as a refusal. */
  readonly expiresInSeconds: number | null;
}

/** What one run waits for. */
export interface Waits {
  /** The answer, if there is one by now. */
  reply(place: string): Promise<Reply | undefined>;
  /** Puts a question to people, once; only the worker that holds the lease can. */
  ask(question: Question): Promise<void>;
}
