import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createRawServer, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { testContext } from '../testing.ts';
import { ANSWER_LIMIT, postJson, webhook } from './post-json.ts';
import { sendKeyedWebhook } from './send-keyed-webhook.tool.ts';
import { sendWebhook } from './send-webhook.tool.ts';

const opened: { close(): unknown }[] = [];
afterEach(() => {
  for (const server of opened.splice(0)) server.close();
});

async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<string> {
  const server = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1');
  opened.push(server);
  await once(server, 'listening');
  return urlOf(server.address());
}

async function serveRaw(answer: (socket: Socket) => void): Promise<string> {
  const server = createRawServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => answer(socket));
  }).listen(0, '127.0.0.1');
  opened.push(server);
  await once(server, 'listening');
  return urlOf(server.address());
}

function urlOf(address: AddressInfo | string | null): string {
  return `http://127.0.0.1:${Object(address).port}/hook`;
}

const context = (signal?: AbortSignal) =>
  testContext({ idempotencyKey: 'key-1', ...(signal === undefined ? {} : { signal }) });

it('posts the body as JSON with the key of the effect, and answers what came back', async () => {
  const seen: unknown[] = [];
  const url = await serve(async (request, response) => {
    const { method, url: path, headers } = request;
    const text = Buffer.concat(await request.toArray()).toString();
    seen.push({ method, path, key: headers['idempotency-key'], type: headers['content-type'], text });
    response.writeHead(202).end('taken');
  });

  const receipt = await sendWebhook.run({ url, body: { order: 1 } }, context());

  expect(receipt).toEqual({ status: 202, body: 'taken', isTruncated: false });
  expect(seen).toEqual([
    { method: 'POST', path: '/hook', key: 'key-1', type: 'application/json', text: '{"order":1}' },
  ]);
});

it.each([
  [400, { retryable: false, isUndone: true }],
  [429, { retryable: true, isUndone: true }],
  [302, { retryable: false, isUndone: false }],
  [503, { retryable: true, isUndone: false }],
])('takes status %i for a failure, and does not follow it anywhere', async (status, expected) => {
  let calls = 0;
  const url = await serve((_request, response) => {
    calls += 1;
    response.writeHead(status, { location: '/elsewhere' }).end('foreign text');
  });

  const failure = await postJson({ url, body: null }, context()).catch((error: unknown) => error);

  expect(failure).toMatchObject({ code: 'external_service', status, ...expected });
  expect(String(failure)).not.toContain('foreign text');
  expect(calls).toBe(1);
});

it('knows that nothing was sent when nobody listens', async () => {
  const url = await serve(() => {});
  opened.splice(0)[0]?.close();

  await expect(postJson({ url, body: 1 }, context())).rejects.toMatchObject({
    isUndone: true,
    retryable: true,
  });
});

it('does not know it when the connection breaks after the request', async () => {
  const url = await serveRaw((socket) => socket.destroy());

  await expect(postJson({ url, body: 1 }, context())).rejects.toMatchObject({
    isUndone: false,
    retryable: true,
  });
});

it('ends at the deadline of its caller', async () => {
  const url = await serveRaw(() => {});

  await expect(postJson({ url, body: 1 }, context(AbortSignal.timeout(50)))).rejects.toMatchObject({
    isUndone: false,
    message: expect.stringContaining('no answer'),
  });
});

it('reads no more of an answer than its limit, however much is sent', async () => {
  const url = await serve((_request, response) => {
    response.writeHead(200);
    const write = (): void => {
      while (!response.destroyed && response.write('x'.repeat(4096)));
    };
    response.on('drain', write);
    write();
  });

  const { body, isTruncated } = await postJson({ url, body: 1 }, context());

  expect([body.length, isTruncated]).toEqual([ANSWER_LIMIT, true]);
});

it('counts an accepted request as sent although the answer breaks off', async () => {
  const url = await serveRaw((socket) => {
    socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf');
  });

  expect(await postJson({ url, body: 1 }, context())).toEqual({
    status: 200,
    body: 'half',
    isTruncated: true,
  });
});

it.each([
  ['https://shop.example/hook', true],
  ['http://localhost:8080/hook', true],
  ['http://[::1]/hook', true],
  ['http://shop.example/hook', false],
  ['http://127.0.0.1.evil.example/', false],
  ['https://user:secret@shop.example/', false],
  ['file:///etc/passwd', false],
  ['nonsense', false],
])('takes %s as an address: %s', (url, isTaken) => {
  expect(webhook.safeParse({ url, body: null }).success).toBe(isTaken);
});

it('may be repeated only as the tool that says so', () => {
  expect([sendWebhook.isIdempotent, sendKeyedWebhook.isIdempotent]).toEqual([undefined, true]);
});
