import { expect, it } from 'vitest';
import { canonicalJson, sha256 } from '#core/canonical-json.ts';
import { storable, storableJson } from './stored-json.ts';

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
  expect(storable({ ok: 'zażółć 😀', bad: 'a\0b\uD83Dc', 'k\0': [{ '\uDC00': 1 }] })).toEqual({
    ok: 'zażółć 😀',
    bad: 'a\uFFFDb\uFFFDc',
    'k\uFFFD': [{ '\uFFFD': 1 }],
  });
});

it('takes the same text for a value, and for what comes back of it', () => {
  const value = { at: new Date(0), bad: 'a\0', gone: undefined, list: [undefined, Number.NaN] };

  const stored = storable(value);

  expect(storableJson(stored)).toBe(storableJson(value));
  expect(storableJson(undefined)).toBe('null');
});
