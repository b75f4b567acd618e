import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openDraftText } from './draft-text.ts';

function read(json: string, size = 1): string {
  const draft = openDraftText('text');
  const pieces = json.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
  return pieces.map((piece) => draft.take(piece)).join('');
}

it('tells the words of one field and nothing else, whatever the pieces', () => {
  const json = JSON.stringify({
    answer: { title: 'no', blocks: [{ text: 'One: "a", b.' }, { text: 'Two.', text_: 'no' }] },
  });

  for (const size of [1, 3, 7, 1000]) expect(read(json, size)).toBe('One: "a", b.\nTwo.');
});

it('tells any text as it was meant', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const clean = text.replaceAll(/[\r\b\f]/g, '');
      expect(read(JSON.stringify({ other: text, text: clean, more: text }))).toBe(clean);
    }),
  );
});

it('tells nothing of a text that is no JSON', () => {
  expect(read('Well, let me think about text.')).toBe('');
});
