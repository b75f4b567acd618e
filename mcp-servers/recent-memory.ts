const LIFE_MILLISECONDS = 10 * 60_000;
const BYTES = 32 * 1024 * 1024;

interface Remembered {
  readonly value: unknown;
  readonly bytes: number;
  readonly until: number;
}

/**
 * What one shop's calls of one server leave for later calls: pages that were too long for one answer, reports that are
 * being prepared. Bounded in time and size; losing it costs a request, never an answer.
 */
export class RecentMemory {
  readonly #entries = new Map<string, Remembered>();
  readonly #now: () => Date;
  #bytes = 0;

  constructor(now: () => Date) {
    this.#now = now;
  }

  get(key: string): unknown {
    const found = this.#entries.get(key);
    if (found === undefined) return undefined;
    if (found.until > this.#now().getTime()) return found.value;
    this.forget(key);
    return undefined;
  }

  /** Keeps a JSON value; the oldest make room for it, and what is larger than all room is not kept. */
  keep(key: string, value: unknown): void {
    this.forget(key);
    const bytes = Buffer.byteLength(JSON.stringify(value));
    if (bytes > BYTES) return;
    this.#entries.set(key, { value, bytes, until: this.#now().getTime() + LIFE_MILLISECONDS });
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= BYTES) return;
      this.forget(oldest);
    }
  }

  forget(key: string): void {
    this.#bytes -= this.#entries.get(key)?.bytes ?? 0;
    this.#entries.delete(key);
  }
}
