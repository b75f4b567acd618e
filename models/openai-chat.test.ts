import type { ServerResponse } from 'node:http';
import { afterEach, expect, it } from 'vitest';
import type { ModelRequest } from './model.ts';
import { ModelError } from './model-error.ts';
import { costOf } from './price.ts';
import {
  chunk,
  errorOf,
  logged,
  openRawProvider,
  type RawProvider,
  sendEvents,
  TEST_KEY,
  testModel,
} from './testing.ts';

let provider: RawProvider | undefined;
afterEach(() => provider?.close());

const request: ModelRequest = {
  messages: [
    { role: 'system', text: 'You count.' },
    { role: 'user', text: 'Count.' },
    { role: 'assistant', text: '', toolCalls: [{ id: 'a', name: 'count', argumentsJson: '{"to":' }] },
    { role: 'tool', callId: 'a', text: 'Not valid JSON.' },
  ],
  tools: [
    {
      name: 'count',
      description: 'Counts.',
      schema: { type: 'object', properties: { to: { type: 'number' } } },
    },
  ],
  toolChoice: 'required',
  signal: AbortSignal.timeout(10_000),
};

async function ask(
  answer: (response: ServerResponse, number: number) => void,
  overrides: Partial<ModelRequest> = {},
) {
  provider = await openRawProvider(answer);
  return testModel(provider.url, { idleSeconds: 0.3 }).complete({ ...request, ...overrides });
}

it('puts a streamed answer together: text, parallel tool calls, usage', async () => {
  const answer = await ask((response) => {
    sendEvents(response, [
      chunk({ role: 'assistant', content: 'I ' }),
      chunk({ content: 'count.' }),
      chunk({
        tool_calls: [
          { index: 0, id: 'x', type: 'function', function: { name: 'count', arguments: '{"to"' } },
        ],
      }),
      chunk({
        tool_calls: [{ index: 1, id: 'y', type: 'function', function: { name: 'count', arguments: '{}' } }],
      }),
      chunk({ tool_calls: [{ index: 0, function: { arguments: ':3}' } }] }),
      chunk({}, 'tool_calls'),
      {
        ...{ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'test-model', choices: [] },
        usage: {
          prompt_tokens: 100,
          completion_tokens: 20,
          total_tokens: 120,
          prompt_tokens_details: { cached_tokens: 60 },
        },
      },
    ]);
    response.end('data: [DONE]\n\n');
  });

  expect(answer).toMatchObject({
    text: 'I count.',
    toolCalls: [
      { id: 'x', name: 'count', argumentsJson: '{"to":3}' },
      { id: 'y', name: 'count', argumentsJson: '{}' },
    ],
    finish: 'tool_calls',
    usage: { input: 100, output: 20, cached: 60 },
  });
});

it('sends the conversation and the tools, without broken JSON in the history', async () => {
  await ask((response) => {
    sendEvents(response, [chunk({ content: 'x' }, 'stop')]);
    response.end('data: [DONE]\n\n');
  });

  expect(JSON.parse(provider?.requests[0] ?? '')).toMatchObject({
    model: 'test-model',
    stream: true,
    tool_choice: 'required',
    messages: [
      { role: 'system', content: 'You count.' },
      { role: 'user', content: 'Count.' },
      { role: 'assistant', tool_calls: [{ id: 'a', function: { name: 'count', arguments: '{}' } }] },
      { role: 'tool', tool_call_id: 'a', content: 'Not valid JSON.' },
    ],
    tools: [{ type: 'function', function: { name: 'count', parameters: request.tools[0]?.schema } }],
  });
});

it.each([
  ['length', 'length'],
  ['content_filter', 'content_filter'],
  ['something_new', 'unknown'],
])('says that an answer ended with %s', async (finish, expected) => {
  const answer = await ask((response) => {
    sendEvents(response, [chunk({ content: 'half' }), chunk({}, finish)]);
    response.end('data: [DONE]\n\n');
  });

  expect(answer.finish).toBe(expected);
});

it('joins tool calls of a server that leaves their positions out', async () => {
  const call = (id: string, args: string): object => ({ id, function: { name: 'count', arguments: args } });
  const { toolCalls } = await ask((response) => {
    sendEvents(response, [
      chunk({ tool_calls: [call('x', '{}')] }),
      chunk({ tool_calls: [call('y', '{"to":1}')] }),
    ]);
    response.end(`data: ${JSON.stringify(chunk({}, 'stop'))}\n\ndata: [DONE]\n\n`);
  });

  expect(toolCalls.map(({ id, argumentsJson }) => [id, argumentsJson])).toEqual([
    ['x', '{}'],
    ['y', '{"to":1}'],
  ]);
});

it.each([
  [{ content: '' }, 'empty'],
  [{ refusal: 'No.' }, 'refusal'],
])('does not take %o for an answer', async (delta, finish) => {
  const answer = await ask((response) => {
    sendEvents(response, [chunk({ role: 'assistant', ...delta }), chunk({}, 'stop')]);
    response.end('data: [DONE]\n\n');
  });

  expect(answer).toMatchObject({ finish, usage: null });
});

it.each([
  [401, {}, 'authentication', false],
  [400, {}, 'bad_request', false],
  [403, {}, 'forbidden', false],
  [429, { code: 'insufficient_quota' }, 'quota', false],
  [429, { code: 'rate_limit_exceeded' }, 'rate_limited', true],
  [500, {}, 'server_error', true],
  [503, {}, 'overloaded', true],
])('fails after one try on status %i %o with %s', async (...[status, details, fault, retryable]) => {
  const body = JSON.stringify({ error: { message: `Incorrect API key provided: ${TEST_KEY}`, ...details } });

  const error = await errorOf(
    ask((response) => response.writeHead(status, { 'content-type': 'application/json' }).end(body)),
  );

  expect(error).toBeInstanceOf(ModelError);
  expect(error).toMatchObject({
    fault,
    retryable,
    attempts: [{ fault, usage: { input: 0, output: 0, cached: 0 } }],
  });
  expect(provider?.requests).toHaveLength(1);
  expect(logged(error)).not.toContain(TEST_KEY);
  expect(error.message).not.toContain('Incorrect');
});

it('stops at the deadline although data keeps coming', async () => {
  const timers: NodeJS.Timeout[] = [];
  const asking = ask(
    (response) => {
      sendEvents(response, [chunk({ content: 'a' })]);
      timers.push(
        setInterval(() => response.write(`data: ${JSON.stringify(chunk({ content: 'a' }))}\n\n`), 50),
      );
    },
    { signal: AbortSignal.timeout(500) },
  );

  const error = await errorOf(asking);

  for (const timer of timers) clearInterval(timer);
  expect(error.name).toBe('TimeoutError');
});

it('knows a cost only with a price and a usage', () => {
  const price = { input: 2, output: 8, cached: 0.5 };
  const usage = { input: 1_000_000, output: 500_000, cached: 400_000 };

  expect(costOf(usage, price)).toBeCloseTo(0.6 * 2 + 0.4 * 0.5 + 0.5 * 8, 10);
  expect([costOf(null, price), costOf(usage, null)]).toEqual([null, null]);
});
