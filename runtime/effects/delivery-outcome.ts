import { AppError, ExternalServiceError } from '#core/errors.ts';
import type { Tool } from '#tools/tool.ts';
import { describeFailure } from '../failure.ts';

/** What one attempt at an effect came to. */
export type DeliveryOutcome =
  | { readonly kind: 'sent'; readonly receipt: unknown }
  /** It did not happen, or happening again does no harm: worth another try. */
  | { readonly kind: 'again'; readonly sentence: string }
  | { readonly kind: 'failed'; readonly sentence: string }
  /** It may have happened, and must not happen twice. */
  | { readonly kind: 'unknown'; readonly sentence: string };

/** What a failed attempt means for the effect. */
export function judgeFailure(tool: Pick<Tool, 'name' | 'isIdempotent'>, error: unknown): DeliveryOutcome {
  const { sentence } = describeFailure(error, `"${tool.name}"`);
  const isUndone = error instanceof ExternalServiceError && error.isUndone;
  if (!isUndone && tool.isIdempotent !== true) return { kind: 'unknown', sentence };
  return { kind: isWorthAnotherTry(error) ? 'again' : 'failed', sentence };
}

/** What we do not know, as a deadline that passed, may pass by itself. */
function isWorthAnotherTry(error: unknown): boolean {
  return error instanceof AppError ? error.retryable : true;
}
