import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { one, type TenantDatabase } from '#storage/database.ts';
import { insertCitations } from '#storage/insight/citation.repository.ts';
import { appendMessage, createThread } from '#storage/runtime/thread.repository.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { testContext } from '#tools/testing.ts';
import { type AnyTool, defineTool, type Tool, type ToolContext } from '#tools/tool.ts';
import { openTestRun, testOwner } from './testing.ts';
import { verifyEvidence } from './verify-evidence.ts';

const NOBODY = '00000000-0000-4000-8000-000000000000';

let store: TestStore;
let db: TenantDatabase;
let calls: number;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
  calls = 0;
  await setBudget(100);
});
afterAll(() => store.close());

async function setBudget(value: number): Promise<void> {
  await db.run(sql`delete from core.setting where key = 'budget'`);
  await db.run(sql`
    insert into core.setting (tenant_id, scope, key, value)
    values (${db.tenantId}, 'tenant', 'budget', to_jsonb(${value}::float8))
  `);
}

/** Reads the budget times a factor, from the store. */
function readBudget(overrides: Partial<AnyTool> = {}): Tool<{ factor: number }, { value: number }> {
  return defineTool({
    ...{ name: 'test_budget', version: '1', description: 'Reads.', effect: 'read' },
    input: z.object({ factor: z.number() }),
    output: z.object({ value: z.number() }),
    async run({ factor }, context) {
      calls += 1;
      const row = z.object({ value: z.number() });
      return one(
        context.db,
        row,
        sql`
        select (value #>> '{}')::float8 * ${factor}::float8 as value from core.setting where key = 'budget'
      `,
      );
    },
    cells: ({ value }) => ({ total: { value, unit: 'count', basis: 'measured' } }),
    ...overrides,
  });
}

/** Stores evidence of the tool and an insight that cites it. */
async function cite(factors: readonly number[], value: number, cell = 'total'): Promise<string[]> {
  const { useTool, settled } = await openTestRun(store, db);
  const ids: string[] = [];
  for (const factor of factors) {
    const { evidenceId } = await useTool(readBudget(), { factor });
    ids.push(evidenceId ?? '');
  }
  await settled();
  const { id } = await one(
    db,
    z.object({ id: z.string() }),
    sql`
    insert into insight.insight (tenant_id, kind, source, title, content)
    values (${db.tenantId}, 'report', 'test', 'Report', '{}') returning id
  `,
  );
  const citations = ids.map((evidenceId) => ({
    ...{
      language: 'en' as const,
      field: 'text',
      figure: String(value),
      evidenceId,
      cell,
      value,
      unit: 'count' as const,
    },
  }));
  await db.transaction((tx) =>
    insertCitations(tx, { kind: 'insight', id, revision: 1 }, [...citations, ...citations]),
  );
  calls = 0;
  return ids;
}

function lent(): ToolContext {
  return testContext({ ...testOwner(db), now: () => new Date('2026-03-15T12:00:00Z') });
}

function verify(tools: readonly AnyTool[] = [readBudget()]) {
  return verifyEvidence({}, { ...lent(), tools });
}

async function outcomes(tools?: readonly AnyTool[]) {
  return (await verify(tools)).figures.map(({ outcome }) => outcome);
}

it('computes each stored result again, once, and counts what holds', async () => {
  await cite([1], 100);
  const seen: [number, number][] = [];

  const verification = await verifyEvidence(
    {},
    { ...lent(), tools: [readBudget()], onProgress: (done, total) => seen.push([done, total]) },
  );

  expect(verification).toMatchObject({ cited: 2, holds: 2, recomputed: 1 });
  expect([calls, seen]).toEqual([1, [[1, 1]]]);
});

it('says what a figure is today when the data changed', async () => {
  await cite([1], 100);
  await setBudget(101);

  expect((await outcomes())[0]).toEqual({ kind: 'changed', cited: 100, computed: 101 });
});

it('lets the last bits of a computation differ, and no more', async () => {
  await cite([1], 100);
  await setBudget(100 * (1 + 1e-12));
  const near = await outcomes();
  await setBudget(100 * (1 + 1e-8));
  const far = await outcomes();

  expect(near[0]).toEqual({ kind: 'holds' });
  expect(far[0]?.kind).toBe('changed');
});

it('finds a text that cites another value than its cell', async () => {
  await cite([1], 90);

  expect((await outcomes())[0]).toEqual({ kind: 'changed', cited: 90, computed: 100 });
});

it('finds a citation of a cell that is not there', async () => {
  await cite([1], 100, 'toString');

  expect((await outcomes())[0]).toEqual({ kind: 'cell_missing' });
});

it('says when the tool is gone, fails, or changes something', async () => {
  await cite([1], 100);
  const failing = readBudget({
    run: async () => {
      throw new Error('foreign text');
    },
  });

  const [gone, failed, writing] = [
    await outcomes([]),
    await outcomes([failing]),
    await outcomes([readBudget({ effect: 'write' })]),
  ];

  expect(gone[0]).toEqual({ kind: 'tool_missing' });
  expect(failed[0]).toEqual({ kind: 'failed', reason: expect.not.stringContaining('foreign') });
  expect(writing[0]?.kind).toBe('failed');
  expect(calls).toBe(0);
});

it('finds stored cells that were changed afterwards, although text and cell agree', async () => {
  const [id] = await cite([1], 100);
  await setBudget(500);
  await store.pool.query(
    `update insight.evidence set cells = jsonb_set(cells, '{total,value}', '500') where id = '${id}'`,
  );
  await store.pool.query(`update insight.citation set value = '500' where evidence_id = '${id}'`);

  expect((await outcomes())[0]).toEqual({ kind: 'tampered' });
});

it('looks at one text when asked for one', async () => {
  await cite([1], 100);
  await cite([2], 200);

  const none = await verifyEvidence({ insightId: NOBODY }, { ...lent(), tools: [readBudget()] });

  expect(none).toMatchObject({ cited: 0, holds: 0, recomputed: 0 });
  expect(await verify()).toMatchObject({ cited: 4, holds: 4, recomputed: 2 });
});

/** An answer in a conversation of its own, which prints a value of stored evidence. */
async function speak(evidenceId: string, value: number | null): Promise<string> {
  const { id } = await createThread(db, {
    kind: 'chat',
    policy: 'queue',
    channel: 'test',
    title: 'How much?',
  });
  const cells = [{ name: 'total', value, unit: 'count' }];
  const parts = [
    { type: 'block', block: { kind: 'text', text: '100 [1].' } },
    { type: 'figure', block: 0, figure: '100', evidenceId, cell: 'total' },
    { type: 'source', number: 1, evidenceId, tool: 'test_budget', cells },
  ];
  const answer = { threadId: id, role: 'assistant', content: '100 [1].' } as const;
  await db.transaction((tx) => appendMessage(tx, { ...answer, partsJson: JSON.stringify(parts) }));
  return id;
}

describe('what was said in conversations', () => {
  it('is computed again and counted, together with the texts and by itself', async () => {
    const [evidenceId = ''] = await cite([1], 100);
    const threadId = await speak(evidenceId, 100);

    const verification = await verify();

    expect(verification).toMatchObject({ cited: 3, holds: 3, recomputed: 1 });
    expect(verification.conversations).toEqual({ cited: 1, holds: 1 });
    expect(verification.figures.at(-1)).toMatchObject({
      citation: { threadId, messageNumber: 1, title: 'How much?', figure: '100', value: 100 },
      tool: 'test_budget',
    });
  });

  it('does not hold when the data has moved on since', async () => {
    const [evidenceId = ''] = await cite([1], 100);
    await speak(evidenceId, 100);
    await setBudget(101);

    expect((await outcomes()).at(-1)).toEqual({ kind: 'changed', cited: 100, computed: 101 });
  });

  it('does not hold when the stored result is gone, or its source does not say the value', async () => {
    const [evidenceId = ''] = await cite([1], 100);
    await speak(NOBODY, 100);
    await speak(evidenceId, null);

    const { figures, conversations } = await verify();

    expect(figures.slice(-2).map(({ outcome }) => outcome.kind)).toEqual([
      'evidence_missing',
      'cell_missing',
    ]);
    expect(conversations).toEqual({ cited: 2, holds: 0 });
  });

  it.each([
    ['one conversation', (threadId: string) => ({ threadId }), { cited: 1 }],
    ['everything but conversations', () => ({ withConversations: false }), { cited: 2 }],
    ['one insight', () => ({ insightId: NOBODY }), { cited: 0 }],
  ])('is left out or looked at alone when asked for %s', async (_, request, counts) => {
    const [evidenceId = ''] = await cite([1], 100);
    await speak(evidenceId, 100);
    const threadId = await speak(evidenceId, 100);

    const verification = await verifyEvidence(request(threadId), { ...lent(), tools: [readBudget()] });

    expect(verification).toMatchObject(counts);
  });
});
