import { redactPaymentData } from '#core/payment-data.ts';
import { type MessagePart, readParts } from '#graphs/core/message-parts.ts';
import type { Execution, ExecutionStatus } from '#storage/runtime/execution.repository.ts';
import type { Message, Thread } from '#storage/runtime/thread.repository.ts';
import { ANSWERING_GRAPH, CHANNEL, type ChatSession, type ChatWatcher } from './chat-session.ts';
import { followElsewhere } from './follow-elsewhere.ts';

/** A question and what came of it. */
export interface Turn {
  readonly threadId: string;
  readonly question: string;
  readonly run: number;
  readonly status: ExecutionStatus;
  /** Why there is no answer, in our words. */
  readonly error: string | null;
  /** Undefined when it was stopped or failed. */
  readonly answer: { readonly text: string; readonly parts: readonly MessagePart[] } | undefined;
}

const LONGEST_TITLE = 80;

/** Asks in the session's conversation, which begins with it if need be, and works on the answer in this process. */
export async function askQuestion(
  session: ChatSession,
  question: string,
  watching: { readonly signal: AbortSignal; readonly watcher: ChatWatcher },
): Promise<Turn> {
  const { scope, engine } = session;
  const [{ say }, { runAdmitter }] = await Promise.all([
    import('#runtime/say.ts'),
    import('#runtime/admit-run.ts'),
  ]);
  const thread = await beginIfNeeded(session, question);
  const said = await say(scope.db, runAdmitter(engine), {
    ...{ threadId: thread.id, text: question, graph: ANSWERING_GRAPH, trigger: 'manual' },
  });
  const execution = await workOn(session, said.executionId, watching);
  const answer = await findAnswer(session, thread.id, said);
  const { number: run, status, error } = execution;
  return { threadId: thread.id, question, run, status, error, answer };
}

/**
 * Finishes what was asked before and never answered, because its process went away: nothing else of the thread can be
 * answered before.
 */
export async function finishEarlier(
  session: ChatSession,
  watching: { readonly signal: AbortSignal; readonly watcher: ChatWatcher },
): Promise<void> {
  if (session.thread === undefined) return;
  const { listThreadRuns } = await import('#storage/runtime/thread.repository.ts');
  const unfinished = await listThreadRuns(session.scope.db, session.thread.id);
  for (const { executionId } of unfinished) await workOn(session, executionId, watching);
}

/** Its kind lets messages queue: a person who types is answered one after the other. */
async function beginIfNeeded(session: ChatSession, question: string): Promise<Thread> {
  if (session.thread !== undefined) return session.thread;
  const { openThread } = await import('#runtime/thread-kinds.ts');
  const title = [...redactPaymentData(question).trim().replace(/\s+/g, ' ')].slice(0, LONGEST_TITLE).join('');
  const begin = { kind: 'chat', channel: CHANNEL, title } as const;
  session.thread = await session.scope.db.transaction((tx) => openThread(tx, begin));
  return session.thread;
}

/** Works on a run until it has ended; when it is to be stopped, it is cancelled, whoever has it. */
async function workOn(
  { scope, engine, worker }: ChatSession,
  executionId: string,
  { signal, watcher }: { readonly signal: AbortSignal; readonly watcher: ChatWatcher },
): Promise<Execution> {
  const elsewhere = followElsewhere(scope.db, executionId, watcher);
  const onWait = (why: 'elsewhere' | 'outage'): void => {
    watcher.onWait(why);
    if (why === 'elsewhere') elsewhere.begin();
  };
  try {
    return await worker.workOn(scope, executionId, { signal, onEvent: watcher.onEvent, onWait });
  } catch (error) {
    if (!signal.aborted) throw error;
    const [{ cancelRun }, { getExecution }] = await Promise.all([
      import('#runtime/cancel-run.ts'),
      import('#storage/runtime/execution.repository.ts'),
    ]);
    await scope.db.transaction((tx) => cancelRun(tx, engine, executionId));
    return getExecution(scope.db, executionId);
  } finally {
    await elsewhere.end();
  }
}

async function findAnswer(
  { scope }: ChatSession,
  threadId: string,
  { messageNumber, executionId }: { readonly messageNumber: number; readonly executionId: string },
): Promise<Turn['answer']> {
  const { listMessages } = await import('#storage/runtime/thread.repository.ts');
  const later: Message[] = await listMessages(scope.db, threadId, { after: messageNumber });
  const found = later.find((each) => each.role === 'assistant' && each.executionId === executionId);
  return found === undefined ? undefined : { text: found.content, parts: readParts(found.parts) };
}
