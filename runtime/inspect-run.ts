import { MemorySaver } from '@langchain/langgraph';
import { canonicalJson, sha256 } from '#core/canonical-json.ts';
import { InvariantError, WaitingError } from '#core/errors.ts';
import { type GraphRuntime, recursionLimitOf } from '#graphs/graph.ts';
import type { Execution } from '#storage/runtime/execution.repository.ts';
import { listHeldSteps } from '#storage/runtime/journal.repository.ts';
import type { ToolContext } from '#tools/tool.ts';
import { parseInput } from './drive-graph.ts';
import type { Engine } from './environment.ts';
import { getGraphFor } from './find-graph.ts';
import type { Journal } from './journal.ts';
import { type JournalMemory, openJournalMemory } from './journal-memory.ts';
import { journalNodes } from './journal-nodes.ts';
import { leanNodes } from './lean-nodes.ts';
import { nodePlace } from './place.ts';
import type { StepOpening } from './step.ts';

/** The state of a run, as LangGraph has it between two super-steps. */
export interface InspectedRun {
  /** What the nodes that are done have made of the input. */
  readonly values: unknown;
  /** Nodes that are not done yet; empty when the graph has come to its end. */
  readonly next: readonly { readonly node: string; readonly place: string }[];
  /** The last super-step that is complete; 0 before the first. */
  readonly superStep: number;
}

/** What is looked at, and up to where. */
export interface Inspection {
  readonly execution: Execution;
  readonly context: ToolContext;
  /** The state after this super-step instead of the latest one. */
  readonly at?: number | undefined;
}

/** Plays a run from its journal without doing anything, and answers where that ends. Only nodes are played: none of their work. */
export async function inspectRun(
  { graphs }: Pick<Engine, 'graphs'>,
  { execution, context, at = Number.POSITIVE_INFINITY }: Inspection,
): Promise<InspectedRun> {
  const graph = getGraphFor(graphs, execution);
  const held = await listHeldSteps(context.db, execution.id);
  const next: { node: string; place: string; superStep: number }[] = [];
  const seen = { superStep: 0 };
  const journal = playedJournal(execution.id, {
    memory: openJournalMemory(held),
    at,
    onDone: (superStep) => {
      seen.superStep = Math.max(seen.superStep, superStep);
    },
    onMissing: (missing) => next.push(missing),
  });
  const builder = graph.build(idleRuntime(execution, context));
  const watch = { asked: new Map(), answers: new Map(), isWaiting: false };
  journalNodes(builder, { journal, waits: NO_WAITS, watch, parent: null });
  const compiled = leanNodes(builder.compile({ checkpointer: new MemorySaver() }), builder);
  const configurable = { thread_id: execution.id };
  const states = await compiled.stream(parseInput(graph, execution.input), {
    ...{ streamMode: 'values', durability: 'exit', configurable, signal: context.signal },
    recursionLimit: recursionLimitOf(graph),
  });
  for await (const _state of states) context.signal.throwIfAborted();
  const { values } = await compiled.getState({ configurable });
  const [open] = next;
  return {
    values,
    next: next.map(({ node, place }) => ({ node, place })),
    superStep: open === undefined ? seen.superStep : open.superStep - 1,
  };
}

interface Play {
  readonly memory: JournalMemory;
  readonly at: number;
  onDone(superStep: number): void;
  onMissing(missing: { node: string; place: string; superStep: number }): void;
}

/** A journal that remembers and does nothing: what it does not hold, nobody does. */
function playedJournal(executionId: string, { memory, at, onDone, onMissing }: Play): Journal {
  return {
    executionId,
    currentPlace: () => null,
    tell: () => {},
    enterGraph: () => null,
    leaveGraph: () => {},
    settled: async () => {},
    write: nothing,
    async step<Result>(opening: StepOpening): Promise<Result> {
      const { kind, name, input, visit } = opening;
      if (visit === undefined) return nothing();
      const place = nodePlace(visit.parent, visit);
      const inputHash = sha256(canonicalJson(input ?? null));
      const held = visit.superStep > at ? undefined : memory.recall({ place, inputHash, kind, opening });
      if (held === undefined) {
        onMissing({ node: name, place, superStep: visit.superStep });
        throw new WaitingError('The node is not done yet.');
      }
      onDone(visit.superStep);
      // The journal holds what this very node returned before.
      return held.result as Result;
    },
  };
}

const NO_WAITS = { reply: nothing, ask: nothing };

async function nothing(): Promise<never> {
  throw new InvariantError('Whoever looks at a run must not do anything for it.');
}

function idleRuntime({ id, traceId }: Execution, context: ToolContext): GraphRuntime {
  const idle = { runAgent: nothing, useTool: nothing, runGraph: nothing, write: nothing, startRun: nothing };
  return { ...idle, tell: () => {}, context, executionId: id, traceId };
}
