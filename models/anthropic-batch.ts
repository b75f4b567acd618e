import type { Anthropic } from '@anthropic-ai/sdk';
import { z } from 'zod';
import { anthropicClient, messagesBody } from './anthropic.ts';
import { wholeMessage } from './anthropic-events.ts';
import type { BatchApi } from './batch.ts';
import { exchange } from './batch-exchange.ts';
import { type BatchLine, faultIn, readResults } from './batch-results.ts';
import { batchPrice } from './price.ts';
import type { ModelSettings } from './single-attempt.ts';

const batch = z.object({ id: z.string().min(1), processing_status: z.string() });

/** Anthropic's Message Batches. It keeps no name of ours beside a batch, so that one that got lost cannot be found. */
export function anthropicBatches(settings: ModelSettings): BatchApi {
  const client = <Result>(
    outside: AbortSignal,
    work: (batches: Anthropic.Messages.Batches, sdk: Anthropic, signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> =>
    exchange(settings, outside, (wire, signal) => {
      const sdk = anthropicClient(settings, wire);
      return work(sdk.messages.batches, sdk, signal);
    });
  const { model, label, price } = settings;
  return {
    ...{ provider: label ?? 'anthropic', model, price: batchPrice(price) },
    submit: (_name, items, outside) =>
      client(outside, async (batches, _sdk, signal) => {
        const requests = items.map(({ id, request }) => ({
          custom_id: id,
          params: messagesBody(model, request),
        }));
        return batch.parse(await batches.create({ requests }, { signal })).id;
      }),
    look: (id, outside) =>
      client(outside, async (batches, _sdk, signal) => {
        const { processing_status: status } = batch.parse(await batches.retrieve(id, { signal }));
        return status === 'ended' ? 'ended' : 'running';
      }),
    results: (id, items, outside) =>
      client(outside, async (_batches, sdk, signal) => {
        // Not where the answer says that they are: the key goes only to the address that it belongs to.
        const path = `/v1/messages/batches/${encodeURIComponent(id)}/results`;
        const response = await sdk.get(path, { signal, __binaryResponse: true }).asResponse();
        return readResults([await response.text()], items, { read: readLine, otherwise: null });
      }),
    cancel: (id, outside) =>
      client(outside, async (batches, _sdk, signal) => void (await batches.cancel(id, { signal }))),
  };
}

const line = z.object({
  custom_id: z.string(),
  result: z.object({ type: z.string(), message: z.unknown().optional(), error: z.unknown().optional() }),
});

const FAULTS = { expired: 'expired', canceled: 'cancelled' } as const;

function readLine(value: unknown): BatchLine | undefined {
  const { custom_id: id, result } = line.parse(value);
  switch (result.type) {
    case 'succeeded':
      return { id, pieces: () => wholeMessage(result.message) };
    case 'errored':
      return { id, fault: faultIn(result.error) };
    case 'expired':
    case 'canceled':
      return { id, fault: FAULTS[result.type] };
    default:
      return undefined;
  }
}
