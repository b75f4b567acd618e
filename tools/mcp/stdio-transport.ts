import { type JSONRPCMessage, JSONRPCMessageSchema } from '@modelcontextprotocol/sdk/types.js';
import type { ExplainedTransport } from './explained-transport.ts';
import { type GuardedChild, type GuardedCommand, startGuarded } from './guarded-child.ts';
import { LineSplitter } from './line-splitter.ts';
import { type McpFault, McpServerError } from './mcp-error.ts';
import { asSecrets, scrubText } from './scrub.ts';

export interface StdioSettings extends GuardedCommand {
  readonly server: string;
  readonly maxBytes: number;
  readonly graceSeconds: number;
}

/** Lines that are no message before the server counts as broken; some print a greeting. */
const GARBAGE_LINES = 100;
/** Of what the server wrote to its error stream, for whoever has to find out why it does not start. */
const DETAIL_CHARACTERS = 1_000;

/** Variables that hold no secret, and whose values may well stand in an answer. */
const PLAIN = /^(PATH|HOME|USER|LOGNAME|SHELL|TERM|LANG|LC_\w+|TZ|TMPDIR|NODE_ENV)$/;

/** Speaks with a child process by lines. Ours rather than the SDK's: a clean environment, a limit on lines, no orphans. */
export class StdioTransport implements ExplainedTransport {
  onmessage?: (message: JSONRPCMessage) => void;
  onclose?: () => void;
  readonly #settings: StdioSettings;
  readonly #lines: LineSplitter;
  #child: GuardedChild | undefined;
  #failure: McpServerError | undefined;
  #isClosing = false;
  #garbage = 0;
  #said = '';

  constructor(settings: StdioSettings) {
    this.#settings = settings;
    this.#lines = new LineSplitter(settings.maxBytes);
  }

  failure(): McpServerError | undefined {
    return this.#failure;
  }

  secrets(): readonly string[] {
    const given = Object.entries(this.#settings.variables).filter(([name]) => !PLAIN.test(name));
    return asSecrets(given.map(([, value]) => value));
  }

  async start(): Promise<void> {
    const child = await startGuarded(this.#settings).catch((cause: unknown) => {
      throw this.#error('not_started', cause);
    });
    this.#child = child;
    child.stdout.on('data', (piece: Buffer) => this.#read(piece));
    child.stderr.on('data', (piece: Buffer) => {
      this.#said = (this.#said + piece.toString('utf8')).slice(-DETAIL_CHARACTERS);
    });
    void child.ended.then(() => {
      this.#fail('broken');
      this.onclose?.();
    });
  }

  async send(message: JSONRPCMessage): Promise<void> {
    if (this.#child === undefined || this.#failure !== undefined) {
      throw this.#failure ?? this.#error('broken');
    }
    this.#child.stdin.write(`${JSON.stringify(message)}\n`);
  }

  async close(): Promise<void> {
    if (this.#isClosing || this.#child === undefined) return;
    this.#isClosing = true;
    await endGently(this.#child, this.#settings.graceSeconds);
  }

  #read(piece: Uint8Array): void {
    if (this.#failure !== undefined) return;
    try {
      for (const line of this.#lines.push(piece)) this.#handOn(line);
    } catch (cause) {
      this.#fail('too_large', cause);
    }
    if (this.#garbage > GARBAGE_LINES) this.#fail('unreadable');
  }

  #handOn(line: string): void {
    const message = parse(line);
    if (message !== null) this.onmessage?.(message);
    else if (line.trim() !== '') this.#garbage += 1;
  }

  #fail(fault: McpFault, cause?: unknown): void {
    if (this.#isClosing) return;
    this.#failure ??= this.#error(fault, cause);
    this.#child?.kill();
  }

  #error(fault: McpFault, cause?: unknown): McpServerError {
    const { server } = this.#settings;
    const said = scrubText(this.#said, this.secrets()).trim();
    return new McpServerError({ server, fault, cause, detail: said === '' ? undefined : said });
  }
}

/** First its input ends, then it is told, then it is killed. */
async function endGently(child: GuardedChild, graceSeconds: number): Promise<void> {
  child.stdin.end();
  if (await endsWithin(child, graceSeconds)) return;
  child.terminate();
  if (await endsWithin(child, graceSeconds)) return;
  child.kill();
  await child.ended;
}

async function endsWithin({ ended }: GuardedChild, seconds: number): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), seconds * 1000);
  try {
    return await Promise.race([ended.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

function parse(line: string): JSONRPCMessage | null {
  try {
    return JSONRPCMessageSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}
