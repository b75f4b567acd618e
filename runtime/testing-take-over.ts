import { Annotation, END, START, StateGraph } from '@langchain/langgraph';
import { z } from 'zod';
import { RunStoppedError } from '#core/errors.ts';
import { type AnyGraph, defineGraph, type GraphRuntime } from '#graphs/graph.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { type Execution, getExecution } from '#storage/runtime/execution.repository.ts';
import { listSteps, type StepInTree } from '#storage/runtime/step.repository.ts';
import { sql } from '#storage/sql.ts';
import { admitTaken } from './admit-run.ts';
import { claimRun } from './claim-run.ts';
import type { Engine } from './environment.ts';
import { executeRun, type WorkResult } from './execute-run.ts';
import type { HeldRun } from './run-work.ts';
import { takeOver } from './take-over.ts';
import { testOwner } from './testing.ts';

/** A death that a test plans: the worker that comes past it does nothing more for its run. */
export interface Death {
  /** Ends the work of the present worker, the first time that it is called. */
  here(): void;
  readonly signal: AbortSignal;
}

export function plannedDeath(): Death {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    here() {
      if (controller.signal.aborted) return;
      controller.abort('lost');
      throw new RunStoppedError('lost');
    },
  };
}

/** Admits a run that this process holds with epoch 1. */
export async function beginRun(
  engine: Engine,
  db: TenantDatabase,
  { graph, input = {} }: { graph: AnyGraph; input?: unknown },
): Promise<HeldRun> {
  const admission = { graph: graph.name, input, trigger: 'manual' } as const;
  const { execution } = await admitTaken(db, { ...engine, graphs: [graph] }, admission);
  return { ...testOwner(db), executionId: execution.id, epoch: 1, execution };
}

/** Works on a run with some version of its graph. */
export function workOn(
  engine: Engine,
  run: HeldRun,
  { graph, signal = new AbortController().signal }: { graph: AnyGraph; signal?: AbortSignal },
): Promise<WorkResult> {
  return executeRun({ ...engine, graphs: [graph] }, run, { signal });
}

/** Lets the lease of a run pass, has it taken over, and takes it as the next worker. */
export async function takeFrom(engine: Engine, { db, tenant, executionId }: HeldRun): Promise<HeldRun> {
  await engine.store.owner.run(sql`
    update runtime.lease set lease_until = clock_timestamp() - interval '1 second'
    where execution_id = ${executionId} and state = 'leased'
  `);
  await takeOver(engine);
  const claim = await claimRun(engine, { tenantId: db.tenantId, executionId });
  if (claim === undefined) throw new Error('The run does not wait for a worker.');
  return { db, tenant, ...claim };
}

/** What a run came to that lost its first worker at the planned death. */
export interface Survived {
  readonly execution: Execution;
  readonly steps: readonly StepInTree[];
  /** Places of the steps that were on disk when the first worker died. */
  readonly before: readonly string[];
}

/** Has one worker die in a run and another one end it, perhaps with other code. */
export async function survive(
  engine: Engine,
  db: TenantDatabase,
  { graph, after = graph, death }: { graph: AnyGraph; after?: AnyGraph; death: Death },
): Promise<Survived> {
  const run = await beginRun(engine, db, { graph });
  const result = await workOn(engine, run, { graph, signal: death.signal });
  if (!('left' in result) || result.left !== 'lost') throw new Error('The first worker came through.');
  const before = (await listSteps(db, run.executionId)).map(({ place }) => place);
  await workOn(engine, await takeFrom(engine, run), { graph: after });
  const execution = await getExecution(db, run.executionId);
  return { execution, before, steps: await listSteps(db, run.executionId) };
}

const State = Annotation.Root({ seen: Annotation<unknown> });

/** One node of a line: what it answers is what the next one sees. */
export type LineNode = (runtime: GraphRuntime, seen: unknown) => Promise<unknown>;

/** A graph of nodes one after the other, named `one`, `two` and so on; its output is what the last one answers. */
export function lineOf(...nodes: readonly LineNode[]): AnyGraph {
  return defineGraph({
    ...{ name: 'test_line', version: '1', purpose: 'Works.', input: z.object({}), output: z.unknown() },
    stepLimit: nodes.length,
    build(runtime) {
      // The names of the nodes are not known to the compiler, so the builder is typed as one that takes any.
      const builder = new StateGraph(State) as unknown as StateGraph<typeof State.State> & LooseBuilder;
      for (const [index, node] of nodes.entries()) {
        const name = nameOf(index);
        builder.addNode(name, async ({ seen }) => ({ seen: await node(runtime, seen) }));
        builder.addEdge(index === 0 ? START : nameOf(index - 1), name);
      }
      builder.addEdge(nameOf(nodes.length - 1), END);
      return builder;
    },
    result: (state) => z.object({ seen: z.unknown() }).parse(state).seen ?? null,
  });
}

interface LooseBuilder {
  addNode(name: string, node: (state: { seen: unknown }) => Promise<{ seen: unknown }>): unknown;
  addEdge(from: string, to: string): unknown;
}

const NAMES = ['one', 'two', 'three', 'four'];

function nameOf(index: number): string {
  return NAMES[index] ?? `node${index}`;
}
