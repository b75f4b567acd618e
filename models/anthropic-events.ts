import { z } from 'zod';
import type { FinishReason, ModelUsage } from './model.ts';
import type { ModelPiece } from './model-piece.ts';

/** Reads the events of one answer of the Messages API. */
export interface MessageReader {
  read(event: unknown): Generator<ModelPiece>;
}

const FINISH: Readonly<Record<string, FinishReason>> = {
  end_turn: 'stop',
  stop_sequence: 'stop',
  tool_use: 'tool_calls',
  max_tokens: 'length',
  model_context_window_exceeded: 'length',
  refusal: 'refusal',
};

const count = z.number().nullish();
const usage = z.object({
  input_tokens: count,
  output_tokens: count,
  cache_read_input_tokens: count,
  cache_creation_input_tokens: count,
  output_tokens_details: z.object({ thinking_tokens: count }).nullish(),
});
type Counts = z.output<typeof usage>;

const started = z.object({ message: z.object({ usage: usage.nullish().catch(null) }) });
const ended = z.object({
  delta: z.object({ stop_reason: z.string().nullish() }),
  usage: usage.nullish().catch(null),
});
const blockStarted = z.object({
  index: z.number(),
  content_block: z.object({ type: z.string(), id: z.string().optional(), name: z.string().optional() }),
});
const blockDelta = z.object({
  index: z.number(),
  delta: z.object({
    type: z.string(),
    text: z.string().default(''),
    partial_json: z.string().default(''),
  }),
});

const READERS: Readonly<Record<string, (event: unknown, counts: Counts) => Generator<ModelPiece>>> = {
  *message_start(event, counts) {
    yield* addUsage(counts, started.parse(event).message.usage);
  },
  *content_block_start(event) {
    const { index: position, content_block: block } = blockStarted.parse(event);
    if (block.type === 'tool_use') yield { call: { position, id: block.id, name: block.name } };
  },
  *content_block_delta(event) {
    const { index: position, delta } = blockDelta.parse(event);
    if (delta.type === 'text_delta') yield { text: delta.text };
    if (delta.type === 'input_json_delta') yield { call: { position, json: delta.partial_json } };
  },
  *message_delta(event, counts) {
    const { delta, usage: reported } = ended.parse(event);
    yield* addUsage(counts, reported);
    if (delta.stop_reason) yield { finish: FINISH[delta.stop_reason] ?? 'unknown' };
  },
};

const typed = z.object({ type: z.string() });

/** Begins to read an answer. */
export function openMessage(): MessageReader {
  const counts: Counts = usage.parse({});
  return {
    *read(event) {
      const reader = READERS[typed.parse(event).type];
      if (reader !== undefined) yield* reader(event, counts);
    },
  };
}

const block = z.object({
  type: z.string(),
  ...{ text: z.string().default(''), id: z.string().optional(), name: z.string().optional() },
  input: z.unknown().optional(),
});
const whole = z.object({
  content: z.array(block),
  stop_reason: z.string().nullish(),
  usage: usage.nullish().catch(null),
});

/** An answer that was not streamed. */
export function* wholeMessage(body: unknown): Generator<ModelPiece> {
  const { content, stop_reason: reason, usage: reported } = whole.parse(body);
  yield* addUsage(usage.parse({}), reported);
  for (const [position, { type, text, id, name, input }] of content.entries()) {
    if (type === 'text') yield { text };
    if (type === 'tool_use') yield { call: { position, id, name, json: JSON.stringify(input ?? {}) } };
  }
  if (reason) yield { finish: FINISH[reason] ?? 'unknown' };
}

/** What is counted is told in parts, and the later part may leave out what the earlier said. */
function* addUsage(counts: Counts, reported: Counts | null | undefined): Generator<ModelPiece> {
  const told = Object.entries(reported ?? {}).filter(([, value]) => value !== null && value !== undefined);
  Object.assign(counts, Object.fromEntries(told));
  const total = totalOf(counts);
  if (total !== null) yield { usage: total };
}

/** Anthropic counts what went through the cache beside the input, not within it. */
function totalOf(counts: Counts): ModelUsage | null {
  const { input_tokens: fresh, output_tokens: output } = counts;
  if (typeof fresh !== 'number' || typeof output !== 'number') return null;
  const cached = counts.cache_read_input_tokens ?? 0;
  const cacheWritten = counts.cache_creation_input_tokens ?? 0;
  const reasoning = counts.output_tokens_details?.thinking_tokens ?? undefined;
  return { input: fresh + cached + cacheWritten, output, cached, cacheWritten, reasoning };
}
