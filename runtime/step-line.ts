import type { StepLine } from '#storage/runtime/journal.repository.ts';
import { heldFailure, KEEPS_FAILURES } from './held-failure.ts';
import type { LeaseRef } from './journal-writer.ts';
import { keptJson } from './kept-json.ts';
import type { Performed, StepNote } from './step.ts';

type Opening = Performed;

/** The line that announces a step. */
export function startedLine(lease: LeaseRef, opening: Opening): StepLine {
  return { ...baseOf(lease, opening), status: 'started' };
}

/** The line of a step that came to a result, which may itself say that it is no success. */
export function completedLine(
  lease: LeaseRef,
  { notes, result, ...opening }: Opening & { notes: readonly StepNote[]; result: unknown },
): StepLine {
  const { failure, detail: _forWatchers, ...noted } = merge(notes);
  return {
    ...baseOf(lease, opening),
    ...noted,
    status: failure === undefined ? 'completed' : 'failed',
    error: failure,
    outputJson: keptJson(result),
    latencyMs: elapsed(opening),
  };
}

/** The line of a step that threw. What will not pass by itself is kept, so that the run meets it again when it is played. */
export function failedLine(
  lease: LeaseRef,
  {
    notes,
    error,
    thrown,
    ...opening
  }: Opening & { notes: readonly StepNote[]; error: string; thrown?: unknown },
): StepLine {
  const { failure: _none, detail: _forWatchers, evidence: _notKept, ...noted } = merge(notes);
  const held = KEEPS_FAILURES.includes(opening.opening.kind) ? heldFailure(thrown) : undefined;
  return {
    ...baseOf(lease, opening),
    ...noted,
    status: 'failed',
    error,
    outputJson: held === undefined ? undefined : JSON.stringify(held),
    latencyMs: elapsed(opening),
  };
}

const HALF_HASH_DIGITS = 32;

function baseOf(
  { executionId, epoch }: LeaseRef,
  { opening, place, inputHash, inputJson, began }: Opening,
): Omit<StepLine, 'status'> {
  const { kind, name, role, toolVersion, isInputKept = false } = opening;
  return {
    ...{ executionId, epoch, place, kind, name, toolVersion, began },
    // The whole of it also names the stored input; half of it tells that an input has changed.
    inputHash: isInputKept ? inputHash : inputHash.slice(0, HALF_HASH_DIGITS),
    role: role ?? undefined,
    inputJson: isInputKept ? inputJson : undefined,
  };
}

function merge(notes: readonly StepNote[]): StepNote {
  return Object.assign({}, ...notes);
}

function elapsed({ startedAt }: Opening): number {
  return Math.max(0, Math.round(performance.now() - startedAt));
}
