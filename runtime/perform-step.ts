import { canonicalJson, sha256 } from '#core/canonical-json.ts';
import { isRunControl } from '#core/errors.ts';
import { redactPaymentJson } from '#core/payment-data.ts';
import type { Transaction } from '#storage/database.ts';
import type { StepKind, StepLine } from '#storage/runtime/journal.repository.ts';
import { describeArguments } from './describe-arguments.ts';
import type { StepEvent } from './environment.ts';
import type { JournalMemory } from './journal-memory.ts';
import type { JournalWriter, LeaseRef } from './journal-writer.ts';
import { nextPlace, nodePlace, openScope, parentOf, type Scope } from './place.ts';
import type { OpenStep, Performed, StepBook, StepNote, StepOpening } from './step.ts';
import { completedLine, failedLine, startedLine } from './step-line.ts';
import { isStorable, storable } from './stored-json.ts';

/** What a journal is opened with. */
export interface JournalSettings {
  readonly lease: LeaseRef;
  readonly writer: JournalWriter;
  readonly memory: JournalMemory;
  readonly book: StepBook;
}

/** A journal while its run is worked on. */
export interface OpenJournal extends JournalSettings {
  /** Where the caller stands. */
  scope(): Scope;
  within<Result>(scope: Scope, work: () => Promise<Result>): Promise<Result>;
  /** Lines that are on their way to the disk. */
  readonly unsettled: Set<Promise<void>>;
  /** Those of them that say more than what was computed. */
  readonly unsettledDeeds: Set<Promise<void>>;
  /** Steps that have begun so far. */
  begun: number;
  /** Why a line could not be written. */
  lost: unknown;
}

/** Resolves once everything that was kept so far is on disk. */
export async function settle(journal: OpenJournal): Promise<void> {
  await settleTo(journal.unsettled, 0);
  if (journal.lost !== undefined) throw journal.lost;
}

/** Resolves once no more than so many lines are on their way to the disk. */
async function settleTo(travelling: ReadonlySet<Promise<void>>, lines: number): Promise<void> {
  while (travelling.size > lines) await Promise.race(travelling).catch(() => undefined);
}

/** These do nothing by themselves that could be seen outside; whatever they ask for is a step of its own, and waits. */
const DOES_NOTHING: readonly StepKind[] = ['node', 'agent'];
/** Lines of nodes that only computed that may be on their way while the next one begins: as many may be computed again. */
const LINES_AHEAD = 8;

/** Whatever was done is on disk before the next step begins; only what was merely computed may follow behind other computing. */
async function settleBefore(journal: OpenJournal, kind: StepKind): Promise<void> {
  if (!DOES_NOTHING.includes(kind)) return settle(journal);
  await settleTo(journal.unsettledDeeds, 0);
  await settleTo(journal.unsettled, LINES_AHEAD);
  if (journal.lost !== undefined) throw journal.lost;
}

/** Lets a line travel while the graph goes on. */
function keep(journal: OpenJournal, line: StepLine, isComputed = false): void {
  const written = journal.writer.write(line);
  journal.unsettled.add(written);
  if (!isComputed) journal.unsettledDeeds.add(written);
  const forget = (): void => {
    journal.unsettled.delete(written);
    journal.unsettledDeeds.delete(written);
  };
  written.then(forget, (error) => {
    journal.lost ??= error;
    forget();
  });
}

/** Of what the journal keeps, because a run that is played again works with what the journal gave back. */
function storedText(input: unknown): string {
  const text = canonicalJson(input);
  return redactPaymentJson(isStorable(text) ? text : canonicalJson(storable(input)));
}

/** Finds the place of a step, which is taken now, in the order of the callers. */
function locate(journal: OpenJournal, opening: StepOpening): Performed {
  const inputJson = storedText(opening.input ?? null);
  const inputHash = sha256(inputJson);
  const { kind, name, visit } = opening;
  const place =
    visit === undefined
      ? nextPlace(journal.scope(), kind, { name, inputHash })
      : nodePlace(visit.parent, visit);
  journal.begun += 1;
  return { opening, place, inputHash, inputJson, began: journal.begun, startedAt: performance.now() };
}

export async function doStep<Result>(
  journal: OpenJournal,
  opening: StepOpening,
  work: (step: OpenStep) => Promise<Result>,
): Promise<Result> {
  const located = locate(journal, opening);
  await settleBefore(journal, opening.kind);
  const held = journal.memory.recall({ ...located, kind: opening.kind });
  // The journal holds what this very step returned before; its own schema parsed it then.
  if (held !== undefined) return held.result as Result;
  return perform(journal, { ...located, startedAt: performance.now() }, work);
}

async function perform<Result>(
  journal: OpenJournal,
  step: Performed,
  work: (step: OpenStep) => Promise<Result>,
): Promise<Result> {
  const { place, opening } = step;
  const notes: StepNote[] = [];
  const wasInterrupted = journal.memory.wasStarted(place);
  const open: OpenStep = {
    ...{ place, wasInterrupted, note: (note) => notes.push(note) },
    report: (error) => void journal.book.describe(error, step),
    say: (piece) => journal.book.tell({ type: 'text', place, piece }),
  };
  journal.book.tell(eventOf('started', step));
  try {
    if (opening.isAnnounced === true) await announce(journal, step);
    const scope = openScope(place);
    const result = await journal.within(scope, () => work(open));
    journal.memory.close(place);
    const line = completedLine(journal.lease, { ...step, notes, result });
    // A node that asked for nothing has only computed.
    keep(journal, line, DOES_NOTHING.includes(opening.kind) && scope.used.size === 0);
    journal.book.tell({ ...eventOf('ended', step), ...endOf(line, notes) });
    return journal.memory.remember(step, { line, result });
  } catch (error) {
    noteFailure(journal, step, { notes, error });
    throw error;
  }
}

/** An announcement is on disk before the work begins: that is what it is for. */
function announce(journal: OpenJournal, step: Performed): Promise<void> {
  keep(journal, startedLine(journal.lease, step));
  return settle(journal);
}

function noteFailure(
  journal: OpenJournal,
  step: Performed,
  { notes, error }: { notes: readonly StepNote[]; error: unknown },
): void {
  const { book, memory, lease } = journal;
  if (isRunControl(error) || book.isPassing(error)) return;
  const line = failedLine(lease, { ...step, notes, ...book.describe(error, step) });
  keep(journal, line);
  book.tell({ ...eventOf('ended', step), ...endOf(line, notes) });
  memory.rememberFailure(step, line, error);
}

/** The step's work and its line in one transaction, under the lease. */
export async function doWrite<Result>(
  journal: OpenJournal,
  opening: StepOpening,
  work: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  const located = locate(journal, opening);
  await settle(journal);
  const held = journal.memory.recall({ ...located, kind: opening.kind });
  // The journal holds what this very step returned before.
  if (held !== undefined) return held.result as Result;
  const step = { ...located, startedAt: performance.now() };
  const { lease, writer, book, memory } = journal;
  book.tell(eventOf('started', step));
  try {
    const { result, line } = await writer.commit(lease, async (tx) => {
      const result = await work(tx);
      return { result, line: completedLine(lease, { ...step, notes: [], result }) };
    });
    book.tell({ ...eventOf('ended', step), ...endOf(line, []) });
    return memory.remember(step, { line, result });
  } catch (error) {
    noteFailure(journal, step, { notes: [], error });
    throw error;
  }
}

function eventOf(type: StepEvent['type'], { opening, place }: Performed): StepEvent {
  const { kind, name, role = null } = opening;
  const asked = kind === 'tool' ? { asked: describeArguments(opening.input) } : {};
  return { type, place, parent: parentOf(place), kind, name, role, ...asked };
}

type EventEnd = Pick<StepEvent, 'status' | 'decidedBy' | 'latencyMs' | 'detail'>;

function endOf(line: StepLine, notes: readonly StepNote[]): EventEnd {
  const detail = notes.findLast((note) => note.detail !== undefined)?.detail ?? line.error;
  return {
    status: line.status === 'failed' ? 'failed' : 'completed',
    ...(line.decidedBy === undefined ? {} : { decidedBy: line.decidedBy }),
    ...(line.latencyMs === undefined ? {} : { latencyMs: line.latencyMs }),
    ...(detail === undefined ? {} : { detail }),
  };
}
