import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TenantDatabase } from '#storage/database.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import type { Engine } from './environment.ts';
import { double, openTestEngine } from './testing.ts';
import { type Death, type LineNode, lineOf, plannedDeath, survive } from './testing-take-over.ts';

let store: TestStore;
let db: TenantDatabase;
let engine: Engine;
let death: Death;
beforeAll(async () => {
  store = await openTestStore();
  engine = await openTestEngine(store);
});
beforeEach(async () => {
  db = await store.createTenant();
  death = plannedDeath();
});
afterAll(async () => {
  await engine.queue.close();
  await store.close();
});

const die: LineNode = async () => death.here();

const before: LineNode = async ({ useTool, write }) => {
  await useTool(double, { value: 1, label: 'x' });
  await write('note', { text: 'old' }, async () => null);
  death.here();
};

it.each<[string, LineNode, RegExp]>([
  [
    'asks for something else at a place that is held',
    async ({ useTool, write }) => {
      await useTool(double, { value: 1, label: 'x' });
      await write('note', { text: 'new' }, () => Promise.reject(new Error('It was written.')));
    },
    /^Played again, the run asks the write at "one@1\/note" for something else than before\. Its code has changed/,
  ],
  [
    'does not ask for what is held',
    async ({ useTool }) => {
      await useTool(double, { value: 1, label: 'x' });
    },
    /^Played again, the run does not ask for "one@1\/note", which it did before\. /,
  ],
])('ends with the reason when other code %s', async (_name, changed, sentence) => {
  const { execution } = await survive(engine, db, { graph: lineOf(before), after: lineOf(changed), death });

  expect(execution).toMatchObject({ status: 'failed', output: null });
  expect(execution.error).toMatch(sentence);
  expect(execution.error).toContain('"steward runs retry"');
});

it.each([
  ['of its own', (rest: readonly LineNode[]) => lineOf(...rest), 'two@2'],
  [
    'of a graph inside a node',
    (rest: readonly LineNode[]) => lineOf(({ runGraph }) => runGraph(lineOf(...rest), {}), die),
    'one@1/(test_line)/two@2',
  ],
])('ends with the reason when it does not visit a node %s any more', async (_name, graphOf, place) => {
  const one: LineNode = async () => 1;
  const two: LineNode = async () => 2;

  const { execution } = await survive(engine, db, {
    ...{ graph: graphOf([one, two, die]), after: graphOf([one]), death },
  });

  expect(execution.error).toContain(`does not ask for "${place}"`);
});
