import type { WriteStream } from 'node:tty';
import { createColors } from 'picocolors';
import type { Settings } from '../settings.ts';
import { type Symbols, symbolsFor } from './symbols.ts';

export type Paint = ReturnType<typeof createColors>;

/** One of the two streams that people read, as far as we care. */
export interface Output {
  /** Columns to keep within; undefined when nobody's terminal limits them. */
  readonly columns: number | undefined;
  readonly isTerminal: boolean;
  readonly paint: Paint;
  write(text: string): void;
}

/** Where a command puts what it found (`out`) and what it says meanwhile (`notes`). */
export interface Terminal {
  readonly out: Output;
  readonly notes: Output;
  readonly symbols: Symbols;
}

/** The width for prose and charts when no terminal sets one. */
export const USUAL_WIDTH = 120;
/** A narrower terminal is treated as this wide: nothing readable fits into less. */
const LEAST_WIDTH = 40;

/** The terminal of this process. */
export function openTerminal(
  settings: Pick<Settings, 'isColourless'>,
  variables: NodeJS.ProcessEnv,
): Terminal {
  const isDumb = variables.TERM === 'dumb';
  const isColourless = settings.isColourless || isDumb;
  return {
    out: outputOn(process.stdout, isColourless),
    notes: outputOn(process.stderr, isColourless),
    symbols: symbolsFor(variables),
  };
}

function outputOn(stream: WriteStream, isColourless: boolean): Output {
  const isTerminal = stream.isTTY === true;
  return {
    isTerminal,
    paint: createColors(isTerminal && !isColourless),
    get columns() {
      return isTerminal ? Math.max(LEAST_WIDTH, stream.columns || USUAL_WIDTH) : undefined;
    },
    write(text) {
      // A reader that left (`| head`) is no failure; see `ignoreLeavingReaders`.
      if (stream.writable) stream.write(text);
    },
  };
}

/** Lets a command end as it would when whoever reads its output stops reading. */
export function ignoreLeavingReaders(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
