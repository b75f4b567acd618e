import { z } from 'zod';
import { unit } from '#core/cell.ts';
import { language } from '#core/tenant.ts';

const textBlock = z.object({
  kind: z.literal('text'),
  text: z
    .string()
    .min(1)
    .describe(
      'One paragraph. Every figure in it stands in a source whose number the paragraph cites, as [1].',
    ),
});

const tableBlock = z.object({
  kind: z.literal('table'),
  columns: z.array(z.string()).min(1),
  rows: z.array(z.array(z.string())).min(1),
  sources: z.array(z.number().int().positive()).describe('Numbers of the sources of its figures.'),
});

/** A paragraph, or a small table. */
export const answerBlock = z.discriminatedUnion('kind', [textBlock, tableBlock]);
export type AnswerBlock = z.output<typeof answerBlock>;

/** What a number in brackets stands for. */
export const answerSource = z.object({
  number: z.number().int().positive(),
  evidenceId: z.string().min(1),
  /** Names of the cells that figures of the answer are taken from. */
  cells: z.array(z.string()).min(1),
});
export type AnswerSource = z.output<typeof answerSource>;

/** What is wrong with one block of an answer. */
export const answerProblem = z.object({
  /** Its place in the answer, from 1. */
  block: z.number().int().positive(),
  /** One of the grounding gate's codes, or `unknown_source`. */
  code: z.string(),
  /** As printed. */
  figure: z.string(),
  why: z.string(),
  remedy: z.string(),
});
export type AnswerProblem = z.output<typeof answerProblem>;

/** An answer whose figures do not all hold, as it goes back to who gave it. */
export const rejectedAnswer = z.object({
  blocks: z.array(answerBlock),
  sources: z.array(answerSource),
  problems: z.array(answerProblem).min(1),
  /** The cells that its sources name, as far as they exist. */
  cited: z.array(
    z.object({
      number: z.number().int(),
      cells: z.array(
        z.object({
          name: z.string(),
          value: z.union([z.number(), z.string()]).nullable(),
          unit,
          currency: z.string().optional(),
        }),
      ),
    }),
  ),
});
export type RejectedAnswer = z.output<typeof rejectedAnswer>;

/** What is asked: the question, what was said before it, and what "now" is. */
export const conversationInput = z.object({
  question: z.string().min(1),
  /** The end of the thread, oldest first, without the question. */
  history: z.array(z.object({ role: z.enum(['user', 'assistant']), text: z.string() })),
  /** The tenant's calendar day. */
  today: z.iso.date(),
  /** The last day of which there is data; null before the first import. */
  lastDay: z.iso.date().nullable(),
  language,
  /** Absent when this is the first attempt. */
  rejected: rejectedAnswer.optional(),
});
export type ConversationInput = z.output<typeof conversationInput>;

/** An answer as it was made; it is checked against its evidence before it is kept. */
export const conversationAnswer = z.object({
  blocks: z.array(answerBlock).min(1),
  sources: z.array(answerSource).default([]),
  /** True when the question was not answered because only a model could. */
  needsModel: z.boolean().default(false),
});
export type ConversationAnswer = z.output<typeof conversationAnswer>;
