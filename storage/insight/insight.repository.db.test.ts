import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { sql } from '../sql.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { type CitationWrite, insertCitations } from './citation.repository.ts';
import { type IncidentInsight, upsertIncidentInsight } from './insight.repository.ts';
import { insertTestEvidence, insertTestExecution } from './testing.ts';

let store: TestStore;
let tenant: TenantDatabase;
let base: IncidentInsight;

beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  tenant = await store.createTenant();
  base = {
    kind: 'incident',
    incidentKey: 'incident',
    agent: 'growth_reactive_master',
    executionId: await insertTestExecution(tenant),
    title: 'Mobile checkout',
    content: { cause: 'checkout_broken' },
    firstDay: '2026-03-02',
    lastDay: '2026-03-15',
    priority: 'URGENT',
    confidence: 0.8,
    traceId: 'trace',
    at: '2026-03-16T06:00:00.000Z',
  };
});
afterAll(() => store.close());

const write = (changes: Partial<IncidentInsight> = {}) =>
  tenant.transaction((tx) => upsertIncidentInsight(tx, { ...base, ...changes }));

describe('upsertIncidentInsight', () => {
  it('keeps one report per incident and counts the runs that looked at it', async () => {
    const first = await write();

    const replayed = await write();
    const later = await write({
      executionId: await insertTestExecution(tenant),
      kind: 'data_problem',
      title: 'Outage',
    });

    expect([first.revision, replayed.revision, later.revision]).toEqual([1, 1, 2]);
    const { rows } = await tenant.run(
      sql`select id, kind, title, lower(period)::text as first, (upper(period) - 1)::text as last from insight.insight`,
    );
    expect(rows).toEqual([
      { id: first.id, kind: 'data_problem', title: 'Outage', first: '2026-03-02', last: '2026-03-15' },
    ]);
  });
});

describe('insertCitations', () => {
  const cite = (owner: { id: string; revision: number }, citations: readonly CitationWrite[]) =>
    tenant.transaction((tx) => insertCitations(tx, { kind: 'insight', ...owner }, citations));

  const citation = (evidenceId: string, language: 'en' | 'pl'): CitationWrite => ({
    language,
    field: 'summary',
    figure: '25 %',
    evidenceId,
    cell: 'change',
    value: 0.25,
    unit: 'fraction',
  });

  it('cites a revision once, however often the run comes back to it', async () => {
    const { id } = await write();
    const evidenceId = await insertTestEvidence(tenant);
    const citations = [citation(evidenceId, 'en'), citation(evidenceId, 'pl')];

    await cite({ id, revision: 1 }, citations);
    await cite({ id, revision: 1 }, citations);
    await cite({ id, revision: 2 }, citations);

    const { rows } = await tenant.run(
      sql`select revision, language, figure, value, unit from insight.citation order by revision, language`,
    );
    expect(rows).toEqual([
      { revision: 1, language: 'en', figure: '25 %', value: 0.25, unit: 'fraction' },
      { revision: 1, language: 'pl', figure: '25 %', value: 0.25, unit: 'fraction' },
      { revision: 2, language: 'en', figure: '25 %', value: 0.25, unit: 'fraction' },
      { revision: 2, language: 'pl', figure: '25 %', value: 0.25, unit: 'fraction' },
    ]);
  });

  it('refuses a figure whose evidence does not exist', async () => {
    const { id } = await write();

    const citing = cite({ id, revision: 1 }, [citation(randomUUID(), 'en')]);

    await expect(citing).rejects.toThrow(/foreign key/);
  });
});
