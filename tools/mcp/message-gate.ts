import type { Transport, TransportSendOptions } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { JSONRPCMessage } from '@modelcontextprotocol/sdk/types.js';

/** Notifications that mean something to us; all others are dropped. */
const HEARD = ['notifications/progress', 'notifications/tools/list_changed'];
/** Messages that nobody asked for, in a window, before a server counts as broken. */
const UNASKED_MESSAGES = 1_000;
const WINDOW_MILLISECONDS = 60_000;

export interface GateSettings {
  /** In milliseconds. */
  now(): number;
  /** Too much came; called once. */
  onFlood(): void;
}

/** Stands between a server and the client: answers and a bounded number of other messages get through. */
export class MessageGate implements Transport {
  onmessage?: (message: JSONRPCMessage) => void;
  onclose?: () => void;
  onerror?: (error: Error) => void;
  readonly #inner: Transport;
  readonly #settings: GateSettings;
  readonly #asked = new Set<string | number>();
  #unasked = 0;
  #windowEnd = 0;

  constructor(inner: Transport, settings: GateSettings) {
    this.#inner = inner;
    this.#settings = settings;
  }

  async start(): Promise<void> {
    this.#inner.onmessage = (message) => this.#hear(message);
    this.#inner.onclose = () => this.onclose?.();
    this.#inner.onerror = (error) => this.onerror?.(error);
    await this.#inner.start();
  }

  async send(message: JSONRPCMessage, options?: TransportSendOptions): Promise<void> {
    if ('method' in message && 'id' in message) this.#asked.add(message.id);
    await this.#inner.send(message, options);
  }

  async close(): Promise<void> {
    await this.#inner.close();
  }

  setProtocolVersion(version: string): void {
    this.#inner.setProtocolVersion?.(version);
  }

  #hear(message: JSONRPCMessage): void {
    if (this.#isAnswer(message)) {
      this.onmessage?.(message);
      return;
    }
    this.#count();
    if (this.#unasked > UNASKED_MESSAGES || !isWorthHearing(message)) return;
    this.onmessage?.(message);
  }

  #isAnswer(message: JSONRPCMessage): boolean {
    return !('method' in message) && message.id !== undefined && this.#asked.delete(message.id);
  }

  #count(): void {
    const now = this.#settings.now();
    if (now >= this.#windowEnd) {
      this.#windowEnd = now + WINDOW_MILLISECONDS;
      this.#unasked = 0;
    }
    this.#unasked += 1;
    if (this.#unasked === UNASKED_MESSAGES + 1) this.#settings.onFlood();
  }
}

/** Requests of a server are passed on to be refused: we offer it nothing. Answers to nothing are not. */
function isWorthHearing(message: JSONRPCMessage): boolean {
  return 'method' in message && ('id' in message || HEARD.includes(message.method));
}
