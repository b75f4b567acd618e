import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { GraphRuntime } from '#graphs/graph.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { savePolicyRule } from '#storage/plan/policy-rule.repository.ts';
import { listApprovals } from '#storage/runtime/approval.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import type { AnyTool } from '#tools/tool.ts';
import { decideApproval } from '../approvals/decide-approval.ts';
import type { Engine } from '../environment.ts';
import type { WorkResult } from '../execute-run.ts';
import { oneNode, openTestEngine } from '../testing.ts';
import { dispatchOutbox } from './dispatcher.ts';
import { ALLOW, admitTest, letterTool, type OtherSide, settle, workOnce } from './testing.ts';

const actor = { actorKind: 'operator', actorId: 'ada' } as const;

let store: TestStore;
let db: TenantDatabase;
let engine: Engine & { readonly tools: readonly AnyTool[] };
let other: OtherSide;
let letter: AnyTool;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  db = await store.createTenant();
  other = { received: [], faults: [] };
  letter = letterTool(other, true);
});
afterEach(async () => {
  await engine.queue.close();
  // A dispatcher serves all tenants; what one test leaves would be sent in the next.
  await store.pool.query('delete from runtime.outbox');
});

interface NodeRun {
  work(): Promise<WorkResult | undefined>;
  send(): Promise<number>;
}

/** A run of one node, as far as one worker comes with it. */
async function begin(node: (runtime: GraphRuntime) => Promise<void>): Promise<NodeRun & { first: unknown }> {
  const graph = oneNode(node);
  engine = { ...(await openTestEngine(store, { graphs: [graph] })), tools: [letter] };
  const executionId = await admitTest(engine, db, { graph, input: {} });
  const run: NodeRun = {
    work: () => workOnce(engine, db, executionId),
    send: () => dispatchOutbox(engine, { claimSeconds: 20, backoffSeconds: 0 }),
  };
  return { ...run, first: await run.work() };
}

const asked = () => listApprovals(db, { includeAnswered: false, limit: 50 });
const outbox = async () => (await db.run({ text: 'select place from runtime.outbox', values: [] })).rows;

it('lets the run go only when all effects that a node wants at once are asked for', async () => {
  const everybody = ['ann', 'bob'];
  const run = await begin(async ({ useTool }) => {
    await Promise.all(everybody.map((to) => useTool(letter, { to })));
  });
  await decideApproval(engine, db, { reference: '2', verdict: 'approve', reason: null, actor });
  // Next time the first one has nothing to ask any more, so it is done long before the others.
  everybody.push('cid', 'dan', 'eve');
  await run.work();

  const waiting = (await asked()).map(({ payload }) => Object(payload).to).toSorted();
  expect(waiting).toHaveLength(4);
  expect(waiting).toEqual(expect.arrayContaining(['cid', 'dan', 'eve']));
});

it('keeps a refusal in a node that is played again, although the rule has changed', async () => {
  const refusals: string[] = [];
  const deny = {
    ...ALLOW,
    code: 'no-bob',
    action: 'deny',
    condition: { path: 'to', op: 'eq', value: 'bob' },
  } as const;
  await db.transaction((tx) => savePolicyRule(tx, deny));
  const run = await begin(async ({ useTool }) => {
    await useTool(letter, { to: 'bob' }).catch((error: Error) => refusals.push(error.message));
    await useTool(letter, { to: 'ann' });
  });
  await db.transaction((tx) => savePolicyRule(tx, { ...deny, action: 'allow' }));

  await decideApproval(engine, db, { reference: '1', verdict: 'approve', reason: null, actor });
  await settle(run);

  expect(new Set(refusals)).toEqual(new Set(['The rule "no-bob" refuses "test_keyed_letter".']));
  expect(other.received.map(({ to }) => to)).toEqual(['ann']);
});

it.each([
  ['asks nobody', false],
  ['puts nothing in the outbox', true],
])('a worker that has lost its run %s', async (_what, isAllowed) => {
  if (isAllowed) await db.transaction((tx) => savePolicyRule(tx, ALLOW));

  const { first } = await begin(async ({ useTool }) => {
    await store.pool.query('update runtime.lease set epoch = epoch + 1 where tenant_id = $1', [db.tenantId]);
    await useTool(letter, { to: 'ann' });
  });

  expect(first).toEqual({ left: 'lost' });
  expect([await asked(), await outbox()]).toEqual([[], []]);
});
