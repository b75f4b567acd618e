import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { SourceError } from '#tools/source/source-error.ts';
import { askProvider, type ProviderManner, readAs, withBearer } from './ask-provider.ts';
import { ga4Server } from './growth/ga4.server.ts';
import { testServed } from './testing.ts';

const manner: ProviderManner = {
  name: 'The provider',
  authorise: withBearer,
  explain: ({ status }) => ({
    error: new SourceError('explained', { kind: 'bad_request', providerCode: `http_${status}` }),
    isTokenRefused: status === 401,
  }),
};
type Answer = (response: ServerResponse, path: string) => void;

const access = { token: async () => 'token-0', renew: async () => 'token-1' };

async function ask(answer: Answer, signal = new AbortController().signal) {
  const http = createServer((request, response) => answer(response, request.url ?? ''));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => http.closeAllConnections());
  onTestFinished(() => void http.close());
  const url = new URL(`http://127.0.0.1:${(http.address() as AddressInfo).port}/`);
  const served = testServed(ga4Server, { url: url.origin });
  const limits = {
    ...served.settings.limits,
    headersMilliseconds: 150,
    idleMilliseconds: 150,
    totalMilliseconds: 600,
    bytes: 100_000,
  };
  const context = { ...served, settings: { ...served.settings, limits }, signal };
  return askProvider({ method: 'GET', url }, { manner, access }, context);
}

const failureOf = async (asking: Promise<unknown>) =>
  asking.then(
    () => undefined,
    (error: unknown) => error,
  );

describe('askProvider', () => {
  it.each<[string, Answer, string]>([
    ['never answers', () => undefined, 'transient'],
    ['falls silent in its answer', (response) => void response.writeHead(200).write('{'), 'transient'],
    [
      'breaks off',
      (response) => void response.writeHead(200).write('{', () => response.destroy()),
      'transient',
    ],
    ['answers with a page', (response) => void response.end('<html></html>'), 'transient'],
    ['answers half a document', (response) => void response.end('{"rows":['), 'transient'],
    ['answers without an end', (response) => void response.end('x'.repeat(200_000)), 'bad_request'],
    [
      'sends us elsewhere',
      (response, path) =>
        void (path === '/' ? response.writeHead(302, { location: '/elsewhere' }).end() : response.end('{}')),
      'transient',
    ],
  ])('fails in time when the provider %s', async (_, answer, kind) => {
    const began = Date.now();

    const failed = await failureOf(ask(answer));

    expect(failed).toMatchObject({ name: 'SourceError', kind });
    expect(Date.now() - began).toBeLessThan(1500);
  });

  it('fails in time when the provider drips', async () => {
    const failed = await failureOf(
      ask((response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write(' '), 50);
        response.once('close', () => clearInterval(timer));
      }),
    );

    expect(failed).toMatchObject({ kind: 'transient', message: expect.stringContaining('in time') });
  });

  it('says of a call that was stopped that it was stopped, not that the provider failed', async () => {
    const stop = new AbortController();
    const asking = failureOf(ask(() => undefined, stop.signal));

    stop.abort(new Error('stopped by somebody'));

    expect(await asking).toMatchObject({ message: 'stopped by somebody' });
  });

  it('fails on an answer of another shape than was promised', () => {
    const answer = { status: 200, headers: new Headers(), body: { rows: 'none' } };

    expect(() => readAs(z.object({ rows: z.array(z.unknown()) }), answer, 'The provider')).toThrow(
      'another shape than it documents',
    );
  });
});
