import { Annotation, END, Send, START, StateGraph } from '@langchain/langgraph';
import { pino } from 'pino';
import { z } from 'zod';
import { type Agent, type AnyAgent, defineAgent } from '#agents/agent.ts';
import type { Logger } from '#core/log.ts';
import { type AnyGraph, defineGraph, type GraphRuntime } from '#graphs/graph.ts';
import type { ModelClient } from '#models/model.ts';
import { oneModel } from '#models/model-source.ts';
import { one, type TenantDatabase } from '#storage/database.ts';
import { listSteps, type StepInTree } from '#storage/runtime/step.repository.ts';
import { sql } from '#storage/sql.ts';
import type { Store } from '#storage/store.ts';
import type { SourceGateway } from '#tools/source/source-gateway.ts';
import { TEST_TENANT } from '#tools/testing.ts';
import { defineTool } from '#tools/tool.ts';
import { admitTaken } from './admit-run.ts';
import { openEngine } from './engine.ts';
import type { Engine } from './environment.ts';
import { openRun } from './open-run.ts';
import type { RunWork } from './run-work.ts';
import { type RunOwner, type StartedExecution, startRun } from './start-run.ts';

/** What a test lends to its runs. */
export interface TestParts extends Partial<RunWork>, Pick<Engine, 'mcp'> {
  readonly model?: ModelClient;
  readonly graphs?: readonly AnyGraph[];
  readonly log?: Logger;
  readonly leaseSeconds?: number;
  readonly now?: () => Date;
  readonly sources?: SourceGateway;
}

/** An engine of one process on a test's store: a silent log, a fixed clock, no model. */
export function openTestEngine(
  store: Store,
  { graphs = [], model, ...parts }: TestParts = {},
): Promise<Engine> {
  return openEngine(store, {
    log: pino({ level: 'silent' }),
    now: () => new Date('2026-03-15T12:00:00Z'),
    ...parts,
    ...(model === undefined ? {} : { models: oneModel(model) }),
    graphs,
  });
}

/** The same engine with a model for everybody. */
export function withModel(engine: Engine, model: ModelClient): Engine {
  return { ...engine, models: oneModel(model) };
}

/** Runs a graph to its end in this process. */
export async function runTest(
  engine: Engine,
  db: TenantDatabase,
  { graph, input, ...parts }: TestRun,
): Promise<StartedExecution> {
  const { signal = new AbortController().signal, onEvent, dedupeKey } = parts;
  const withGraph = { ...engine, graphs: [...engine.graphs, graph] };
  const admission = { graph: graph.name, input, trigger: 'manual', dedupeKey } as const;
  return startRun(withGraph, testOwner(db), { ...admission, work: { signal, onEvent } });
}

/** What a test runs. */
export interface TestRun extends Partial<RunWork> {
  readonly graph: AnyGraph;
  readonly input: unknown;
  readonly dedupeKey?: string;
}

/** A run that has begun and that a test works in by hand. */
export interface TestOpenRun extends GraphRuntime {
  /** Resolves once what was done is on disk; the journal lets it travel while the work goes on. */
  settled(): Promise<void>;
}

/** Begins a run in which a test uses what graphs are lent. */
export async function openTestRun(
  store: Store,
  db: TenantDatabase,
  parts: TestParts = {},
): Promise<TestOpenRun> {
  const graph = oneNode(async () => {});
  const engine = await openTestEngine(store, { ...parts, graphs: [graph] });
  await engine.queue.close();
  const admission = { graph: graph.name, input: {}, trigger: 'manual' } as const;
  const { execution } = await admitTaken(db, engine, admission);
  const run = { executionId: execution.id, epoch: 1, ...testOwner(db), execution };
  const { signal = new AbortController().signal, onEvent } = parts;
  const { runtime, journal } = await openRun(engine, run, { signal, onEvent });
  return { ...runtime, settled: journal.settled };
}

/** A test's tenant, as those who start runs name it. */
export function testOwner(db: TenantDatabase): RunOwner {
  return { db, tenant: { ...TEST_TENANT, id: db.tenantId } };
}

/** What an agent's run came to; an error stands as the output. */
export interface TestAgentRun {
  readonly executionId: string;
  readonly output: unknown;
  readonly steps: readonly StepInTree[];
  readonly agent: StepInTree | undefined;
}

/** Runs one agent in a run of its own, on the value 21 unless another input is given. */
export async function runTestAgent(
  store: Store,
  db: TenantDatabase,
  { agent, input = { value: 21 }, ...parts }: TestParts & { agent: AnyAgent; input?: unknown },
): Promise<TestAgentRun> {
  const engine = await openTestEngine(store, parts);
  let output: unknown;
  const graph = oneNode(async ({ runAgent }) => {
    output = await runAgent(agent, input).catch((error) => error);
  });
  const { execution } = await runTest(engine, db, { graph, input: {}, ...parts });
  await engine.queue.close();
  const steps = (await listSteps(db, execution.id)).filter(({ kind }) => kind !== 'node');
  return { executionId: execution.id, output, steps, agent: steps.find(({ kind }) => kind === 'agent') };
}

const Nothing = Annotation.Root({ nothing: Annotation<null> });

/** A graph of one node. */
export function oneNode(work: (runtime: GraphRuntime) => Promise<void>): AnyGraph {
  return defineGraph({
    name: 'test_one_node',
    version: '1',
    purpose: 'Does one thing.',
    input: z.object({}),
    output: z.object({}),
    stepLimit: 2,
    build(runtime) {
      const only = async (): Promise<object> => {
        await work(runtime);
        return { nothing: null };
      };
      return new StateGraph(Nothing).addNode('only', only).addEdge(START, 'only').addEdge('only', END);
    },
    result: () => ({}),
  });
}

/** Asks the database for twice a number; its one cell is the result. */
export const double = defineTool({
  name: 'test_double',
  version: '1',
  description: 'Doubles a number.',
  effect: 'read',
  input: z.object({ value: z.number().max(1000), label: z.string().default('none') }),
  output: z.object({ doubled: z.number(), label: z.string() }),
  async run({ value, label }, { db }) {
    const row = z.object({ doubled: z.number() });
    const { doubled } = await one(db, row, sql`select ${value}::numeric * 2 as doubled`);
    return { doubled, label };
  },
  cells: ({ doubled, label }) => ({
    doubled: { value: doubled, unit: 'count', basis: 'computed' },
    label: { value: label, unit: 'label', basis: 'measured' },
  }),
});

const question = z.object({ value: z.number() });
const answer = z.object({ sum: z.number(), by: z.string() });

/** An agent that doubles by its playbook; a model may answer anything that fits. */
export function testAgent(
  overrides: Partial<Agent<z.output<typeof question>, z.output<typeof answer>>> = {},
): Agent<z.output<typeof question>, z.output<typeof answer>> {
  return defineAgent({
    name: 'test_adder',
    version: '1',
    tier: 'specialist',
    parent: 'orchestrator',
    domain: 'test',
    team: null,
    role: 'research',
    purpose: 'Doubles.',
    input: question,
    output: answer,
    tools: [double],
    limits: { steps: 6, costUsd: 1, seconds: 20 },
    modelPolicy: 'always',
    modelRole: 'fast',
    instructions: () => 'You double numbers.',
    async playbook({ value }, { useTool }) {
      const { output } = await useTool(double, { value, label: 'playbook' });
      return { sum: output.doubled, by: 'playbook' };
    },
    ...overrides,
  });
}

const State = Annotation.Root({
  values: Annotation<readonly number[]>,
  value: Annotation<number>,
  doubled: Annotation<readonly number[]>({ reducer: (old, added) => [...old, ...added], default: () => [] }),
  rounds: Annotation<number>({ reducer: (count, added) => count + added, default: () => 0 }),
});
type State = typeof State.State;

/** How often the loop of `doubling` goes round. */
export const DOUBLING_ROUNDS = 3;

/** Doubles all values in parallel branches, three times over. */
export function doubling({
  work,
  stepLimit = 20,
}: {
  work?: (runtime: GraphRuntime, value: number) => Promise<number>;
  stepLimit?: number;
} = {}) {
  return defineGraph({
    name: 'test_doubling',
    version: '1',
    purpose: 'Doubles.',
    input: z.object({ values: z.array(z.number()) }),
    output: z.object({ doubled: z.array(z.number()), rounds: z.number() }),
    stepLimit,
    build(runtime) {
      const one =
        work ??
        (async ({ useTool }, value) => (await useTool(double, { value, label: 'node' })).output.doubled);
      return new StateGraph(State)
        .addNode('begin', async () => ({ rounds: 1 }))
        .addNode('branch', async ({ value }: State) => ({ doubled: [await one(runtime, value)] }))
        .addNode('join', async () => ({}))
        .addEdge(START, 'begin')
        .addConditionalEdges(
          'begin',
          ({ values }: State) => values.map((value) => new Send('branch', { value })),
          ['branch'],
        )
        .addEdge('branch', 'join')
        .addConditionalEdges('join', ({ rounds }: State) => (rounds < DOUBLING_ROUNDS ? 'begin' : END), [
          'begin',
          END,
        ]);
    },
    result: (state) => z.object({ doubled: z.array(z.number()), rounds: z.number() }).parse(state),
  });
}
