import { expect, it } from 'vitest';
import { createLogger } from './log.ts';

const SECRET = 'sk-canary-1f2e3d4c5b6a';

it.each([
  [{ apiKey: SECRET }],
  [{ token: SECRET }],
  [{ settings: { password: SECRET } }],
  [{ request: { headers: { authorization: `Bearer ${SECRET}` } } }],
  [{ databaseUrl: `postgres://owner:${SECRET}@localhost/shop` }],
  [{ settings: { databaseUrl: `postgres://owner:${SECRET}@localhost/shop` } }],
])('writes %j without the secret in it', (fields) => {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => lines.push(line) });

  log.info(fields, 'started');

  expect(lines.join('')).toContain('started');
  expect(lines.join('')).toContain('[redacted]');
  expect(lines.join('')).not.toContain(SECRET);
});

it('writes no card that somebody told, in a text, an error or deep inside, and stays JSON', () => {
  const lines: string[] = [];
  const log = createLogger('info', { write: (line) => lines.push(line) });
  const told = 'He said: 4111 1111 1111 1111, cvv 123.';

  log.warn({ err: new Error(told, { cause: new Error(told) }), a: { b: { c: [told] } } }, told);

  const [line = ''] = lines;
  expect(JSON.parse(line)).toMatchObject({ msg: 'He said: [redacted], cvv [redacted].', level: 40 });
  expect(line).not.toMatch(/4111|123\./);
});

it('writes what is no secret', () => {
  const lines: string[] = [];

  createLogger('info', { write: (line) => lines.push(line) }).info({ tokens: 12, rows: 3 }, 'done');

  expect(JSON.parse(lines.join(''))).toMatchObject({ tokens: 12, rows: 3, msg: 'done' });
});
