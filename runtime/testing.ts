import { Annotation, END, Send, START, StateGraph } from '@langchain/langgraph';
import { pino } from 'pino';
import { z } from 'zod';
import { type Agent, type AnyAgent, defineAgent } from '#agents/agent.ts';
import { defineGraph, type GraphRuntime } from '#graphs/graph.ts';
import { one, type TenantDatabase } from '#storage/database.ts';
import { createExecution } from '#storage/runtime/execution.repository.ts';
import { listSteps, type StepInTree } from '#storage/runtime/step.repository.ts';
import { sql } from '#storage/sql.ts';
import { TEST_TENANT } from '#tools/testing.ts';
import { defineTool } from '#tools/tool.ts';
import type { RunEnvironment } from './environment.ts';
import { type Journal, openJournal } from './journal.ts';
import { agentRunner } from './run-agent.ts';

/** What a test run is lent: a real tenant, a silent log, a fixed clock, no model. */
export function testEnvironment(db: TenantDatabase, overrides: Partial<RunEnvironment> = {}): RunEnvironment {
  return {
    db,
    tenant: { ...TEST_TENANT, id: db.tenantId },
    now: () => new Date('2026-03-15T12:00:00Z'),
    signal: new AbortController().signal,
    log: pino({ level: 'silent' }),
    trigger: 'manual',
    ...overrides,
  };
}

/** The journal of a fresh run. */
export async function openTestJournal(environment: RunEnvironment): Promise<Journal> {
  const { execution } = await environment.db.transaction((tx) =>
    createExecution(tx, { graph: 'test', graphVersion: '1', trigger: 'manual', inputJson: '{}' }),
  );
  return openJournal(execution.id, environment);
}

/** What an agent's run came to; an error stands as the output. */
export interface TestAgentRun {
  readonly output: unknown;
  readonly steps: readonly StepInTree[];
  readonly agent: StepInTree | undefined;
}

/** Runs one agent in a run of its own, on the value 21 unless another input is given. */
export async function runTestAgent(
  db: TenantDatabase,
  agent: AnyAgent,
  { input = { value: 21 }, ...overrides }: Partial<RunEnvironment> & { input?: unknown } = {},
): Promise<TestAgentRun> {
  const environment = testEnvironment(db, overrides);
  const journal = await openTestJournal(environment);
  const runAgent = agentRunner({ journal, context: environment, kept: new Map(), model: environment.model });
  const output = await runAgent(agent, input).catch((error) => error);
  const steps = await listSteps(db, journal.executionId);
  return { output, steps, agent: steps.find(({ kind }) => kind === 'agent') };
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
