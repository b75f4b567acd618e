import { Annotation, END, START, StateGraph } from '@langchain/langgraph';
import { z } from 'zod';
import type { ConversationAnswer, ConversationInput } from '#agents/core/conversation/answer.ts';
import { languageOf } from '#agents/core/conversation/question.ts';
import { conversationOrchestrator } from '#agents/core/conversation-orchestrator.agent.ts';
import { InvariantError } from '#core/errors.ts';
import { dayInZone } from '#core/time.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { findLastDay } from '#storage/metric/data-days.repository.ts';
import { getQuestion, listMessages } from '#storage/runtime/thread.repository.ts';
import { defineGraph } from '../graph.ts';
import { type AnswerDraft, chooseDraft, listCited, routeDrafts, toDraft } from './answer-drafts.ts';
import { blockTexts } from './answer-text.ts';
import { keepAnswer } from './keep-answer.ts';

/** Messages before the question that whoever answers is told. */
const HISTORY = 12;
/** Characters of one of them. */
const LONGEST_MESSAGE = 2000;

const output = z.object({
  /** Number of the answer in its thread. */
  messageNumber: z.number().int(),
  needsModel: z.boolean(),
  withheld: z.number().int(),
});

const ConversationState = Annotation.Root({
  threadId: Annotation<string>,
  asked: Annotation<ConversationInput | undefined>,
  answer: Annotation<ConversationAnswer | undefined>,
  drafts: Annotation<readonly AnswerDraft[] | undefined>,
  kept: Annotation<z.output<typeof output> | undefined>,
});
type Conversation = typeof ConversationState.State;
type ConversationUpdate = typeof ConversationState.Update;

export const conversation = defineGraph({
  name: 'conversation',
  version: '2',
  queue: 'chat',
  purpose: 'Answers the last question of a conversation, and keeps the answer with its evidence.',
  input: z.object({ threadId: z.uuid() }),
  output,
  stepLimit: 6,

  build({ runAgent, write, tell, context, executionId }) {
    // What the answer goes by is read in a node of its own: played again, the turn must not see its own answer.
    const read = async ({ threadId }: Conversation): Promise<ConversationUpdate> => {
      const { db, tenant, now } = context;
      const { content: question, number } = await getQuestion(db, executionId);
      return {
        asked: {
          question,
          history: await readHistory(db, threadId, number),
          today: dayInZone(now(), tenant.timezone),
          lastDay: await findLastDay(db),
          language: languageOf(question, tenant.locale),
        },
      };
    };

    const answer = async ({ asked, drafts = [] }: Conversation): Promise<ConversationUpdate> => {
      const rejected = drafts.at(-1)?.rejected ?? null;
      if (rejected === null) return { answer: await runAgent(conversationOrchestrator, present(asked)) };
      tell(null, 'refused');
      return { answer: await runAgent(conversationOrchestrator, { ...present(asked), rejected }) };
    };

    const check = async ({
      asked,
      answer: given,
      drafts = [],
    }: Conversation): Promise<ConversationUpdate> => {
      const [{ db, tenant }, { language }] = [context, present(asked)];
      const evidence = await listCited(db, present(given));
      return { drafts: [...drafts, toDraft(present(given), { evidence, language, tenant })] };
    };

    const keep = async ({ threadId, asked, drafts = [] }: Conversation): Promise<ConversationUpdate> => {
      const { answer: chosen } = present(chooseDraft(drafts));
      const turn = { threadId, executionId, answer: chosen, language: present(asked).language };
      const { parts, ...kept } = await write('answer', turn, (tx) => keepAnswer(tx, turn, context.tenant));
      // What a model told while it wrote was not checked; this is.
      tell(null, 'checked');
      for (const piece of blockTexts(parts)) tell(piece);
      return { kept };
    };

    return new StateGraph(ConversationState)
      .addNode('read', read)
      .addNode('reply', answer)
      .addNode('check', check)
      .addNode('keep', keep)
      .addEdge(START, 'read')
      .addEdge('read', 'reply')
      .addEdge('reply', 'check')
      .addConditionalEdges(
        'check',
        ({ asked, drafts = [] }: Conversation) => routeDrafts(present(asked), drafts),
        ['reply', 'keep'],
      )
      .addEdge('keep', END);
  },

  result: (state) => output.parse((state as Conversation).kept),
});

function present<Part>(part: Part | undefined): Part {
  if (part === undefined) throw new InvariantError('A node of the conversation ran before the one it needs.');
  return part;
}

/** What was said before the question, oldest first. */
async function readHistory(
  db: TenantDatabase,
  threadId: string,
  question: number,
): Promise<ConversationInput['history']> {
  const messages = await listMessages(db, threadId, {
    after: Math.max(0, question - 1 - HISTORY),
    limit: HISTORY,
  });
  return messages.flatMap(({ number, role, content }) =>
    number < question && (role === 'user' || role === 'assistant')
      ? [{ role, text: content.slice(0, LONGEST_MESSAGE).toWellFormed() }]
      : [],
  );
}
