import { setTimeout as wait } from 'node:timers/promises';
import { Annotation, END, START, StateGraph } from '@langchain/langgraph';
import { z } from 'zod';
import { defineGraph, type Graph } from '#graphs/graph.ts';
import { appendMessage, listMessages } from '#storage/runtime/thread.repository.ts';

const State = Annotation.Root({ threadId: Annotation<string>, count: Annotation<number> });
type State = typeof State.State;

const turn = z.object({ threadId: z.uuid() });
const answered = z.object({ count: z.number().int() });

export type Counting = Graph<z.output<typeof turn>, z.output<typeof answered>>;

/** How long a turn thinks before it answers, and what it does once its answer is written. */
export interface Thinking {
  readonly thinkMs: number;
  readonly afterAnswer?: ((signal: AbortSignal) => Promise<void>) | undefined;
}

/** Answers a message with one more than the thread's last answer: two turns at once would both answer the same. */
export function counting({ thinkMs, afterAnswer }: Thinking): Counting {
  return defineGraph({
    ...{ name: 'test_counting', version: '1', queue: 'chat', purpose: 'Counts the messages of a thread.' },
    ...{ input: turn, output: answered, stepLimit: 5 },
    build({ context: { db, signal }, executionId, write }) {
      return (
        new StateGraph(State)
          // What the answer goes by is read in a node of its own: played again, the turn must not see its own answer.
          .addNode('read', async ({ threadId }: State) => ({ count: await lastCount(db, threadId) }))
          .addNode('think', async ({ count }: State) => {
            await wait(thinkMs, undefined, { signal });
            return { count: count + 1 };
          })
          .addNode('answer', async ({ threadId, count }: State) => {
            const answer = { threadId, executionId, role: 'assistant', content: String(count) } as const;
            await write('answer', answer, (tx) => appendMessage(tx, answer));
            await afterAnswer?.(signal);
            return {};
          })
          .addEdge(START, 'read')
          .addEdge('read', 'think')
          .addEdge('think', 'answer')
          .addEdge('answer', END)
      );
    },
    result: (state) => answered.parse(state),
  });
}

async function lastCount(db: Parameters<typeof listMessages>[0], threadId: string): Promise<number> {
  const messages = await listMessages(db, threadId);
  return Number(messages.findLast(({ role }) => role === 'assistant')?.content ?? 0);
}

/** What a thread must look like after every message has been answered. */
export interface ThreadFaults {
  /** Answers that were made from a state that another turn had changed meanwhile. */
  readonly lostUpdates: number;
  /** Answers beyond the first to one message. */
  readonly doubledAnswers: number;
  readonly missingAnswers: number;
  /** Answers that do not stand in the order of their questions. */
  readonly outOfOrder: number;
}

/** Looks for what went wrong in a thread whose every message `counting` has answered. */
export async function findFaults(
  db: Parameters<typeof listMessages>[0],
  threadId: string,
): Promise<ThreadFaults> {
  const messages = await listMessages(db, threadId);
  const asked = messages.filter(({ role }) => role === 'user').map(({ executionId }) => executionId);
  const answers = messages.filter(({ role }) => role === 'assistant');
  const by = [...new Set(answers.map(({ executionId }) => executionId))];
  return {
    lostUpdates: answers.length - new Set(answers.map(({ content }) => content)).size,
    doubledAnswers: answers.length - by.length,
    missingAnswers: asked.filter((executionId) => !by.includes(executionId)).length,
    outOfOrder: by.filter((executionId, index) => asked[index] !== executionId).length,
  };
}
