import {
  admit,
  type Breaker,
  closeBreaker,
  closedBreaker,
  countFailure,
  openBreaker,
  releaseBreaker,
} from '#core/breaker.ts';
import type { Logger } from '#core/log.ts';
import { McpServerError, meaningOf } from './mcp-error.ts';

export interface HealthSettings {
  readonly server: string;
  readonly log: Logger;
  /** In milliseconds. */
  now(): number;
  /** Failures one after another after which a server is left alone. */
  readonly failures: number;
  readonly openSeconds: number;
  /** For a credential that is refused: somebody has to do something. */
  readonly lockedSeconds: number;
}

/** Longest that a server may hold back all our calls by asking to wait. */
const MAX_PAUSE_SECONDS = 300;

/** Whether a server may be asked, by how it went lately. */
export class ServerHealth {
  readonly #settings: HealthSettings;
  readonly #breaker: Breaker = closedBreaker();
  /** Until then the server wants no calls. */
  #pausedUntil = Number.NEGATIVE_INFINITY;

  constructor(settings: HealthSettings) {
    this.#settings = settings;
  }

  /** Throws when the server is to be left alone for now. */
  requireAdmitted(): void {
    const { server, now } = this.#settings;
    const at = now();
    if (at < this.#pausedUntil) {
      const retryAfterSeconds = (this.#pausedUntil - at) / 1000;
      throw new McpServerError({ server, fault: 'rate_limited', retryAfterSeconds });
    }
    if (admit(this.#breaker, at)) return;
    const retryAfterSeconds = Math.max(0, ((this.#breaker.openUntil ?? at) - at) / 1000);
    throw new McpServerError({ server, fault: 'breaker_open', retryAfterSeconds });
  }

  noteAnswer(): void {
    closeBreaker(this.#breaker);
  }

  /** What went wrong; what is no fault of the server says nothing about it. */
  noteFailure(error: unknown): void {
    if (!(error instanceof McpServerError)) releaseBreaker(this.#breaker);
    else this.#note(error);
  }

  #note(error: McpServerError): void {
    const { failures, openSeconds, lockedSeconds } = this.#settings;
    const meaning = meaningOf(error);
    if (meaning === 'there') this.noteAnswer();
    else if (meaning === 'locked') this.#open(lockedSeconds, error);
    else if (meaning === 'nothing') this.#pause(error);
    else if (countFailure(this.#breaker, failures)) this.#open(openSeconds, error);
    else releaseBreaker(this.#breaker);
  }

  #pause({ fault, retryAfterSeconds = 0 }: McpServerError): void {
    releaseBreaker(this.#breaker);
    if (fault !== 'rate_limited') return;
    const seconds = Math.min(retryAfterSeconds, MAX_PAUSE_SECONDS);
    this.#pausedUntil = Math.max(this.#pausedUntil, this.#settings.now() + seconds * 1000);
  }

  #open(seconds: number, { fault }: McpServerError): void {
    const { server, log, now } = this.#settings;
    if (openBreaker(this.#breaker, now() + seconds * 1000)) {
      log.warn({ server, fault, seconds }, 'an MCP server is left alone for a while');
    }
  }
}
