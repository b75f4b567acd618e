import { setImmediate } from 'node:timers/promises';
import { LeaseLostError, StoreUnavailableError } from '#core/errors.ts';
import type { TenantDatabase, Transaction } from '#storage/database.ts';
import {
  holdLease,
  insertSteps,
  lineKey,
  type StepLine,
  writeBeside,
  writeSteps,
} from '#storage/runtime/journal.repository.ts';
import { type PackedLine, packLine } from './pack-line.ts';

/** Writes lines of the runs of one tenant; lines that arrive while one transaction is under way share the next. */
export interface JournalWriter {
  /** Resolves once the line is on disk; rejects with LeaseLostError when the run is somebody else's by now. */
  write(line: StepLine): Promise<void>;
  /** Does work and writes its line in one transaction, under the run's lease. */
  commit<Result>(
    lease: LeaseRef,
    work: (tx: Transaction) => Promise<WrittenWork<Result>>,
  ): Promise<WrittenWork<Result>>;
}

/** Whose lease it is about. */
export interface LeaseRef {
  readonly executionId: string;
  readonly epoch: number;
}

/** What was done, and the line that says so. */
export interface WrittenWork<Result> {
  readonly result: Result;
  readonly line: StepLine;
}

/** Opens the writer of one tenant in this process. Whatever refers to evidence is written after it. */
export function openJournalWriter(db: TenantDatabase, leaseSeconds: number): JournalWriter {
  let waiting: Waiting[] = [];
  let underWay = 0;
  /** A batch with evidence on its way: what comes later may refer to it, and must not be there without it. */
  let witnessed: Promise<void> | undefined;

  async function drain(): Promise<void> {
    underWay += 1;
    // The first goes at once, so that it travels while the graph prepares what comes next.
    while (waiting.length > 0) {
      await (witnessed ?? send());
      // Where there is more already, what other runs have ready in this turn of the event loop goes along.
      if (waiting.length > 0) await setImmediate();
    }
    underWay -= 1;
  }

  async function send(): Promise<void> {
    const batch = waiting;
    waiting = [];
    const written = writeBatch(db, batch, leaseSeconds);
    if (batch.some(({ packed }) => hasMore(packed))) {
      witnessed = written.finally(() => {
        witnessed = undefined;
      });
    }
    await written;
  }

  return {
    write(line) {
      const settle = Promise.withResolvers<void>();
      waiting.push({ packed: packLine(line), settle });
      if (underWay < AT_ONCE) void drain();
      return settle.promise;
    },
    commit: (lease, work) =>
      db.transaction(async (tx) => {
        if (!(await holdLease(tx, lease))) throw new LeaseLostError(lease.executionId);
        const written = await work(tx);
        const numbers = await writeIn(tx, [packLine(written.line)], leaseSeconds);
        if (!numbers.has(keyOf(written.line))) throw new LeaseLostError(lease.executionId);
        return written;
      }),
  };
}

/** Transactions of one tenant on their way: the next one leaves before the answer to the last is back. */
const AT_ONCE = 2;

interface Waiting {
  readonly packed: PackedLine;
  readonly settle: PromiseWithResolvers<void>;
}

/** Never throws: each line's own promise says what became of it. */
async function writeBatch(
  db: TenantDatabase,
  batch: readonly Waiting[],
  leaseSeconds: number,
): Promise<void> {
  try {
    const lines = batch.map(({ packed }) => packed);
    const written = await writeLines(db, lines, leaseSeconds);
    for (const each of batch) settleLine(each, written);
  } catch (error) {
    if (batch.length === 1 || error instanceof StoreUnavailableError) return rejectAll(batch, error);
    // One line that the database refuses must not take those of other runs with it.
    for (const each of batch) await writeBatch(db, [each], leaseSeconds);
  }
}

function settleLine({ packed: { line }, settle }: Waiting, written: ReadonlyMap<string, number>): void {
  if (written.has(keyOf(line))) settle.resolve();
  else settle.reject(new LeaseLostError(line.executionId));
}

function rejectAll(batch: readonly Waiting[], error: unknown): void {
  for (const { settle } of batch) settle.reject(error);
}

function keyOf({ executionId, place }: StepLine): string {
  return lineKey(executionId, place);
}

/** Without anything beside the lines one statement is enough; that is the usual case. */
function writeLines(
  db: TenantDatabase,
  packed: readonly PackedLine[],
  leaseSeconds: number,
): Promise<Map<string, number>> {
  if (!packed.some(hasMore)) return writeSteps(db, linesJson(packed), leaseSeconds);
  return db.transaction((tx) => writeIn(tx, packed, leaseSeconds));
}

function hasMore({ line, payloads }: PackedLine): boolean {
  return payloads.length > 0 || line.evidence !== undefined;
}

async function writeIn(
  tx: Transaction,
  packed: readonly PackedLine[],
  leaseSeconds: number,
): Promise<Map<string, number>> {
  const written = await insertSteps(tx, linesJson(packed), leaseSeconds);
  const accepted = packed.filter(({ line }) => written.has(keyOf(line)));
  const evidence = accepted.flatMap(({ line }) => (line.evidence === undefined ? [] : [line.evidence]));
  const payloads = accepted.flatMap((each) => [...each.payloads]);
  await writeBeside(tx, payloads, evidence);
  return written;
}

function linesJson(packed: readonly PackedLine[]): string {
  return `[${packed.map(({ json }) => json).join()}]`;
}
