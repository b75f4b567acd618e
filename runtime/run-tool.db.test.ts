import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { InvalidInputError, InvariantError } from '#core/errors.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { type Evidence, getEvidence } from '#storage/insight/evidence.repository.ts';
import { listSteps, type StepInTree } from '#storage/runtime/step.repository.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { type AnyTool, defineTool } from '#tools/tool.ts';
import { double, openTestRun, type TestOpenRun } from './testing.ts';

let store: TestStore;
let db: TenantDatabase;
let run: TestOpenRun;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
  run = await openTestRun(store, db);
});
afterAll(() => store.close());

function testTool(overrides: Partial<AnyTool>): AnyTool {
  return defineTool({
    ...{ name: 'test_tool', version: '1', description: 'Tests.', effect: 'read' },
    ...{ input: z.object({}), output: z.object({}), run: async () => ({}), ...overrides },
  });
}

async function stepsOf(): Promise<StepInTree[]> {
  await run.settled();
  return listSteps(db, run.executionId);
}

async function evidenceOf(id: string | null): Promise<Evidence> {
  await run.settled();
  return getEvidence(db, id ?? '');
}

async function countEvidence(): Promise<number> {
  await run.settled();
  return (await db.run(sql`select 1 from insight.evidence`)).rowCount;
}

it('keeps a result as evidence: statements, arguments with defaults, cells, hash', async () => {
  const { output, evidenceId } = await run.useTool(double, { value: 21, label: 'none' });

  expect(output).toEqual({ doubled: 42, label: 'none' });
  const evidence = await evidenceOf(evidenceId);
  expect(evidence).toMatchObject({
    ...{
      executionId: run.executionId,
      tool: 'test_double',
      toolVersion: '1',
      arguments: { value: 21, label: 'none' },
    },
    queries: [{ text: 'select $1::numeric * 2 as doubled', values: [21] }],
    cells: { doubled: { value: 42, unit: 'count', basis: 'computed' } },
    contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const [step] = await stepsOf();
  expect(step).toMatchObject({
    kind: 'tool',
    name: 'test_double',
    status: 'completed',
    place: evidence.stepPlace,
  });
});

it('keeps the same result of a run once, also from parallel branches', async () => {
  const values = [2, ...Array.from({ length: 20 }, () => 1)];

  const calls = await Promise.all(values.map((value) => run.useTool(double, { value, label: 'x' })));

  expect(new Set(calls.map(({ evidenceId }) => evidenceId)).size).toBe(2);
  expect(await countEvidence()).toBe(2);
  expect(await stepsOf()).toHaveLength(21);
});

it('keeps no evidence for a tool without cells', async () => {
  const { evidenceId } = await run.useTool(testTool({}), {});

  expect(evidenceId).toBeNull();
  expect(await countEvidence()).toBe(0);
});

it('stores text that Postgres could not hold, and hashes what it stored', async () => {
  const { evidenceId } = await run.useTool(double, { value: 1, label: 'a\0b\uD800c' });

  const { cells } = await evidenceOf(evidenceId);
  expect(cells.label?.value).toBe('a\uFFFDb\uFFFDc');
});

it('refuses arguments that do not fit before it runs, and says which field', async () => {
  let ran = false;
  const tool = testTool({
    input: z.object({ days: z.number().max(90) }),
    run: async () => {
      ran = true;
      return {};
    },
  });

  const call = run.useTool(tool, { days: 91 });

  await expect(call).rejects.toThrow(InvalidInputError);
  await expect(call).rejects.toThrow(/"test_tool" refuses its arguments: days: /);
  expect(ran).toBe(false);
  expect(await stepsOf()).toMatchObject([{ status: 'failed', error: expect.stringContaining('days: ') }]);
});

it('refuses an answer that its own schema refuses, without repeating it', async () => {
  const tool = testTool({
    output: z.object({ kind: z.enum(['a']) }),
    run: async () => ({ kind: 'foreign text' }),
  });

  const call = run.useTool(tool, {});

  await expect(call).rejects.toThrow(InvariantError);
  const [step] = await stepsOf();
  expect(step?.error).toBe('The tool "test_tool" answered what its own schema refuses.');
});

it('keeps the text of a foreign error out of the store but throws the error itself', async () => {
  const error = new Error('password=hunter2');
  const tool = testTool({
    run: async () => {
      throw error;
    },
  });

  const call = run.useTool(tool, {});

  await expect(call).rejects.toBe(error);
  const [step] = await stepsOf();
  expect(step).toMatchObject({
    status: 'failed',
    error: expect.stringContaining('unexpected error (internal)'),
  });
  expect(JSON.stringify(step)).not.toContain('hunter2');
});

it('notes each different statement once, those of a transaction too', async () => {
  const tool = testTool({
    cells: () => ({}),
    async run(_input, { db: recorded }) {
      await recorded.run(sql`select ${1}::int`);
      await recorded.run(sql`select ${1}::int`);
      await recorded.transaction((tx) => tx.run(sql`select ${2}::int`));
      await recorded.run(sql`select ${'x'.repeat(20_000)}::text`);
      return {};
    },
  });

  const { evidenceId } = await run.useTool(tool, {});

  const { queries } = await evidenceOf(evidenceId);
  expect(queries.map(({ text }) => text)).toEqual(['select $1::int', 'select $1::int', 'select $1::text']);
  expect(queries.map(({ values }) => values)).toEqual([[1], [2], ['1 values of 20004 characters, left out']]);
});
