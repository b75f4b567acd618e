import type { IncomingMessage } from 'node:http';
import type { FakeGrant, FakeGrants, TokenState } from './fake-grants.ts';

/** A request as a fake provider reads it. */
export interface FakeRequest {
  readonly method: string;
  /** Without the query, decoded by nobody: `%2F` stays `%2F`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  /** Parsed JSON, or the fields of a form; null when there was none, undefined when it was not readable. */
  readonly body: unknown;
  readonly token: string | null;
  readonly tokenState: TokenState;
  readonly grant: FakeGrant | null;
  /** Requests that are being answered, this one included. */
  readonly inFlight: number;
  readonly now: Date;
}

/** What is kept of a request: enough to judge a client by, without anything secret. */
export interface SeenRequest {
  readonly method: string;
  /** Path and query; the values of secrets are replaced. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  /** Whose token it bore; null when none, or one that is not known. */
  readonly grant: string | null;
  readonly tokenPlace: 'header' | 'query' | 'body' | null;
}

const HIDDEN = '(hidden)';
const SECRET_HEADERS = ['authorization', 'developer-token', 'cookie', 'x-goog-api-key'];
const SECRET_FIELDS = new Set([
  'access_token',
  'key',
  'client_secret',
  'refresh_token',
  'fb_exchange_token',
  'code',
  'code_verifier',
  'token',
  'input_token',
  'appsecret_proof',
]);

/** Reads a request and finds out whose it is. */
export function readRequest(
  message: IncomingMessage,
  text: string,
  lent: { readonly grants: FakeGrants; readonly inFlight: number; readonly now: Date },
): FakeRequest {
  const { pathname, searchParams } = new URL(message.url ?? '/', 'http://fake');
  const body = parseBody(text, message.headers['content-type'] ?? '');
  const found = findToken({ headers: message.headers, query: searchParams, body });
  const { state, grant } = lent.grants.check(found.token, lent.now);
  return {
    method: message.method ?? 'GET',
    path: pathname,
    query: searchParams,
    headers: message.headers,
    body,
    token: found.token,
    tokenState: state,
    grant,
    inFlight: lent.inFlight,
    now: lent.now,
  };
}

/** The part of a request that may be kept. */
export function withoutSecrets(request: FakeRequest): SeenRequest {
  const { method, path, query, headers, body, grant } = request;
  const open = [...query].map(([name, value]) => [name, SECRET_FIELDS.has(name) ? HIDDEN : value]);
  const search = new URLSearchParams(open).toString();
  return {
    method,
    path: search === '' ? path : `${path}?${search}`,
    headers: Object.fromEntries(
      Object.entries(headers)
        .filter(([name]) => !SECRET_HEADERS.includes(name))
        .map(([name, value]) => [name, String(value)]),
    ),
    body: hideFields(body),
    grant: grant?.name ?? null,
    tokenPlace: findToken(request).place,
  };
}

function parseBody(text: string, type: string): unknown {
  if (text === '') return null;
  if (type.includes('application/x-www-form-urlencoded'))
    return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface Found {
  readonly token: string | null;
  readonly place: SeenRequest['tokenPlace'];
}

function findToken({ headers, query, body }: Pick<FakeRequest, 'headers' | 'query' | 'body'>): Found {
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return { token: bearer, place: 'header' };
  const inQuery = query.get('access_token');
  if (inQuery !== null) return { token: inQuery, place: 'query' };
  const inBody: unknown = Object(body).access_token;
  return typeof inBody === 'string' ? { token: inBody, place: 'body' } : { token: null, place: null };
}

function hideFields(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, SECRET_FIELDS.has(name) ? HIDDEN : value]),
  );
}
