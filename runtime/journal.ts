import { AsyncLocalStorage } from 'node:async_hooks';
import {
  beginLine,
  closeLine,
  failLine,
  failOpenLines,
  type RunBook,
  type StepNote,
  type StepOpening,
} from './journal-line.ts';

/** A step that has begun. */
export interface OpenStep {
  readonly id: string;
  note(note: StepNote): void;
}

/** The log of one run: everything that it does is a step, and every step stands below the one that caused it. */
export interface Journal {
  readonly executionId: string;
  /** The step that the caller works for; null at the top. Parallel branches each have their own. */
  currentStep(): string | null;
  /** Does the work as one step: written before it begins, closed once, whatever happens. */
  step<Result>(opening: StepOpening, work: (step: OpenStep) => Promise<Result>): Promise<Result>;
  /** Waits a little for what still works, then closes it as failed. */
  finish(sentence: string): Promise<void>;
}

/** How long the work of a run that failed or was cancelled may take to stop, in milliseconds. */
const GRACE = 3_000;

/** Opens the journal of a run that has been created. */
export function openJournal(executionId: string, environment: RunBook['environment']): Journal {
  const book: RunBook = { executionId, environment, open: new Map(), logged: new WeakSet() };
  const current = new AsyncLocalStorage<string>();
  const working = new Set<Promise<unknown>>();

  async function work<Result>(
    opening: StepOpening,
    job: (step: OpenStep) => Promise<Result>,
  ): Promise<Result> {
    const parentId = opening.parentId === undefined ? (current.getStore() ?? null) : opening.parentId;
    const line = await beginLine(book, { ...opening, parentId });
    let notes: StepNote = {};
    const note = (added: StepNote): void => {
      notes = { ...notes, ...added };
    };
    let result: Result;
    try {
      result = await current.run(line.stepId, () => job({ id: line.stepId, note }));
    } catch (error) {
      await failLine(book, { line, notes, error });
      throw error;
    }
    await closeLine(book, line, { ...notes, status: 'completed' });
    return result;
  }

  return {
    executionId,
    currentStep: () => current.getStore() ?? null,
    step: (opening, job) => tracked(working, work(opening, job)),
    async finish(sentence) {
      await settle(working, GRACE);
      await failOpenLines(book, sentence);
    },
  };
}

function tracked<Result>(working: Set<Promise<unknown>>, promise: Promise<Result>): Promise<Result> {
  working.add(promise);
  const forget = (): boolean => working.delete(promise);
  promise.then(forget, forget);
  return promise;
}

/** Waits until all have ended, however they end, but not longer than the grace. */
async function settle(working: ReadonlySet<Promise<unknown>>, grace: number): Promise<void> {
  const timeUp = Promise.withResolvers<void>();
  const timer = setTimeout(timeUp.resolve, grace);
  await Promise.race([Promise.allSettled(working), timeUp.promise]);
  clearTimeout(timer);
}
