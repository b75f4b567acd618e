import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { z } from 'zod';
import type { Agent } from '#agents/agent.ts';
import type { AnyGraph } from '#graphs/graph.ts';
import { calling, type ScriptedModel, scriptedModel } from '#models/testing.ts';
import type { TenantDatabase } from '#storage/database.ts';
import type { Execution } from '#storage/runtime/execution.repository.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import type { Engine } from './environment.ts';
import { exportRecording, parseRecording, readRecording } from './recording.ts';
import { type ReplayReport, replayRun } from './replay-run.ts';
import { double, oneNode, openTestEngine, runTest, testAgent, testOwner, withModel } from './testing.ts';

let store: TestStore;
let db: TenantDatabase;
let engine: Engine;
beforeAll(async () => {
  store = await openTestStore();
  engine = await openTestEngine(store);
});
beforeEach(async () => {
  db = await store.createTenant();
});
afterAll(async () => {
  await engine.queue.close();
  await store.close();
});

type TestAgent = ReturnType<typeof testAgent>;

/** Asks an agent, then writes what it said. */
function asking(
  agent: Agent<z.output<TestAgent['input']>, z.output<TestAgent['output']>> = testAgent(),
): AnyGraph {
  return oneNode(async ({ runAgent, write }) => {
    const answer = await runAgent(agent, { value: 21 });
    await write('remember', answer, (tx) =>
      tx.run(sql`insert into runtime.memory (tenant_id, scope, key, value)
                 values (core.require_tenant(), 'tenant', gen_random_uuid()::text, '{}')`),
    );
  });
}

const model = (): ScriptedModel =>
  scriptedModel([
    calling('test_double', { value: 21 }),
    calling('submit_answer', { answer: { sum: 42, by: 'model' } }),
  ]);

async function record(graph: AnyGraph, client?: ScriptedModel): Promise<Execution> {
  const recording = client === undefined ? engine : withModel(engine, client);
  const { execution } = await runTest(recording, db, { graph, input: {} });
  expect(execution.status).toBe('completed');
  return execution;
}

async function replay(execution: Execution, graph: AnyGraph): Promise<ReplayReport> {
  const { signal } = new AbortController();
  const recording = await readRecording(testOwner(db), execution);
  // As a test would keep it.
  const kept = parseRecording(exportRecording(recording));
  return replayRun({ ...engine, graphs: [graph] }, kept, signal);
}

async function countRows(): Promise<unknown> {
  const { rows } = await db.run(sql`
    select (select count(*) from runtime.step) as steps, (select count(*) from runtime.memory) as memories,
           (select count(*) from insight.evidence) as evidence, (select count(*) from runtime.execution) as runs
  `);
  return rows[0];
}

it.each([
  ['by a model', model],
  ['by playbook', () => undefined],
])(
  'plays a run that was done %s, with identical results, without writing or calling anything',
  async (_name, client) => {
    const execution = await record(asking(), client());
    const before = await countRows();

    const report = await replay(execution, asking());

    expect(report).toMatchObject({ result: 'identical', computed: 2, divergences: [] });
    expect(report.recalled).toBeGreaterThan(1);
    expect(await countRows()).toEqual(before);
  },
);

it('plays fifty recorded runs alike', async () => {
  const runs: Execution[] = [];
  for (let index = 0; index < 50; index += 1)
    runs.push(await record(asking(), index % 2 === 0 ? model() : undefined));

  const reports: ReplayReport[] = [];
  for (const run of runs) reports.push(await replay(run, asking()));

  expect(new Set(reports.map(({ result }) => result))).toEqual(new Set(['identical']));
});

it('takes what a node read of the store from the journal, since the store has gone on', async () => {
  const graph = oneNode(async ({ context, write }) => {
    const { rows } = await context.db.run(sql`select count(*) as runs from runtime.execution`);
    await write('remember', rows, async () => null);
  });
  const execution = await record(graph);
  await record(graph);

  expect(await replay(execution, graph)).toMatchObject({ result: 'identical', computed: 0 });
});

it('finds and names a prompt that was changed', async () => {
  const execution = await record(asking(), model());

  const { result, divergences } = await replay(
    execution,
    asking(testAgent({ instructions: () => 'You double numbers, carefully.' })),
  );

  expect(result).toBe('diverged');
  expect(divergences).toEqual([
    expect.objectContaining({ kind: 'model', why: 'asks_other', detail: 'Changed: the instructions.' }),
  ]);
});

it('finds a playbook that asks a tool for something else', async () => {
  const execution = await record(asking());
  const other = testAgent({
    async playbook({ value }, { useTool }) {
      const { output } = await useTool(double, { value: value + 1, label: 'playbook' });
      return { sum: output.doubled, by: 'playbook' };
    },
  });

  const { divergences } = await replay(execution, asking(other));

  expect(divergences).toMatchObject([{ kind: 'tool', name: 'test_double', why: 'asks_anew' }]);
});

it('finds a node that comes to something else, and a step that is not asked for any more', async () => {
  const execution = await record(asking());

  const { divergences } = await replay(
    execution,
    oneNode(async () => {}),
  );

  expect(divergences).toMatchObject([{ why: 'asks_less' }]);
});

it('refuses a file that is no recording, in words', () => {
  expect(() => parseRecording('{"steps":')).toThrow('it is no JSON');
  expect(() => parseRecording('{"steps":[]}')).toThrow(/steward_recording: /);
});
