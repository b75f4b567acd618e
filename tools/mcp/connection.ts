import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import {
  type CallToolResult,
  CallToolResultSchema,
  ErrorCode,
  McpError,
  type Progress,
  ResultSchema,
  ToolListChangedNotificationSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { z } from 'zod';
import { AppError } from '#core/errors.ts';
import type { ExplainedTransport } from './explained-transport.ts';
import { listAllTools, UnusableListError } from './list-tools.ts';
import type { ListedTool } from './listed-tool.ts';
import { type McpFault, McpServerError } from './mcp-error.ts';
import { MessageGate } from './message-gate.ts';
import { scrubText, scrubValue } from './scrub.ts';

export interface ConnectionSettings {
  readonly server: string;
  readonly transport: ExplainedTransport;
  /** In milliseconds. */
  now(): number;
}

export interface ToolRequest {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly idempotencyKey?: string | undefined;
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
}

/** An open session with a server. */
export interface McpConnection {
  isClosed(): boolean;
  /** True until the server says that its list of tools has changed. */
  isListFresh(): boolean;
  listTools(signal: AbortSignal): Promise<readonly ListedTool[]>;
  callTool(request: ToolRequest): Promise<CallToolResult>;
  ping(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Under which name an idempotency key travels with a call. */
export const IDEMPOTENCY_KEY = 'steward/idempotency-key';
/** Our own deadlines are shorter; the SDK's must never be first. */
const SDK_PATIENCE = 2 ** 31 - 1;
const REFUSED = [ErrorCode.InvalidRequest, ErrorCode.MethodNotFound, ErrorCode.InvalidParams].map(Number);

/** Opens a session. We offer a server nothing: no sampling, no elicitation, no roots. */
export async function openConnection(
  settings: ConnectionSettings,
  signal: AbortSignal,
): Promise<McpConnection> {
  const session = new Session(settings);
  try {
    await session.open(signal);
    return session;
  } catch (error) {
    await session.close();
    throw error;
  }
}

class Session implements McpConnection {
  readonly #settings: ConnectionSettings;
  readonly #client = new Client({ name: 'steward', version: '1' }, { capabilities: {} });
  #isOpen = true;
  #isListFresh = true;
  #flood: McpServerError | undefined;
  #callsUnderWay = 0;
  /** How many calls the end of the connection has cut off. */
  #callsCut = 0;

  constructor(settings: ConnectionSettings) {
    this.#settings = settings;
    this.#client.onclose = () => {
      this.#isOpen = false;
      this.#callsCut = this.#callsUnderWay;
    };
    this.#client.setNotificationHandler(ToolListChangedNotificationSchema, () => {
      this.#isListFresh = false;
    });
  }

  async open(signal: AbortSignal): Promise<void> {
    const { transport, now } = this.#settings;
    const gate = new MessageGate(transport, { now, onFlood: () => this.#stop() });
    await this.#asked(this.#client.connect(gate, this.#options(signal)), 'not_started');
  }

  isClosed(): boolean {
    return !this.#isOpen || this.#settings.transport.failure() !== undefined;
  }

  isListFresh(): boolean {
    return this.#isListFresh;
  }

  async listTools(signal: AbortSignal): Promise<readonly ListedTool[]> {
    // Set before the question: a change while it is answered makes the answer old.
    this.#isListFresh = true;
    const ask = (cursor: string | undefined): Promise<unknown> => {
      const params = cursor === undefined ? {} : { cursor };
      return this.#client.request({ method: 'tools/list', params }, ResultSchema, this.#options(signal));
    };
    return this.#asked(listAllTools(ask), 'unreadable');
  }

  async callTool({ tool, arguments: given, idempotencyKey, signal, onProgress }: ToolRequest) {
    const meta = idempotencyKey === undefined ? {} : { _meta: { [IDEMPOTENCY_KEY]: idempotencyKey } };
    const params = { name: tool, arguments: { ...given }, ...meta };
    const options = { ...this.#options(signal), onprogress: onProgress };
    this.#callsUnderWay += 1;
    try {
      const answer = this.#client.request({ method: 'tools/call', params }, CallToolResultSchema, options);
      return scrubValue(await this.#asked(answer, 'unreadable'), this.#settings.transport.secrets());
    } finally {
      this.#callsUnderWay -= 1;
    }
  }

  async ping(signal: AbortSignal): Promise<void> {
    await this.#asked(this.#client.ping(this.#options(signal)), 'broken');
  }

  async close(): Promise<void> {
    this.#isOpen = false;
    await this.#settings.transport.close();
  }

  #stop(): void {
    const { server } = this.#settings;
    this.#flood = new McpServerError({ server, fault: 'flood' });
    void this.close();
  }

  #options(signal: AbortSignal) {
    return { signal, timeout: SDK_PATIENCE };
  }

  async #asked<Result>(answer: Promise<Result>, otherwise: McpFault): Promise<Result> {
    try {
      return await answer;
    } catch (cause) {
      throw this.#explain(cause, otherwise);
    }
  }

  #explain(cause: unknown, otherwise: McpFault): Error {
    const known = this.#flood ?? this.#settings.transport.failure();
    const { server } = this.#settings;
    // Whose answer it was that was too large is not known: for each of them the connection broke off.
    const isShared = known?.fault === 'too_large' && this.#callsCut > 1;
    if (isShared) return new McpServerError({ server, fault: 'broken', cause: known });
    if (known !== undefined) return known;
    if (cause instanceof AppError) return cause;
    const fault = faultOf(cause) ?? otherwise;
    const detail = cause instanceof McpError ? this.#scrub(cause.message) : undefined;
    // What a server said is the detail, which is scrubbed, and no cause, which is not.
    return new McpServerError({ server, fault, detail, ...(detail === undefined ? { cause } : {}) });
  }

  #scrub(text: string): string {
    return scrubText(text.slice(0, DETAIL_CHARACTERS), this.#settings.transport.secrets());
  }
}

const DETAIL_CHARACTERS = 1_000;

/** The fault behind an error of the SDK, or of what the server answered; undefined when it says nothing. */
function faultOf(cause: unknown): McpFault | undefined {
  if (cause instanceof z.ZodError || cause instanceof UnusableListError) return 'unreadable';
  if (!(cause instanceof McpError)) return undefined;
  if (cause.code === ErrorCode.ConnectionClosed) return 'broken';
  return REFUSED.includes(cause.code) ? 'rejected' : 'server_error';
}
