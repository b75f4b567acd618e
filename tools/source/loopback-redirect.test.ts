import { request } from 'node:http';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readRedirect } from './consent.ts';
import { type LoopbackRedirect, openLoopback } from './loopback-redirect.ts';

const onRefused = vi.fn();
const read = (parameters: URLSearchParams): string => readRedirect(parameters, { state: 'right' });
let loopback: LoopbackRedirect;
let stopping: AbortController;
beforeEach(async () => {
  onRefused.mockClear();
  stopping = new AbortController();
  loopback = await openLoopback('127.0.0.1', onRefused);
});
afterEach(() => loopback.close());

interface Visit {
  readonly path: string;
  readonly method?: string;
  readonly host?: string;
}

/** A request as no browser would let one make it. */
function visit({ path, method = 'GET', host }: Visit): Promise<{ status: number; text: string }> {
  const { port, host: own } = new URL(loopback.redirectUri);
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers: { host: host ?? own } },
      (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString();
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

it('receives the code of its own question and says that the window can be closed', async () => {
  const received = loopback.receive(read, stopping.signal);

  const { status, text } = await visit({ path: '/?state=right&code=4/0abc' });

  expect(await received).toBe('4/0abc');
  expect([status, text]).toEqual([200, expect.stringContaining('You can close this window')]);
});

it.each<[string, Visit, number]>([
  ['an answer to another question', { path: '/?state=wrong&code=x' }, 400],
  ['what a browser asks for beside', { path: '/favicon.ico?code=x&state=right' }, 404],
  ['a page of somebody else that points here', { path: '/?state=right&code=x', host: 'evil.example' }, 404],
  ['another method', { path: '/?state=right&code=x', method: 'POST' }, 404],
  ['no answer at all', { path: '/' }, 404],
  ['a path that is no address', { path: '//?code=x' }, 404],
])('goes on waiting after %s', async (_, strange, status) => {
  const received = loopback.receive(read, stopping.signal);
  const answer = await visit(strange);

  await visit({ path: '/?state=right&code=4/0abc' });

  expect(answer.status).toBe(status);
  expect(await received).toBe('4/0abc');
  expect(onRefused).toHaveBeenCalledTimes(status === 400 ? 1 : 0);
});

it('ends with a no', async () => {
  const received = loopback.receive(read, stopping.signal);
  received.catch(() => {});

  const { status, text } = await visit({ path: '/?state=right&error=access_denied' });

  await expect(received).rejects.toThrow('The consent was not given');
  expect([status, text]).toEqual([400, expect.not.stringContaining('access_denied')]);
});

it('ends when nobody waits any more', async () => {
  const received = loopback.receive(read, stopping.signal);

  stopping.abort(new Error('enough'));

  await expect(received).rejects.toThrow('enough');
});

it('listens for this machine alone', () => {
  expect(new URL(loopback.redirectUri).hostname).toBe('127.0.0.1');
});
