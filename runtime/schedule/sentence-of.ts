import { AppError } from '#core/errors.ts';

/** What a person may read of a failure: only sentences that we wrote leave the log. */
export function sentenceOf(error: unknown): string {
  return error instanceof AppError ? error.message : 'It failed for a reason that the log names.';
}
