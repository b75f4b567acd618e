import { createInterface, type Interface } from 'node:readline';

/** Somebody who can be asked something on the way. */
export interface Prompter {
  /** True when it is a person at a terminal, who can be asked what nobody planned for. */
  readonly isPerson: boolean;
  /** The next line; empty when there is none. */
  ask(question: string, signal: AbortSignal): Promise<string>;
  close(): void;
}

export type OpenPrompter = () => Prompter;

interface Lines {
  readonly input: Interface;
  readonly reading: AsyncIterator<string>;
}

/** Asks on the error stream, where results do not go, and reads lines of the input once something is asked. */
export function openPrompter(): Prompter {
  const isPerson = process.stdin.isTTY === true;
  let lines: Lines | undefined;
  return {
    isPerson,
    async ask(question, signal) {
      // Not before: a terminal that is read hands Ctrl-C to its reader.
      lines ??= openLines(isPerson);
      process.stderr.write(question);
      return nextLine(lines, signal);
    },
    close: () => lines?.input.close(),
  };
}

function openLines(isPerson: boolean): Lines {
  const output = isPerson ? { output: process.stderr, terminal: true } : {};
  const input = createInterface({ input: process.stdin, ...output });
  input.on('SIGINT', () => process.kill(process.pid, 'SIGINT'));
  return { input, reading: input[Symbol.asyncIterator]() };
}

async function nextLine({ reading }: Lines, signal: AbortSignal): Promise<string> {
  const stopped = Promise.withResolvers<never>();
  const stop = (): void => stopped.reject(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    const next = await Promise.race([reading.next(), stopped.promise]);
    return next.done === true ? '' : next.value;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
