import { setImmediate } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import { LeaseLostError } from '#core/errors.ts';
import type { StepKind, StepLine } from '#storage/runtime/journal.repository.ts';
import { type Journal, openJournal } from './journal.ts';
import { openJournalMemory } from './journal-memory.ts';

/** Lines that are on their way to a disk which only answers when it is told to. */
let travelling: { line: StepLine; settle: PromiseWithResolvers<void> }[];
let begun: string[];
let journal: Journal;
beforeEach(() => {
  travelling = [];
  begun = [];
  journal = openJournal({
    lease: { executionId: 'run', epoch: 1 },
    memory: openJournalMemory([]),
    writer: {
      write(line) {
        const settle = Promise.withResolvers<void>();
        travelling.push({ line, settle });
        return settle.promise;
      },
      commit: () => Promise.reject(new Error('Nothing is written in these tests.')),
    },
    book: {
      tell: () => {},
      describe: (thrown) => ({ error: 'It failed.', thrown }),
      isPassing: () => false,
    },
  });
});

function begin(kind: StepKind, name: string): Promise<string> {
  return journal.step({ kind, name }, async () => {
    begun.push(name);
    return name;
  });
}

it.each<StepKind>(['node', 'agent'])('begins a %s while the line before it is on its way', async (kind) => {
  await begin('node', 'first');

  await begin(kind, 'second');

  expect(travelling.map(({ line }) => line.name)).toEqual(['first', 'second']);
});

it.each<StepKind>(['tool', 'model', 'external', 'interrupt'])(
  'begins a %s only when every line before it is on disk',
  async (kind) => {
    await begin('node', 'first');
    await begin('node', 'second');

    const third = begin(kind, 'third');
    travelling[0]?.settle.resolve();
    await setImmediate();
    expect(begun).toEqual(['first', 'second']);
    travelling[1]?.settle.resolve();

    expect(await third).toBe('third');
  },
);

it('begins a node only when what the one before it has done is on disk', async () => {
  const first = journal.step({ kind: 'node', name: 'first' }, () => begin('tool', 'deed'));
  await setImmediate();
  travelling[0]?.settle.resolve();
  await first;

  const second = begin('node', 'second');
  await setImmediate();
  expect(begun).toEqual(['deed']);
  travelling[1]?.settle.resolve();

  expect(await second).toBe('second');
});

it('lets no more than eight lines be on their way when a node begins', async () => {
  for (let index = 0; index < 9; index += 1) await begin('node', `node ${index}`);

  const tenth = begin('node', 'tenth');
  await setImmediate();
  expect(begun).not.toContain('tenth');
  travelling[4]?.settle.resolve();

  expect(await tenth).toBe('tenth');
});

it('begins nothing more once a line was refused', async () => {
  await begin('node', 'first');

  travelling[0]?.settle.reject(new LeaseLostError('run'));
  await setImmediate();

  await expect(begin('node', 'second')).rejects.toThrow(LeaseLostError);
  expect(begun).toEqual(['first']);
});

it('counts the steps in the order in which they begin, on from those that are held', async () => {
  await begin('node', 'first');
  await begin('agent', 'second');

  expect(travelling.map(({ line }) => line.began)).toEqual([1, 2]);
});
