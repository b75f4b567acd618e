import type { Cli } from './cli.ts';
import { type LiveLine, openLiveLine, silentLine } from './output/live-line.ts';

/** Lends a live line on the error stream, and takes it away however the work ends. */
export async function withLiveLine<T>(cli: Cli, work: (line: LiveLine) => Promise<T>): Promise<T> {
  const { notes } = cli.terminal;
  const isUnwanted = cli.flags.json && !notes.isTerminal;
  const line = isUnwanted ? silentLine : openLiveLine(notes, () => performance.now());
  try {
    return await work(line);
  } finally {
    line.clear();
  }
}
