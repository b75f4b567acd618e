import type { AIMessageChunk } from '@langchain/core/messages';
import { z } from 'zod';
import { ExternalServiceError } from '#core/errors.ts';
import type { FinishReason, ModelAnswer, ModelToolCall, ModelUsage } from './model.ts';

const FINISH: Readonly<Record<string, FinishReason>> = {
  stop: 'stop',
  tool_calls: 'tool_calls',
  function_call: 'tool_calls',
  length: 'length',
  content_filter: 'content_filter',
};

const metadata = z.object({ finish_reason: z.string().nullish(), refusal: z.boolean().optional() });

const usage = z
  .object({
    input_tokens: z.number(),
    output_tokens: z.number(),
    input_token_details: z.object({ cache_read: z.number().optional() }).optional(),
  })
  .transform(({ input_tokens, output_tokens, input_token_details }) => ({
    input: input_tokens,
    output: output_tokens,
    cached: input_token_details?.cache_read ?? 0,
  }));

/** What a provider's answer says by itself. */
export type ReadAnswer = Pick<ModelAnswer, 'text' | 'toolCalls' | 'finish' | 'usage'>;

/** Puts the pieces of a streamed answer together. A stream without a finish is a broken one, not an answer. */
export function readAnswer(pieces: readonly AIMessageChunk[]): ReadAnswer {
  const facts = pieces.map(({ response_metadata }) => metadata.parse(response_metadata));
  const finish = facts
    .map(({ finish_reason }) => finish_reason)
    .findLast((reason) => typeof reason === 'string');
  if (typeof finish !== 'string') {
    throw new ExternalServiceError('The model provider ended its answer without a finish.');
  }
  const text = pieces.map((piece) => piece.text).join('');
  const toolCalls = joinToolCalls(pieces);
  const answer = { text, toolCalls, usage: usageOf(pieces) };
  if (facts.some(({ refusal }) => refusal === true)) return { ...answer, finish: 'refusal' };
  if (text.trim() === '' && toolCalls.length === 0 && finish === 'stop')
    return { ...answer, finish: 'empty' };
  return { ...answer, finish: FINISH[finish] ?? 'unknown' };
}

/** Arguments come in fragments, by the position of their call. */
function joinToolCalls(pieces: readonly AIMessageChunk[]): ModelToolCall[] {
  const calls = new Map<number, ModelToolCall>();
  for (const { index, id = '', name = '', args = '' } of pieces.flatMap(fragmentsOf)) {
    // Some servers leave the position out: then an id begins a call and anything else goes on with the last one.
    const position = index ?? (id === '' ? calls.size - 1 : calls.size);
    const known = calls.get(position) ?? { id: '', name: '', argumentsJson: '' };
    calls.set(position, {
      id: known.id + id,
      name: known.name + name,
      argumentsJson: known.argumentsJson + args,
    });
  }
  return [...calls.values()].map((call, position) => ({ ...call, id: call.id || `call_${position}` }));
}

function fragmentsOf(piece: AIMessageChunk) {
  return piece.tool_call_chunks ?? [];
}

function usageOf(pieces: readonly AIMessageChunk[]): ModelUsage | null {
  const reported = pieces.map(({ usage_metadata }) => usage.safeParse(usage_metadata));
  return reported.findLast(({ success }) => success)?.data ?? null;
}
