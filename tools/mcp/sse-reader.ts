import { LineSplitter, TooLongError } from './line-splitter.ts';

/** The data of each event of a stream of server-sent events, as it comes; what is not finished at the end is no event. */
export async function* readEvents(body: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<string> {
  let event = new OpenEvent(maxBytes);
  for await (const line of linesOf(body, maxBytes)) {
    event.take(line);
    if (line !== '') continue;
    if (event.data !== undefined) yield event.data;
    event = new OpenEvent(maxBytes);
  }
}

async function* linesOf(body: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<string> {
  const splitter = new LineSplitter(maxBytes);
  for await (const piece of body) yield* splitter.push(piece);
}

const DATA = /^data(?:: ?(.*))?$/s;

/** An event may have its data in several lines; what else it says does not matter to us. */
class OpenEvent {
  readonly #room: number;
  readonly #lines: string[] = [];
  #size = 0;

  constructor(room: number) {
    this.#room = room;
  }

  take(line: string): void {
    const found = DATA.exec(line);
    if (found === null) return;
    const text = found[1] ?? '';
    this.#size += text.length;
    if (this.#size > this.#room) throw new TooLongError(`An event is longer than ${this.#room} characters.`);
    this.#lines.push(text);
  }

  get data(): string | undefined {
    return this.#lines.length === 0 ? undefined : this.#lines.join('\n');
  }
}
