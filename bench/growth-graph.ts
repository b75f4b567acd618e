import { randomBytes } from 'node:crypto';
import { Annotation, END, START, StateGraph } from '@langchain/langgraph';
import { z } from 'zod';
import { defineGraph } from '#graphs/graph.ts';

const input = z.object({ payloadBytes: z.number(), messages: z.number(), messageBytes: z.number() });

const State = Annotation.Root({
  payloadBytes: Annotation<number>,
  messages: Annotation<number>,
  messageBytes: Annotation<number>,
  payload: Annotation<string>,
  said: Annotation<readonly string[]>({ reducer: (old, added) => [...old, ...added], default: () => [] }),
});
type State = typeof State.State;

/** Text that does not compress. */
export function randomText(bytes: number): string {
  return randomBytes(Math.ceil((bytes * 3) / 4))
    .toString('base64')
    .slice(0, bytes);
}

/** Reads a payload, hands it through nodes that leave it as it is, and then appends to a conversation, message by message. */
export const growing = defineGraph({
  name: 'bench_growth',
  version: '1',
  purpose: 'Holds a payload and a list that grows.',
  input,
  output: z.object({ bytes: z.number() }),
  stepLimit: 120,
  build: () =>
    new StateGraph(State)
      .addNode('read', async ({ payloadBytes }: State) => ({ payload: randomText(payloadBytes) }))
      .addNode('clean', pass)
      .addNode('enrich', pass)
      .addNode('say', async ({ messageBytes }: State) => ({ said: [randomText(messageBytes)] }))
      .addEdge(START, 'read')
      .addEdge('read', 'clean')
      .addEdge('clean', 'enrich')
      .addConditionalEdges('enrich', hasMore, ['say', END])
      .addConditionalEdges('say', hasMore, ['say', END]),
  result: (state) => {
    const { payload, said } = z.object({ payload: z.string(), said: z.array(z.string()) }).parse(state);
    return { bytes: payload.length + said.join('').length };
  },
});

async function pass({ payload }: State): Promise<Partial<State>> {
  return { payload };
}

function hasMore({ said, messages }: State): 'say' | typeof END {
  return said.length < messages ? 'say' : END;
}
