import { expect, it } from 'vitest';
import { redactText, withoutSecrets } from './secrets.ts';

it.each([
  ['a key', 'with sk-test-0123456789abcdef here', 'with [redacted] here'],
  ['an access token', 'ya29.a0AfH6SMBx-long_token', '[redacted]'],
  ['a refresh token', 'token 1//0fake-Refresh_token0123456789 kept', 'token [redacted] kept'],
  ['a code of a consent', 'code=4/0fakeCode_0123456789abcdef&scope=x', 'code=[redacted]&scope=x'],
  ['a token of Meta', 'access_token=EAAfake0123456789abcdefghij', 'access_token=[redacted]'],
  ['a secret of a client', 'GOCSPX-fake_secret-0123', '[redacted]'],
  ['a signed name', 'eyJfakeHeader0.eyJmYWtlIjoxfQ.c2lnbmF0dXJl', '[redacted]'],
  ['a header', 'Authorization: Bearer abc.def-ghi_123', 'Authorization: [redacted]'],
  ['a password in an address', 'postgres://me:hunter2@host/db', 'postgres://me:[redacted]@host/db'],
  ['a payment card', 'my card is 4111 1111 1111 1111 cvv', 'my card is [redacted] cvv'],
])('leaves out %s', (_name, text, redacted) => {
  expect(redactText(text)).toBe(redacted);
});

it.each([
  'Revenue was 1234567890123 PLN',
  'order D-47110',
  '2026-03-01',
  'sku-chair-blue',
  'https://shop.example//players and 1//2',
  '+48 600 700 800',
])('leaves "%s" as it is', (text) => {
  expect(redactText(text)).toBe(text);
});

it('leaves out secrets by the names of fields, however deep', () => {
  const value = { a: [{ token: 'x', tokens: 5, note: 'fine' }], password: 'p', at: new Date(0) };

  expect(withoutSecrets(value)).toEqual({
    a: [{ token: '[redacted]', tokens: 5, note: 'fine' }],
    password: '[redacted]',
    at: new Date(0),
  });
});
