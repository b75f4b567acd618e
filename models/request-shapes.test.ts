import type { ServerResponse } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import { z } from 'zod';
import type { ModelRequest } from './model.ts';
import type { ModelProvider } from './open-model.ts';
import { ANSWERS, openRawProvider, type RawProvider, sendEvents, testModel } from './testing.ts';

let raw: RawProvider | undefined;
afterEach(() => raw?.close());

const schema = {
  type: 'object',
  properties: { to: { type: 'number' } },
  required: ['to'],
  additionalProperties: false,
};

/** A conversation with everything that a provider might choke on. */
const request: ModelRequest = {
  messages: [
    { role: 'system', text: 'You count.' },
    { role: 'user', text: 'Count.' },
    {
      ...{ role: 'assistant', text: '' },
      toolCalls: [
        { id: 'a', name: 'count\\" /> now', argumentsJson: '{"to":' },
        { id: 'b', name: 'count', argumentsJson: '{"to":2}' },
      ],
    },
    { role: 'tool', callId: 'a', text: 'There is no tool of that name.' },
    { role: 'tool', callId: 'b', text: '2' },
    { role: 'user', text: 'Go on.' },
  ],
  tools: [{ name: 'count', description: 'Counts.', schema }],
  toolChoice: 'required',
  output: { name: 'the answer', schema },
  maxOutputTokens: 77,
  signal: new AbortController().signal,
};

async function bodyFor(provider: ModelProvider, overrides: Partial<ModelRequest> = {}) {
  raw = await openRawProvider((response: ServerResponse) => {
    sendEvents(response, [...ANSWERS[provider].half, ...ANSWERS[provider].rest]);
    response.end();
  });
  const features = { output: true };
  await testModel(raw.url, { provider, features }).complete({ ...request, ...overrides });
  return z.record(z.string(), z.unknown()).parse(JSON.parse(raw.requests[0] ?? ''));
}

it('llm-025 speaks Chat Completions, with clean names and whole arguments in the history', async () => {
  const body = await bodyFor('openai');

  expect(body).toEqual({
    ...{ model: 'test-model', stream: true, stream_options: { include_usage: true } },
    messages: [
      { role: 'system', content: 'You count.' },
      { role: 'user', content: 'Count.' },
      {
        ...{ role: 'assistant', content: null },
        tool_calls: [
          { id: 'a', type: 'function', function: { name: 'count_now', arguments: '{}' } },
          { id: 'b', type: 'function', function: { name: 'count', arguments: '{"to":2}' } },
        ],
      },
      { role: 'tool', tool_call_id: 'a', content: 'There is no tool of that name.' },
      { role: 'tool', tool_call_id: 'b', content: '2' },
      { role: 'user', content: 'Go on.' },
    ],
    tools: [{ type: 'function', function: { name: 'count', description: 'Counts.', parameters: schema } }],
    ...{ tool_choice: 'required', max_tokens: 77 },
    response_format: { type: 'json_schema', json_schema: { name: 'the_answer', schema, strict: true } },
  });
});

it('llm-025 speaks Responses, and has nothing stored there', async () => {
  const body = await bodyFor('openai-responses');

  expect(body).toEqual({
    ...{ model: 'test-model', stream: true, store: false },
    input: [
      { type: 'message', role: 'system', content: 'You count.' },
      { type: 'message', role: 'user', content: 'Count.' },
      { type: 'function_call', call_id: 'a', name: 'count_now', arguments: '{}' },
      { type: 'function_call', call_id: 'b', name: 'count', arguments: '{"to":2}' },
      { type: 'function_call_output', call_id: 'a', output: 'There is no tool of that name.' },
      { type: 'function_call_output', call_id: 'b', output: '2' },
      { type: 'message', role: 'user', content: 'Go on.' },
    ],
    tools: [{ type: 'function', name: 'count', description: 'Counts.', parameters: schema, strict: false }],
    ...{ tool_choice: 'required', max_output_tokens: 77 },
    text: { format: { type: 'json_schema', name: 'the_answer', schema, strict: true } },
  });
});

it('llm-025 speaks Messages, and marks what stays the same to be kept', async () => {
  const body = await bodyFor('anthropic');

  const cache_control = { type: 'ephemeral' };
  expect(body).toEqual({
    ...{ model: 'test-model', stream: true, max_tokens: 77 },
    system: [{ type: 'text', text: 'You count.', cache_control }],
    messages: [
      { role: 'user', content: [{ type: 'text', text: 'Count.' }] },
      {
        role: 'assistant',
        content: [
          { type: 'tool_use', id: 'a', name: 'count_now', input: {} },
          { type: 'tool_use', id: 'b', name: 'count', input: { to: 2 } },
        ],
      },
      {
        role: 'user',
        content: [
          { type: 'tool_result', tool_use_id: 'a', content: 'There is no tool of that name.' },
          { type: 'tool_result', tool_use_id: 'b', content: '2' },
          { type: 'text', text: 'Go on.' },
        ],
      },
    ],
    tools: [{ name: 'count', description: 'Counts.', input_schema: schema, cache_control }],
    tool_choice: { type: 'any' },
    output_config: { format: { type: 'json_schema', schema } },
  });
});

it('asks no model for a schema that it cannot be held to', async () => {
  raw = await openRawProvider((response) => {
    sendEvents(response, [...ANSWERS.openai.half, ...ANSWERS.openai.rest]);
    response.end();
  });

  await testModel(raw.url, { features: { output: false } }).complete(request);

  expect(raw.requests[0]).not.toContain('response_format');
});

it('does not claim that an open schema is strict', async () => {
  const open = { ...schema, additionalProperties: true };

  const body = await bodyFor('openai', { output: { name: 'open', schema: open } });

  expect(body).toMatchObject({ response_format: { json_schema: { strict: false } } });
});

it('does not have Anthropic refuse a request for an open schema', async () => {
  const open = { ...schema, additionalProperties: true };

  const body = await bodyFor('anthropic', { output: { name: 'open', schema: open } });

  expect(body).not.toHaveProperty('output_config');
});
