import { unlessAborted } from '#core/deadline.ts';
import type { McpConnection } from './connection.ts';
import type { ServerLimits } from './server-definition.ts';
import { startTimeLimit } from './time-limit.ts';

export interface KeepSettings {
  readonly limits: Pick<ServerLimits, 'startSeconds' | 'unusedSeconds' | 'graceSeconds'>;
  open(signal: AbortSignal): Promise<McpConnection>;
  /** What the time is up for. */
  late(): Error;
  /** In milliseconds. */
  now(): number;
  /** From 0 to 1. */
  random(): number;
}

/** Longest wait before the first restart; doubles with each that was of no use. */
const BACKOFF_SECONDS = 0.2;
const MAX_BACKOFF_SECONDS = 5;

/** One connection that is opened when it is needed, again when it is gone, and closed when nobody needs it. */
export class KeptConnection {
  readonly #settings: KeepSettings;
  readonly #closing = new AbortController();
  #connection: McpConnection | undefined;
  #opening: Promise<McpConnection> | undefined;
  #users = 0;
  #unused: NodeJS.Timeout | undefined;
  #isSuspect = false;
  /** Openings since it was last of use. */
  #openings = 0;
  #openedAt = Number.NEGATIVE_INFINITY;

  constructor(settings: KeepSettings) {
    this.#settings = settings;
  }

  /** Lends the connection to one piece of work; it stays open as long as that takes. */
  async use<Result>(
    signal: AbortSignal,
    work: (connection: McpConnection) => Promise<Result>,
  ): Promise<Result> {
    this.#users += 1;
    clearTimeout(this.#unused);
    try {
      this.#opening ??= this.#take().finally(() => {
        this.#opening = undefined;
      });
      return await work(await unlessAborted(this.#opening, signal));
    } finally {
      this.#users -= 1;
      if (this.#users === 0) this.#closeWhenUnused();
    }
  }

  /** The server answered something: the next restart need not wait. */
  noteUse(): void {
    this.#openings = 0;
    this.#isSuspect = false;
  }

  /** The server was silent: before it is asked again, it has to show that it lives. */
  noteSilence(): void {
    this.#isSuspect = true;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    clearTimeout(this.#unused);
    const opening = await this.#opening?.catch(() => undefined);
    await Promise.all([opening?.close(), this.#connection?.close()]);
  }

  async #take(): Promise<McpConnection> {
    const connection = this.#connection;
    if (connection !== undefined && !connection.isClosed() && (await this.#lives(connection))) {
      return connection;
    }
    await this.#waitForTurn();
    this.#openings += 1;
    this.#openedAt = this.#settings.now();
    const opened = await this.#open();
    this.#connection = opened;
    this.#isSuspect = false;
    return opened;
  }

  async #lives(connection: McpConnection): Promise<boolean> {
    if (!this.#isSuspect) return true;
    using limit = startTimeLimit(this.#settings.limits.graceSeconds, this.#closing.signal);
    try {
      await connection.ping(limit.signal);
      this.#isSuspect = false;
      return true;
    } catch {
      // Not awaited: whoever is silent may end slowly, too.
      void connection.close();
      return false;
    }
  }

  async #open(): Promise<McpConnection> {
    const { limits, open, late } = this.#settings;
    using limit = startTimeLimit(limits.startSeconds, this.#closing.signal);
    try {
      return await open(limit.signal);
    } catch (error) {
      throw limit.isLate() ? late() : error;
    }
  }

  /** A server that ends as soon as it was started is not started as fast as that goes. */
  async #waitForTurn(): Promise<void> {
    if (this.#openings === 0) return;
    const { now, random } = this.#settings;
    const longest = Math.min(MAX_BACKOFF_SECONDS, BACKOFF_SECONDS * 2 ** (this.#openings - 1));
    const wait = this.#openedAt + longest * (0.5 + random() / 2) * 1000 - now();
    if (wait <= 0) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, wait);
    await unlessAborted(promise, this.#closing.signal).finally(() => clearTimeout(timer));
  }

  #closeWhenUnused(): void {
    clearTimeout(this.#unused);
    this.#unused = setTimeout(() => {
      const connection = this.#connection;
      this.#connection = undefined;
      void connection?.close();
    }, this.#settings.limits.unusedSeconds * 1000);
    // A connection that nobody uses is no reason for the process to go on.
    this.#unused.unref();
  }
}
