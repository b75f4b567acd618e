import { InvalidInputError, NotFoundError } from '#core/errors.ts';
import {
  closeStep,
  type DecidedBy,
  failOpenSteps,
  type StepKind,
  startStep,
} from '#storage/runtime/step.repository.ts';
import type { RunEnvironment, RunEvent } from './environment.ts';
import { describeFailure } from './failure.ts';
import { journalJson } from './stored-json.ts';

/** What begins. */
export interface StepOpening {
  readonly kind: StepKind;
  readonly name: string;
  readonly role?: string | null;
  readonly toolVersion?: string;
  readonly input?: unknown;
  /** The step above it, when it is not the one that the caller works for. */
  readonly parentId?: string | null;
}

/** What a step adds to its own line while it works. Absent is unknown, never zero. */
export interface StepNote {
  readonly output?: unknown;
  readonly decidedBy?: DecidedBy;
  readonly instructionsHash?: string | undefined;
  readonly tokensIn?: number | undefined;
  readonly tokensOut?: number | undefined;
  readonly tokensCached?: number | undefined;
  readonly costUsd?: number | undefined;
  /** A sentence for whoever watches. */
  readonly detail?: string | undefined;
}

/** A step as it stands in the log while it is open. */
export type Line = Pick<RunEvent, 'stepId' | 'parentId' | 'kind' | 'name' | 'role'>;

/** What the lines of one run share. */
export interface RunBook {
  readonly executionId: string;
  readonly environment: Pick<RunEnvironment, 'db' | 'log' | 'signal' | 'onEvent'>;
  readonly open: Map<string, Line>;
  /** Errors that the log has; one error passes several steps on its way up. */
  readonly logged: WeakSet<object>;
}

type LineEnd = StepNote & { readonly status: 'completed' | 'failed'; readonly error?: string };

/** Writes that a step began. */
export async function beginLine(
  book: RunBook,
  opening: StepOpening & { parentId: string | null },
): Promise<Line> {
  const { kind, name, role = null, toolVersion = null, parentId, input } = opening;
  const { executionId, environment, open } = book;
  const inputJson = input === undefined ? null : journalJson(input);
  const step = { executionId, parentId, kind, name, role, toolVersion, inputJson };
  const line = { stepId: await startStep(environment.db, step), parentId, kind, name, role };
  open.set(line.stepId, line);
  environment.onEvent?.({ type: 'started', ...line });
  return line;
}

/** Writes how a step ended. */
export async function closeLine({ environment, open }: RunBook, line: Line, end: LineEnd): Promise<void> {
  const { output, detail = end.error, ...rest } = end;
  const outputJson = output === undefined ? undefined : journalJson(output);
  const latencyMs = await closeStep(environment.db, line.stepId, { ...rest, outputJson });
  open.delete(line.stepId);
  environment.onEvent?.({
    type: 'ended',
    ...line,
    status: end.status,
    latencyMs,
    ...(end.decidedBy === undefined ? {} : { decidedBy: end.decidedBy }),
    ...(detail === undefined ? {} : { detail }),
  });
}

/** Writes that a step failed: our words to the store, the error itself to the log alone. */
export async function failLine(
  book: RunBook,
  { line, notes, error }: { line: Line; notes: StepNote; error: unknown },
): Promise<void> {
  const { kind, name, stepId } = line;
  const { environment, executionId } = book;
  logOnce(book, error, { executionId, stepId, step: `${kind} ${name}` });
  const sentence = environment.signal.aborted
    ? 'The run was stopped before this step ended.'
    : describeFailure(error, `The ${kind} "${name}"`).sentence;
  try {
    await closeLine(book, line, { ...notes, detail: sentence, status: 'failed', error: sentence });
  } catch (cause) {
    // The step's own error matters more than its record; the end of the run closes what is open.
    environment.log.warn({ err: cause, stepId }, 'a failed step could not be closed');
  }
}

function logOnce({ logged, environment }: RunBook, error: unknown, place: object): void {
  if (environment.signal.aborted || !(error instanceof Error) || logged.has(error)) return;
  logged.add(error);
  // That a shop has no such data is an answer to whoever asked, not a fault of ours.
  const isAnswer = error instanceof NotFoundError || error instanceof InvalidInputError;
  environment.log[isAnswer ? 'info' : 'error']({ err: error, ...place }, 'a step failed');
}

/** Closes what the end of the run left open. */
export async function failOpenLines(
  { environment, open, executionId }: RunBook,
  sentence: string,
): Promise<void> {
  for (const stepId of await failOpenSteps(environment.db, executionId, sentence)) {
    const line = open.get(stepId);
    if (line !== undefined) {
      environment.onEvent?.({ type: 'ended', ...line, status: 'failed', detail: sentence });
    }
  }
}
