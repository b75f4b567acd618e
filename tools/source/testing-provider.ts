import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PROVIDER_ADDRESSES, type ProviderAddress, type ProviderAddresses } from './provider-addresses.ts';
import { answerAccounts } from './testing-provider-accounts.ts';
import {
  type Asked,
  type ProviderBehaviour,
  type ProviderState,
  type Reply,
  USUAL_BEHAVIOUR,
} from './testing-provider-state.ts';
import { consent, giveTokens, revoke } from './testing-provider-tokens.ts';

/** A stand-in for Google and Meta that gives tokens and shows accounts, over real HTTP. */
export interface FakeProvider extends Pick<ProviderState, 'behaviour' | 'calls' | 'secrets'> {
  readonly addresses: ProviderAddresses;
  /** The same as the command line is told them. */
  readonly variable: string;
  count(call: string): number;
  close(): Promise<void>;
}

/** Opens the stand-in on a free port of this machine. */
export async function openFakeProvider(behaviour: Partial<ProviderBehaviour> = {}): Promise<FakeProvider> {
  const state: ProviderState = {
    behaviour: { ...USUAL_BEHAVIOUR, withheldScopes: [], ...behaviour },
    ...{ calls: [], secrets: [], scopes: [] },
    ...{ challenges: new Map(), goodTokens: new Set(), refreshTokens: new Set() },
  };
  const server = createServer(async (request, response) => {
    send(response, await answer(await readRequest(request), state));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has no path for an address.
  const { port } = server.address() as AddressInfo;
  const addresses = addressesAt(`http://127.0.0.1:${port}`);
  return {
    ...{ behaviour: state.behaviour, calls: state.calls, secrets: state.secrets, addresses },
    variable: Object.entries(addresses)
      .map(([name, url]) => `${name}=${url}`)
      .join(','),
    count: (call) => state.calls.filter((each) => each === call).length,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function addressesAt(url: string): ProviderAddresses {
  const all = Object.keys(PROVIDER_ADDRESSES).map((name) => [name, url]);
  const paths: Partial<Record<ProviderAddress, string>> = {
    ...{ google_consent: `${url}/consent`, google_token: `${url}/token`, google_revoke: `${url}/revoke` },
  };
  // Every name of the real addresses is among them.
  return { ...(Object.fromEntries(all) as ProviderAddresses), ...paths };
}

async function readRequest(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks).toString('utf8');
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://fake');
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  return {
    ...{ method: request.method ?? 'GET', path: pathname.replace(/^\/v26\.0/, ''), body },
    fields: isForm ? new URLSearchParams(body) : searchParams,
    token: request.headers.authorization?.replace(/^Bearer /, ''),
    headers: request.headers,
  };
}

type Handler = (asked: Asked, state: ProviderState) => Reply | Promise<Reply>;

const HANDLERS: Readonly<Record<string, Handler>> = {
  '/consent': consent,
  '/dialog/oauth': consent,
  '/token': giveTokens,
  '/oauth/access_token': giveTokens,
  '/revoke': revoke,
};

function answer(asked: Asked, state: ProviderState): Reply | Promise<Reply> {
  const handler = HANDLERS[asked.path];
  if (handler !== undefined) return handler(asked, state);
  state.calls.push(`${asked.method} ${asked.path}`);
  return answerAccounts(asked, state);
}

function send(response: ServerResponse, { status, json, text, location, isCut }: Reply): void {
  if (isCut === true) {
    response.destroy();
    return;
  }
  response.writeHead(status, {
    'content-type': 'application/json',
    ...(location === undefined ? {} : { location }),
  });
  response.end(text ?? (json === undefined ? '' : JSON.stringify(json)));
}
