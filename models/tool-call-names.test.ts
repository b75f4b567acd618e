import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cleanToolName, rekey } from './tool-call-names.ts';

it('leaves a good name as it is', () => {
  expect(cleanToolName('growth_find-pages_2')).toBe('growth_find-pages_2');
});

it.each([
  ['checkErrors\\" />', 'checkErrors_'],
  ['', 'unnamed'],
  ['日本', '_'],
  ['a'.repeat(80), 'a'.repeat(64)],
])('llm-025 makes of %s a name that providers take back', (name, clean) => {
  expect(cleanToolName(name)).toBe(clean);
});

it('makes of anything a name that providers take', () => {
  fc.assert(fc.property(fc.string(), (name) => /^[a-zA-Z0-9_-]{1,64}$/.test(cleanToolName(name))));
});

it('llm-027 leaves no two calls with one id, whatever the ids are', () => {
  const call = fc.record({ id: fc.constantFrom('', 'a', 'call_1', 'call_2', '<'), name: fc.constant('n') });

  fc.assert(
    fc.property(fc.array(call), fc.array(fc.constantFrom('a', 'call_1', 'call_3')), (calls, taken) => {
      const ids = rekey(
        calls.map((each) => ({ ...each, argumentsJson: '{}' })),
        new Set(taken),
      ).map(({ id }) => id);
      return new Set([...ids, ...taken]).size === ids.length + new Set(taken).size;
    }),
  );
});
