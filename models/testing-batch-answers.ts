import type { ModelProvider } from './open-model.ts';

/** What the server makes of one request of a batch. */
export type Played = PlayedAnswer | 'expired' | 'cancelled' | 'errored' | 'broken line' | 'no line';

export interface PlayedAnswer {
  readonly text?: string;
  readonly call?: { readonly name: string; readonly argumentsJson: string };
  readonly usage: { readonly input: number; readonly output: number; readonly cached: number };
}

type Ended = Exclude<Played, 'broken line' | 'no line'>;

/** A line of OpenAI's result files. */
export function openAiLine(id: string, played: Ended, protocol: ModelProvider): object {
  const line = { id: `r-${id}`, custom_id: id, response: null, error: null };
  if (played === 'expired') return { ...line, error: { code: 'batch_expired', message: 'expired' } };
  if (played === 'cancelled') return { ...line, error: { code: 'batch_cancelled', message: 'cancelled' } };
  if (played === 'errored')
    return { ...line, response: { status_code: 400, body: { error: { type: 'invalid_request_error' } } } };
  const body = protocol === 'openai' ? chatOf(played) : responseOf(played);
  return { ...line, response: { status_code: 200, body } };
}

/** A line of Anthropic's results. */
export function anthropicLine(id: string, played: Ended): object {
  if (played === 'expired') return { custom_id: id, result: { type: 'expired' } };
  if (played === 'cancelled') return { custom_id: id, result: { type: 'canceled' } };
  if (played === 'errored') {
    const error = { type: 'error', error: { type: 'invalid_request_error', message: 'foreign words' } };
    return { custom_id: id, result: { type: 'errored', error } };
  }
  return { custom_id: id, result: { type: 'succeeded', message: messageOf(played) } };
}

function chatUsage({ usage: { input, output, cached } }: PlayedAnswer) {
  return {
    prompt_tokens: input,
    completion_tokens: output,
    prompt_tokens_details: { cached_tokens: cached },
  };
}

function toolCall({ call }: PlayedAnswer) {
  return (
    call && { id: 'call_a', type: 'function', function: { name: call.name, arguments: call.argumentsJson } }
  );
}

function chatOf(played: PlayedAnswer): object {
  const call = toolCall(played);
  const message = { role: 'assistant', content: played.text ?? null, ...(call && { tool_calls: [call] }) };
  const choice = { index: 0, message, finish_reason: call ? 'tool_calls' : 'stop' };
  return { object: 'chat.completion', choices: [choice], usage: chatUsage(played) };
}

function responseOf({ text, call, usage }: PlayedAnswer): object {
  const said = { type: 'message', content: [{ type: 'output_text', text: text ?? '' }] };
  const called = call && {
    ...{ type: 'function_call', call_id: 'call_a', name: call.name, arguments: call.argumentsJson },
  };
  return {
    ...{ object: 'response', status: 'completed', output: called ? [called] : [said] },
    usage: {
      ...{ input_tokens: usage.input, output_tokens: usage.output },
      input_tokens_details: { cached_tokens: usage.cached },
    },
  };
}

function anthropicUsage({ input, output, cached }: PlayedAnswer['usage']) {
  return { input_tokens: input - cached, cache_read_input_tokens: cached, output_tokens: output };
}

function messageOf({ text, call, usage }: PlayedAnswer): object {
  const used = call && {
    type: 'tool_use',
    id: 'call_a',
    name: call.name,
    input: JSON.parse(call.argumentsJson),
  };
  return {
    ...{ type: 'message', role: 'assistant', content: used ? [used] : [{ type: 'text', text: text ?? '' }] },
    ...{ stop_reason: used ? 'tool_use' : 'end_turn', usage: anthropicUsage(usage) },
  };
}

/** The events of an answer that is streamed. */
export function directEvents(played: PlayedAnswer, protocol: ModelProvider): object[] {
  if (protocol === 'openai') return chatEvents(played);
  if (protocol === 'anthropic') return messageEvents(played);
  const { text, call } = played;
  const said = call
    ? [
        {
          type: 'response.output_item.added',
          output_index: 0,
          item: { type: 'function_call', call_id: 'call_a', name: call.name },
        },
        { type: 'response.function_call_arguments.delta', output_index: 0, delta: call.argumentsJson },
      ]
    : [{ type: 'response.output_text.delta', output_index: 0, delta: text ?? '' }];
  return [...said, { type: 'response.completed', response: responseOf(played) }];
}

function chatEvents(played: PlayedAnswer): object[] {
  const call = toolCall(played);
  const delta = { content: played.text ?? null, ...(call && { tool_calls: [{ index: 0, ...call }] }) };
  const event = (choices: readonly object[]) => ({
    object: 'chat.completion.chunk',
    id: 'c',
    created: 1,
    model: 'm',
    choices,
  });
  return [
    event([{ index: 0, delta, finish_reason: null }]),
    event([{ index: 0, delta: {}, finish_reason: call ? 'tool_calls' : 'stop' }]),
    { ...event([]), usage: chatUsage(played) },
  ];
}

function messageEvents({ text, call, usage }: PlayedAnswer): object[] {
  const block = call
    ? { type: 'tool_use', id: 'call_a', name: call.name, input: {} }
    : { type: 'text', text: '' };
  const delta = call
    ? { type: 'input_json_delta', partial_json: call.argumentsJson }
    : { type: 'text_delta', text: text ?? '' };
  return [
    { type: 'message_start', message: { usage: { ...anthropicUsage(usage), output_tokens: 1 } } },
    { type: 'content_block_start', index: 0, content_block: block },
    { type: 'content_block_delta', index: 0, delta },
    { type: 'content_block_stop', index: 0 },
    {
      type: 'message_delta',
      delta: { stop_reason: call ? 'tool_use' : 'end_turn' },
      usage: { output_tokens: usage.output },
    },
    { type: 'message_stop' },
  ];
}
