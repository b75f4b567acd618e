import { z } from 'zod';
import { type Database, one } from '../database.ts';
import { sql } from '../sql.ts';

/** How much a provider lets through in a minute; null where it sets no limit. */
export interface RateLimits {
  readonly requestsPerMinute: number | null;
  readonly tokensPerMinute: number | null;
}

const reservedRow = z
  .object({ wait_seconds: z.number(), taken_in: z.date().nullable() })
  .transform(({ wait_seconds, taken_in }) => ({ waitSeconds: wait_seconds, takenIn: taken_in }));

/** Room that was taken in some second, or how many seconds there may be none. */
export type ReservedRate = z.output<typeof reservedRow>;

/**
 * Takes room for a call in the last minute of all processes together. Or answers after how many seconds there may be some,
 * and takes none. Runs as the owner.
 */
export function reserveRate(
  owner: Database,
  call: { readonly key: string; readonly requests: number; readonly tokens: number },
  { requestsPerMinute, tokensPerMinute }: RateLimits,
): Promise<ReservedRate> {
  return one(
    owner,
    reservedRow,
    sql`
      select wait_seconds, taken_in
      from runtime.reserve_rate(
        ${call.key}, ${call.requests}, ${Math.ceil(call.tokens)}, ${requestsPerMinute}, ${tokensPerMinute})
    `,
  );
}

/** Counts a call that had taken room in one second in a later one: it was sent only then. */
export async function postponeRate(
  owner: Database,
  { key, requests, tokens }: { readonly key: string; readonly requests: number; readonly tokens: number },
  { from, to }: { readonly from: Date; readonly to: Date },
): Promise<void> {
  await owner.run(sql`
    with gone as (
      update runtime.rate_window
      set requests = greatest(0, requests - ${requests}), tokens = greatest(0, tokens - ${Math.ceil(tokens)})
      where key = ${key} and second = ${from}
      returning key
    )
    insert into runtime.rate_window as taken (key, second, requests, tokens)
    select key, ${to}::timestamptz, ${requests}::integer, ${Math.ceil(tokens)}::bigint from gone
    on conflict (key, second) do update
      set requests = taken.requests + excluded.requests, tokens = taken.tokens + excluded.tokens
  `);
}

/** Corrects what was taken by the tokens that a call came to beside those it had taken; what is a minute old counts no more. */
export async function settleRate(
  owner: Database,
  { key, takenIn, tokens }: { readonly key: string; readonly takenIn: Date; readonly tokens: number },
): Promise<void> {
  await owner.run(sql`
    update runtime.rate_window set tokens = greatest(0, tokens + ${Math.round(tokens)})
    where key = ${key} and second = ${takenIn}
  `);
}
