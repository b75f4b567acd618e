import type { z } from 'zod';
import { limitedBody, readText } from '#core/read-body.ts';
import { SourceError } from '#tools/source/source-error.ts';
import type { SourceContext } from './mcp-server.ts';
import type { ProviderLimits } from './source-settings.ts';

const MILLISECONDS = 1000;

/** One request to a provider. Nothing of it is a secret: what authorises it is added when it is sent. */
export interface ProviderRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** What a provider answered. */
export interface ProviderAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

/** What a failed answer means. */
export interface ProviderFailure {
  readonly error: SourceError;
  /** True when the token itself was refused, so that a new one may do. */
  readonly isTokenRefused: boolean;
}

/** How requests of one provider are authorised, and what its failures mean. */
export interface ProviderManner {
  /** Names the provider in a sentence. */
  readonly name: string;
  /** Adds what the request needs to be let in. */
  authorise(request: ProviderRequest, token: string): ProviderRequest;
  explain(answer: ProviderAnswer, now: Date): ProviderFailure;
}

/** Whose token is used; absent for interfaces without consent. */
export interface TokenSource {
  token(): Promise<string>;
  renew(refused: string): Promise<string>;
}

/** Google's way, and Meta's as well: the token stands in a header and nowhere else. */
export function withBearer(request: ProviderRequest, token: string): ProviderRequest {
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } };
}

/**
 * Asks a provider once; with another token a second time if it refused the first. Whether to ask again later is for
 * the caller to decide, who knows by the failure what it would be good for.
 */
export async function askProvider(
  request: ProviderRequest,
  asking: { readonly manner: ProviderManner; readonly access: TokenSource },
  context: SourceContext,
): Promise<ProviderAnswer> {
  const { manner, access } = asking;
  const token = await access.token();
  const first = await exchange(manner.authorise(request, token), manner.name, context);
  const failure = failureOf(first, manner, context);
  if (failure === undefined) return first;
  if (!failure.isTokenRefused) throw failure.error;
  const second = await exchange(manner.authorise(request, await access.renew(token)), manner.name, context);
  const again = failureOf(second, manner, context);
  if (again !== undefined) throw again.error;
  return second;
}

/** An answer as the schema promises; anything else is a provider that does not keep its contract. */
export function readAs<T>(schema: z.ZodType<T>, { body, status }: ProviderAnswer, name: string): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new SourceError(`${name} gave an answer of another shape than it documents.`, {
    kind: 'transient',
    providerCode: `http_${status}`,
    cause: parsed.error,
  });
}

function failureOf(
  answer: ProviderAnswer,
  manner: ProviderManner,
  { now }: SourceContext,
): ProviderFailure | undefined {
  if (answer.status >= 400) return manner.explain(answer, now());
  if (answer.body !== undefined) return undefined;
  const error = new SourceError(`${manner.name} gave an answer that is not JSON.`, {
    kind: 'transient',
    providerCode: `http_${answer.status}`,
  });
  return { error, isTokenRefused: false };
}

async function exchange(
  { method, url, headers, body }: ProviderRequest,
  name: string,
  { settings: { limits }, signal }: SourceContext,
): Promise<ProviderAnswer> {
  const headersDeadline = new AbortController();
  const timer = setTimeout(() => headersDeadline.abort(), limits.headersMilliseconds);
  const stop = AbortSignal.any([
    signal,
    headersDeadline.signal,
    AbortSignal.timeout(limits.totalMilliseconds),
  ]);
  try {
    const response = await fetch(url, {
      method,
      // A token is for the provider, not for wherever it might send us.
      redirect: 'error',
      headers: { accept: 'application/json', ...jsonHeader(body), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: stop,
    });
    clearTimeout(timer);
    const text = await readAnswer(response, limits, stop);
    return { status: response.status, headers: response.headers, body: parse(text) };
  } catch (cause) {
    signal.throwIfAborted();
    if (cause instanceof SourceError) throw cause;
    throw new SourceError(`${name} did not answer${stop.aborted ? ' in time' : ''}.`, {
      kind: 'transient',
      cause,
    });
  } finally {
    clearTimeout(timer);
  }
}

/** A body that falls silent or never ends is a failure; what is too long is not read to its end. */
function readAnswer(
  { body }: Response,
  { idleMilliseconds, bytes }: ProviderLimits,
  signal: AbortSignal,
): Promise<string> {
  const idle = { signal, seconds: idleMilliseconds / MILLISECONDS, late: silent };
  return readText(limitedBody(body, { maxBytes: bytes, tooLarge: tooLong, idle }));
}

function silent(): SourceError {
  return new SourceError('The provider stopped in the middle of its answer.', { kind: 'transient' });
}

function tooLong(): SourceError {
  return new SourceError('The answer of the provider is too long.', {
    kind: 'bad_request',
    userAction: 'Ask for fewer days, dimensions or rows at once.',
  });
}

function jsonHeader(body: unknown): Record<string, string> {
  return body === undefined ? {} : { 'content-type': 'application/json' };
}

/** Undefined when it is no JSON. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
