import { expect, it } from 'vitest';
import { faultOf, readHiddenRefusal, readRefusal } from './refusal-fault.ts';

/* As the providers write them. */
it.each([
  ['OpenAI, no credit', 429, { error: { code: 'insufficient_quota', message: 'You exceeded…' } }, 'quota'],
  [
    'Anthropic, no credit',
    400,
    { error: { type: 'invalid_request_error', message: 'Your credit balance is too low' } },
    'quota',
  ],
  [
    'Anthropic, too long',
    400,
    { error: { type: 'invalid_request_error', message: 'prompt is too long: 9 > 8' } },
    'context_length',
  ],
  [
    'vLLM, too long',
    400,
    { message: "This model's maximum context length is 8 tokens.", code: 400 },
    'context_length',
  ],
  [
    'llama.cpp, too long',
    400,
    { error: { type: 'exceed_context_size_error', message: 'x', code: 400 } },
    'context_length',
  ],
  ['Anthropic, too busy', 529, { error: { type: 'overloaded_error', message: 'Overloaded' } }, 'overloaded'],
  ['Ollama, unknown model', 404, { error: 'model "x" not found' }, 'bad_request'],
  ['a page', 502, null, 'server_error'],
  [
    'a gateway in the middle of a stream',
    undefined,
    { error: { code: 429, message: 'Slow down' } },
    'rate_limited',
  ],
  ['OpenAI in the middle of a stream', undefined, { type: 'server_error', message: 'x' }, 'server_error'],
  [
    'Anthropic in the middle of a stream',
    undefined,
    { error: { type: 'invalid_request_error', message: 'x' } },
    'bad_request',
  ],
])('knows what %s means', (...[, status, body, fault]) => {
  const refusal = readRefusal(body, status) ?? { status, names: [], message: '' };

  expect(faultOf(refusal)).toBe(fault);
});

it.each([{ type: 'message', content: [] }, { object: 'response', error: null }, [], 'text'])(
  'takes %o for no refusal when it came as a success',
  (body) => {
    expect(readHiddenRefusal(body)).toBeNull();
  },
);
