import { expect, it } from 'vitest';
import { type CallSizes, openCallSizes } from './call-sizes.ts';
import type { ModelRequest } from './model.ts';
import { HELLO } from './testing.ts';
import { estimateTokens, requestBytes } from './token-estimate.ts';

const output = { name: 'writer', schema: { type: 'object' } };
const request: ModelRequest = { ...HELLO, output };
const call = { provider: 'p', model: 'm', request };

function learn(sizes: CallSizes, totals: readonly number[]): void {
  for (const total of totals) sizes.learn(call, { input: total - 10, output: 10, cached: 0 });
}

it('takes calls for the pessimistic estimate until it knows some of their kind', () => {
  const sizes = openCallSizes();
  learn(sizes, [100, 100, 100, 100]);

  expect(sizes.expect(call)).toBe(estimateTokens(request));
});

it('takes a call for a little more than the dearest of its kind lately, for each byte', () => {
  const sizes = openCallSizes();
  learn(sizes, [100, 120, 110, 100, 100]);
  const longer = { ...request, messages: [...request.messages, ...request.messages] };

  const expected = sizes.expect({ ...call, request: longer });

  expect(expected).toBe(Math.ceil(120 * 1.03 * (requestBytes(longer) / requestBytes(request))));
});

it('knows nothing of what another agent or another model comes to', () => {
  const sizes = openCallSizes();
  learn(sizes, [100, 100, 100, 100, 100]);
  const reader = { ...request, output: { ...output, name: 'reader' } };

  expect(sizes.expect({ ...call, request: reader })).toBe(estimateTokens(reader));
  expect(sizes.expect({ ...call, model: 'n' })).toBe(estimateTokens(request));
});

it('forgets what is twenty calls old', () => {
  const sizes = openCallSizes();
  learn(sizes, [9_000, ...Array.from({ length: 20 }, () => 100)]);

  expect(sizes.expect(call)).toBe(103);
});
