import { defineTool } from '../tool.ts';
import { postJson, webhook, webhookReceipt } from './post-json.ts';

/** For any receiver. Whether a call that broke off happened, only a person can say. */
export const sendWebhook = defineTool({
  name: 'core_send_webhook',
  version: '1',
  description:
    'Sends JSON to an address by POST, once. If it cannot be told whether it arrived, a person is asked.',
  effect: 'external',
  input: webhook,
  output: webhookReceipt,
  run: postJson,
});
