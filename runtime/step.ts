import type { NewEvidence } from '#storage/insight/evidence.repository.ts';
import type { DecidedBy, StepKind } from '#storage/runtime/journal.repository.ts';
import type { RunEvent } from './environment.ts';
import type { NodeVisit } from './place.ts';

/** What is about to be done. */
export interface StepOpening {
  readonly kind: StepKind;
  readonly name: string;
  readonly role?: string | null;
  readonly toolVersion?: string;
  /** Its hash stands in the journal; another input at the same place is a fault. */
  readonly input?: unknown;
  /** True when people may want to read the input later. */
  readonly isInputKept?: boolean;
  /** True when the beginning is written down before the work begins: it costs money, or must not happen twice. */
  readonly isAnnounced?: boolean;
  /** Set for a node of a graph. */
  readonly visit?: NodeVisit & { readonly parent: string | null };
}

/** A step that has begun. */
export interface OpenStep {
  readonly place: string;
  /** True when a worker before us announced this step and did not come back from it. */
  readonly wasInterrupted: boolean;
  note(note: StepNote): void;
  /** Tells whoever watches a piece of text as it comes; null: what was told is void. */
  say(piece: string | null): void;
  /** Tells the log of a failure that is kept as a result instead of being thrown. */
  report(error: unknown): void;
}

/** What a step adds to its own line while it works. Absent is unknown, never zero. */
export interface StepNote {
  /** Sentence that says why the result is no success; the result is kept all the same. */
  readonly failure?: string;
  /** Who did the work, when that is only known at the end. */
  readonly name?: string;
  readonly decidedBy?: DecidedBy;
  readonly instructionsHash?: string | undefined;
  readonly tokensIn?: number | undefined;
  readonly tokensOut?: number | undefined;
  readonly tokensCached?: number | undefined;
  readonly costUsd?: number | undefined;
  /** Kept in the transaction of the line. */
  readonly evidence?: NewEvidence | undefined;
  /** A sentence for whoever watches. */
  readonly detail?: string | undefined;
}

/** What a failure says of itself in the journal. */
export interface DescribedFailure {
  /** A sentence that we wrote. */
  readonly error: string;
  readonly thrown: unknown;
}

/** Those who hear of the steps of a run. */
export interface StepBook {
  tell(event: RunEvent): void;
  /** Our words for a failure; the failure itself goes to the log alone. */
  describe(error: unknown, step: { readonly opening: StepOpening; readonly place: string }): DescribedFailure;
  /** True for what is thrown without being a failure of the step. */
  isPassing(error: unknown): boolean;
}

/** A step on its way. */
export interface Performed {
  readonly opening: StepOpening;
  readonly place: string;
  readonly inputHash: string;
  readonly inputJson: string;
  /** The how-manieth step of the run it was to begin, as counted here. */
  readonly began: number;
  /** Monotonic clock of this process, in milliseconds. */
  readonly startedAt: number;
}
