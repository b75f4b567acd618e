import { within } from '#core/deadline.ts';
import { retryAfter } from '#core/retry-after.ts';
import { guardBody, type WireLimits } from './body-guard.ts';
import type { ModelFault } from './model.ts';
import { ModelError, modelFault } from './model-error.ts';
import { faultOf, type Refusal, readHiddenRefusal, readRefusal } from './refusal-fault.ts';
import { scrub } from './scrub.ts';

/** A fetch that keeps the limits whatever the client above does, and remembers what went wrong whatever that makes of it. */
export interface Wire {
  readonly fetch: typeof fetch;
  fault(): ModelError | undefined;
}

/** Of a refusal or of an answer that is no stream: enough for what it says. */
const SAID_BYTES = 64_000;

/** Opens the wire for one request. */
export function openWire(limits: WireLimits): Wire {
  let fault: ModelError | undefined;
  const fail = (error: unknown, otherwise: ModelFault): ModelError => {
    const cause = scrub(causeOf(error), limits.apiKey);
    fault ??=
      error instanceof ModelError ? error : modelFault(otherwise, { cause, isUnsent: isUnsent(error) });
    return fault;
  };
  return {
    fault: () => fault,
    async fetch(url, init) {
      try {
        const response = await ask(url, init, limits);
        if (!isTaken(response, limits)) throw await refused(response, limits);
        const body = guardBody(response.body, limits, (error) => fail(error, broken(error)));
        return new Response(body, { status: response.status, headers: response.headers });
      } catch (error) {
        limits.signal.throwIfAborted();
        throw fail(error, lost(error));
      }
    },
  };
}

function ask(
  url: Parameters<typeof fetch>[0],
  init: RequestInit | undefined,
  limits: WireLimits,
): Promise<Response> {
  const deadline = { ...limits, seconds: limits.idleSeconds, late: () => modelFault('timeout') };
  return within(fetch(url, { ...init, signal: limits.signal }), deadline);
}

function isTaken(response: Response, { takes = 'stream' }: WireLimits): boolean {
  return takes === 'stream' ? isStream(response) : response.ok;
}

/** Servers name streams in several ways, but a page or a finished JSON text is none. */
function isStream({ ok, headers }: Response): boolean {
  return ok && !/html|json/i.test(headers.get('content-type') ?? '');
}

async function refused(response: Response, limits: WireLimits): Promise<ModelError> {
  const { apiKey } = limits;
  const text = await readStart(response, limits);
  const body = parsed(text);
  const said = response.ok ? readHiddenRefusal(body) : readRefusal(body, response.status);
  const cause = scrub(`status ${response.status}: ${said?.message ?? text}`, apiKey);
  if (response.ok && said === null) return modelFault('unreadable', { cause });
  const refusal: Refusal = said ?? { status: response.status, names: [], message: '' };
  return modelFault(faultOf(refusal), { cause, retryAfterSeconds: retryAfter(response.headers) });
}

async function readStart({ body }: Response, limits: WireLimits): Promise<string> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of guardBody(body, { ...limits, maxBytes: SAID_BYTES }, (error) => error)) {
      chunks.push(chunk);
    }
  } catch {
    // The status says what it is; of the rest we keep what came.
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** How a connection ends that there was: the request may have arrived, and may be paid for. */
const CUT: readonly string[] = ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'];

/** Nobody was reached, which costs nothing; or somebody was, and what became of it is not known. */
function lost(error: unknown): ModelFault {
  return CUT.includes(codeOf(error)) ? 'truncated' : 'unreachable';
}

/** A body that cannot be unpacked is broken; one that stops is cut. */
function broken(error: unknown): ModelFault {
  return codeOf(error).startsWith('Z_') ? 'unreadable' : 'truncated';
}

function codeOf(error: unknown): string {
  const cause = causeOf(error);
  return cause instanceof Error && 'code' in cause ? String(cause.code) : '';
}

/** Without a connection nothing was sent. */
const NO_CONNECTION = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'];

function isUnsent(error: unknown): boolean {
  const cause = causeOf(error);
  return cause instanceof Error && 'code' in cause && NO_CONNECTION.includes(String(cause.code));
}

/** `fetch` says only that it failed; why is in the cause. */
function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause instanceof Error ? error.cause : error;
}
