import { z } from 'zod';
import type { Sealed } from '#core/sealing.ts';
import type { Sql } from '../sql.ts';
import { fragment } from '../sql.ts';

/** Sealed content as PostgreSQL writes it. */
export const sealedRow = z.object({ ciphertext: z.string(), nonce: z.string(), tag: z.string() });

/** The values of the columns ciphertext, nonce and tag. */
export function sealedValues({ ciphertext, nonce, tag }: Sealed): Sql {
  return fragment`decode(${ciphertext}, 'base64'), decode(${nonce}, 'base64'), decode(${tag}, 'base64')`;
}
