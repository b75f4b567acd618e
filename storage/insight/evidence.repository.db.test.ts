import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { NotFoundError } from '#core/errors.ts';
import type { TenantDatabase } from '../database.ts';
import { sql } from '../sql.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { insertCitations } from './citation.repository.ts';
import {
  getEvidence,
  insertEvidence,
  listCitations,
  listEvidence,
  listEvidenceHashes,
  type NewEvidence,
} from './evidence.repository.ts';
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
  await insertStep();
});
afterAll(() => store.close());

const PLACE = 'only@1/test_double#2';

async function insertStep(): Promise<void> {
  await db.run(sql`
    insert into runtime.step (tenant_id, execution_id, place, number, epoch, kind, name, status, started_at)
    values (${db.tenantId}, ${executionId}, ${PLACE}, 1, 1, 'tool', 'test_double', 'started', now())
  `);
}

function evidence(overrides: Partial<NewEvidence> = {}): NewEvidence {
  return {
    ...{ id: randomUUID(), executionId, stepPlace: PLACE, tool: 'test_double', toolVersion: '1' },
    argumentsJson: '{"value":2}',
    queries: [{ text: 'select $1', values: [2] }],
    cells: { doubled: { value: 4, unit: 'count', basis: 'computed' } },
    contentHash: 'hash',
    ...overrides,
  };
}

async function keep(overrides: Partial<NewEvidence> = {}): Promise<string> {
  const fresh = evidence(overrides);
  await insertEvidence(db, fresh);
  return fresh.id;
}

async function insertInsight(timesSeen: number): Promise<string> {
  const { rows } = await db.run(sql`
    insert into insight.insight (tenant_id, kind, source, title, content, times_seen)
    values (${db.tenantId}, 'report', 'test', 'Report', '{}', ${timesSeen}) returning id::text
  `);
  return String(Object.values(Object(rows[0]))[0]);
}

it('keeps a result as it was, and names what a run has kept by its content', async () => {
  const id = await keep();
  const other = await keep({ contentHash: 'other' });

  expect(await getEvidence(db, id)).toMatchObject({
    ...{
      executionId,
      stepPlace: PLACE,
      tool: 'test_double',
      toolVersion: '1',
      arguments: { value: 2 },
      contentHash: 'hash',
    },
    queries: [{ text: 'select $1', values: [2] }],
    cells: { doubled: { value: 4, unit: 'count', basis: 'computed' } },
  });
  expect((await listEvidence(db, [other, id])).map((found) => found.id)).toEqual([id, other]);
  expect(await listEvidenceHashes(db, executionId)).toEqual([
    { id, contentHash: 'hash' },
    { id: other, contentHash: 'other' },
  ]);
});

it('outlives the journal of its run', async () => {
  const id = await keep();

  await store.pool.query('delete from runtime.step where execution_id = $1', [executionId]);

  expect(await getEvidence(db, id)).toMatchObject({ executionId, stepPlace: null });
});

it('shows no evidence of another tenant', async () => {
  const id = await keep();
  const other = await store.createTenant();

  await expect(getEvidence(other, id)).rejects.toThrow(NotFoundError);
  expect(await listEvidence(other, [id])).toEqual([]);
});

it('lists the citations of the current revision only', async () => {
  const evidenceId = await keep();
  const insightId = await insertInsight(2);
  const citation = {
    language: 'en',
    field: 'text',
    evidenceId,
    cell: 'doubled',
    value: 4,
    unit: 'count',
  } as const;
  await db.transaction(async (tx) => {
    await insertCitations(tx, { kind: 'insight', id: insightId, revision: 1 }, [
      { ...citation, figure: 'old' },
    ]);
    await insertCitations(tx, { kind: 'insight', id: insightId, revision: 2 }, [
      { ...citation, figure: '4' },
    ]);
  });

  const all = await listCitations(db);
  const ofOther = await listCitations(db, { insightId: executionId });

  expect(all).toMatchObject([
    {
      figure: '4',
      title: 'Report',
      insightId,
      recommendationId: null,
      evidenceId,
      cell: 'doubled',
      value: 4,
    },
  ]);
  expect(ofOther).toEqual([]);
});
