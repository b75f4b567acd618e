import { Annotation, END, START, StateGraph } from '@langchain/langgraph';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { defineAgent } from '#agents/agent.ts';
import { scriptedAgents } from '#agents/testing.ts';
import { scriptedTools, testContext } from '#tools/testing.ts';
import { defineTool } from '#tools/tool.ts';
import { defineGraph } from './graph.ts';
import { runTestGraph, testRuntime } from './testing.ts';

const value = z.object({ value: z.number() });

const small = z.object({ value: z.number().max(9) });

const writer = defineAgent({
  ...{
    name: 'test_writer',
    version: '1',
    tier: 'specialist',
    parent: 'orchestrator',
    domain: 'test',
    team: null,
  },
  ...{
    role: null,
    purpose: 'Tests.',
    input: value,
    output: small,
    tools: [],
    modelPolicy: 'never',
    modelRole: 'fast',
  },
  limits: { steps: 1, costUsd: 0, seconds: 1 },
  instructions: () => '',
  playbook: async (input) => input,
});

const reader = defineTool({
  ...{
    name: 'test_reader',
    version: '1',
    description: 'Tests.',
    effect: 'read',
    input: value,
    output: value,
  },
  run: async (input) => input,
  cells: (output) => ({ value: { value: output.value, unit: 'count', basis: 'measured' } }),
});

const State = Annotation.Root({ value: Annotation<number>, evidenceId: Annotation<string | null> });

const graph = defineGraph({
  ...{ name: 'test_graph', version: '1', purpose: 'Tests.', input: value, stepLimit: 5 },
  output: z.object({ value: z.number(), evidenceId: z.string().nullable() }),
  build({ runAgent, useTool }) {
    return new StateGraph(State)
      .addNode('read', async (state) => {
        const { output, evidenceId } = await useTool(reader, { value: state.value });
        return { value: output.value, evidenceId };
      })
      .addNode('write', async (state) => runAgent(writer, { value: state.value }))
      .addEdge(START, 'read')
      .addEdge('read', 'write')
      .addEdge('write', END);
  },
  result: (state) => z.object({ value: z.number(), evidenceId: z.string().nullable() }).parse(state),
});

it('plays agents and tools from their scripts and notes what they were asked', async () => {
  const runAgent = scriptedAgents({ test_writer: [{ value: 3 }] });
  const useTool = scriptedTools({ test_reader: [{ value: 2 }] });

  const result = await runTestGraph(graph, { value: 1 }, testRuntime({ runAgent, useTool }));

  expect(result).toEqual({ value: 3, evidenceId: 'test_reader#1' });
  expect([useTool.calls, runAgent.calls]).toEqual([
    [['test_reader', { value: 1 }]],
    [['test_writer', { value: 2 }]],
  ]);
});

it.each([
  ['an answer that the agent may not give', { test_writer: [{ value: 10 }] }, /<=9/],
  [
    'more calls than the script has answers',
    { test_writer: [] },
    /0 answers for "test_writer"; this is call 1/,
  ],
])('fails on %s', async (_name, script, message) => {
  const runtime = testRuntime({
    runAgent: scriptedAgents(script),
    useTool: scriptedTools({ test_reader: [{ value: 2 }] }),
  });

  await expect(runTestGraph(graph, { value: 1 }, runtime)).rejects.toThrow(message);
});

it('fails loudly on everything that a test did not hand in', async () => {
  const context = testContext();

  await expect(runTestGraph(graph, { value: 1 }, testRuntime())).rejects.toThrow(
    /no tools: .* "test_reader"/,
  );
  await expect(context.db.run({ text: 'select 1', values: [] })).rejects.toThrow(/no database/);
  expect(() => context.now()).toThrow(/no clock/);
});
