import { z } from 'zod';
import { limitedBody, readText } from '#core/read-body.ts';
import { ProviderRefusalError, readRefusal } from './provider-refusal.ts';
import { SourceError } from './source-error.ts';

/** One request to a provider. Nothing of it appears in an error: the address of Meta's exchange holds secrets. */
export interface ProviderRequest {
  /** For people: `Google`. */
  readonly provider: string;
  readonly url: URL;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: URLSearchParams | string;
}

const DEADLINE_MILLISECONDS = 20_000;
const MOST_BYTES = 8_000_000;

/** Sends it once. ProviderRefusalError when the provider says no, SourceError `transient` when it says nothing that can be read. */
export async function callProvider<T>(request: ProviderRequest, answer: z.ZodType<T>): Promise<T> {
  const response = await send(request);
  const text = await readAnswer(response, request);
  if (!response.ok) throw new ProviderRefusalError(request.provider, readRefusal(response, text));
  // No cause: what a parser says of a text repeats parts of it, and there are tokens in it.
  const parsed = answer.safeParse(parseJson(text));
  if (!parsed.success) throw unreadable(request);
  return parsed.data;
}

async function send({ provider, url, method = 'GET', headers, body }: ProviderRequest): Promise<Response> {
  try {
    return await fetch(url, {
      method,
      // A redirect would take the token to an address that nobody named.
      redirect: 'manual',
      headers: { accept: 'application/json', 'user-agent': 'steward', ...headers },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(DEADLINE_MILLISECONDS),
    });
  } catch (error) {
    throw unreachable(provider, error);
  }
}

async function readAnswer({ body }: Response, request: ProviderRequest): Promise<string> {
  try {
    return await readText(limitedBody(body, { maxBytes: MOST_BYTES, tooLarge: () => unreadable(request) }));
  } catch (error) {
    throw error instanceof SourceError ? error : unreachable(request.provider, error);
  }
}

function parseJson(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function unreachable(provider: string, error: unknown): SourceError {
  return new SourceError(`${provider} did not answer (${codeOf(error)}).`, { kind: 'transient' });
}

function unreadable({ provider }: ProviderRequest): SourceError {
  return new SourceError(`${provider} answered something that cannot be read.`, { kind: 'transient' });
}

const coded = z.object({ code: z.string().regex(/^[A-Z_0-9]{1,40}$/) });

/** The code of the innermost failure, which is a word of the system; fetch wraps it. */
function codeOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'it took too long';
  if (error instanceof Error && error.cause !== undefined) return codeOf(error.cause);
  return coded.safeParse(error).data?.code ?? 'no connection';
}
