import { createColors } from 'picocolors';
import { expect, it } from 'vitest';
import { openLiveLine } from './live-line.ts';
import type { Output } from './terminal.ts';

function recorder(isTerminal: boolean): { output: Output; written: () => string } {
  const parts: string[] = [];
  return {
    output: {
      isTerminal,
      columns: isTerminal ? 20 : undefined,
      paint: createColors(false),
      write: (text) => parts.push(text),
    },
    written: () => parts.join(''),
  };
}

it('overwrites one line on a terminal, within its width, and takes it away', () => {
  const { output, written } = recorder(true);
  let now = 0;
  const line = openLiveLine(output, () => now);

  line.set('first thing that takes long');
  now = 10;
  line.set('too soon to be drawn');
  line.say('a fact');
  line.clear();

  expect(written()).toBe(
    '\r\u001b[2Kfirst thing that t…\r\u001b[2Ka fact\n\r\u001b[2Ktoo soon to be dra…\r\u001b[2K',
  );
});

it('says something now and then where nobody watches live, and never moves the cursor', () => {
  const { output, written } = recorder(false);
  let now = 0;
  const line = openLiveLine(output, () => now);

  line.set('at the start');
  now = 6000;
  line.set('after six seconds');
  now = 7000;
  line.set('one second later');
  line.say('a fact');
  line.clear();

  expect(written()).toBe('after six seconds\na fact\n');
});
