import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { ExternalServiceError, NotFoundError } from '#core/errors.ts';
import { calling, scriptedModel } from '#models/testing.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { defineTool } from '#tools/tool.ts';
import type { Engine } from './environment.ts';
import { openTestEngine, testAgent, withModel } from './testing.ts';
import { type LineNode, lineOf, plannedDeath, survive } from './testing-take-over.ts';

let store: TestStore;
let db: TenantDatabase;
let engine: Engine;
let calls: string[];
beforeAll(async () => {
  store = await openTestStore();
  engine = await openTestEngine(store);
});
beforeEach(async () => {
  db = await store.createTenant();
  calls = [];
});
afterAll(async () => {
  await engine.queue.close();
  await store.close();
});

/** A tool that notes each call. */
function counted(answer: (value: number) => unknown = (value) => value) {
  return defineTool({
    ...{ name: 'test_counted', version: '1', description: 'Counts.', effect: 'read' },
    input: z.object({ value: z.number() }),
    output: z.object({ value: z.unknown() }),
    async run({ value }) {
      calls.push(`tool ${value}`);
      return { value: await answer(value) };
    },
    cells: ({ value }) => ({ value: { value: Number(value), unit: 'count', basis: 'measured' } }),
  });
}

const SUBMITTED = calling('submit_answer', { answer: { sum: 1, by: 'model' } });

/** Does one thing of each kind. */
const everything: LineNode = async ({ useTool, runAgent, write }) => {
  calls.push('node');
  const { evidenceId } = await useTool(counted(), { value: 1 });
  const { by } = await runAgent(testAgent(), { value: 4 });
  const key = await write('remember', { evidenceId }, async (tx) => {
    calls.push('write');
    await tx.run(sql`insert into runtime.memory (tenant_id, scope, key, value)
                     values (core.require_tenant(), 'tenant', gen_random_uuid()::text, '{}')`);
    return 'written';
  });
  return { evidenceId, by, key };
};

it('does again nothing that the journal holds, whatever its kind', async () => {
  const death = plannedDeath();
  const model = scriptedModel([SUBMITTED]);
  const graph = lineOf(everything, async (_runtime, seen) => {
    calls.push('second node');
    death.here();
    return seen;
  });

  const survivor = withModel(engine, model);
  const { execution, steps, before } = await survive(survivor, db, { graph, death });

  expect(execution).toMatchObject({ status: 'completed', output: { by: 'model', key: 'written' } });
  expect(calls).toEqual(['node', 'tool 1', 'write', 'second node', 'second node']);
  expect(model.requests).toHaveLength(1);
  expect(steps.map(({ kind, attempts }) => [kind, attempts])).toEqual([
    ...[
      ['node', 1],
      ['tool', 1],
      ['agent', 1],
      ['model', 1],
      ['write', 1],
    ],
    ['node', 1],
  ]);
  expect(steps.map(({ place }) => place).slice(0, -1)).toEqual(before);
  const kept = await db.run(sql`select (select count(*) from runtime.memory) as memories,
                                       (select count(*) from insight.evidence) as evidence`);
  expect(kept.rows).toEqual([{ memories: 1, evidence: 1 }]);
});

it('does again, of a node that had not ended, only what was in flight', async () => {
  const death = plannedDeath();
  const model = scriptedModel([SUBMITTED]);
  const graph = lineOf(async (runtime, seen) => {
    const done = await everything(runtime, seen);
    const tool = counted((value) => {
      death.here();
      return value;
    });
    await runtime.useTool(tool, { value: 2 });
    return done;
  });

  const { execution } = await survive(withModel(engine, model), db, { graph, death });

  expect(execution.status).toBe('completed');
  expect(calls).toEqual(['node', 'tool 1', 'write', 'tool 2', 'node', 'tool 2']);
  expect(model.requests).toHaveLength(1);
});

it('names its evidence as before', async () => {
  const death = plannedDeath();
  const ids: unknown[] = [];
  const graph = lineOf(async ({ useTool }) => {
    ids.push((await useTool(counted(), { value: 1 })).evidenceId);
    // The same content again is the same evidence, also for a worker that did not see it come about.
    if (ids.length > 1)
      ids.push(
        (
          await useTool(
            counted(() => 1),
            { value: 1 },
          )
        ).evidenceId,
      );
    await useTool(counted(), { value: 2 });
    death.here();
  });

  await survive(engine, db, { graph, death });

  expect(ids).toHaveLength(3);
  expect(new Set(ids).size).toBe(1);
});

it('gives each of several calls at once its own result, in whatever order they come', async () => {
  const death = plannedDeath();
  let isReversed = false;
  const graph = lineOf(async ({ useTool, runAgent }) => {
    const values = [1, 2, 3, 1];
    const order = isReversed ? values.toReversed() : values;
    isReversed = true;
    const tools = await Promise.all(
      order.map((value) =>
        useTool(
          counted((each) => each * 10),
          { value },
        ),
      ),
    );
    const agents = await Promise.all(order.map((value) => runAgent(testAgent(), { value })));
    death.here();
    return order.map((value, index) => [value, tools[index]?.output.value, agents[index]?.sum]);
  });

  const { execution } = await survive(engine, db, { graph, death });

  expect(execution.output).toEqual([
    [1, 10, 2],
    [3, 30, 6],
    [2, 20, 4],
    [1, 10, 2],
  ]);
  expect(calls).toEqual(['tool 1', 'tool 2', 'tool 3', 'tool 1']);
});

it.each([
  ['a failure that stays', 1, () => new NotFoundError('shop', 'x')],
  ['a failure of a service that stays', 1, () => new ExternalServiceError('No.', { status: 403 })],
  ['a failure that may pass', 2, () => new ExternalServiceError('Away.', { status: 503 })],
  ['a fault of ours', 2, () => new TypeError('x is undefined')],
])(
  'meets %s of a tool that it went on with as it did before: %i calls in all',
  async (_name, times, failure) => {
    const death = plannedDeath();
    const messages: string[] = [];
    const tool = counted(() => {
      throw failure();
    });
    const graph = lineOf(async ({ useTool }) => {
      await useTool(tool, { value: 1 }).catch((error: Error) =>
        messages.push(`${error.constructor.name}: ${error.message}`),
      );
      death.here();
      return 'went on';
    });

    const { execution } = await survive(engine, db, { graph, death });

    expect(execution).toMatchObject({ status: 'completed', output: 'went on' });
    expect(calls).toHaveLength(times);
    expect(messages).toHaveLength(2);
    expect(new Set(messages).size).toBe(1);
  },
);

it('takes the way of the playbook again that a failure of the model led to', async () => {
  const death = plannedDeath();
  const model = scriptedModel([new ExternalServiceError('It is down.', { status: 503 }), SUBMITTED]);
  const graph = lineOf(async ({ runAgent }) => {
    const agent = testAgent({
      async playbook() {
        calls.push('playbook');
        death.here();
        return { sum: 2, by: 'playbook' };
      },
    });
    return runAgent(agent, { value: 1 });
  });

  const { execution } = await survive(withModel(engine, model), db, { graph, death });

  expect(execution.output).toEqual({ sum: 2, by: 'playbook' });
  expect(calls).toEqual(['playbook', 'playbook']);
  expect(model.requests).toHaveLength(1);
});
