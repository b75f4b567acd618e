import { type JSONRPCMessage, JSONRPCMessageSchema } from '@modelcontextprotocol/sdk/types.js';
import { AppError } from '#core/errors.ts';
import { limitedBody, readText } from '#core/read-body.ts';
import { retryAfter } from '#core/retry-after.ts';
import { isNeverSent } from '../never-sent.ts';
import type { ExplainedTransport } from './explained-transport.ts';
import { TooLongError } from './line-splitter.ts';
import { type McpFault, McpServerError } from './mcp-error.ts';
import { asSecrets } from './scrub.ts';
import { readEvents } from './sse-reader.ts';

export interface HttpSettings {
  readonly server: string;
  readonly url: string;
  /** Asked anew for each request, so that a key that changed is used at once. */
  headers(): Promise<Readonly<Record<string, string>>>;
  /** Of one message; of a whole stream of them, a multiple. */
  readonly maxBytes: number;
}

/** A stream may hold progress beside its answer. */
const STREAM_FACTOR = 4;
/** A notification is answered at once, or nobody minds. */
const NOTIFICATION_MILLISECONDS = 5_000;
const BY_STATUS: Readonly<Record<number, McpFault>> = {
  401: 'unauthorized',
  403: 'forbidden',
  429: 'rate_limited',
};
const NOT_FOUND = 404;

/**
 * Speaks streamable HTTP. Ours rather than the SDK's: each request has one outcome as soon as it can have one (there, a stream
 * that breaks leaves the call waiting), bodies have a limit, nothing is redirected, nothing listens when nobody asked.
 */
export class HttpTransport implements ExplainedTransport {
  onmessage?: (message: JSONRPCMessage) => void;
  onclose?: () => void;
  readonly #settings: HttpSettings;
  readonly #underWay = new Map<unknown, AbortController>();
  #sessionId: string | undefined;
  #version: string | undefined;
  #failure: McpServerError | undefined;
  #given: Readonly<Record<string, string>> = {};

  constructor(settings: HttpSettings) {
    this.#settings = settings;
  }

  failure(): McpServerError | undefined {
    return this.#failure;
  }

  secrets(): readonly string[] {
    // `Bearer abc` may be repeated without its first word.
    return asSecrets(Object.values(this.#given).flatMap((value) => [value, value.split(' ').at(-1) ?? '']));
  }

  async start(): Promise<void> {}

  setProtocolVersion(version: string): void {
    this.#version = version;
  }

  async send(message: JSONRPCMessage): Promise<void> {
    if ('method' in message && 'id' in message) await this.#ask(message, message.id);
    else await this.#tell(message);
  }

  async close(): Promise<void> {
    for (const controller of this.#underWay.values()) controller.abort();
    if (this.#sessionId !== undefined && this.#failure === undefined) {
      await forget(this.#settings, this.#sessionId);
    }
    this.onclose?.();
  }

  async #ask(message: JSONRPCMessage, id: string | number): Promise<void> {
    const controller = new AbortController();
    this.#underWay.set(id, controller);
    try {
      const response = await this.#post(message, controller.signal);
      this.#sessionId = response.headers.get('mcp-session-id') ?? this.#sessionId;
      if (!response.ok) throw this.#refusalOf(response);
      if (!(await this.#deliver(response, id))) throw this.#error('broken');
    } catch (cause) {
      throw this.#explain(cause);
    } finally {
      this.#underWay.delete(id);
      // Lets go of a body that nobody reads to its end.
      controller.abort();
    }
  }

  async #tell(message: JSONRPCMessage): Promise<void> {
    if ('method' in message && message.method === 'notifications/cancelled') {
      this.#underWay.get(message.params?.requestId)?.abort();
    }
    const response = await this.#post(message, AbortSignal.timeout(NOTIFICATION_MILLISECONDS));
    await response.body?.cancel();
    if (!response.ok) throw this.#refusalOf(response);
  }

  async #post(message: JSONRPCMessage, signal: AbortSignal): Promise<Response> {
    this.#given = await this.#settings.headers();
    const headers = {
      ...this.#given,
      'content-type': 'application/json',
      accept: 'application/json, text/event-stream',
      ...(this.#sessionId === undefined ? {} : { 'mcp-session-id': this.#sessionId }),
      ...(this.#version === undefined ? {} : { 'mcp-protocol-version': this.#version }),
    };
    const body = JSON.stringify(message);
    return fetch(this.#settings.url, { method: 'POST', redirect: 'manual', headers, body, signal });
  }

  /** Hands on what the body holds; true when the answer to the request was in it. */
  async #deliver(response: Response, id: string | number): Promise<boolean> {
    for await (const text of this.#textsOf(response)) {
      if (this.#handOn(text, id)) return true;
    }
    return false;
  }

  async *#textsOf({ body, headers }: Response): AsyncGenerator<string> {
    const { maxBytes } = this.#settings;
    const tooLarge = (): Error => this.#error('too_large');
    if (/^text\/event-stream/i.test(headers.get('content-type') ?? '')) {
      yield* readEvents(limitedBody(body, { maxBytes: maxBytes * STREAM_FACTOR, tooLarge }), maxBytes);
    } else {
      yield await readText(limitedBody(body, { maxBytes, tooLarge }));
    }
  }

  #handOn(text: string, id: string | number): boolean {
    const messages = parse(text);
    if (messages === null) throw this.#error('unreadable');
    for (const message of messages) this.onmessage?.(message);
    return messages.some((message) => !('method' in message) && message.id === id);
  }

  #explain(cause: unknown): Error {
    if (cause instanceof AppError) return cause;
    if (cause instanceof TooLongError) return this.#error('too_large', cause);
    return this.#error(isNeverSent(cause) ? 'not_started' : 'broken', cause);
  }

  #refusalOf({ status, headers }: Response): McpServerError {
    const fault = faultOf(status, this.#sessionId !== undefined);
    const { server } = this.#settings;
    const error = new McpServerError({ server, fault, status, retryAfterSeconds: retryAfter(headers) });
    if (fault === 'session_lost') this.#failure = error;
    return error;
  }

  #error(fault: McpFault, cause?: unknown): McpServerError {
    return new McpServerError({ server: this.#settings.server, fault, cause });
  }
}

function faultOf(status: number, hasSession: boolean): McpFault {
  if (status === NOT_FOUND) return hasSession ? 'session_lost' : 'rejected';
  if (status >= 300 && status < 400) return 'redirected';
  return BY_STATUS[status] ?? (status >= 500 ? 'server_error' : 'rejected');
}

/** Tells the server that its session is over. It may not care. */
async function forget({ url, headers }: HttpSettings, sessionId: string): Promise<void> {
  const signal = AbortSignal.timeout(NOTIFICATION_MILLISECONDS);
  try {
    const all = { ...(await headers()), 'mcp-session-id': sessionId };
    const response = await fetch(url, { method: 'DELETE', redirect: 'manual', headers: all, signal });
    await response.body?.cancel();
  } catch {
    // It forgets by itself.
  }
}

/** One message or a batch; null for anything else. */
function parse(text: string): JSONRPCMessage[] | null {
  try {
    const value: unknown = JSON.parse(text);
    return (Array.isArray(value) ? value : [value]).map((each) => JSONRPCMessageSchema.parse(each));
  } catch {
    return null;
  }
}
