import { setImmediate } from 'node:timers/promises';
import { beforeEach, expect, it } from 'vitest';
import type { TenantDatabase } from '#storage/database.ts';
import type { StepLine } from '#storage/runtime/journal.repository.ts';
import { openJournalWriter } from './journal-writer.ts';

/** Transactions that have left and whose answers have not come: lines alone, or lines with evidence. */
let sent: { what: 'lines' | 'evidence'; answer: PromiseWithResolvers<void> }[];
let db: TenantDatabase;
beforeEach(() => {
  sent = [];
  const leave = async (what: 'lines' | 'evidence'): Promise<void> => {
    const answer = Promise.withResolvers<void>();
    sent.push({ what, answer });
    await answer.promise;
  };
  db = {
    tenantId: 'tenant',
    run: () => Promise.reject(new Error('not asked')),
    async runEntering() {
      await leave('lines');
      return { rows: [], rowCount: 0 };
    },
    async transaction() {
      await leave('evidence');
      return new Map() as never;
    },
  };
});

const line = (place: string, evidence?: object): StepLine => ({
  ...{
    executionId: crypto.randomUUID(),
    epoch: 1,
    place,
    kind: 'node',
    name: 'n',
    status: 'completed',
    began: 1,
  },
  // Only that there is some matters here.
  ...(evidence === undefined ? {} : { evidence: evidence as never }),
});

function write(...lines: readonly StepLine[]): void {
  const writer = openJournalWriter(db, 15);
  for (const each of lines) writer.write(each).catch(() => {});
}

it('lets two transactions be on their way, and the rest share the next', async () => {
  write(line('one'), line('two'), line('three'), line('four'));
  await setImmediate();
  expect(sent.map(({ what }) => what)).toEqual(['lines', 'lines']);

  sent[0]?.answer.resolve();
  await setImmediate();
  await setImmediate();

  expect(sent).toHaveLength(3);
});

it('sends nothing after evidence until that is stored', async () => {
  write(line('tool', {}), line('node'));
  await setImmediate();
  expect(sent.map(({ what }) => what)).toEqual(['evidence']);

  sent[0]?.answer.resolve();
  await setImmediate();
  await setImmediate();

  expect(sent.map(({ what }) => what)).toEqual(['evidence', 'lines']);
});
