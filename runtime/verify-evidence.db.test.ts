import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TenantDatabase } from '#storage/database.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import type { AnyTool } from '#tools/tool.ts';
import { citeBudget, lentTo, readBudget, setBudget } from './testing-budget-texts.ts';
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
  await setBudget(db, 100);
});
afterAll(() => store.close());

/** The tool, which counts how often it runs. */
function countedBudget(): AnyTool {
  const tool = readBudget();
  return {
    ...tool,
    run: (input, context) => {
      calls += 1;
      return tool.run(input, context);
    },
  };
}

async function cite(factors: readonly number[], value: number, cell?: string): Promise<string[]> {
  return citeBudget({ store, db }, factors, { value, ...(cell === undefined ? {} : { cell }) });
}

function verify(tools: readonly AnyTool[] = [countedBudget()]) {
  return verifyEvidence({}, { ...lentTo(db), tools });
}

async function outcomes(tools?: readonly AnyTool[]) {
  return (await verify(tools)).figures.map(({ outcome }) => outcome);
}

it('computes each stored result again, once, and counts what holds', async () => {
  await cite([1], 100);
  const seen: [number, number][] = [];

  const verification = await verifyEvidence(
    {},
    { ...lentTo(db), tools: [countedBudget()], onProgress: (done, total) => seen.push([done, total]) },
  );

  expect(verification).toMatchObject({ cited: 2, holds: 2, recomputed: 1 });
  expect([calls, seen]).toEqual([1, [[1, 1]]]);
});

it('says what a figure is today when the data changed', async () => {
  await cite([1], 100);
  await setBudget(db, 101);

  expect((await outcomes())[0]).toEqual({ kind: 'changed', cited: 100, computed: 101 });
});

it('lets the last bits of a computation differ, and no more', async () => {
  await cite([1], 100);
  await setBudget(db, 100 * (1 + 1e-12));
  const near = await outcomes();
  await setBudget(db, 100 * (1 + 1e-8));
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
  await setBudget(db, 500);
  await store.pool.query(
    `update insight.evidence set cells = jsonb_set(cells, '{total,value}', '500') where id = '${id}'`,
  );
  await store.pool.query(`update insight.citation set value = '500' where evidence_id = '${id}'`);

  expect((await outcomes())[0]).toEqual({ kind: 'tampered' });
});

it('looks at one text when asked for one', async () => {
  await cite([1], 100);
  await cite([2], 200);

  const none = await verifyEvidence({ insightId: NOBODY }, { ...lentTo(db), tools: [countedBudget()] });

  expect(none).toMatchObject({ cited: 0, holds: 0, recomputed: 0 });
  expect(await verify()).toMatchObject({ cited: 4, holds: 4, recomputed: 2 });
});
