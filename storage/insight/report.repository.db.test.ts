import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import {
  type AnalystInsight,
  countWaitingReports,
  listWaitingReports,
  markReportsTriaged,
  upsertAnalystInsight,
} from './report.repository.ts';
import { insertTestExecution } from './testing.ts';

let store: TestStore;
let db: TenantDatabase;
let executionId: string;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
  executionId = await insertTestExecution(db);
});
afterAll(() => store.close());

const NEVER_AGED = '2000-01-01T00:00:00Z';

/** A report whose findings read like this. */
function reportOf(
  reportKey: string,
  texts: readonly string[],
  changes: Partial<AnalystInsight> & { urgency?: string } = {},
) {
  const { urgency = 'medium', ...rest } = changes;
  const insights = texts.map((en) => ({ text: { en, pl: en } }));
  const insight: AnalystInsight = {
    ...{ reportKey, source: 'ga4', agent: 'growth_ga4_conversion_funnel_analyst', executionId, title: 'T' },
    content: { report: { insights, summary: { urgency } } },
    ...{ firstDay: '2026-11-01', lastDay: '2026-11-14', confidence: 0.9, traceId: 't' },
    at: '2026-11-15T12:00:00Z',
    ...rest,
  };
  return db.transaction((tx) => upsertAnalystInsight(tx, insight));
}

const triage = (insightId: string) =>
  db.transaction((tx) => markReportsTriaged(tx, [{ insightId, priority: 'HIGH' }], '2026-11-15T13:00:00Z'));

describe('a report that a master has taken up', () => {
  it('waits no longer, and does not wait again when it reads the same', async () => {
    const { id } = await reportOf('a', ['Fell by 5%.']);
    await triage(id);

    await reportOf('a', ['Fell by 5%.'], { at: '2026-11-15T18:00:00Z' });

    expect(await countWaitingReports(db)).toBe(0);
  });

  it('waits again when its findings read otherwise', async () => {
    const { id } = await reportOf('a', ['Fell by 5%.']);
    await triage(id);

    await reportOf('a', ['Fell by 9%.']);

    expect(await listWaitingReports(db, { limit: 5, agedBefore: NEVER_AGED })).toMatchObject([
      { insightId: id },
    ]);
  });
});

describe('the reports that wait', () => {
  const keys = async (limit: number, agedBefore = NEVER_AGED): Promise<string[]> => {
    const waiting = await listWaitingReports(db, { limit, agedBefore });
    return waiting.map(({ report }) => Object(report).insights[0].text.en);
  };

  it('come the most pressing first, of these the oldest', async () => {
    await reportOf('a', ['low'], { urgency: 'low', at: '2026-11-10T12:00:00Z' });
    await reportOf('b', ['new and high'], { urgency: 'high' });
    await reportOf('c', ['old and high'], { urgency: 'high', at: '2026-11-14T12:00:00Z' });

    expect(await keys(2)).toEqual(['old and high', 'new and high']);
  });

  it('do not starve: what has waited long comes before all others', async () => {
    await reportOf('a', ['low'], { urgency: 'low', at: '2026-11-10T12:00:00Z' });
    await reportOf('b', ['high'], { urgency: 'high' });

    expect(await keys(1, '2026-11-12T00:00:00Z')).toEqual(['low']);
  });

  it('are of one tenant', async () => {
    await reportOf('a', ['ours']);

    expect(await countWaitingReports(await store.createTenant())).toBe(0);
  });
});
