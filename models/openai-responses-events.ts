import { z } from 'zod';
import type { FinishReason, ModelUsage } from './model.ts';
import { modelFault } from './model-error.ts';
import type { ModelPiece } from './model-piece.ts';
import { faultOf, readRefusal } from './refusal-fault.ts';

/** Reads the events of one answer of the Responses API. */
export interface ResponseReader {
  read(event: unknown): Generator<ModelPiece>;
}

const delta = z.object({ delta: z.string() });
const argumentsPart = z.object({
  output_index: z.number(),
  delta: z.string().default(''),
  arguments: z.string().default(''),
});
const itemAdded = z.object({
  output_index: z.number(),
  item: z.object({ type: z.string(), call_id: z.string().optional(), name: z.string().optional() }),
});
const ended = z.object({
  response: z.object({
    status: z.string().nullish(),
    usage: z
      .object({
        input_tokens: z.number(),
        output_tokens: z.number(),
        input_tokens_details: z.object({ cached_tokens: z.number().nullish() }).nullish(),
        output_tokens_details: z.object({ reasoning_tokens: z.number().nullish() }).nullish(),
      })
      .nullish()
      .catch(null),
    incomplete_details: z.object({ reason: z.string().nullish() }).nullish(),
    error: z.unknown().optional(),
  }),
});
type Ended = z.output<typeof ended>['response'];

const CUT: Readonly<Record<string, FinishReason>> = {
  max_output_tokens: 'length',
  content_filter: 'content_filter',
};

const READERS: Readonly<Record<string, (event: unknown, spelled: Set<number>) => Generator<ModelPiece>>> = {
  *'response.output_text.delta'(event) {
    yield { text: delta.parse(event).delta };
  },
  *'response.refusal.delta'(event) {
    yield { refusal: delta.parse(event).delta };
  },
  *'response.output_item.added'(event) {
    const { output_index: position, item } = itemAdded.parse(event);
    if (item.type === 'function_call') yield { call: { position, id: item.call_id, name: item.name } };
  },
  *'response.function_call_arguments.delta'(event, spelled) {
    const { output_index: position, delta: json } = argumentsPart.parse(event);
    spelled.add(position);
    yield { call: { position, json } };
  },
  *'response.function_call_arguments.done'(event, spelled) {
    const { output_index: position, arguments: json } = argumentsPart.parse(event);
    // Some servers leave the pieces out and send only the whole.
    if (!spelled.has(position)) yield { call: { position, json } };
  },
  *'response.completed'(event) {
    yield* endOf(ended.parse(event).response);
  },
  *'response.incomplete'(event) {
    yield* endOf({ ...ended.parse(event).response, status: 'incomplete' });
  },
  // biome-ignore lint/correctness/useYield: it is one of the readers, and has nothing to give.
  *error(event) {
    throw refusedBy(event);
  },
  *'response.failed'(event) {
    const { response } = ended.parse(event);
    yield* usageIn(response);
    throw refusedBy(response.error);
  },
};

const typed = z.object({ type: z.string() });

/** Begins to read an answer. */
export function openResponse(): ResponseReader {
  const spelled = new Set<number>();
  return {
    *read(event) {
      const reader = READERS[typed.parse(event).type];
      if (reader !== undefined) yield* reader(event, spelled);
    },
  };
}

const part = z.object({ type: z.string(), text: z.string().default(''), refusal: z.string().default('') });
const outputItem = z.object({
  type: z.string(),
  ...{ call_id: z.string().optional(), name: z.string().optional(), arguments: z.string().optional() },
  content: z.array(part).nullish(),
});
const whole = z.object({ output: z.array(outputItem) });

/** An answer that was not streamed. */
export function* wholeResponse(body: unknown): Generator<ModelPiece> {
  const response = ended.parse({ response: body }).response;
  if (response.status === 'failed') {
    yield* usageIn(response);
    throw refusedBy(response.error);
  }
  for (const [position, item] of whole.parse(body).output.entries()) yield* saidIn(item, position);
  yield* endOf(response);
}

function* saidIn(item: z.output<typeof outputItem>, position: number): Generator<ModelPiece> {
  const { type, call_id: id, name, arguments: json, content } = item;
  if (type === 'function_call') yield { call: { position, id, name, json } };
  for (const said of content ?? []) {
    if (said.type === 'output_text') yield { text: said.text };
    if (said.type === 'refusal') yield { refusal: said.refusal };
  }
}

function refusedBy(error: unknown) {
  const said = readRefusal(error);
  return modelFault(said === null ? 'server_error' : faultOf(said));
}

/** Some servers complete what is incomplete, and say so only in the status. */
function* endOf(response: Ended): Generator<ModelPiece> {
  yield* usageIn(response);
  const reason = response.incomplete_details?.reason ?? '';
  yield { finish: response.status === 'incomplete' ? (CUT[reason] ?? 'unknown') : 'stop' };
}

function* usageIn({ usage }: Ended): Generator<{ readonly usage: ModelUsage }> {
  if (!usage) return;
  yield {
    usage: {
      input: usage.input_tokens,
      output: usage.output_tokens,
      cached: usage.input_tokens_details?.cached_tokens ?? 0,
      reasoning: usage.output_tokens_details?.reasoning_tokens ?? undefined,
    },
  };
}
