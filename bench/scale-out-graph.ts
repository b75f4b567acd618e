import { setTimeout as wait } from 'node:timers/promises';
import { Annotation, END, START, StateGraph } from '@langchain/langgraph';
import { z } from 'zod';
import { defineAgent } from '#agents/agent.ts';
import { defineGraph } from '#graphs/graph.ts';
import type { ModelClient } from '#models/model.ts';

/** How long a simulated model thinks, in milliseconds. */
export const THINK_MILLISECONDS = 1000;
/** Model calls of one run, one after the other. */
export const CALLS = 2;

const answer = z.object({ by: z.string() });

const thinker = defineAgent({
  name: 'bench_thinker',
  version: '1',
  tier: 'specialist',
  parent: 'orchestrator',
  domain: 'bench',
  team: null,
  role: 'research',
  purpose: 'Asks a model once.',
  input: z.object({ call: z.number() }),
  output: answer,
  tools: [],
  limits: { steps: 2, costUsd: 1, seconds: 60 },
  modelPolicy: 'always',
  modelRole: 'fast',
  instructions: () => 'Think.',
  playbook: async () => ({ by: 'playbook' }),
});

/** Answers as a model does, after so many milliseconds. */
export function simulatedModel(thinkMilliseconds: number): ModelClient {
  return {
    provider: 'bench',
    name: 'simulated',
    price: null,
    features: { tools: true, output: false },
    contextTokens: null,
    async complete({ signal }) {
      await wait(thinkMilliseconds, undefined, { signal });
      const argumentsJson = JSON.stringify({ answer: { by: 'model' } });
      return {
        text: '',
        toolCalls: [{ id: 'call', name: 'submit_answer', argumentsJson }],
        finish: 'tool_calls',
        usage: { input: 100, output: 10, cached: 0 },
        ...{ provider: 'bench', model: 'simulated', attempts: [] },
      };
    },
  };
}

const State = Annotation.Root({
  answers: Annotation<readonly string[]>({ reducer: (old, added) => [...old, ...added], default: () => [] }),
});

/** A run that waits for models nearly all the time. */
export const thinking = defineGraph({
  name: 'bench_thinking',
  version: '1',
  purpose: 'Asks a model, and then again.',
  queue: 'incident',
  input: z.object({}),
  output: z.object({ answers: z.array(z.string()) }),
  stepLimit: CALLS + 1,
  build: ({ runAgent }) =>
    new StateGraph(State)
      .addNode('ask', async ({ answers }) => {
        const { by } = await runAgent(thinker, { call: answers.length });
        return { answers: [by] };
      })
      .addEdge(START, 'ask')
      .addConditionalEdges('ask', ({ answers }) => (answers.length < CALLS ? 'ask' : END), ['ask', END]),
  result: (state) => z.object({ answers: z.array(z.string()) }).parse(state),
});
