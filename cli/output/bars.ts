import { displayWidth, pad, plain, truncate } from './plain-text.ts';
import type { Terminal } from './terminal.ts';

/** One bar of a list of parts. */
export interface Bar {
  readonly name: string;
  /** Part of a whole; negative when it goes against it. */
  readonly share: number;
  readonly isMarked: boolean;
}

/** How bars are drawn. */
export interface BarStyle {
  /** Columns for the whole line. */
  readonly width: number;
  readonly terminal: Terminal;
  formatShare(share: number): string;
}

const WIDEST_NAME = 24;
const WIDEST_BAR = 40;
const GAPS = 6;

/** Parts below each other, each as long as it is large; parts that go against the whole are drawn dim. */
export function renderBars(bars: readonly Bar[], { width, terminal, formatShare }: BarStyle): string {
  const names = bars.map(({ name }) => truncate(plain(name), WIDEST_NAME));
  const shares = bars.map(({ share }) => formatShare(share));
  const [nameWidth, shareWidth] = [widest(names), widest(shares)];
  const room = Math.max(1, Math.min(WIDEST_BAR, width - nameWidth - shareWidth - GAPS));
  const largest = Math.max(...bars.map(({ share }) => Math.abs(share)), Number.MIN_VALUE);
  const line = (bar: Bar, index: number): string => {
    const mark = bar.isMarked ? terminal.symbols.anomaly : ' ';
    const drawn = drawBar(bar, Math.round((Math.abs(bar.share) / largest) * room), terminal);
    const [name, share] = [pad(names[index] ?? '', nameWidth), pad(shares[index] ?? '', shareWidth, 'right')];
    return `${mark} ${name}  ${share}  ${drawn}`.trimEnd();
  };
  return bars.map((bar, index) => `${line(bar, index)}\n`).join('');
}

function drawBar({ share, isMarked }: Bar, length: number, { symbols, out: { paint } }: Terminal): string {
  const drawn = symbols.bar.repeat(length);
  if (share < 0) return paint.dim(drawn);
  return isMarked ? paint.red(drawn) : drawn;
}

function widest(texts: readonly string[]): number {
  return Math.max(0, ...texts.map(displayWidth));
}
