import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makeCanaries, searchBytes, searchFolder } from './isolation-canaries.ts';

const canaries = makeCanaries();
const secret = canaries.secret('test');

it.each([
  ['in clear', secret],
  ['in JSON', JSON.stringify({ deep: JSON.stringify(secret) })],
  ['in an address', `http://x/?${new URLSearchParams({ token: secret })}`],
  ['in hexadecimal', Buffer.from(secret).toString('hex')],
  ['in large hexadecimal', Buffer.from(secret).toString('hex').toUpperCase()],
  ['in base64', Buffer.from(secret).toString('base64')],
  ['in base64 after one sign', Buffer.from(`:${secret}`).toString('base64')],
  ['in base64 after two signs', Buffer.from(`::${secret}`).toString('base64')],
  ['in base64 of addresses', Buffer.from(`id:${secret}`).toString('base64url')],
  ['as the text of the master key', canaries.masterKey],
  ['as the master key in hexadecimal', Buffer.from(canaries.masterKey, 'base64').toString('hex')],
])('finds a secret %s', (_, text) => {
  const hits = searchBytes('here', Buffer.from(`before ${text} after`), canaries.needles);

  expect(hits.length).toBeGreaterThan(0);
});

it('finds the bytes of the master key', () => {
  const bytes = Buffer.concat([Buffer.from('x'), Buffer.from(canaries.masterKey, 'base64')]);

  expect(searchBytes('here', bytes, canaries.needles)).toHaveLength(2);
});

it('finds nothing where nothing is', () => {
  const others = Array.from({ length: 200 }, () => makeCanaries().secret('other')).join();

  expect(searchBytes('here', Buffer.from(others), canaries.needles)).toEqual([]);
});

it('looks into every file below a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'steward-canaries-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'clean'), 'nothing');
  writeFileSync(join(folder, 'dirty'), `a line with ${secret}`);

  const { hits, files } = searchFolder(folder, canaries.needles);

  expect(files).toBe(2);
  expect(hits).toEqual([{ place: join(folder, 'dirty'), form: 'secret, clear' }]);
});
