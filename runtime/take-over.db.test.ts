import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ExternalServiceError } from '#core/errors.ts';
import type { AnyGraph } from '#graphs/graph.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { defineTool } from '#tools/tool.ts';
import { redriveRun } from './cancel-run.ts';
import { MOST_TAKEOVERS } from './take-over.ts';
import { double, oneNode } from './testing.ts';
import { admitTo, type Crew, dieWith, gatherCrew, leftoversOf, whenEnded } from './testing-crew.ts';
import { beginRun, lineOf, plannedDeath, takeFrom, workOn } from './testing-take-over.ts';

let store: TestStore;
let db: TenantDatabase;
let crew: Crew;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
  await store.owner.run(sql`delete from pgboss.job`);
  crew = gatherCrew(store);
});
afterEach(() => crew.close());
afterAll(() => store.close());

const NOTHING = { leases: 0, jobs: 0 };

it('goes to another worker when its own goes silent', async () => {
  const graph = oneNode(async () => {});
  const engine = await crew.open([graph], 1);
  const id = await admitTo(engine, db, graph);
  await dieWith(store, id);

  crew.work(engine);

  expect((await whenEnded(db, id)).status).toBe('completed');
  expect(await leftoversOf(store, db)).toEqual(NOTHING);
});

it('is not kept for ever by a worker that does not know that it has it', async () => {
  const graph = oneNode(async () => {});
  const engine = await crew.open([graph], 1);
  const id = await admitTo(engine, db, graph);
  // The claim was written, but the connection broke before the worker heard of it.
  await store.pool.query(
    `update runtime.lease set state = 'leased', epoch = 1, worker_id = $2,
            lease_until = clock_timestamp() + interval '1 second' where execution_id = $1`,
    [id, engine.workerId],
  );
  await store.pool.query(`update pgboss.job set state = 'active' where id = $1`, [id]);

  crew.work(engine);

  expect((await whenEnded(db, id)).status).toBe('completed');
});

it('asks anew for what it failed by when it is taken up again, and does nothing else again', async () => {
  let keyIsRight = false;
  const asked = { double: 0, guarded: 0 };
  const guarded = defineTool({
    ...double,
    name: 'test_guarded',
    async run(input, context) {
      asked.guarded += 1;
      if (!keyIsRight) throw new ExternalServiceError('The service refused the key.', { status: 401 });
      return double.run(input, context);
    },
  });
  const counted = defineTool({
    ...double,
    async run(input, context) {
      asked.double += 1;
      return double.run(input, context);
    },
  });
  const graph = oneNode(async ({ useTool }) => {
    await useTool(counted, { value: 1, label: 'first' });
    await useTool(guarded, { value: 2, label: 'second' });
  });
  const engine = await crew.open([graph], 1);
  crew.work(engine);
  const id = await admitTo(engine, db, graph);
  expect(await whenEnded(db, id)).toMatchObject({ status: 'failed', error: 'The service refused the key.' });
  keyIsRight = true;

  await redriveRun(db, engine, id);

  expect((await whenEnded(db, id)).status).toBe('completed');
  expect(asked).toEqual({ double: 1, guarded: 2 });
});

it('is not given out for ever: it ends with the reason, and may be taken up again', async () => {
  const graph = oneNode(async () => {});
  const engine = await crew.open([graph], 1);
  const id = await admitTo(engine, db, graph);
  await dieWith(store, id, MOST_TAKEOVERS);
  const idle = crew.work(engine, { queues: ['batch'] });

  const failed = await whenEnded(db, id);
  await idle.drain(0);

  expect(failed).toMatchObject({ status: 'failed' });
  expect(failed.error).toMatch(/^10 workers in a row died or went silent while they worked on this run\./);
  expect(await leftoversOf(store, db)).toEqual(NOTHING);
  await redriveRun(db, engine, id);
  crew.work(await crew.open([graph]));
  expect((await whenEnded(db, id)).status).toBe('completed');
});

it('may lose any number of workers as long as each completes a step', async () => {
  const graph = lineOf(
    async () => 1,
    async (_runtime, seen) => seen,
  );
  const engine = await crew.open([graph]);
  const run = await beginRun(engine, db, { graph });
  await store.pool.query('update runtime.lease set takeovers = $1', [MOST_TAKEOVERS - 1]);
  const death = plannedDeath();
  const dying = lineOf(
    async () => 1,
    async () => death.here(),
  );

  await workOn(engine, run, { graph: dying, signal: death.signal });
  const result = await workOn(engine, await takeFrom(engine, run), { graph });

  expect(result).toMatchObject({ ended: { status: 'completed', output: 1 } });
});

it('is taken up again, after it failed, from where its journal ends', async () => {
  let isBroken = true;
  const ran: number[] = [];
  const graph = lineOf(
    async () => ran.push(1),
    async () => {
      ran.push(2);
      if (isBroken) throw new TypeError('x is undefined');
      return 'mended';
    },
  );
  const engine = await crew.open([graph]);
  const id = await admitTo(engine, db, graph);
  crew.work(engine);
  const failed = await whenEnded(db, id);
  isBroken = false;

  await redriveRun(db, engine, id);

  const mended = await whenEnded(db, id);
  expect([failed.status, mended.status, mended.output, mended.error]).toEqual([
    'failed',
    'completed',
    'mended',
    null,
  ]);
  expect(ran).toEqual([1, 2, 2]);
  const { rows } = await db.run(sql`select array_agg(number order by number) as numbers from runtime.step`);
  expect(rows).toEqual([{ numbers: [1, 3] }]);
});

describe('a run that began on another version of its graph', () => {
  const versionOf = (version: string, output: string, more: Partial<AnyGraph> = {}): AnyGraph => ({
    ...lineOf(async () => output),
    version,
    ...more,
  });

  it.each([
    ['finishes on that version where it is still there', { earlier: [versionOf('1', 'old')] }, 'old'],
    ['goes on with the one that says it can', { continues: ['1'] }, 'new'],
    ['finishes on that version rather', { earlier: [versionOf('1', 'old')], continues: ['1'] }, 'old'],
  ])('%s', async (_name, more, output) => {
    const id = await admitTo(await crew.open([versionOf('1', 'old')]), db, versionOf('1', 'old'));

    crew.work(await crew.open([versionOf('2', 'new', more)]));

    expect(await whenEnded(db, id)).toMatchObject({ status: 'completed', output, graphVersion: '1' });
  });

  it('says so when neither is possible', async () => {
    const id = await admitTo(await crew.open([versionOf('1', 'old')]), db, versionOf('1', 'old'));

    crew.work(await crew.open([versionOf('3', 'new', { earlier: [versionOf('2', 'newer')] })]));

    expect(await whenEnded(db, id)).toMatchObject({
      status: 'failed',
      error: expect.stringMatching(
        /^The run began on version 1 of "test_line"; this installation has 3, 2, and none of them can go on with it\./,
      ),
    });
  });
});
