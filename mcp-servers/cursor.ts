import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { SourceError } from '#tools/source/source-error.ts';

const position = z.strictObject({
  /** Where the provider's page begins, in the tool's own words; null for its first. */
  at: z.string().nullable(),
  /** Rows of that page that were answered before. */
  skip: z.number().int().nonnegative(),
});

/** How far somebody has read in the answer to a question. */
export type Position = z.infer<typeof position>;

export const START: Position = { at: null, skip: 0 };

/** A position as an opaque text, good for one question of one shop: `question` is the hash of both. */
export function sealCursor(place: Position, question: string, key: Buffer): string {
  const body = Buffer.from(JSON.stringify(place)).toString('base64url');
  return `${body}.${sign(body, question, key)}`;
}

/** The position of a cursor. One that was made for another shop, tool or question, or by nobody, is refused. */
export function openCursor(cursor: string, question: string, key: Buffer): Position {
  const [body = '', signature = '', ...rest] = cursor.split('.');
  const expected = sign(body, question, key);
  const isOurs = rest.length === 0 && signature.length === expected.length;
  if (!isOurs || !timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) {
    throw new SourceError('The cursor does not belong to this question, or is too old.', {
      kind: 'bad_request',
      userAction: 'Ask again without a cursor, and use a cursor only with the arguments that gave it.',
    });
  }
  return position.parse(JSON.parse(Buffer.from(body, 'base64url').toString('utf8')));
}

function sign(body: string, question: string, key: Buffer): string {
  return createHmac('sha256', key).update(`${question}\n${body}`).digest('base64url');
}
