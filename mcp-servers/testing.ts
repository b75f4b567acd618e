import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { type CallToolResult, CallToolResultSchema } from '@modelcontextprotocol/sdk/types.js';
import { pino } from 'pino';
import { onTestFinished } from 'vitest';
import type { SourceAccess, SourceAccesses, SourceAccount } from '#tools/source/source-access.ts';
import { type SourceAnswer, sourceAnswer } from '#tools/source/source-answer.ts';
import { SourceError } from '#tools/source/source-error.ts';
import { type SourceFailure, sourceFailure } from '#tools/source/source-failure.ts';
import type { ServedSource } from './answer-call.ts';
import { inMemoryConnector } from './connect-in-memory.ts';
import type { McpServerDefinition } from './mcp-server.ts';
import { RecentMemory } from './recent-memory.ts';
import { PROVIDERS } from './source-settings.ts';

/** The shop of these tests. */
export const TEST_SHOP = {
  id: '00000000-0000-4000-8000-000000000001',
  slug: 'test-shop',
  domain: 'shop.example',
};
export const TEST_NOW = new Date('2026-11-02T12:00:00Z');

/** A request as a provider of a test received it. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** What a provider of a test answers; a text is sent as it is. */
export interface PlannedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** A small provider over real HTTP. */
export interface TestProvider {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  close(): void;
}

/** Starts a provider that answers what `answer` says to each request, which is counted from 0. */
export async function openProvider(
  answer: (request: ReceivedRequest, index: number) => PlannedAnswer,
): Promise<TestProvider> {
  const requests: ReceivedRequest[] = [];
  const http = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const url = new URL(request.url ?? '/', 'http://provider');
    const received = {
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      body: text.startsWith('{') ? JSON.parse(text) : text,
    };
    const { status = 200, headers, body } = answer(received, requests.push(received) - 1);
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    close() {
      http.close();
      http.closeAllConnections();
    },
  };
}

/** An account as a shop may have chosen it. */
export function testAccount(externalId: string, differences: Partial<SourceAccount> = {}): SourceAccount {
  return {
    externalId,
    name: `Account ${externalId}`,
    timezone: 'Europe/Oslo',
    currency: 'NOK',
    loginCustomerId: null,
    ...differences,
  };
}

/** Accesses of the test's shop to these accounts. Tokens are `token-0`, then `token-1` and so on after each renewal. */
export function testAccesses(accounts: readonly SourceAccount[]): SourceAccesses & { renewals(): number } {
  let renewed = 0;
  const open = async (tenantId: string, source: SourceAccess['source']): Promise<SourceAccess> => {
    if (tenantId !== TEST_SHOP.id) throw new SourceError('not connected', { kind: 'auth_reconnect' });
    return {
      tenantId,
      source,
      accounts,
      token: async () => `token-${renewed}`,
      async renew() {
        renewed += 1;
        return `token-${renewed}`;
      },
    };
  };
  return { open, renewals: () => renewed };
}

/** A server opened for the test's shop, with all providers at one address. */
export function testServed(
  definition: McpServerDefinition,
  {
    url,
    accounts = [],
    ...rest
  }: { url: string; accounts?: readonly SourceAccount[] } & Partial<ServedSource>,
): ServedSource {
  const addresses = Object.fromEntries(Object.keys(PROVIDERS.addresses).map((name) => [name, url]));
  const now = (): Date => TEST_NOW;
  return {
    definition,
    tenant: TEST_SHOP,
    accesses: testAccesses(accounts),
    settings: {
      ...PROVIDERS,
      addresses: addresses as unknown as typeof PROVIDERS.addresses,
      limits: { ...PROVIDERS.limits, pollMilliseconds: 5, pollForMilliseconds: 200 },
    },
    memory: new RecentMemory(now),
    cursorKey: Buffer.alloc(32, 7),
    now,
    log: pino({ level: 'silent' }),
    ...rest,
  };
}

/** A real client at the other end of a server. */
export interface TestClient {
  readonly client: Client;
  /** Calls a tool for the test's shop. */
  call(name: string, input?: Record<string, unknown>): Promise<CallToolResult>;
  answer(name: string, input?: Record<string, unknown>): Promise<SourceAnswer>;
  failure(name: string, input?: Record<string, unknown>): Promise<SourceFailure>;
}

/** Connects a client in memory. */
export async function connectClient(served: ServedSource): Promise<TestClient> {
  const [near, far] = InMemoryTransport.createLinkedPair();
  await inMemoryConnector(served)(far);
  const client = new Client({ name: 'test', version: '1' });
  await client.connect(near);
  return speak(client);
}

/** A client of a server, with the provider behind it. Both end with the test. */
export async function serveTools(
  definition: McpServerDefinition,
  accounts: readonly SourceAccount[],
  answer: (request: ReceivedRequest, index: number) => PlannedAnswer,
): Promise<TestClient & { readonly provider: TestProvider }> {
  const provider = await openProvider(answer);
  onTestFinished(() => provider.close());
  const client = await connectClient(testServed(definition, { url: provider.url, accounts }));
  return { ...client, provider };
}

/** The ways of a test to speak with a server through a client that is connected. */
export async function speak(client: Client): Promise<TestClient> {
  // A client checks answers against the schemas that it has seen in the list.
  await client.listTools();
  const call = async (name: string, input: Record<string, unknown> = {}): Promise<CallToolResult> =>
    CallToolResultSchema.parse(
      await client.callTool({ name, arguments: { shop_id: TEST_SHOP.slug, ...input } }),
    );
  return {
    client,
    call,
    async answer(name, input) {
      const result = await call(name, input);
      if (result.isError) throw new Error(`The tool failed: ${JSON.stringify(result.content)}`);
      return sourceAnswer.parse(result.structuredContent);
    },
    async failure(name, input) {
      const { isError, content } = await call(name, input);
      const [first] = content;
      if (!isError || first?.type !== 'text') throw new Error('The tool did not fail.');
      return sourceFailure.parse(JSON.parse(first.text));
    },
  };
}
