import { Runnable, type RunnableConfig } from '@langchain/core/runnables';
import { isCommand, START } from '@langchain/langgraph';
import type { CompiledGraph, UncompiledGraph } from '#graphs/graph.ts';

/*
 * LangGraph runs a node as a LangChain sequence: the node, then a runnable for each of its updates and edges, each with a
 * configuration and a LangSmith run of its own, also while nothing is traced. That costs more than the super-step itself
 * (decision 0009). Here the same functions are called one after the other.
 */

type Config = Partial<RunnableConfig>;
type Call = (answer: unknown, config: Config) => unknown;

/** What passes the answer of a node on: LangGraph's own kind of runnable, as far as it is used here. */
interface Writer {
  invoke(answer: unknown, config: Config): Promise<unknown>;
  readonly func?: Call;
  readonly trace?: boolean;
  /** Only on those that write to channels; the others are branches. */
  readonly writes?: readonly { mapper?: Writer }[];
}

/** Compiled nodes that do the same with less around it. */
export function leanNodes(compiled: CompiledGraph, { branches }: UncompiledGraph): CompiledGraph {
  for (const [name, node] of Object.entries(compiled.nodes)) {
    const writers = node.getWriters();
    const passOn = passingOn(writers, Object.keys(branches[name] ?? {}).length);
    const { bound } = node;
    const lean = new LeanNode(async (input, config) => {
      const answer: unknown =
        name === START ? input : await unlessAborted(bound.invoke(input, config), config);
      await passOn(answer, config);
      return answer;
    });
    node.getWriters = () => writers;
    node.getNode = () => lean;
  }
  return compiled;
}

/** Ends at once when another branch has failed or the run is stopped, as LangGraph expects it of a node; the work itself may go on. */
function unlessAborted<Result>(work: Promise<Result>, { signal }: Config): Promise<Result> {
  if (signal === undefined) return work;
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  const stop = (): void => reject(signal.reason);
  if (signal.aborted) stop();
  signal.addEventListener('abort', stop, { once: true });
  work.then(resolve, reject);
  return promise.finally(() => signal.removeEventListener('abort', stop));
}

/** A runnable that calls its function, and nothing around it. */
export class LeanNode extends Runnable<unknown, unknown> {
  lc_namespace = ['steward'];
  readonly #work: (input: unknown, config: Config) => Promise<unknown>;

  constructor(work: (input: unknown, config: Config) => Promise<unknown>) {
    super();
    this.#work = work;
  }

  override invoke(input: unknown, config: Config = {}): Promise<unknown> {
    return this.#work(input, config);
  }
}

/** Calls the writers in their order. A node's first branch is LangGraph's own, for commands: without one it does nothing. */
function passingOn(
  writers: readonly Writer[],
  ownBranches: number,
): (...call: Parameters<Call>) => Promise<void> {
  const branches = writers.filter(({ writes }) => writes === undefined);
  const forCommands = branches.length === ownBranches + 1 ? branches[0] : undefined;
  const calls = writers.map((writer) => ({
    call: directCall(writer),
    isForCommands: writer === forCommands,
  }));
  return async (answer, config) => {
    const hasCommand = isCommand(answer) || (Array.isArray(answer) && answer.some(isCommand));
    for (const { call, isForCommands } of calls) if (hasCommand || !isForCommands) await call(answer, config);
  };
}

function directCall(writer: Writer): Call {
  for (const write of writer.writes ?? []) {
    if (write.mapper === undefined) continue;
    const map = directCall(write.mapper);
    write.mapper = new LeanNode(async (answer, config) => map(answer, config));
  }
  const { func, trace } = writer;
  return func !== undefined && trace === false ? func : (answer, config) => writer.invoke(answer, config);
}
