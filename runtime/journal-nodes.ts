import { Command, GraphInterrupt, isCommand, isGraphInterrupt } from '@langchain/langgraph';
import { z } from 'zod';
import { InvalidInputError, isRetryable, isRunControl, WaitingError } from '#core/errors.ts';
import type { GraphNode, UncompiledGraph } from '#graphs/graph.ts';
import type { Journal } from './journal.ts';
import { LeanNode } from './lean-nodes.ts';
import { below } from './place.ts';
import type { Waits } from './waits.ts';

/** A node is tried this often at most, and only after a failure that may pass by itself. */
const NODE_ATTEMPTS = 3;
const FIRST_WAIT_MILLISECONDS = 250;

/** What the nodes of one graph wait for, while it is driven. */
export interface NodeWatch {
  /** Questions of LangGraph's interrupt() by its own id. */
  readonly asked: Map<string, { readonly place: string; readonly node: string }>;
  /** How many questions of a node were answered. */
  readonly answers: Map<string, number>;
  /** True when a step below a node waits, for an approval or a delivery. */
  isWaiting: boolean;
}

export interface NodeJournal {
  readonly journal: Journal;
  readonly waits: Waits;
  readonly watch: NodeWatch;
  /** Place below which the nodes stand. */
  readonly parent: string | null;
}

/** Makes each node a step of the journal. */
export function journalNodes(builder: UncompiledGraph, nodes: NodeJournal): void {
  for (const [name, node] of Object.entries(builder.nodes)) {
    node.runnable = journaled(name, node.runnable, nodes);
    node.retryPolicy = {
      maxAttempts: NODE_ATTEMPTS,
      retryOn: (error: unknown) => isRetryable(error) && !isRunControl(error),
      initialInterval: FIRST_WAIT_MILLISECONDS,
      jitter: false,
      // It would print to the standard output; the failed step says the same.
      logWarning: false,
    };
  }
}

const visitOf = z.object({ langgraph_step: z.number(), langgraph_path: z.tuple([z.string()], z.unknown()) });

function journaled(name: string, inner: GraphNode['runnable'], nodes: NodeJournal): GraphNode['runnable'] {
  const { journal, parent } = nodes;
  return new LeanNode(async (state, config) => {
    const { langgraph_step: superStep, langgraph_path: path } = visitOf.parse(config.metadata);
    const visit = { name, superStep, branch: path[0] === '__pregel_push' ? Number(path[1]) : null, parent };
    let node = '';
    try {
      const kept = await journal.step({ kind: 'node', name, input: state, visit }, async (step) => {
        node = step.place;
        const update: unknown = await inner.invoke(state, config);
        return keep(update);
      });
      return revive(kept);
    } catch (error) {
      throw await waitingInstead(error, node, nodes);
    }
  });
}

/** What a node answered, as the journal keeps it. */
type KeptAnswer =
  | { readonly update: unknown }
  | { readonly command: unknown }
  | { readonly several: readonly KeptAnswer[] };

function keep(answer: unknown): KeptAnswer {
  if (isCommand(answer)) return { command: answer.toJSON() };
  if (Array.isArray(answer) && answer.some(isCommand)) return { several: answer.map(keep) };
  refuseOverwrite(answer);
  return { update: answer };
}

/** The key by which LangGraph lets a node replace what a reducer has gathered. JSON from outside may have it too. */
const OVERWRITE = '__overwrite__';

/** Foreign JSON in an update must not wipe what other nodes have said; none of our own nodes wants to. */
function refuseOverwrite(update: unknown): void {
  if (typeof update !== 'object' || update === null) return;
  for (const [channel, value] of Object.entries(update)) {
    if (typeof value === 'object' && value !== null && OVERWRITE in value)
      throw new InvalidInputError(
        `A node handed on "${OVERWRITE}" for "${channel}" as if it were LangGraph's own. Keep foreign JSON as text.`,
      );
  }
}

function revive(kept: KeptAnswer): unknown {
  if ('several' in kept) return kept.several.map(revive);
  return 'command' in kept ? commandOf(kept.command) : kept.update;
}

const commandFields = z.object({
  update: z.unknown().optional(),
  goto: z.union([z.string(), z.array(z.unknown())]).optional(),
});

function commandOf(kept: unknown): Command {
  // The journal holds what Command.toJSON() gave; destinations are node names or sends, which LangGraph checks.
  return new Command(commandFields.parse(kept) as ConstructorParameters<typeof Command>[0]);
}

/** Somebody has to answer first: the other branches of the super-step may end, then the run waits. */
async function waitingInstead(error: unknown, node: string, { waits, watch }: NodeJournal): Promise<unknown> {
  if (error instanceof WaitingError) {
    watch.isWaiting = true;
    return new GraphInterrupt([{ value: { waits: node } }]);
  }
  if (!isGraphInterrupt(error)) return error;
  const place = below(node, `interrupt.${watch.answers.get(node) ?? 0}`);
  for (const { id, value } of error.interrupts) {
    if (id === undefined) continue;
    watch.asked.set(id, { place, node });
    const question = { kind: 'interrupt', rule: null, expiresInSeconds: null } as const;
    await waits.ask({ ...question, place, summary: summaryOf(value, node), payload: value ?? null });
  }
  return error;
}

const SUMMARY_LENGTH = 200;

function summaryOf(value: unknown, node: string): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return (text ?? `"${node}" asks`).slice(0, SUMMARY_LENGTH);
}
