import { z } from 'zod';
import { answerBlock } from '#agents/core/conversation/answer.ts';
import { unit } from '#core/cell.ts';

/** What a number in brackets stands for: a stored tool result, and the values of it that are printed. */
const sourcePart = z.object({
  type: z.literal('source'),
  number: z.number().int(),
  evidenceId: z.uuid(),
  tool: z.string(),
  cells: z.array(
    z.object({
      name: z.string(),
      value: z.union([z.number(), z.string()]).nullable(),
      unit,
      currency: z.string().optional(),
    }),
  ),
});

/** One printed figure of a block, and the cell that it rests on. */
const figurePart = z.object({
  type: z.literal('figure'),
  block: z.number().int(),
  figure: z.string(),
  evidenceId: z.uuid(),
  cell: z.string(),
});

/** A block that was taken back because its figures did not hold. */
const withheldPart = z.object({ type: z.literal('withheld'), block: z.number().int(), why: z.string() });

/** What an answer's message holds besides its text (`runtime.message.parts`). */
export const messagePart = z.discriminatedUnion('type', [
  z.object({ type: z.literal('block'), block: answerBlock }),
  sourcePart,
  figurePart,
  withheldPart,
  z.object({ type: z.literal('needs_model') }),
]);
export type MessagePart = z.output<typeof messagePart>;
export type SourcePart = z.output<typeof sourcePart>;

/** The parts of a stored message; what another version wrote and this one cannot read is left out. */
export function readParts(parts: readonly unknown[]): MessagePart[] {
  return parts.flatMap((part) => messagePart.safeParse(part).data ?? []);
}
