import { defineTool } from '../tool.ts';
import { postJson, webhook, webhookReceipt } from './post-json.ts';

/** A tool of its own, so that whoever writes an agent vouches for the receiver, and never a model by a flag. */
export const sendKeyedWebhook = defineTool({
  name: 'core_send_keyed_webhook',
  version: '1',
  description:
    'Sends JSON by POST to a receiver that goes by the Idempotency-Key header, so that it can be repeated until it arrives.',
  effect: 'external',
  isIdempotent: true,
  input: webhook,
  output: webhookReceipt,
  run: postJson,
});
