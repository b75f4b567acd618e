import { z } from 'zod';
import {
  AppError,
  ExternalServiceError,
  InvalidInputError,
  NotDeliveredError,
  NotFoundError,
  RefusedError,
} from '#core/errors.ts';
import type { StepKind } from '#storage/runtime/journal.repository.ts';

/** Steps whose failure may be an answer that the run goes on with. */
export const KEEPS_FAILURES: readonly StepKind[] = ['tool', 'external'];

/** A failure that is an answer: it would be the same again, and the run went on because of it. */
export const heldFailureSchema = z.object({
  code: z.enum(['not_found', 'invalid_input', 'external_service', 'refused', 'not_delivered']),
  sentence: z.string(),
  status: z.number().optional(),
});
export type HeldFailure = z.infer<typeof heldFailureSchema>;

/** The part of an error that the journal keeps; undefined for one that is worth another try, or is a fault of ours. */
export function heldFailure(error: unknown): HeldFailure | undefined {
  if (!(error instanceof AppError) || error.retryable) return undefined;
  const status = error instanceof ExternalServiceError ? error.status : undefined;
  const held = heldFailureSchema.safeParse({ code: error.code, sentence: error.message, status });
  return held.success ? held.data : undefined;
}

/** The error that a kept failure stands for. */
export function reviveFailure({ code, sentence, status }: HeldFailure): AppError {
  if (code === 'not_found') return Object.assign(new NotFoundError('thing', ''), { message: sentence });
  if (code === 'invalid_input') return new InvalidInputError(sentence);
  if (code === 'refused') return new RefusedError(sentence);
  if (code === 'not_delivered') return new NotDeliveredError(sentence);
  return new ExternalServiceError(sentence, status === undefined ? {} : { status });
}
