import { OpenAIClient } from '@langchain/openai';
import { z } from 'zod';
import type { BatchApi, BatchFault, BatchItem, BatchStanding } from './batch.ts';
import { exchange } from './batch-exchange.ts';
import { type BatchLine, faultIn, readResults } from './batch-results.ts';
import type { KeptRequest } from './model.ts';
import { asUnsent, ModelError } from './model-error.ts';
import type { ModelPiece } from './model-piece.ts';
import { chatBody, wholeChat } from './openai-chat.ts';
import { openAiClient } from './openai-client.ts';
import { responsesBody } from './openai-responses.ts';
import { wholeResponse } from './openai-responses-events.ts';
import { batchPrice } from './price.ts';
import type { ModelSettings } from './single-attempt.ts';

/** Which of OpenAI's APIs the requests of a batch are for. */
interface BatchedApi {
  readonly provider: string;
  readonly endpoint: '/v1/chat/completions' | '/v1/responses';
  body(settings: ModelSettings, request: KeptRequest): object;
  whole(body: unknown): Iterable<ModelPiece>;
}

export const BATCHED_CHAT: BatchedApi = {
  ...{ provider: 'openai', endpoint: '/v1/chat/completions', body: chatBody, whole: wholeChat },
};

export const BATCHED_RESPONSES: BatchedApi = {
  ...{ provider: 'openai-responses', endpoint: '/v1/responses', whole: wholeResponse },
  body: ({ model }, request) => responsesBody(model, request),
};

/** Our own name of a batch, in what OpenAI keeps beside it. */
const NAME = 'steward_batch';
/** Batches that are looked through for one that got lost; the newest come first. */
const LOOKED_THROUGH = 500;

/** OpenAI's Batch API: a file of requests in, a file of answers and one of errors out. */
export function openAiBatches(api: BatchedApi, settings: ModelSettings): BatchApi {
  const client = <Result>(
    signal: AbortSignal,
    work: (sdk: OpenAIClient, signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> =>
    exchange(settings, signal, (wire, within) => work(openAiClient(settings, wire), within));
  const { model, label, price } = settings;
  return {
    ...{ provider: label ?? api.provider, model, price: batchPrice(price) },
    submit: async (name, items, outside) => {
      const file = await upload(client, { name, text: linesOf(api, settings, items) }, outside);
      return client(outside, async (sdk, signal) => {
        const order = { input_file_id: file, endpoint: api.endpoint, completion_window: '24h' } as const;
        const created = await sdk.batches.create({ ...order, metadata: { [NAME]: name } }, { signal });
        return batch.parse(created).id;
      });
    },
    find: (name, outside) => client(outside, (sdk, signal) => findBatch(sdk, name, signal)),
    look: (id, outside) =>
      client(outside, async (sdk, signal) => {
        const { status } = batch.parse(await sdk.batches.retrieve(id, { signal }));
        return STANDINGS[status] ?? 'running';
      }),
    results: (id, items, outside) =>
      client(outside, async (sdk, signal) => {
        const { status, ...ended } = batch.parse(await sdk.batches.retrieve(id, { signal }));
        const files = [ended.output_file_id, ended.error_file_id].filter((file) => typeof file === 'string');
        const texts: string[] = [];
        for (const file of files) texts.push(await (await sdk.files.content(file, { signal })).text());
        const read = (line: unknown): BatchLine | undefined => readLine(api, line);
        return readResults(texts, items, { read, otherwise: UNANSWERED[status] ?? null });
      }),
    cancel: (id, outside) =>
      client(outside, async (sdk, signal) => void (await sdk.batches.cancel(id, { signal }))),
  };
}

type Client = <Result>(
  signal: AbortSignal,
  work: (sdk: OpenAIClient, signal: AbortSignal) => Promise<Result>,
) => Promise<Result>;

const batch = z.object({
  ...{ id: z.string().min(1), status: z.string(), metadata: z.record(z.string(), z.unknown()).nullish() },
  ...{ output_file_id: z.string().nullish(), error_file_id: z.string().nullish() },
});
const uploaded = z.object({ id: z.string().min(1) });

const STANDINGS: Readonly<Record<string, BatchStanding>> = {
  ...{ completed: 'ended', expired: 'ended', cancelled: 'ended', failed: 'failed' },
};
/** What a request without an answer came to, where the end of its batch says so. */
const UNANSWERED: Readonly<Record<string, BatchFault>> = { expired: 'expired', cancelled: 'cancelled' };

function linesOf(api: BatchedApi, settings: ModelSettings, items: readonly BatchItem[]): string {
  const lines = items.map(({ id, request }) => ({
    ...{ custom_id: id, method: 'POST', url: api.endpoint },
    body: api.body(settings, request),
  }));
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** A file alone starts nothing, so whatever goes wrong with it the batch was not handed in. */
async function upload(
  client: Client,
  { name, text }: { readonly name: string; readonly text: string },
  outside: AbortSignal,
): Promise<string> {
  try {
    return await client(outside, async (sdk, signal) => {
      const file = await OpenAIClient.toFile(Buffer.from(text), `${name}.jsonl`);
      return uploaded.parse(await sdk.files.create({ file, purpose: 'batch' }, { signal })).id;
    });
  } catch (error) {
    throw error instanceof ModelError ? asUnsent(error) : error;
  }
}

async function findBatch(sdk: OpenAIClient, name: string, signal: AbortSignal): Promise<string | null> {
  let seen = 0;
  for await (const each of sdk.batches.list({ limit: 100 }, { signal })) {
    const { id, metadata } = batch.parse(each);
    if (metadata?.[NAME] === name) return id;
    seen += 1;
    if (seen >= LOOKED_THROUGH) break;
  }
  return null;
}

const line = z.object({
  custom_id: z.string(),
  response: z.object({ status_code: z.number(), body: z.unknown().optional() }).nullish(),
  error: z.object({ code: z.string().nullish() }).nullish(),
});

const BY_CODE: Readonly<Record<string, BatchFault>> = {
  batch_expired: 'expired',
  batch_cancelled: 'cancelled',
};

function readLine({ whole }: BatchedApi, value: unknown): BatchLine | undefined {
  const { custom_id: id, response, error } = line.parse(value);
  const code = error?.code ?? '';
  if (error != null) return { id, fault: BY_CODE[code] ?? faultIn({ error }) };
  if (response == null) return undefined;
  const { status_code: status, body } = response;
  return status === 200 ? { id, pieces: () => whole(body) } : { id, fault: faultIn(body, status) };
}
