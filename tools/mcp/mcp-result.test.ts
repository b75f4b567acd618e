import { expect, it } from 'vitest';
import { readResult } from './mcp-result.ts';

const text = (words: string) => ({ content: [{ type: 'text' as const, text: words }] });

it('keeps the text of an answer without a shape, and counts what it leaves out', () => {
  const picture = { type: 'image' as const, data: 'AAAA', mimeType: 'image/png' };

  const result = readResult({ content: [...text('one').content, picture, ...text('two').content] }, null);

  expect(result).toEqual({ structured: null, text: 'one\ntwo', omitted: 1 });
});

it('keeps the shape alone where there is one, which the text only repeats', () => {
  const result = readResult({ ...text('{"n":1}'), structuredContent: { n: 1 } }, () => true);

  expect(result).toEqual({ structured: { n: 1 }, text: '', omitted: 0 });
});

it.each([
  ['ż'.repeat(29_000), 'object'],
  ['ż'.repeat(30_001), 'string'],
])('counts a limit of tokens by bytes', (words, kind) => {
  expect(typeof readResult(text(words), null)).toBe(kind);
});

it.each([[{ ...text('x'), structuredContent: { n: 1 } }], [text('no shape where one was promised')]])(
  'takes what the promised shape refuses for no result',
  (answer) => {
    expect(readResult(answer, () => false)).toBe('invalid_result');
  },
);
