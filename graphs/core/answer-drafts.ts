import { z } from 'zod';
import type {
  AnswerProblem,
  ConversationAnswer,
  ConversationInput,
  RejectedAnswer,
} from '#agents/core/conversation/answer.ts';
import { conversationOrchestrator } from '#agents/core/conversation-orchestrator.agent.ts';
import type { Database } from '#storage/database.ts';
import { type Evidence, listEvidence } from '#storage/insight/evidence.repository.ts';
import { type AnswerGround, judgeAnswer } from './judge-answer.ts';

/** An answer is asked for so often at most: once, and once more with what is wrong with it. */
export const MAX_DRAFTS = 2;

/** An answer as it was given. */
export interface AnswerDraft {
  readonly answer: ConversationAnswer;
  /** What is wrong with it, to be asked again with; null when all of it holds. */
  readonly rejected: RejectedAnswer | null;
}

/** The stored results that an answer names. */
export function listCited(db: Database, { sources }: ConversationAnswer): Promise<Evidence[]> {
  const ids = sources.map(({ evidenceId }) => evidenceId);
  return listEvidence(
    db,
    ids.filter((id) => z.uuid().safeParse(id).success),
  );
}

/** Judges an answer, and says what of it goes back. */
export function toDraft(answer: ConversationAnswer, ground: AnswerGround): AnswerDraft {
  const { blocks, sources } = judgeAnswer(answer, ground);
  const problems = blocks.flatMap((block) => block.problems);
  if (problems.length === 0) return { answer, rejected: null };
  const cited = sources.map(({ number, cells }) => ({ number, cells }));
  return { answer, rejected: { blocks: answer.blocks, sources: answer.sources, problems, cited } };
}

/** Where a checked draft goes: back with what is wrong with it, as long as a model is asked and has an attempt left. */
export function routeDrafts(asked: ConversationInput, drafts: readonly AnswerDraft[]): 'reply' | 'keep' {
  // A playbook would answer the same again.
  const isByModel = conversationOrchestrator.needsModel?.(asked) === true;
  const isRejected = drafts.at(-1)?.rejected !== null;
  return isByModel && isRejected && drafts.length < MAX_DRAFTS ? 'reply' : 'keep';
}

/** The draft of which least is withheld, the earlier one of equals; that nobody could answer is the last resort. */
export function chooseDraft(drafts: readonly AnswerDraft[]): AnswerDraft | undefined {
  return drafts.toSorted((one, other) => lossOf(one) - lossOf(other))[0];
}

function lossOf({ answer, rejected }: AnswerDraft): number {
  return answer.needsModel ? Number.POSITIVE_INFINITY : badBlocks(rejected?.problems ?? []);
}

function badBlocks(problems: readonly AnswerProblem[]): number {
  return new Set(problems.map(({ block }) => block)).size;
}
