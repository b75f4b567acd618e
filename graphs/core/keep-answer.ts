import type { ConversationAnswer } from '#agents/core/conversation/answer.ts';
import type { Language, Tenant } from '#core/tenant.ts';
import type { Transaction } from '#storage/database.ts';
import { appendMessage } from '#storage/runtime/thread.repository.ts';
import { listCited } from './answer-drafts.ts';
import { textOf } from './answer-text.ts';
import { checkAnswer } from './check-answer.ts';
import type { MessagePart } from './message-parts.ts';

/** An answer that is to be kept. */
export interface AnswerTurn {
  readonly threadId: string;
  readonly executionId: string;
  readonly answer: ConversationAnswer;
  readonly language: Language;
}

/** What was kept of it. */
export interface KeptAnswer {
  readonly messageNumber: number;
  readonly needsModel: boolean;
  readonly withheld: number;
  readonly parts: readonly MessagePart[];
}

/** Checks an answer against the evidence that it cites, and appends what holds to its thread. */
export async function keepAnswer(
  tx: Transaction,
  { threadId, executionId, answer, language }: AnswerTurn,
  tenant: Tenant,
): Promise<KeptAnswer> {
  const parts = checkAnswer(answer, { evidence: await listCited(tx, answer), language, tenant });
  const messageNumber = await appendMessage(tx, {
    ...{ threadId, executionId, role: 'assistant', content: textOf(parts) },
    partsJson: JSON.stringify(parts),
  });
  const withheld = parts.filter(({ type }) => type === 'withheld').length;
  return { messageNumber, needsModel: answer.needsModel, withheld, parts };
}
