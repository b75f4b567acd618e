import { AsyncLocalStorage } from 'node:async_hooks';
import type { VoidReason } from '#graphs/graph.ts';
import type { Transaction } from '#storage/database.ts';
import { doStep, doWrite, type JournalSettings, type OpenJournal, settle } from './perform-step.ts';
import { graphPlace, openScope, type Scope } from './place.ts';
import type { OpenStep, StepOpening } from './step.ts';

/** The log of one run and its memory: what it holds is not done again. Every effect of a run goes through it. */
export interface Journal {
  readonly executionId: string;
  /** Path of the step that the caller works for; null at the top. Parallel branches each have their own. */
  currentPlace(): string | null;
  /** Does the work as one step and keeps its result, or answers the result that is kept already. */
  step<Result>(opening: StepOpening, work: (step: OpenStep) => Promise<Result>): Promise<Result>;
  /** The same for writes to our own store: work and line are one transaction, so both happen once or not at all. */
  write<Result>(opening: StepOpening, work: (tx: Transaction) => Promise<Result>): Promise<Result>;
  /** Tells whoever watches a piece of an answer; null: what was told is void, and why. */
  tell(piece: string | null, because?: VoidReason): void;
  /** The place under which the nodes of a graph stand that the current step runs. */
  enterGraph(name: string): string | null;
  /** To be called at the end of that graph: a node that was done before and is not visited any more is a fault. */
  leaveGraph(parent: string | null): void;
  /** Resolves once everything that was kept so far is on disk. */
  settled(): Promise<void>;
}

/** Opens the journal of a run for the worker that holds its lease. */
export function openJournal(settings: JournalSettings): Journal {
  const top = openScope(null);
  const current = new AsyncLocalStorage<Scope>();
  const journal: OpenJournal = {
    ...settings,
    scope: () => current.getStore() ?? top,
    within: (scope, work) => current.run(scope, work),
    unsettled: new Set(),
    unsettledDeeds: new Set(),
    begun: settings.memory.begun,
    lost: undefined,
  };
  return {
    executionId: settings.lease.executionId,
    currentPlace: () => journal.scope().place,
    step: (opening, work) => doStep(journal, opening, work),
    write: (opening, work) => doWrite(journal, opening, work),
    tell: (piece, because) =>
      settings.book.tell({ type: 'text', place: journal.scope().place ?? '', piece, because }),
    enterGraph: (name) => graphPlace(journal.scope(), name),
    leaveGraph: (parent) => settings.memory.expectAsked(parent),
    settled: () => settle(journal),
  };
}
