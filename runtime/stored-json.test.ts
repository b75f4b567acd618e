import { expect, it } from 'vitest';
import { canonicalJson, sha256 } from './canonical-json.ts';
import { journalJson, storable } from './stored-json.ts';

it.each([
  ['the order of keys', { b: 1, a: { d: 2, c: 3 } }, { a: { c: 3, d: 2 }, b: 1 }],
  ['what is undefined', { a: 1, b: undefined }, { a: 1 }],
  ['the sign of zero', { a: -0 }, { a: 0 }],
  ['how a time is held', { at: new Date(0) }, { at: '1970-01-01T00:00:00.000Z' }],
])('has one canonical text whatever %s', (_name, one, other) => {
  expect(canonicalJson(one)).toBe(canonicalJson(other));
});

it.each([
  ['order of a list', [1, 2], [2, 1]],
  ['number and text', { a: 1 }, { a: '1' }],
  ['nothing and null', {}, { a: null }],
])('tells apart: %s', (_name, one, other) => {
  expect(sha256(canonicalJson(one))).not.toBe(sha256(canonicalJson(other)));
});

it('keeps what Postgres can hold and replaces what it cannot', () => {
  expect(storable({ ok: 'zażółć 😀', bad: 'a\0b\uD83Dc' })).toEqual({
    ok: 'zażółć 😀',
    bad: 'a\uFFFDb\uFFFDc',
  });
});

it('leaves a payload out of the journal that is too large, and says how large it was', () => {
  const text = journalJson({ text: 'x'.repeat(100_000) });

  expect(JSON.parse(text)).toEqual({ omitted: { characters: 100_011 } });
  expect(journalJson(undefined)).toBe('null');
});
