import { plain, truncate } from './plain-text.ts';
import type { Output } from './terminal.ts';

/** What is said while something goes on. */
export interface LiveLine {
  /** What goes on right now: one line that is overwritten, or, where nobody watches live, a line now and then. */
  set(text: string): void;
  /** A line that stays. */
  say(text: string): void;
  /** Takes away what `set` left. */
  clear(): void;
}

const REDRAW_MILLISECONDS = 80;
const PLAIN_MILLISECONDS = 5000;
const ERASE = '\r\u001b[2K';

/** A live line on a terminal; elsewhere plain lines, rarely. */
export function openLiveLine(output: Output, clock: () => number): LiveLine {
  return output.isTerminal ? terminalLine(output, clock) : plainLine(output, clock);
}

/** Says nothing: for programs that read one document and want no company. */
export const silentLine: LiveLine = { set() {}, say() {}, clear() {} };

function terminalLine(output: Output, clock: () => number): LiveLine {
  let drawnAt = Number.NEGATIVE_INFINITY;
  let current = '';
  const draw = (): void => {
    // One column stays free, because some terminals wrap after the last one.
    const room = (output.columns ?? 0) - 1;
    output.write(`${ERASE}${output.paint.dim(truncate(current, room))}`);
    drawnAt = clock();
  };
  return {
    set(text) {
      current = plain(text);
      if (clock() - drawnAt >= REDRAW_MILLISECONDS) draw();
    },
    say(text) {
      output.write(`${ERASE}${text}\n`);
      if (current !== '') draw();
    },
    clear() {
      if (current !== '') output.write(ERASE);
      current = '';
    },
  };
}

function plainLine(output: Output, clock: () => number): LiveLine {
  let saidAt = clock();
  return {
    set(text) {
      if (clock() - saidAt < PLAIN_MILLISECONDS) return;
      saidAt = clock();
      output.write(`${plain(text)}\n`);
    },
    say: (text) => output.write(`${text}\n`),
    clear() {},
  };
}
