import { createInterface } from 'node:readline';

/** Somebody who can be asked something on the way. */
export interface Prompter {
  /** True when it is a person at a terminal, who can be asked what nobody planned for. */
  readonly isPerson: boolean;
  /** The next line; empty when there is none. */
  ask(question: string, signal: AbortSignal): Promise<string>;
  close(): void;
}

export type OpenPrompter = () => Prompter;

/** Asks on the error stream, where results do not go, and reads lines of the input. */
export function openPrompter(): Prompter {
  const isPerson = process.stdin.isTTY === true;
  const lines = createInterface({
    input: process.stdin,
    ...(isPerson ? { output: process.stderr, terminal: true } : {}),
  });
  const reading = lines[Symbol.asyncIterator]();
  return {
    isPerson,
    async ask(question, signal) {
      process.stderr.write(question);
      const stopped = Promise.withResolvers<never>();
      const stop = (): void => stopped.reject(signal.reason);
      // At the keyboard a prompt takes Ctrl-C for itself.
      lines.once('SIGINT', () => process.kill(process.pid, 'SIGINT'));
      signal.addEventListener('abort', stop, { once: true });
      try {
        const { value } = await Promise.race([reading.next(), stopped.promise]);
        return typeof value === 'string' ? value : '';
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    close: () => lines.close(),
  };
}
