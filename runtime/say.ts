import { InvalidInputError } from '#core/errors.ts';
import { redactPaymentData } from '#core/payment-data.ts';
import type { TenantDatabase, Transaction } from '#storage/database.ts';
import type { ExecutionTrigger } from '#storage/runtime/execution.repository.ts';
import { appendMessage, getQuestion } from '#storage/runtime/thread.repository.ts';
import type { AdmitRun } from './admit-run.ts';
import type { RunBudget } from './budget/budget.ts';

/** Something that a person or a program says in a conversation, and who is to answer it. */
export interface Saying {
  readonly threadId: string;
  readonly text: string;
  /** Name of the graph that answers; its input is `{ threadId }`. */
  readonly graph: string;
  /** The same key in the same thread again means what was said already, so that a client may retry. */
  readonly dedupeKey?: string | undefined;
  /** `api` when left out. */
  readonly trigger?: ExecutionTrigger | undefined;
  readonly budget?: RunBudget | undefined;
}

/** What was said, and the run that answers it. */
export interface Said {
  readonly threadId: string;
  readonly messageNumber: number;
  readonly executionId: string;
  /** False when the key named what was said already. */
  readonly isNew: boolean;
}

/** Longer texts are files, not messages. */
const MAX_CHARACTERS = 100_000;

/** Keeps a message and admits the run that answers it: both or neither. ThreadBusyError when the thread takes one at a time. */
export function say(db: TenantDatabase, admit: AdmitRun, saying: Saying): Promise<Said> {
  // Nobody needs it to answer, and whatever is kept is also asked of models.
  const content = redactPaymentData(readable(saying.text));
  return db.transaction(async (tx) => {
    const { threadId, graph, dedupeKey, trigger = 'api', budget } = saying;
    const { executionId, isNew } = await admit(tx, {
      ...{ graph, trigger, budget, threadId },
      input: { threadId },
      dedupeKey: dedupeKey === undefined ? undefined : `${threadId} ${dedupeKey}`,
    });
    const messageNumber = isNew
      ? await appendMessage(tx, { threadId, executionId, role: 'user', content })
      : await numberOf(tx, executionId);
    return { threadId, messageNumber, executionId, isNew };
  });
}

async function numberOf(tx: Transaction, executionId: string): Promise<number> {
  return (await getQuestion(tx, executionId)).number;
}

function readable(text: string): string {
  const content = text.trim();
  if (content === '') throw new InvalidInputError('There is nothing in the message. Write a question.');
  if (content.length <= MAX_CHARACTERS) return content;
  throw new InvalidInputError(
    `The message has ${content.length} characters, and ${MAX_CHARACTERS} is the limit. Shorten it.`,
  );
}
