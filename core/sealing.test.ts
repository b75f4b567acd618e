import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { KEY_BYTES, type Sealed, seal, UnsealableError, unseal } from './sealing.ts';

const KEY = randomBytes(KEY_BYTES);
const PLACE = ['tenant-a', 'ga4', 'refresh_token', '1'];
const CONTENT = Buffer.from('fake-refresh-token');

it('opens what was sealed, with the same key for the same place', () => {
  const opened = unseal(seal(CONTENT, KEY, PLACE), KEY, PLACE);

  expect(opened).toEqual(CONTENT);
});

it.each([
  ['another tenant', ['tenant-b', 'ga4', 'refresh_token', '1']],
  ['another source', ['tenant-a', 'gsc', 'refresh_token', '1']],
  ['another field', ['tenant-a', 'ga4', 'access_token', '1']],
  ['another version of the key', ['tenant-a', 'ga4', 'refresh_token', '2']],
  ['names that only run together the same', ['tenant-aga4', '', 'refresh_token', '1']],
  ['fewer names', ['tenant-a', 'ga4', 'refresh_token']],
])('does not open for %s', (_, place) => {
  const sealed = seal(CONTENT, KEY, PLACE);

  expect(() => unseal(sealed, KEY, place)).toThrow(UnsealableError);
});

it('does not open with another key', () => {
  const sealed = seal(CONTENT, KEY, PLACE);

  expect(() => unseal(sealed, randomBytes(KEY_BYTES), PLACE)).toThrow(UnsealableError);
});

it.each<[string, (sealed: Sealed) => Partial<Sealed>]>([
  ['ciphertext', ({ ciphertext }) => ({ ciphertext: flip(ciphertext) })],
  ['nonce', ({ nonce }) => ({ nonce: flip(nonce) })],
  ['tag', ({ tag }) => ({ tag: flip(tag) })],
  ['length of the tag', ({ tag }) => ({ tag: Buffer.from(tag, 'base64').subarray(0, 8).toString('base64') })],
])('does not open with another %s', (_, change) => {
  const sealed = seal(CONTENT, KEY, PLACE);

  expect(() => unseal({ ...sealed, ...change(sealed) }, KEY, PLACE)).toThrow(UnsealableError);
});

it('seals the same content differently each time', () => {
  const [first, second] = [seal(CONTENT, KEY, PLACE), seal(CONTENT, KEY, PLACE)];

  expect(first.nonce).not.toBe(second.nonce);
  expect(first.ciphertext).not.toBe(second.ciphertext);
});

function flip(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return bytes.toString('base64');
}
