import { expect, it } from 'vitest';
import { openCircuitBreakers } from './circuit-breakers.ts';
import { ModelError } from './model-error.ts';
import { resilientModel } from './resilient-model.ts';
import { HELLO, scriptedModel } from './testing.ts';

it('asks a model that keeps us waiting only once while another could be asked', async () => {
  const idle = new ModelError('Nothing came.', { fault: 'idle' });
  const [slow, other] = [scriptedModel([idle, idle]), scriptedModel([{ text: 'Here.' }])];
  const client = resilientModel(
    [
      { client: slow, keyId: 'a' },
      { client: other, keyId: 'b' },
    ],
    { breakers: openCircuitBreakers({ now: () => 0 }) },
  );

  const { text } = await client.complete(HELLO);

  expect([text, slow.requests.length]).toEqual(['Here.', 1]);
});
