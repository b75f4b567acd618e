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

it('writes what is no secret', () => {
  const lines: string[] = [];

  createLogger('info', { write: (line) => lines.push(line) }).info({ tokens: 12, rows: 3 }, 'done');

  expect(JSON.parse(lines.join(''))).toMatchObject({ tokens: 12, rows: 3, msg: 'done' });
});
