const NEWLINE = 10;

/** More came in one piece than is read. */
export class TooLongError extends Error {}

/** Cuts a stream of bytes into lines; a line that grows beyond the limit is a TooLongError, and is not kept. */
export class LineSplitter {
  readonly #maxBytes: number;
  #pieces: Uint8Array[] = [];
  #size = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The lines that this piece completed. */
  push(piece: Uint8Array): string[] {
    const lines: string[] = [];
    let start = 0;
    for (let end = piece.indexOf(NEWLINE); end !== -1; end = piece.indexOf(NEWLINE, start)) {
      this.#keep(piece.subarray(start, end));
      lines.push(this.#take());
      start = end + 1;
    }
    this.#keep(piece.subarray(start));
    return lines;
  }

  #keep(part: Uint8Array): void {
    this.#size += part.length;
    if (this.#size > this.#maxBytes) {
      this.#pieces = [];
      throw new TooLongError(`A line is longer than ${this.#maxBytes} bytes.`);
    }
    if (part.length > 0) this.#pieces.push(part);
  }

  // Joined once at the end of a line: joining at each piece would cost the square of its length.
  #take(): string {
    const line = Buffer.concat(this.#pieces).toString('utf8');
    this.#pieces = [];
    this.#size = 0;
    return line.endsWith('\r') ? line.slice(0, -1) : line;
  }
}
