import { expect, it } from 'vitest';
import { type CallSizes, openCallSizes } from './call-sizes.ts';
import type { ModelRequest } from './model.ts';
import { HELLO } from './testing.ts';
import { estimateTokens, requestBytes } from './token-estimate.ts';

const output = { name: 'writer', schema: { type: 'object' } };
const BARE = requestBytes({ ...HELLO, messages: [{ role: 'user', text: '' }], output });

/** A call of so many bytes. */
function call(bytes: number, changed: Partial<ModelRequest> = {}) {
  const messages = [{ role: 'user', text: 'x'.repeat(bytes - BARE) } as const];
  return { provider: 'p', model: 'm', request: { ...HELLO, messages, output, ...changed } };
}

function learn(sizes: CallSizes, seen: readonly (readonly [bytes: number, tokens: number])[]): void {
  for (const [bytes, tokens] of seen)
    sizes.of(call(bytes)).learn({ input: tokens - 10, output: 10, cached: 0 });
}

it('takes calls for the pessimistic estimate until it knows some of their kind', () => {
  const sizes = openCallSizes();
  learn(
    sizes,
    [1, 2].map(() => [900, 100]),
  );

  expect(sizes.of(call(900)).expect()).toBe(estimateTokens(call(900).request));
});

it('takes a call for what those of about its length came to, the dearest of them', () => {
  const sizes = openCallSizes();
  // 100 tokens and one for each 10 bytes; one call came to 8 more.
  learn(sizes, [
    [1_000, 200],
    [2_000, 300],
    [1_500, 258],
    [1_500, 250],
    [1_500, 250],
    [1_500, 250],
  ]);

  const expected = sizes.of(call(1_800)).expect();

  expect(expected).toBe(Math.ceil((280 + 8) * 1.01));
});

it('takes a longer call than any before for the dearest of its kind, for each byte', () => {
  const sizes = openCallSizes();
  learn(
    sizes,
    [100, 120, 110, 100, 100].map((tokens) => [900, tokens]),
  );

  expect([900, 1_800].map((bytes) => sizes.of(call(bytes)).expect())).toEqual([122, Math.ceil(240 * 1.03)]);
});

it('knows of a call that waits what was learned meanwhile', () => {
  const sizes = openCallSizes();
  const waiting = sizes.of(call(900));

  learn(
    sizes,
    [1, 2, 3, 4, 5].map(() => [900, 100]),
  );

  expect(waiting.expect()).toBe(101);
});

it('knows nothing of what another agent or another model comes to', () => {
  const sizes = openCallSizes();
  learn(
    sizes,
    [1, 2, 3, 4, 5].map(() => [900, 100]),
  );
  const reader = call(900, { output: { ...output, name: 'reader' } });

  expect(sizes.of(reader).expect()).toBe(estimateTokens(reader.request));
  expect(sizes.of({ ...call(900), model: 'n' }).expect()).toBe(estimateTokens(call(900).request));
});

it('forgets what is twenty calls old', () => {
  const sizes = openCallSizes();
  learn(sizes, [[900, 9_000], ...Array.from({ length: 20 }, () => [900, 100] as const)]);

  expect(sizes.of(call(900)).expect()).toBe(101);
});
