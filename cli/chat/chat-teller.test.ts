import { expect, it } from 'vitest';
import type { VoidReason } from '#graphs/graph.ts';
import type { RunEvent } from '#runtime/environment.ts';
import { openTerminal, type Terminal } from '../output/terminal.ts';
import { chatTeller } from './chat-teller.ts';

function watch(
  isTerminal: boolean,
  events: readonly RunEvent[],
): { out: string; notes: string; told: string } {
  const text = { out: '', notes: '' };
  const usual = openTerminal({ isColourless: true }, {});
  const on = (stream: 'out' | 'notes') => ({
    ...{ columns: 80, isTerminal, paint: usual.out.paint },
    write(piece: string) {
      text[stream] += piece;
    },
  });
  const terminal: Terminal = { out: on('out'), notes: on('notes'), symbols: usual.symbols };
  const teller = chatTeller(terminal);
  for (const event of events) teller.onEvent(event);
  return { ...text, told: teller.told() };
}

const says = (piece: string): RunEvent => ({ type: 'text', place: 'keep', piece });
const takesBack = (because?: VoidReason): RunEvent => ({ type: 'text', place: 'keep', piece: null, because });
const step = { place: 'a', parent: null, role: null } as const;

it.each([
  ['checked', '; this was checked'],
  ['refused', ', and not all of its figures hold; it is written again'],
  [undefined, ', and it broke off; it begins anew'],
] as const)('tells text as it comes, and says when and why it begins anew (%s)', (because, words) => {
  const { out, told } = watch(true, [
    ...[takesBack('checked'), says('Per'), says('haps 5.')],
    ...[takesBack(because), says('Seven.\n')],
  ]);

  expect(out).toBe(`Perhaps 5.\n(that was a draft${words}:)\nSeven.\n`);
  expect(told).toBe('Seven.\n');
});

it('keeps drafts from those who read a pipe', () => {
  expect(watch(false, [says('Perhaps 5.'), takesBack('checked'), says('Seven.')])).toMatchObject({
    out: '',
    told: '',
  });
});

it('tells tools while they run and when they fail, and is silent about nodes', () => {
  const { notes } = watch(true, [
    { ...step, type: 'started', kind: 'node', name: 'read' },
    { ...step, type: 'started', kind: 'tool', name: 'metric_series', asked: 'metric revenue' },
    { ...step, type: 'ended', kind: 'tool', name: 'metric_series', status: 'failed', detail: 'No data.' },
  ]);

  expect(notes.split('\n')).toEqual([
    expect.stringMatching(/tool metric_series {2}metric revenue$/),
    expect.stringMatching(/tool metric_series {2}No data\.$/),
    '',
  ]);
});

it('takes control characters out of what a model says', () => {
  expect(watch(true, [says('a\u001b[31mb\u0007\nc')]).out).toBe('ab\nc');
});
