import { createColors } from 'picocolors';
import { expect, it } from 'vitest';
import { type Bar, renderBars } from './bars.ts';
import { displayWidth } from './plain-text.ts';
import { symbolsFor } from './symbols.ts';
import type { Output, Terminal } from './terminal.ts';

const out: Output = { columns: 80, isTerminal: false, paint: createColors(false), write: () => undefined };
const terminal: Terminal = { out, notes: out, symbols: symbolsFor({ LANG: 'C' }) };
const bars: readonly Bar[] = [
  { name: 'mobile', share: 1.25, isMarked: true },
  { name: 'desktop', share: -0.25, isMarked: false },
];
const formatShare = (share: number): string => `${Math.round(share * 100)}%`;

it('draws each part as long as it is large, the marked one first of all seen', () => {
  expect(renderBars(bars, { width: 34, terminal, formatShare })).toBe(
    'X mobile   125%  #################\n  desktop  -25%  ###\n',
  );
});

it('keeps within the width however long a name is', () => {
  const text = renderBars([{ ...bars[0], name: 'x'.repeat(90), share: 1, isMarked: false }], {
    width: 40,
    terminal,
    formatShare,
  });

  for (const line of text.trimEnd().split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(40);
});

it('draws nothing moved as no bar', () => {
  expect(renderBars([{ name: 'a', share: 0, isMarked: false }], { width: 40, terminal, formatShare })).toBe(
    '  a  0%\n',
  );
});
