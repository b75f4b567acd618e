import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError, InvariantError } from '#core/errors.ts';
import { ForeignStateError } from './consent.ts';

/** A place on this machine to which a browser comes back from a provider. */
export interface LoopbackRedirect {
  readonly redirectUri: string;
  /** Waits for an answer that `read` accepts; one to another question is refused and waited on. */
  receive(read: (parameters: URLSearchParams) => string, signal: AbortSignal): Promise<string>;
  close(): void;
}

const ADDRESS = '127.0.0.1';

/** Opens it on a free port, for this machine alone. `host` is the name by which the browser is told to come. */
export async function openLoopback(host: string, onRefused: () => void): Promise<LoopbackRedirect> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, ADDRESS, resolve);
  });
  // A server that listens on TCP has no path for an address.
  const { port } = server.address() as AddressInfo;
  return {
    redirectUri: `http://${host}:${port}/`,
    receive: (read, signal) => receive(server, { read, signal, onRefused, authority: `${host}:${port}` }),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface Receiving {
  readonly read: (parameters: URLSearchParams) => string;
  readonly signal: AbortSignal;
  readonly onRefused: () => void;
  readonly authority: string;
}

function receive(server: Server, receiving: Receiving): Promise<string> {
  const { signal, onRefused } = receiving;
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    if (signal.aborted) reject(signal.reason);
    const settle: Readonly<Record<Outcome['kind'], (outcome: Outcome) => void>> = {
      code: (outcome) => 'code' in outcome && resolve(outcome.code),
      failed: (outcome) => 'error' in outcome && reject(outcome.error),
      foreign: onRefused,
      nothing: () => {},
    };
    server.on('request', (request, response) => {
      const outcome = judge(request, receiving);
      answer(response, outcome);
      settle[outcome.kind](outcome);
    });
  });
}

type Outcome =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'foreign' | 'nothing' };

function judge(request: IncomingMessage, { read, authority }: Receiving): Outcome {
  const parameters = findParameters(request, authority);
  if (parameters === undefined) return { kind: 'nothing' };
  try {
    return { kind: 'code', code: read(parameters) };
  } catch (error) {
    if (error instanceof ForeignStateError) return { kind: 'foreign' };
    if (error instanceof AppError) return { kind: 'failed', error };
    return {
      kind: 'failed',
      error: new InvariantError('What came back could not be read.', { cause: error }),
    };
  }
}

/** What a browser brings that comes back; undefined for everything else that it asks for. */
function findParameters(
  { method, url = '/', headers }: IncomingMessage,
  authority: string,
): URLSearchParams | undefined {
  // Another name for this machine would be a page of somebody else that points here.
  const isForUs = method === 'GET' && headers.host === authority && /^\/(\?|$)/.test(url);
  if (!isForUs || !URL.canParse(url, `http://${authority}`)) return undefined;
  const { searchParams } = new URL(url, `http://${authority}`);
  return searchParams.has('code') || searchParams.has('error') ? searchParams : undefined;
}

const ANSWERS: Readonly<Record<Outcome['kind'], readonly [number, string]>> = {
  code: [200, 'Steward has your consent. You can close this window and go back to the terminal.'],
  failed: [400, 'It did not work. Go back to the terminal, which says why.'],
  foreign: [400, 'This is not the answer to the question that Steward asked, so it was refused.'],
  nothing: [404, 'There is nothing here.'],
};

function answer(response: ServerResponse, { kind }: Outcome): void {
  const [status, text] = ANSWERS[kind];
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    // The address of this page holds the code.
    ...{ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', connection: 'close' },
  });
  response.end(`${text}\n`);
}
