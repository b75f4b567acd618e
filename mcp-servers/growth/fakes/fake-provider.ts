import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { InvariantError } from '#core/errors.ts';
import { type FakeBehaviour, latencyOf, openTurns, type TransportTrouble } from './fake-behaviour.ts';
import type { FakeGrants } from './fake-grants.ts';
import { FakeRefusal, type FakeResponse, type RefusalCatalogue } from './fake-refusal.ts';
import { type FakeRequest, readRequest, type SeenRequest, withoutSecrets } from './fake-request.ts';

/** A provider as a small HTTP server on this machine. */
export interface FakeProvider<Behaviour> {
  /** Stands for the origin of the provider's documented URLs, without a slash at the end. */
  readonly url: string;
  /** Oldest first. */
  readonly requests: readonly SeenRequest[];
  /** Changes from now on; what is not named stays as it is. */
  behave(change: Partial<Behaviour>): void;
  /** Ends at once, also where a request still waits for its answer. */
  close(): Promise<void>;
}

/** What makes a fake one of a certain provider. */
export interface FakeService<Behaviour, Name extends string> {
  readonly refusals: RefusalCatalogue<Name>;
  readonly behaviour: Behaviour;
  readonly grants: FakeGrants;
  readonly now: () => Date;
  /** Throws FakeRefusal for what the provider refuses. */
  answer(request: FakeRequest, behaviour: Behaviour): FakeResponse;
}

/** Starts the server of a fake provider on a free port of this machine. */
export async function openFakeProvider<Name extends string, Behaviour extends FakeBehaviour<Name>>(
  service: FakeService<Behaviour, Name>,
): Promise<FakeProvider<Behaviour>> {
  const requests: SeenRequest[] = [];
  const closing = new AbortController();
  const turns = openTurns();
  let behaviour = service.behaviour;
  let inFlight = 0;

  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    inFlight += 1;
    const atArrival = inFlight;
    // Also counted down when the caller goes away before it has its answer.
    response.once('close', () => {
      inFlight -= 1;
    });
    const text = Buffer.concat(await message.toArray()).toString('utf8');
    const lent = { grants: service.grants, inFlight: atArrival, now: service.now() };
    const request = readRequest(message, text, lent);
    requests.push(withoutSecrets(request));
    const failure = turns.take(behaviour.fail, request.path);
    const trouble = turns.take(behaviour.trouble, request.path);
    await wait(latencyOf(behaviour.latency, requests.length), undefined, { signal: closing.signal });
    const answer =
      failure === undefined
        ? answerOf(() => service.answer(request, behaviour))
        : service.refusals[failure.error]();
    send(response, answer, trouble?.kind);
  };

  const server = createServer((message, response) => {
    serve(message, response).catch(() => response.destroy());
  });
  // Client and fake often share a process: while one computes, the other's idle connection must not run out.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    requests,
    behave(change) {
      behaviour = { ...behaviour, ...change };
    },
    async close() {
      closing.abort();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (address === null || typeof address === 'string') {
    throw new InvariantError('The fake provider has no port.');
  }
  return address.port;
}

function answerOf(answer: () => FakeResponse): FakeResponse {
  try {
    return answer();
  } catch (error) {
    if (error instanceof FakeRefusal) return error.response;
    // A bug of the fake must not look like an outage of the provider.
    return { status: 501, body: { bugOfTheFake: String(error) } };
  }
}

function send(response: ServerResponse, answer: FakeResponse, trouble: TransportTrouble | undefined): void {
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  if (trouble !== undefined) {
    sendTroubled(response, text, trouble);
    return;
  }
  const type = text.startsWith('<') ? 'text/html; charset=utf-8' : 'application/json; charset=UTF-8';
  response.writeHead(answer.status, { 'content-type': type, ...answer.headers }).end(text);
}

const HTML = '<!DOCTYPE html><html><head><title>Sign in</title></head><body>Welcome</body></html>';

function sendTroubled(response: ServerResponse, text: string, trouble: TransportTrouble): void {
  if (trouble === 'no_answer') return;
  if (trouble === 'reset') {
    response.destroy();
    return;
  }
  if (trouble === 'html') {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(HTML);
    return;
  }
  const half = text.slice(0, Math.floor(text.length / 2));
  response.writeHead(200, { 'content-type': 'application/json; charset=UTF-8' });
  if (trouble === 'truncated_json') response.end(half);
  else response.write(half);
}
