import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { Annotation, END, Send, START, StateGraph } from '@langchain/langgraph';
import { z } from 'zod';
import { type AnyGraph, defineGraph, type GraphRuntime } from '#graphs/graph.ts';
import type { Transaction } from '#storage/database.ts';
import { sql } from '#storage/sql.ts';

const shape = z.object({ rounds: z.number(), branches: z.number(), pauseMs: z.number() });

/** How much a run of the crash bench does. */
export type CrashShape = z.output<typeof shape>;

const add = (count: number, added: number): number => count + added;
const State = Annotation.Root({
  rounds: Annotation<number>,
  branches: Annotation<number>,
  pauseMs: Annotation<number>,
  position: Annotation<number>,
  round: Annotation<number>({ reducer: add, default: () => 0 }),
  done: Annotation<number>({ reducer: add, default: () => 0 }),
});
type State = typeof State.State;

/** What a worker of the crash bench lends to its graph. */
export interface CrashWitness {
  /** File to which the beginning of each step is appended, outside every transaction. */
  readonly file: string;
  /** Epoch under which the transaction at hand was begun by this process. */
  epoch(): number | undefined;
}

/** Effects of one run: one step alone and then several at once, in each round. */
export function countEffects({ rounds, branches }: Pick<CrashShape, 'rounds' | 'branches'>): number {
  return rounds * (1 + branches);
}

/** Rounds of one step alone, several at once, and a join; each step leaves a trace outside and one row inside. */
export function crashGraph(witness: CrashWitness): AnyGraph {
  return defineGraph({
    name: 'bench_crash',
    version: '1',
    purpose: 'Steps with effects, alone and in parallel.',
    queue: 'incident',
    input: shape,
    output: z.object({ done: z.number() }),
    stepLimit: 40,
    build(runtime) {
      // A graph is built anew by whoever takes the run up.
      const acting = { runtime, witness, attempt: randomUUID() };
      const act = (step: string, { pauseMs }: State): Promise<void> => actOnce(acting, step, pauseMs);
      const alone = async (state: State): Promise<Partial<State>> => {
        await act(`alone-${state.round}`, state);
        return { done: 1 };
      };
      const branch = async (state: State): Promise<Partial<State>> => {
        await act(`branch-${state.round}-${state.position}`, state);
        return { done: 1 };
      };
      return new StateGraph(State)
        .addNode('alone', alone)
        .addNode('branch', branch)
        .addNode('join', async () => ({ round: 1 }))
        .addEdge(START, 'alone')
        .addConditionalEdges('alone', sendBranches, ['branch'])
        .addEdge('branch', 'join')
        .addConditionalEdges('join', ({ round, rounds }: State) => (round < rounds ? 'alone' : END), [
          'alone',
          END,
        ]);
    },
    result: (state) => z.object({ done: z.number() }).parse(state),
  });
}

function sendBranches({ round, branches, pauseMs }: State): Send[] {
  return Array.from({ length: branches }, (_, position) => new Send('branch', { round, position, pauseMs }));
}

interface Acting {
  readonly runtime: GraphRuntime;
  readonly witness: CrashWitness;
  readonly attempt: string;
}

/** Something outside that shows each time it is done, and then a row of our own. */
async function actOnce({ runtime, witness, attempt }: Acting, step: string, pauseMs: number): Promise<void> {
  const { executionId } = runtime;
  const trace = { executionId, attempt, step, pid: process.pid, at: Date.now() };
  appendFileSync(witness.file, `${JSON.stringify(trace)}\n`);
  await wait(pauseMs * (0.5 + Math.random()));
  await runtime.write(`effect ${step}`, { step }, (tx) => insertEffect(tx, { executionId, step, witness }));
  await wait(pauseMs * Math.random());
}

async function insertEffect(
  tx: Transaction,
  { executionId, step, witness }: { executionId: string; step: string; witness: CrashWitness },
): Promise<null> {
  await tx.run(sql`
    insert into bench.effect (execution_id, step, epoch) values (${executionId}, ${step}, ${witness.epoch() ?? -1})
  `);
  return null;
}
