import { isDeepStrictEqual } from 'node:util';
import { isGraphBubbleUp } from '@langchain/langgraph';
import { InvariantError, WaitingError } from '#core/errors.ts';
import type { TenantDatabase } from '#storage/database.ts';
import type { Execution } from '#storage/runtime/execution.repository.ts';
import { driveGraph } from './drive-graph.ts';
import type { Engine } from './environment.ts';
import { getGraphFor } from './find-graph.ts';
import { type Journal, openJournal } from './journal.ts';
import { lend } from './open-run.ts';
import { recordedModels } from './recorded-models.ts';
import type { Recording } from './recording.ts';
import { type Divergence, openReplayMemory, type ReplayMemory } from './replay-memory.ts';
import type { OpenStep, StepOpening } from './step.ts';
import type { Waits } from './waits.ts';

/** What playing a run from its journal came to. */
export interface ReplayReport {
  readonly result: 'identical' | 'diverged';
  /** Answers of tools, models, writes and people that the journal gave. */
  readonly recalled: number;
  /** Nodes and agents that were computed again. */
  readonly computed: number;
  /** Where this version of the code would have asked something new, or came to something else. */
  readonly divergences: readonly Divergence[];
}

/**
 * Plays a run from its journal, offline: nodes and agents are computed again, and what they ask for comes from the journal.
 * Nothing is called and nothing is written.
 */
export async function replayRun(
  engine: Engine,
  recording: Recording,
  signal: AbortSignal,
): Promise<ReplayReport> {
  const { execution, tenant, steps } = recording;
  const memory = openReplayMemory(steps);
  const lease = { executionId: execution.id, epoch: 0 };
  const opened = openJournal({
    lease,
    memory,
    writer: { write: memory.compare, commit: nothing },
    book: {
      tell: () => {},
      describe: (thrown) => ({ error: 'It failed when it was played again.', thrown }),
      isPassing: isGraphBubbleUp,
    },
  });
  const journal = takingStoreReads(opened, memory);
  const models = recordedModels(steps);
  const run = { executionId: execution.id, epoch: 0, db: unreadable(tenant.id), tenant, execution };
  const lent = {
    ...run,
    journal,
    lease,
    held: steps,
    batched: [],
    signal,
    kept: new Map<string, string>(),
    waits: recordedWaits(recording),
  };
  const output = await play({ ...engine, models }, lent).catch(memory.endedBy);
  if (output !== undefined) compareEnd(memory.divergences, { execution, output });
  const { recalled, computed } = memory.counts();
  const result = memory.divergences.length === 0 ? 'identical' : 'diverged';
  return { result, recalled, computed, divergences: memory.divergences };
}

function play(engine: Engine, run: Parameters<typeof lend>[1]): Promise<unknown> {
  const graph = getGraphFor(engine.graphs, run.execution);
  return driveGraph(graph, run.execution.input, lend(engine, run));
}

/** A node that reads the store by itself is not played: the store has gone on, and the journal has what it was then. */
function takingStoreReads(journal: Journal, memory: ReplayMemory): Journal {
  return {
    ...journal,
    step<Result>(opening: StepOpening, work: (step: OpenStep) => Promise<Result>): Promise<Result> {
      return journal.step(opening, async (step) => {
        try {
          return await work(step);
        } catch (error) {
          if (!(error instanceof StoreReadError)) throw error;
          // The journal holds what this very step returned before.
          return memory.takeAsIs(step.place) as Result;
        }
      });
    },
  };
}

class StoreReadError extends WaitingError {}

function unreadable(tenantId: string): TenantDatabase {
  const refuse = (): never => {
    throw new StoreReadError('A run that is played again does not read the store.');
  };
  return {
    tenantId,
    run: async () => refuse(),
    transaction: async () => refuse(),
    runEntering: async () => refuse(),
  };
}

/** Only what people have said; a question that nobody answered ends the replay there. */
function recordedWaits({ replies }: Recording): Waits {
  return { reply: async (place) => replies[place], ask: async () => {} };
}

function compareEnd(
  divergences: Divergence[],
  { execution, output }: { execution: Execution; output: unknown },
): void {
  if (
    execution.status !== 'completed' ||
    isDeepStrictEqual(JSON.parse(JSON.stringify(output)), execution.output)
  )
    return;
  divergences.push({
    ...{ place: '', kind: 'run', name: execution.graph, why: 'other_result' },
    detail: 'The run comes to another result than it did.',
  });
}

async function nothing(): Promise<never> {
  throw new InvariantError('A run that is played again writes nothing.');
}
