import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { ServedSource } from './answer-call.ts';
import { type HttpGuard, refusalOf } from './http-guard.ts';
import { openServer, type ServerLook } from './open-server.ts';

/** Where and for whom a server is reachable over HTTP. */
export interface HttpPlace extends ServerLook, HttpGuard {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
}

/** A server that listens. */
export interface HttpServing {
  readonly url: string;
  close(): Promise<void>;
}

const PATH = '/mcp';
const BODY_BYTES = 256 * 1024;

/** Speaks MCP over streamable HTTP. Each request has a server object of its own, so nothing is shared between clients. */
export async function serveHttp(served: ServedSource, place: HttpPlace): Promise<HttpServing> {
  const http = createServer((request, response) => {
    answer(served, place, { request, response }).catch((error: unknown) => {
      served.log.error({ err: error }, 'a request over HTTP broke');
      refuse(response, 500);
    });
  });
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject).listen(place.port, place.host, resolve);
  });
  const { port } = http.address() as AddressInfo;
  const name = place.host.includes(':') ? `[${place.host}]` : place.host;
  return { url: `http://${name}:${port}${PATH}`, close: () => close(http) };
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

async function answer(served: ServedSource, place: HttpPlace, exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  const refusal = refusalOf(request, place);
  if (refusal !== undefined) return refuse(response, refusal);
  if (request.url?.split('?')[0] !== PATH) return refuse(response, 404);
  // Without sessions there is no stream of its own to open and nothing to end.
  if (request.method !== 'POST') return refuse(response, 405);
  const transport = new StreamableHTTPServerTransport({ maxRequestBodySize: BODY_BYTES });
  const server = openServer(served, place);
  // A client that is gone stops the work that was done for it.
  response.once('close', () => void server.close());
  await server.connect(transport as Parameters<typeof server.connect>[0]);
  await transport.handleRequest(request, response);
}

const SENTENCES: Readonly<Record<number, string>> = {
  401: 'A bearer token is needed.',
  403: 'This host or origin is not allowed.',
  404: `MCP is spoken at ${PATH}.`,
  405: 'Only POST: this server keeps no sessions.',
  500: 'The server failed.',
};

function refuse(response: ServerResponse, status: number): void {
  if (response.headersSent) return void response.end();
  const headers = {
    'content-type': 'application/json',
    ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    ...(status === 405 ? { allow: 'POST' } : {}),
  };
  const error = { code: -32000, message: SENTENCES[status] };
  response.writeHead(status, headers).end(JSON.stringify({ jsonrpc: '2.0', error, id: null }));
}

function close(http: Server): Promise<void> {
  return new Promise((resolve) => {
    http.close(() => resolve());
    http.closeAllConnections();
  });
}
