import { z } from 'zod';
import { ExternalServiceError, InvariantError } from '#core/errors.ts';
import { isNeverSent } from '../never-sent.ts';
import { isSafeUrl } from '../safe-url.ts';
import type { ToolContext } from '../tool.ts';

/** Where to, and what. */
export const webhook = z.object({
  url: z
    .url()
    .refine(isSafeUrl, 'must be https (http only to this machine), without a user name or password')
    .describe('Address of the receiver: https; http only for this machine. Redirects are not followed.'),
  body: z.json().describe('What is sent, as JSON'),
});
export type Webhook = z.output<typeof webhook>;

/** What the receiver answered; a person may rely on it, so it is kept as it came. */
export const webhookReceipt = z.object({
  status: z.number().int(),
  body: z.string(),
  /** True when the answer was longer than is kept, or broke off. */
  isTruncated: z.boolean(),
});
export type WebhookReceipt = z.output<typeof webhookReceipt>;

const DEADLINE_MILLISECONDS = 20_000;
/** Bytes of an answer that are read. */
export const ANSWER_LIMIT = 16_384;

/** Sends JSON with the idempotency key of the effect. Whatever is not a success by its status is a failure. */
export async function postJson(
  { url, body }: Webhook,
  { signal, idempotencyKey }: Pick<ToolContext, 'signal' | 'idempotencyKey'>,
): Promise<WebhookReceipt> {
  if (idempotencyKey === undefined) throw new InvariantError('A webhook is sent by the outbox, with a key.');
  const { host } = new URL(url);
  const request = new Request(url, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': idempotencyKey,
      'user-agent': 'steward',
    },
    body: JSON.stringify(body),
    signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MILLISECONDS)]),
  });
  const response = await exchange(request, host);
  const { status } = response;
  if (!response.ok) {
    await response.body?.cancel();
    throw new ExternalServiceError(`${host}: status ${status}`, { status });
  }
  return { status, ...(await readStart(response)) };
}

async function exchange(request: Request, host: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch (cause) {
    const isUndone = isNeverSent(cause);
    throw new ExternalServiceError(`${host}: ${isUndone ? 'cannot be reached' : 'no answer'}`, {
      isUndone,
      cause,
    });
  }
}

/** The beginning of an answer. The receiver has accepted by now, so an answer that breaks off is no failure. */
async function readStart({ body }: Response): Promise<Pick<WebhookReceipt, 'body' | 'isTruncated'>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let isBroken = false;
  try {
    for await (const chunk of body ?? []) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > ANSWER_LIMIT) break;
    }
  } catch {
    isBroken = true;
  }
  const text = Buffer.concat(chunks).subarray(0, ANSWER_LIMIT).toString('utf8');
  return { body: text, isTruncated: isBroken || size > ANSWER_LIMIT };
}
