import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { listSteps, listStepsAfter } from './step.repository.ts';
import { addTestSteps, insertTestRun } from './testing.ts';

let store: TestStore;
let db: TenantDatabase;
let executionId: string;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
  executionId = await insertTestRun(db);
});
afterAll(() => store.close());

const SPENT = { tokens_in: 100, tokens_out: 20, tokens_cached: 40, cost_usd: 0.002 };

it('adds up tokens and cost along the tree, counting each model call once', async () => {
  await addTestSteps(db, executionId, [
    { place: 'load@1', kind: 'node' },
    { place: 'load@1/writer#1', kind: 'agent', tokens_in: 200, tokens_out: 40, cost_usd: 0.004 },
    { place: 'load@1/writer#1/one', kind: 'model', ...SPENT },
    { place: 'load@1/writer#1/one.1', kind: 'model', ...SPENT },
  ]);

  const tree = await listSteps(db, executionId);

  expect(tree.map(({ name, depth, parent }) => [name, depth, parent])).toEqual([
    ['load@1', 0, null],
    ['writer#1', 1, 'load@1'],
    ['one', 2, 'load@1/writer#1'],
    ['one.1', 2, 'load@1/writer#1'],
  ]);
  expect(
    tree.map((step) => [step.modelCalls, step.tokensIn, step.tokensOut, step.tokensCached, step.costUsd]),
  ).toEqual([
    [2, 200, 40, 80, 0.004],
    [2, 200, 40, 80, 0.004],
    [1, 100, 20, 40, 0.002],
    [1, 100, 20, 40, 0.002],
  ]);
});

it('does not count for a step what stands below one whose name begins like its own', async () => {
  await addTestSteps(db, executionId, [
    { place: 'load@1', kind: 'node' },
    { place: 'load@1/one', kind: 'model', ...SPENT },
    { place: 'load@10', kind: 'node' },
    { place: 'load@10/one', kind: 'model', ...SPENT },
  ]);

  const tree = await listSteps(db, executionId);

  expect(tree.map(({ place, modelCalls }) => [place, modelCalls])).toEqual([
    ['load@1', 1],
    ['load@1/one', 1],
    ['load@10', 1],
    ['load@10/one', 1],
  ]);
});

it('shows a cost as unknown when one call has none', async () => {
  await addTestSteps(db, executionId, [
    { place: 'load@1', kind: 'node' },
    { place: 'load@1/one', kind: 'model', ...SPENT },
    { place: 'load@1/two', kind: 'model', tokens_in: 5 },
  ]);

  const [node] = await listSteps(db, executionId);

  expect(node).toMatchObject({ tokensIn: 105, costUsd: null });
});

it('puts a step below the nearest step that is there, past the graphs in between', async () => {
  await addTestSteps(db, executionId, [
    { place: 'branch@2.0', kind: 'node' },
    { place: 'branch@2.0/(inner)/begin@1', kind: 'node' },
    { place: '(other)/begin@1', kind: 'node' },
  ]);

  const tree = await listSteps(db, executionId);

  expect(tree.map(({ place, parent, depth }) => [place, parent, depth])).toEqual([
    ['branch@2.0', null, 0],
    ['branch@2.0/(inner)/begin@1', 'branch@2.0', 1],
    ['(other)/begin@1', null, 0],
  ]);
});

it('lists what was written after a number, in the order of the commits', async () => {
  await addTestSteps(db, executionId, [
    { place: 'a', kind: 'node', number: 3 },
    { place: 'b', kind: 'node', number: 1 },
    { place: 'c', kind: 'node', number: 2 },
  ]);

  const after = await listStepsAfter(db, executionId, 1);

  expect(after.map(({ place }) => place)).toEqual(['c', 'a']);
});
