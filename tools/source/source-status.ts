import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { SourceAnswer } from './source-answer.ts';
import { SourceError, type SourceErrorKind } from './source-error.ts';

/**
 * How far a source can be relied on. `partial`: it answered, but not all of what was asked is there or final. `stale`: it did
 * not answer, what it said earlier is used. `unavailable`: nothing is known, which is never a zero.
 */
export const sourceStatus = z.object({
  state: z.enum(['ok', 'partial', 'stale', 'unavailable']),
  /** Why it is not ok, as a sentence for people; null when it is. */
  reason: z.string().nullable(),
  /** Of what is used: when it was fetched; null when there is nothing. */
  since: z.iso.datetime().nullable(),
});
export type SourceStatus = z.output<typeof sourceStatus>;

/** What is left from earlier; null when there is nothing, or it is too old to be used. */
export interface LastFetch {
  readonly fetchedAt: string;
}

/** What asking a source came to: its answer, or whatever was thrown instead of one. */
export function judgeSource(outcome: SourceAnswer | Error, last: LastFetch | null): SourceStatus {
  if (!(outcome instanceof Error)) return judgeAnswer(outcome);
  const reason = reasonOf(outcome);
  if (last === null) return { state: 'unavailable', reason, since: null };
  return { state: 'stale', reason, since: last.fetchedAt };
}

function judgeAnswer({ cursor, coverage, quality, provenance }: SourceAnswer): SourceStatus {
  const since = provenance.fetchedAt;
  const doubts = Object.entries({
    'not all rows were read': cursor !== null,
    'some days are not final': quality.partialDays.length > 0 || isUnfinished(coverage),
    'the provider counted a sample': quality.sampled,
    'the provider withheld rows': quality.thresholded,
    'rare values are put together': quality.otherRow,
  }).flatMap(([doubt, holds]) => (holds ? [doubt] : []));
  if (doubts.length === 0) return { state: 'ok', reason: null, since };
  return { state: 'partial', reason: asSentence(doubts.join('; ')), since };
}

function isUnfinished({ to, completeUntil }: SourceAnswer['coverage']): boolean {
  return to !== null && completeUntil !== null && completeUntil < to;
}

const BY_KIND: Readonly<Record<SourceErrorKind, string>> = {
  auth_reconnect: 'it has to be connected again',
  permission: 'the connected account may not see this',
  quota: 'its quota is used up for now',
  transient: 'it failed for the moment',
  bad_request: 'it refused the question',
  not_ready: 'it is still preparing the answer',
};

/** Our words only: what a stranger said of it stays in the log. */
function reasonOf(error: Error): string {
  if (error instanceof SourceError) {
    const { kind, userAction } = error;
    return [asSentence(BY_KIND[kind]), userAction].filter((part) => part !== undefined).join(' ');
  }
  return error instanceof AppError ? error.message : 'It failed unexpectedly; the log has the cause.';
}

function asSentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
