import { afterEach, describe, expect, it } from 'vitest';
import type { ModelRequest } from './model.ts';
import type { ModelProvider } from './open-model.ts';
import { chunk, HELLO, openRawProvider, type RawProvider, sendEvents, testModel } from './testing.ts';

let raw: RawProvider | undefined;
afterEach(() => raw?.close());

const price = { input: 2, output: 10, cached: 0.2, cacheWritten: 2.5 };

async function ask(provider: ModelProvider, events: readonly object[], request: Partial<ModelRequest> = {}) {
  raw = await openRawProvider((response) => {
    sendEvents(response, events);
    response.end();
  });
  return testModel(raw.url, { provider, price }).complete({ ...HELLO, ...request });
}

describe('Messages', () => {
  const start = (usage: object): object => ({ type: 'message_start', message: { usage } });
  const stop = (reason: string, output = 2): object => ({
    ...{ type: 'message_delta', delta: { stop_reason: reason } },
    usage: { output_tokens: output },
  });
  const toolUse = { type: 'tool_use', id: 'toolu_1', name: 'count', input: {} };

  it('counts what went through the cache as input, and thinking as output', async () => {
    const usage = {
      ...{ input_tokens: 100, output_tokens: 1 },
      ...{ cache_read_input_tokens: 700, cache_creation_input_tokens: 200 },
    };

    const answer = await ask('anthropic', [
      start(usage),
      { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'Hi' } },
      {
        ...{ type: 'message_delta', delta: { stop_reason: 'end_turn' } },
        usage: { output_tokens: 50, output_tokens_details: { thinking_tokens: 30 } },
      },
    ]);

    expect(answer.usage).toEqual({ input: 1000, output: 50, cached: 700, cacheWritten: 200, reasoning: 30 });
    expect(answer.attempts[0]?.costUsd).toBeCloseTo((100 * 2 + 700 * 0.2 + 200 * 2.5 + 50 * 10) / 1e6, 12);
  });

  it('llm-021 never gives a tool call of an answer that was cut, although {} would fit', async () => {
    const answer = await ask('anthropic', [
      start({ input_tokens: 1, output_tokens: 1 }),
      { type: 'content_block_start', index: 0, content_block: toolUse },
      stop('max_tokens'),
    ]);

    expect(answer).toMatchObject({ finish: 'length', toolCalls: [] });
  });

  it('gives a tool call without arguments an empty object', async () => {
    const { toolCalls } = await ask('anthropic', [
      { type: 'content_block_start', index: 0, content_block: toolUse },
      stop('tool_use'),
    ]);

    expect(toolCalls).toEqual([{ id: 'toolu_1', name: 'count', argumentsJson: '{}' }]);
  });

  it.each([
    ['refusal', 'refusal'],
    ['model_context_window_exceeded', 'length'],
    ['pause_turn', 'unknown'],
    ['end_turn', 'empty'],
  ])('says that an answer ended with %s', async (reason, finish) => {
    expect(await ask('anthropic', [stop(reason)])).toMatchObject({ finish, toolCalls: [] });
  });
});

describe('Responses', () => {
  const done = (response: object): object => ({ type: 'response.completed', response });

  it('reads tool calls, and the part of usage that nobody sees', async () => {
    const answer = await ask('openai-responses', [
      {
        ...{ type: 'response.output_item.added', output_index: 1 },
        item: { type: 'function_call', call_id: 'c', name: 'count' },
      },
      { type: 'response.function_call_arguments.delta', output_index: 1, delta: '{"to"' },
      { type: 'response.function_call_arguments.delta', output_index: 1, delta: ':1}' },
      { type: 'response.function_call_arguments.done', output_index: 1, arguments: '{"to":1}' },
      done({
        usage: {
          ...{ input_tokens: 10, input_tokens_details: { cached_tokens: 4 } },
          ...{ output_tokens: 8, output_tokens_details: { reasoning_tokens: 6 } },
        },
      }),
    ]);

    expect(answer).toMatchObject({
      finish: 'tool_calls',
      toolCalls: [{ id: 'c', name: 'count', argumentsJson: '{"to":1}' }],
      usage: { input: 10, output: 8, cached: 4, reasoning: 6 },
    });
  });

  it('takes arguments that come only as a whole', async () => {
    const { toolCalls } = await ask('openai-responses', [
      {
        ...{ type: 'response.output_item.added', output_index: 0 },
        item: { type: 'function_call', call_id: 'c', name: 'count' },
      },
      { type: 'response.function_call_arguments.done', output_index: 0, arguments: '{"to":1}' },
      done({}),
    ]);

    expect(toolCalls).toMatchObject([{ argumentsJson: '{"to":1}' }]);
  });

  it.each([
    ['max_output_tokens', 'length'],
    ['content_filter', 'content_filter'],
    ['a new one', 'unknown'],
  ])('says that an answer is incomplete by %s', async (reason, finish) => {
    const response = { incomplete_details: { reason } };

    expect(await ask('openai-responses', [{ type: 'response.incomplete', response }])).toMatchObject({
      finish,
    });
  });

  it('llm-031 keeps the words of a refusal, as a refusal', async () => {
    const answer = await ask('openai-responses', [
      { type: 'response.refusal.delta', delta: 'I will not.' },
      done({}),
    ]);

    expect(answer).toMatchObject({ finish: 'refusal', text: 'I will not.' });
  });
});

describe('Chat Completions', () => {
  const call = (id: string, index: number): object => ({
    index,
    id,
    function: { name: 'count', arguments: '{}' },
  });

  it('llm-027 gives an id to a call that has none, or one that is taken', async () => {
    const messages = [
      ...HELLO.messages,
      { role: 'assistant', text: '', toolCalls: [{ id: 'old', name: 'count', argumentsJson: '{}' }] },
      { role: 'tool', callId: 'old', text: '1' },
    ] as const;
    const calls = [call('', 0), call('same', 1), call('same', 2), call('old', 3), call('<bad id>', 4)];

    const { toolCalls } = await ask('openai', [chunk({ tool_calls: calls }), chunk({}, 'tool_calls')], {
      messages,
    });

    const ids = toolCalls.map(({ id }) => id);
    expect(new Set([...ids, 'old', '', '<bad id>']).size).toBe(8);
    expect(ids[1]).toBe('same');
  });

  it('llm-031 keeps the words of a refusal, as a refusal', async () => {
    const events = [chunk({ role: 'assistant', content: null, refusal: 'I will not.' }), chunk({}, 'stop')];

    expect(await ask('openai', events)).toMatchObject({ finish: 'refusal', text: 'I will not.' });
  });

  it('llm-037 knows no cost when the provider reports no usage', async () => {
    const answer = await ask('openai', [chunk({ content: 'Hi' }), chunk({}, 'stop')]);

    expect(answer).toMatchObject({ usage: null, attempts: [{ usage: null, costUsd: null }] });
  });

  it('llm-021 never gives a tool call of an answer that was cut', async () => {
    const events = [chunk({ tool_calls: [call('a', 0)] }), chunk({}, 'length')];

    expect(await ask('openai', events)).toMatchObject({ finish: 'length', toolCalls: [] });
  });

  it('reads the part of usage that nobody sees', async () => {
    const usage = {
      ...{ prompt_tokens: 10, completion_tokens: 8 },
      completion_tokens_details: { reasoning_tokens: 6 },
    };

    const answer = await ask('openai', [chunk({ content: 'Hi' }, 'stop'), { choices: [], usage }]);

    expect(answer.usage).toEqual({ input: 10, output: 8, cached: 0, reasoning: 6 });
  });
});
