import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import {
  findSourceTable,
  insertSourceTable,
  listSourceTables,
  type NewSourceTable,
} from './source-table.repository.ts';

let store: TestStore;
let db: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
});
afterAll(() => store.close());

const QUESTION = {
  source: 'ga4',
  tool: 'run_report',
  arguments: { from: '2026-01-01', metrics: ['sessions'] },
};
const TODAY = { since: '2026-03-02', until: '2026-03-02' };

function table(overrides: Partial<NewSourceTable> = {}): NewSourceTable {
  return {
    ...QUESTION,
    ...{ day: '2026-03-02', isFresh: false, status: 'ok', reason: null, userAction: null },
    columns: [{ name: 'sessions', kind: 'measure', unit: 'count' }],
    rows: [{ sessions: 12 }, { sessions: null }],
    coverage: { from: null, to: null, completeUntil: null, timezone: 'UTC', currency: null },
    quality: {
      ...{ sampled: false, thresholded: false, otherRow: false, partialDays: [] },
      ...{ attributionWindow: null, notes: [] },
    },
    provenance: {},
    fetchedAt: '2026-03-02T10:00:00.000Z',
    ...overrides,
  };
}

describe('a table of a source', () => {
  it('is found again by the same question, however its arguments are ordered', async () => {
    const kept = await insertSourceTable(db, table());

    const found = await findSourceTable(
      db,
      { ...QUESTION, arguments: { metrics: ['sessions'], from: '2026-01-01' } },
      TODAY,
    );

    expect(found).toEqual(kept);
    expect(found?.rows).toEqual([{ sessions: 12 }, { sessions: null }]);
  });

  it('is kept once a day, unless somebody wants it fresh', async () => {
    await insertSourceTable(db, table());

    const again = await insertSourceTable(db, table({ rows: [] }));
    const fresh = await insertSourceTable(db, table({ rows: [{ sessions: 13 }], isFresh: true }));

    expect(again).toBeUndefined();
    expect((await findSourceTable(db, QUESTION, TODAY))?.id).toBe(fresh?.id);
  });

  it('does not stand for an answer when the source gave none', async () => {
    const failure = { status: 'unavailable', reason: 'It is down.', coverage: null, quality: null } as const;
    const kept = await insertSourceTable(db, table({ ...failure, rows: [], columns: [] }));

    const found = await findSourceTable(db, QUESTION, TODAY);

    expect(found).toBeUndefined();
    expect(await listSourceTables(db, [kept?.id ?? ''])).toMatchObject([{ reason: 'It is down.' }]);
  });

  it('cannot be changed afterwards', async () => {
    await insertSourceTable(db, table());

    const change = db.run({ text: `update insight.source_table set rows = '[]'`, values: [] });

    await expect(change).rejects.toThrow(/permission denied|append-only/);
  });
});
