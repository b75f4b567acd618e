import { createHash } from 'node:crypto';
import { z } from 'zod';

/** The padded blocks of the HMAC key, as the owner reads them from `core.context_key`. */
export const contextKey = z
  .object({ inner_pad: z.instanceof(Buffer), outer_pad: z.instanceof(Buffer) })
  .transform(({ inner_pad, outer_pad }) => ({ innerPad: inner_pad, outerPad: outer_pad }));

export type ContextKey = z.output<typeof contextKey>;

const LIFETIME_SECONDS = 3600;

/** Signs the right to act for one tenant until an hour after `nowSeconds`, on the database's clock. */
export function signTenant(key: ContextKey, tenantId: string, nowSeconds: number): string {
  const claim = `${z.uuid().parse(tenantId)}.${Math.floor(nowSeconds) + LIFETIME_SECONDS}`;
  const inner = createHash('sha256').update(key.innerPad).update(claim).digest();
  return `${claim}.${createHash('sha256').update(key.outerPad).update(inner).digest('hex')}`;
}
