import { expect, it } from 'vitest';
import { masterKeyOf, parseMasterKey, wrappingKey } from './master-key.ts';

const TEXT = Buffer.alloc(32, 7).toString('base64');
const OTHER = Buffer.alloc(32, 8).toString('base64');
const key = parseMasterKey(TEXT, 'STEWARD_MASTER_KEY');
const other = parseMasterKey(`${OTHER}\n`, 'STEWARD_MASTER_KEY_NEXT');

it('names a key by a hash that is the same each time and tells nothing of it', () => {
  const again = parseMasterKey(TEXT, 'STEWARD_MASTER_KEY');

  expect(again.id).toBe(key.id);
  expect(key.id).toMatch(/^[0-9a-f]{16}$/);
  expect(other.id).not.toBe(key.id);
});

it.each([
  ['too short', Buffer.alloc(16).toString('base64')],
  ['too long', Buffer.alloc(33).toString('base64')],
  ['no base64', 'correct horse battery staple, and then'],
  ['hexadecimal', '0f'.repeat(32)],
  ['empty', ''],
])('refuses a key that is %s, without repeating it', (_, text) => {
  const parse = () => parseMasterKey(text, 'STEWARD_MASTER_KEY');

  expect(parse).toThrow(/^STEWARD_MASTER_KEY is not 32 bytes in base64.*openssl rand -base64 32/s);
  if (text !== '') expect(parse).not.toThrow(text);
});

it('wraps with the next key as soon as there is one, and opens with both', () => {
  const keys = { current: key, next: other };

  expect(wrappingKey(keys)).toBe(other);
  expect([masterKeyOf(keys, key.id), masterKeyOf(keys, other.id)]).toEqual([key, other]);
});

it('says how to make a key when there is none', () => {
  expect(() => wrappingKey({ current: undefined, next: undefined })).toThrow(
    /There is no master key.*openssl rand -base64 32/,
  );
});

it('says which key is needed and which is there when they differ', () => {
  const keys = { current: other, next: undefined };

  expect(() => masterKeyOf(keys, key.id)).toThrow(
    `sealed under the master key ${key.id}, but this process was given ${other.id}`,
  );
});
