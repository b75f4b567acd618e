import { isGraphBubbleUp } from '@langchain/langgraph';
import { InvalidInputError, NotFoundError } from '#core/errors.ts';
import type { Logger } from '#core/log.ts';
import { describeFailure } from './failure.ts';
import type { RunWork } from './run-work.ts';
import type { StepBook } from './step.ts';

/** Tells of the steps of one run: events to whoever watches, errors to the log, our own words to the journal. */
export function openStepBook(
  log: Logger,
  { signal, onEvent, executionId }: RunWork & { executionId: string },
): StepBook {
  // One error passes several steps on its way up.
  const logged = new WeakSet<object>();
  return {
    tell: (event) => onEvent?.(event),
    isPassing: isGraphBubbleUp,
    describe(error, { opening: { kind, name }, place }) {
      if (!signal.aborted && error instanceof Error && !logged.has(error)) {
        logged.add(error);
        log[levelOf(error)]({ err: error, executionId, place }, 'a step failed');
      }
      const sentence = signal.aborted
        ? 'The run was stopped before this step ended.'
        : describeFailure(error, `The ${kind} "${name}"`).sentence;
      return { error: sentence, thrown: error };
    },
  };
}

/** That a shop has no such data is an answer to whoever asked, not a fault of ours. */
function levelOf(error: Error): 'info' | 'error' {
  return error instanceof NotFoundError || error instanceof InvalidInputError ? 'info' : 'error';
}
