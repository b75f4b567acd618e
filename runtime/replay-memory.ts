import { isDeepStrictEqual } from 'node:util';
import { NonDeterminismError, WaitingError } from '#core/errors.ts';
import type { HeldStep, StepKind, StepLine } from '#storage/runtime/journal.repository.ts';
import { type AskedStep, type JournalMemory, openJournalMemory } from './journal-memory.ts';
import type { RecordedStep } from './recording.ts';
import { whatChanged } from './what-changed.ts';

/** One place at which a run that is played again does not do what it did. */
export interface Divergence {
  /** Empty for the run itself. */
  readonly place: string;
  readonly kind: StepKind | 'run';
  readonly name: string;
  /** `asks_anew`: it asks for what the journal does not hold. `asks_other`: for something else than it did. `asks_less`: not any more. */
  readonly why: 'asks_anew' | 'asks_other' | 'asks_less' | 'other_result' | 'failed';
  readonly detail: string;
}

/** The memory of a run that is played again: what it asks for is remembered, what it computes is compared. */
export interface ReplayMemory extends JournalMemory {
  readonly divergences: Divergence[];
  counts(): { readonly recalled: number; readonly computed: number };
  /** Holds a computed line against the one that was kept. */
  compare(line: StepLine): Promise<void>;
  /** What the journal holds of a step whose work cannot be done again, because it read the store, which has changed since. */
  takeAsIs(place: string): unknown;
  /** What ended the play: a divergence that is known, or a failure that is one. */
  endedBy(error: unknown): undefined;
}

/** Computed again from what they ask for; everything else is only remembered. */
const COMPUTED: readonly StepKind[] = ['node', 'agent'];

export function openReplayMemory(held: readonly RecordedStep[]): ReplayMemory {
  const base = openJournalMemory(held);
  const lines = new Map(held.map((line) => [line.place, line]));
  const divergences: Divergence[] = [];
  const count = { recalled: 0, computed: 0 };
  const taken = new Set<string>();

  /** Ends the branch that diverged; the others are played to their own ends. */
  function diverge(divergence: Divergence): never {
    divergences.push(divergence);
    throw new WaitingError('What comes next was never asked.');
  }

  function recall(step: AskedStep): ReturnType<JournalMemory['recall']> {
    const { place, kind, opening } = step;
    const remembered = recallFrom(base, step);
    if (COMPUTED.includes(kind)) return undefined;
    const about = { place, kind, name: opening.name };
    if (remembered === 'other')
      return diverge({ ...about, why: 'asks_other', detail: whatChanged(opening, lines.get(place)?.input) });
    if (remembered === undefined)
      return diverge({ ...about, why: 'asks_anew', detail: 'The journal does not hold it.' });
    count.recalled += 1;
    return remembered;
  }

  return {
    ...base,
    divergences,
    counts: () => count,
    recall,
    takeAsIs(place) {
      taken.add(place);
      count.recalled += 1;
      return lines.get(place)?.output;
    },
    close: (place) => (taken.has(place) ? undefined : base.close(place)),
    async compare(line) {
      if (taken.has(line.place)) return;
      count.computed += 1;
      const before = lines.get(line.place);
      if (before === undefined || isSameEnd(before, line)) return;
      const { place, kind, name, status } = line;
      const detail = `It comes to another result than it did (${before.status} before, ${status} now).`;
      divergences.push({ ...{ place, kind, name }, why: 'other_result', detail });
    },
    endedBy(error) {
      if (error instanceof NonDeterminismError)
        divergences.push({
          ...{ place: '', kind: 'run', name: '' },
          why: 'asks_less',
          detail: error.message,
        });
      else if (divergences.length === 0 && !wasFailed(held, error)) divergences.push(failed(error));
      return undefined;
    },
  };
}

/** Why a step failed now is told where the play ends. */
function isSameEnd(before: HeldStep, { status, outputJson }: StepLine): boolean {
  if (status === 'failed') return true;
  const output: unknown = outputJson === undefined ? null : JSON.parse(outputJson);
  return before.status === status && isDeepStrictEqual(output, before.output);
}

/** What is held for a step; `other` when something else was asked there. */
function recallFrom(
  memory: JournalMemory,
  step: AskedStep,
): { readonly result: unknown } | 'other' | undefined {
  try {
    return memory.recall(step);
  } catch (error) {
    if (error instanceof NonDeterminismError) return 'other';
    throw error;
  }
}

/** A run that failed fails again, in the same way. */
function wasFailed(held: readonly HeldStep[], error: unknown): boolean {
  return error instanceof Error && held.some(({ status, kind }) => status === 'failed' && kind === 'node');
}

function failed(error: unknown): Divergence {
  const detail = error instanceof Error ? error.message : 'It failed.';
  return { ...{ place: '', kind: 'run', name: '' }, why: 'failed', detail };
}
