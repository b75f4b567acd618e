import { NonDeterminismError } from '#core/errors.ts';
import type { HeldStep, StepKind, StepLine } from '#storage/runtime/journal.repository.ts';
import { heldFailureSchema, KEEPS_FAILURES, reviveFailure } from './held-failure.ts';
import { placeMap } from './place-map.ts';
import type { StepOpening } from './step.ts';

/** What the journal of a run holds, while the run is played. Only what can still be asked for is kept. */
export interface JournalMemory {
  /** The how-manieth step was the last to begin of those that are held. */
  readonly begun: number;
  /** The kept result of a place; throws a kept failure. Another input than before is a NonDeterminismError. */
  recall(step: AskedStep): { readonly result: unknown } | undefined;
  /** True when a step was announced and never ended. */
  wasStarted(place: string): boolean;
  /** Keeps a result for as long as the step above may be tried again; answers it as the journal would. */
  remember<Result>(step: { readonly place: string; readonly inputHash: string }, kept: Kept<Result>): Result;
  rememberFailure(
    step: { readonly place: string; readonly inputHash: string },
    line: StepLine,
    error: unknown,
  ): void;
  /** Ends a step: what it asked for will not be asked again. What it did not ask for, though it had, is a fault. */
  close(place: string): void;
  /** What stands directly below a place, null being the top, must have been asked for by now if it is held. */
  expectAsked(place: string | null): void;
}

/** A step that somebody is about to do. */
export interface AskedStep {
  readonly place: string;
  readonly inputHash: string;
  readonly kind: StepKind;
  readonly opening: StepOpening;
}

interface Kept<Result> {
  readonly line: StepLine;
  readonly result: Result;
}

interface Memory {
  /** The whole hash, or its first half. */
  readonly inputHash: string | null;
  readonly result: unknown;
  /** What to throw instead of answering. */
  readonly error?: unknown;
  /** True when it comes from before and nobody has asked for it yet. */
  isUnasked: boolean;
}

/** Opens the memory on what the store holds of a run; nothing for a new one. */
export function openJournalMemory(lines: readonly HeldStep[]): JournalMemory {
  const memories = placeMap<Memory>();
  const started = new Set(lines.filter(({ status }) => status === 'started').map(({ place }) => place));
  for (const line of lines) {
    const memory = memoryOf(line);
    if (memory !== undefined) memories.set(line.place, memory);
  }

  function expectAsked(parent: string | null): void {
    const unasked = memories.below(parent).find(([, { isUnasked }]) => isUnasked);
    if (unasked !== undefined) throw forgotten(unasked[0]);
  }

  return {
    begun: Math.max(0, ...lines.map(({ began }) => began)),
    recall({ place, inputHash, kind }) {
      const memory = memories.get(place);
      if (memory === undefined) return undefined;
      memory.isUnasked = false;
      if (memory.inputHash !== null && !inputHash.startsWith(memory.inputHash)) throw changed(place, kind);
      if (memory.error !== undefined) throw memory.error;
      return { result: memory.result };
    },
    wasStarted: (place) => started.has(place),
    remember({ place, inputHash }, { line, result }) {
      // It travels on in the same shape whether or not it is played again.
      const kept = line.outputJson === undefined ? result : JSON.parse(line.outputJson);
      memories.set(place, { inputHash, result: kept, isUnasked: false });
      return kept;
    },
    rememberFailure({ place, inputHash }, { outputJson }, error) {
      if (outputJson !== undefined)
        memories.set(place, { inputHash, result: undefined, error, isUnasked: false });
    },
    close(place) {
      expectAsked(place);
      memories.clearBelow(place);
    },
    expectAsked,
  };
}

function memoryOf({ status, kind, inputHash, output, hasOutput }: HeldStep): Memory | undefined {
  const isKept = status === 'completed' || (status === 'failed' && hasOutput);
  if (!isKept) return undefined;
  const isThrown = status === 'failed' && KEEPS_FAILURES.includes(kind);
  const error = isThrown ? reviveFailure(heldFailureSchema.parse(output)) : undefined;
  return { inputHash, result: output, error, isUnasked: true };
}

const REMEDY = 'Its code has changed without a new version. "steward runs retry" starts it anew.';

function changed(place: string, kind: StepKind): NonDeterminismError {
  return new NonDeterminismError(
    `Played again, the run asks the ${kind} at "${place}" for something else than before. ${REMEDY}`,
  );
}

function forgotten(place: string): NonDeterminismError {
  return new NonDeterminismError(
    `Played again, the run does not ask for "${place}", which it did before. ${REMEDY}`,
  );
}
