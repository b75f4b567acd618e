import { spawn } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ga4Server } from './growth/ga4.server.ts';
import { LOOPBACK_HOSTS } from './http-guard.ts';
import { serveHttp } from './serve-http.ts';
import { openProvider, speak, testAccount, testServed } from './testing.ts';
import { connectHttp, connectStdio } from './testing-clients.ts';

const SCRIPT = join(import.meta.dirname, 'testing-serve.ts');
const REPORT = {
  metricHeaders: [{ name: 'sessions', type: 'TYPE_INTEGER' }],
  rows: [{ metricValues: [{ value: '412' }] }],
  rowCount: 1,
};

async function openGa4() {
  const provider = await openProvider(() => ({ body: REPORT }));
  onTestFinished(() => provider.close());
  return provider;
}

async function listen({ token }: { token?: string } = {}) {
  const { url } = await openGa4();
  const served = testServed(ga4Server, { url, accounts: [testAccount('123')] });
  const place = { host: '127.0.0.1', port: 0, hosts: LOOPBACK_HOSTS, token, withAliases: false };
  const serving = await serveHttp(served, place);
  onTestFinished(() => serving.close());
  return serving.url;
}

const INITIALIZE = JSON.stringify({
  jsonrpc: '2.0',
  id: 1,
  method: 'initialize',
  params: {
    protocolVersion: '2025-11-25',
    capabilities: {},
    clientInfo: { name: 'raw', version: '1' },
  },
});

function post(url: string, headers: Record<string, string> = {}): Promise<Response> {
  const accept = 'application/json, text/event-stream';
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept, ...headers },
    body: INITIALIZE,
  });
}

describe('over stdio', () => {
  it('answers a client of another process', async () => {
    const { url } = await openGa4();
    const env = {
      STEWARD_TEST_PROVIDER: url,
      STEWARD_GA4_TOKEN: 'fake-token-stdio',
      STEWARD_GA4_ACCOUNTS: '123',
    };
    const client = await connectStdio({ command: process.execPath, args: [SCRIPT, 'ga4'], env });
    onTestFinished(() => client.close());

    const { rows } = await (await speak(client)).answer('run_report', { metrics: ['sessions'] });

    expect(rows).toEqual([{ sessions: 412 }]);
  });

  it('ends when its client has left', async () => {
    const child = spawn(process.execPath, [SCRIPT, 'ga4'], { stdio: ['pipe', 'pipe', 'pipe'] });

    child.stdin.end();

    expect(await new Promise((resolve) => child.once('exit', resolve))).toBe(0);
  });
});

describe('over HTTP', () => {
  it('answers several clients at once', async () => {
    const url = await listen();
    const clients = await Promise.all([1, 2, 3].map(() => connectHttp(url)));
    onTestFinished(() => Promise.all(clients.map((client) => client.close())).then(() => undefined));

    const answers = await Promise.all(
      clients.map(async (client) => (await speak(client)).answer('run_report', { metrics: ['sessions'] })),
    );

    expect(answers.map(({ rows }) => rows)).toEqual(Array(3).fill([{ sessions: 412 }]));
  });

  it.each([
    [{ origin: 'https://evil.example' }, 403],
    [{ origin: 'null' }, 403],
    [{ origin: 'http://localhost:3000' }, 200],
    [{}, 200],
  ])('meets a request with %j with status %i', async (headers, status) => {
    const url = await listen();

    const response = await post(url, headers);

    expect(response.status).toBe(status);
  });

  it('turns away whoever reaches it under a foreign host name', async () => {
    const { request } = await import('node:http');
    const url = await listen();

    const status = await new Promise((resolve) => {
      const options = { method: 'POST', headers: { host: 'evil.example' } };
      request(url, options, (response) => resolve(response.statusCode)).end(INITIALIZE);
    });

    expect(status).toBe(403);
  });

  it.each([
    [{}, 401],
    [{ authorization: 'Bearer wrong' }, 401],
    [{ authorization: 'Bearer good-secret' }, 200],
  ])('with a token, meets %j with status %i', async (headers, status) => {
    const url = await listen({ token: 'good-secret' });

    const response = await post(url, headers);

    expect(response.status).toBe(status);
  });

  it.each([
    ['GET', '/mcp', 405],
    ['DELETE', '/mcp', 405],
    ['POST', '/elsewhere', 404],
  ])('meets %s %s with status %i', async (method, path, status) => {
    const url = await listen();

    const response = await fetch(new URL(path, url), { method });

    expect(response.status).toBe(status);
  });

  it('stops asking the provider when its client has left', async () => {
    const { createServer } = await import('node:http');
    const asked = Promise.withResolvers<void>();
    const left = Promise.withResolvers<void>();
    const silent = createServer((request) => {
      asked.resolve();
      request.socket.once('close', () => left.resolve());
    });
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void silent.close());
    const { port } = silent.address() as AddressInfo;
    const served = testServed(ga4Server, {
      url: `http://127.0.0.1:${port}`,
      accounts: [testAccount('123')],
    });
    const place = { host: '127.0.0.1', port: 0, hosts: LOOPBACK_HOSTS, token: undefined, withAliases: false };
    const serving = await serveHttp(served, place);
    onTestFinished(() => serving.close());
    const leaving = new AbortController();
    const params = { name: 'run_report', arguments: { shop_id: 'test-shop', metrics: ['sessions'] } };
    const call = fetch(serving.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/call', params }),
      signal: leaving.signal,
    }).then((response) => response.text());
    const gone = expect(call).rejects.toThrow();
    await asked.promise;

    leaving.abort();

    await gone;
    await left.promise;
  });
});
