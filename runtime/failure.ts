import type { z } from 'zod';
import { AppError } from '#core/errors.ts';

/** A failure in words that we wrote, fit for the store, for people and for models. */
export interface Failure {
  /** Stable; `internal` for an error that is not ours. */
  readonly code: string;
  readonly sentence: string;
}

const ISSUES_SHOWN = 8;
const ISSUE_LENGTH = 200;

/** Our words for an error. A foreign error's own text stays in the log. */
export function describeFailure(error: unknown, what: string): Failure {
  if (error instanceof AppError) return { code: error.code, sentence: error.message };
  if (error instanceof Error && error.name === 'TimeoutError') {
    return { code: 'timeout', sentence: `${what} took longer than it may.` };
  }
  return { code: 'internal', sentence: `${what} met an unexpected error (internal); the log has its cause.` };
}

/** What a schema refuses, field by field, for whoever wrote the value. */
export function describeIssues(error: z.ZodError): string {
  const shown = error.issues
    .slice(0, ISSUES_SHOWN)
    .map(({ path, message }) => `${path.join('.') || 'the value'}: ${message}`.slice(0, ISSUE_LENGTH));
  const hidden = error.issues.length - shown.length;
  return [...shown, ...(hidden > 0 ? [`and ${hidden} more`] : [])].join('; ');
}
