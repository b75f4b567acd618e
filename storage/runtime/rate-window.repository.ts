import { z } from 'zod';
import { type Database, one } from '../database.ts';
import { sql } from '../sql.ts';

/** How much a provider lets through in a minute; null where it sets no limit. */
export interface RateLimits {
  readonly requestsPerMinute: number | null;
  readonly tokensPerMinute: number | null;
}

const waitRow = z.object({ wait_seconds: z.number() });

/**
 * Takes room for a call in the last minute of all processes together: 0. Or answers after how many seconds there may be
 * some, and takes none. Runs as the owner.
 */
export async function reserveRate(
  owner: Database,
  call: { readonly key: string; readonly requests: number; readonly tokens: number },
  { requestsPerMinute, tokensPerMinute }: RateLimits,
): Promise<number> {
  const statement = sql`
    select runtime.reserve_rate(
      ${call.key}, ${call.requests}, ${Math.ceil(call.tokens)}, ${requestsPerMinute}, ${tokensPerMinute}) as wait_seconds
  `;
  return (await one(owner, waitRow, statement)).wait_seconds;
}
