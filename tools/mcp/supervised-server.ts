import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import type PQueue from 'p-queue';
import { AppError } from '#core/errors.ts';
import type { Logger } from '#core/log.ts';
import type { McpConnection } from './connection.ts';
import { KeptConnection } from './kept-connection.ts';
import type { ListedTool } from './listed-tool.ts';
import { type McpFault, McpServerError } from './mcp-error.ts';
import { openTransport, type ServerSecrets } from './open-transport.ts';
import type { ServerDefinition } from './server-definition.ts';
import { type HealthSettings, ServerHealth } from './server-health.ts';
import { startTimeLimit, type TimeLimit } from './time-limit.ts';

/** What everything in a gateway shares. */
export interface GatewayWorld {
  readonly log: Logger;
  readonly secrets: ServerSecrets;
  /** In milliseconds. */
  now(): number;
  /** From 0 to 1. */
  random(): number;
  readonly breaker: Pick<HealthSettings, 'failures' | 'openSeconds' | 'lockedSeconds'>;
}

export interface SupervisedSettings {
  readonly definition: ServerDefinition;
  /** Null: of nobody. */
  readonly tenantId: string | null;
  readonly world: GatewayWorld;
  /** Of the server, whichever tenant asks. */
  readonly queue: PQueue;
}

/** One attempt at a call. */
export interface Attempt {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  readonly idempotencyKey?: string | undefined;
  /** Of the call with all its attempts. */
  readonly limit: TimeLimit;
  /** Looks at the tool as it is now, before it is called. */
  check(found: ListedTool | undefined): void;
  /** From now on the server may have heard of the call. */
  onSend(): void;
}

/** A list of tools is asked for again after this, also when the server says nothing of a change. */
const LIST_MILLISECONDS = 60_000;

const BROKEN: readonly McpFault[] = ['broken', 'unreadable', 'too_large', 'flood'];

/** One server for one tenant: it is kept running, asked within its limits, and left alone while it fails. */
export class SupervisedServer {
  readonly revision: string;
  readonly #settings: SupervisedSettings;
  readonly #kept: KeptConnection;
  readonly #health: ServerHealth;
  #list: { tools: readonly ListedTool[]; of: McpConnection; at: number } | undefined;

  constructor(settings: SupervisedSettings) {
    const { definition, world } = settings;
    this.#settings = settings;
    this.revision = definition.revision;
    this.#health = new ServerHealth({ server: definition.name, ...world, ...world.breaker });
    this.#kept = new KeptConnection({
      ...world,
      limits: definition.limits,
      open: (signal) => this.#open(signal),
      late: () => this.#error('not_started'),
    });
  }

  /** The tools as the server describes them at this moment. */
  async listTools(limit: TimeLimit): Promise<readonly ListedTool[]> {
    return this.#admitted(limit, (connection) => this.#fetchList(connection, limit.signal));
  }

  /** Calls a tool once. Within an answer that is no result, or without an answer, an McpServerError. */
  async call(attempt: Attempt): Promise<CallToolResult> {
    return this.#admitted(attempt.limit, async (connection) => {
      const tools = await this.#freshList(connection, attempt.limit.signal);
      attempt.check(tools.find(({ name }) => name === attempt.tool));
      return this.#callOn(connection, attempt);
    });
  }

  close(): Promise<void> {
    return this.#kept.close();
  }

  async #admitted<Result>(
    limit: TimeLimit,
    work: (connection: McpConnection) => Promise<Result>,
  ): Promise<Result> {
    let hasBegun = false;
    const turn = (): Promise<Result> => {
      hasBegun = true;
      return this.#attempt(limit, work);
    };
    try {
      return await this.#settings.queue.add(turn, { signal: limit.signal });
    } catch (error) {
      if (hasBegun) throw this.#reasonOf(error, limit);
      throw limit.isLate() ? this.#error('no_room') : error;
    }
  }

  async #attempt<Result>(
    limit: TimeLimit,
    work: (connection: McpConnection) => Promise<Result>,
  ): Promise<Result> {
    this.#health.requireAdmitted();
    try {
      const result = await this.#kept.use(limit.signal, work);
      this.#health.noteAnswer();
      this.#kept.noteUse();
      return result;
    } catch (error) {
      const reason = this.#reasonOf(error, limit);
      this.#health.noteFailure(reason);
      throw reason;
    }
  }

  /** What ended an attempt: the time, its caller, or what went wrong. */
  #reasonOf(error: unknown, { signal, isLate }: TimeLimit): unknown {
    if (isLate()) return this.#error('timeout', error);
    return signal.aborted ? new DOMException('The caller stopped the call.', 'AbortError') : error;
  }

  async #callOn(connection: McpConnection, attempt: Attempt): Promise<CallToolResult> {
    const { idleSeconds } = this.#settings.definition.limits;
    using limit = startTimeLimit(idleSeconds, attempt.limit.signal);
    attempt.onSend();
    try {
      return await connection.callTool({
        ...attempt,
        signal: limit.signal,
        onProgress: () => limit.restart(),
      });
    } catch (error) {
      if (limit.signal.aborted) this.#kept.noteSilence();
      throw limit.isLate() ? this.#error('idle', error) : error;
    }
  }

  async #freshList(connection: McpConnection, signal: AbortSignal): Promise<readonly ListedTool[]> {
    const list = this.#list;
    const isFresh =
      list?.of === connection &&
      connection.isListFresh() &&
      this.#settings.world.now() - list.at < LIST_MILLISECONDS;
    return isFresh ? list.tools : this.#fetchList(connection, signal);
  }

  async #fetchList(connection: McpConnection, signal: AbortSignal): Promise<readonly ListedTool[]> {
    const { definition, world } = this.#settings;
    using limit = startTimeLimit(definition.limits.startSeconds, signal);
    try {
      const tools = await connection.listTools(limit.signal);
      this.#list = { tools, of: connection, at: world.now() };
      return tools;
    } catch (error) {
      if (limit.signal.aborted) this.#kept.noteSilence();
      throw limit.isLate() ? this.#error('not_started', error) : error;
    }
  }

  async #open(signal: AbortSignal): Promise<McpConnection> {
    const { definition, tenantId, world } = this.#settings;
    try {
      const transport = await openTransport(definition, tenantId, world.secrets);
      // Loaded when the first server is wanted: most commands want none.
      const { openConnection } = await import('./connection.ts');
      return await openConnection({ server: definition.name, transport, now: world.now }, signal);
    } catch (cause) {
      throw this.#whyNotStarted(cause);
    }
  }

  /** However a server breaks before it is there, it did not start. */
  #whyNotStarted(cause: unknown): Error {
    if (!(cause instanceof McpServerError)) {
      return cause instanceof AppError ? cause : this.#error('not_started', cause);
    }
    const { server, detail } = cause;
    return BROKEN.includes(cause.fault)
      ? new McpServerError({ server, detail, fault: 'not_started', cause })
      : cause;
  }

  #error(fault: McpFault, cause?: unknown): McpServerError {
    return new McpServerError({ server: this.#settings.definition.name, fault, cause });
  }
}
