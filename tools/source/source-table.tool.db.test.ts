import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantDatabase } from '#storage/database.ts';
import { listSourceTables } from '#storage/insight/source-table.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { testContext } from '../testing.ts';
import { SourceError } from './source-error.ts';
import type { SourceGateway } from './source-gateway.ts';
import { sourceTable } from './source-table.tool.ts';
import { SOUND, testAnswer, testSources } from './testing.ts';

let store: TestStore;
let db: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
});
afterAll(() => store.close());

const QUESTION = { source: 'ga4', tool: 'run_report', arguments: { metrics: ['sessions'] } } as const;

function ask(sources: SourceGateway | undefined, more: { day?: string; isFresh?: boolean } = {}) {
  const { day = '2026-03-02', isFresh = false } = more;
  const now = (): Date => new Date('2026-03-02T10:00:00Z');
  return sourceTable.run({ ...QUESTION, day, isFresh }, testContext({ db, sources, now }));
}

const DOWN = new SourceError('It is down.', { kind: 'transient', userAction: 'Wait.' });
const down = () =>
  testSources(() => {
    throw DOWN;
  });
const rows = (...values: readonly number[]) => testAnswer(values.map((sessions) => ({ sessions })));

describe('a table of a source', () => {
  it('is read to its end, page by page', async () => {
    const pages = [{ ...rows(1, 2), cursor: 'b' }, { ...rows(3), cursor: 'c' }, rows(4)];
    const sources = testSources(() => pages[sources.calls.length - 1] ?? rows());

    const { tableId, status } = await ask(sources);

    expect(status).toBe('ok');
    expect(sources.calls.map(({ cursor }) => cursor)).toEqual([null, 'b', 'c']);
    expect((await listSourceTables(db, [tableId]))[0]?.rows.map(({ sessions }) => sessions)).toEqual([
      1, 2, 3, 4,
    ]);
  });

  it('is a part when a later page does not come', async () => {
    const sources = testSources(({ cursor }) => {
      if (cursor !== null) throw DOWN;
      return { ...rows(1, 2), cursor: 'b' };
    });

    const answer = await ask(sources);

    expect(answer).toMatchObject({ status: 'partial', rows: 2 });
    expect(answer.reason).toContain('It is down.');
  });

  it('is a part when its last days are not final, but not when results are only attributed later', async () => {
    const open = { ...SOUND, partialDays: ['2026-03-01'] };
    const late = testSources(() => ({ ...rows(1), quality: open }));
    const attributed = testSources(() => ({
      ...rows(1),
      quality: { ...open, attributionWindow: '7d_click' },
    }));

    expect((await ask(late)).status).toBe('partial');
    expect((await ask(attributed, { isFresh: true })).status).toBe('ok');
  });

  it('is asked for once a day, unless somebody wants it fresh', async () => {
    const sources = testSources(() => rows(1));

    const first = await ask(sources);
    const second = await ask(sources);
    const fresh = await ask(sources, { isFresh: true });

    expect(sources.calls).toHaveLength(2);
    expect(second).toEqual({ ...first, isNew: false });
    expect(fresh.tableId).not.toBe(first.tableId);
  });

  it('that did not come is unavailable with the reason, and asked for again', async () => {
    const failed = await ask(down());
    const later = await ask(testSources(() => rows(7)));

    expect(failed).toMatchObject({
      status: 'unavailable',
      reason: 'It is down.',
      userAction: 'Wait.',
      rows: 0,
    });
    expect(later).toMatchObject({ status: 'ok', rows: 1 });
  });

  it('without rows is there all the same', async () => {
    expect(await ask(testSources(() => rows()))).toMatchObject({ status: 'ok', rows: 0, reason: null });
  });

  it('that does not come stands in from a few days before, as stale', async () => {
    await ask(
      testSources(() => rows(5)),
      { day: '2026-02-27' },
    );

    const soon = await ask(down());
    const late = await ask(down(), { day: '2026-03-20' });

    expect(soon).toMatchObject({ status: 'stale', rows: 1, reason: 'It is down.' });
    expect(late).toMatchObject({ status: 'unavailable', rows: 0 });
  });

  it('cannot be had where nobody has a way to the sources', async () => {
    expect(await ask(undefined)).toMatchObject({ status: 'unavailable' });
  });

  it('does not hide a bug of ours as an outage of theirs', async () => {
    const broken = testSources(() => {
      throw new TypeError('a bug');
    });

    await expect(ask(broken)).rejects.toThrow('a bug');
  });

  it('asked for by two at once is kept once', async () => {
    const sources = testSources(() => rows(1));

    const both = await Promise.all([ask(sources), ask(sources)]);

    expect(new Set(both.map(({ tableId }) => tableId)).size).toBe(1);
  });
});
