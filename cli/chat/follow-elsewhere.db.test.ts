import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { double, oneNode, openTestEngine, runTest } from '#runtime/testing.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { followElsewhere } from './follow-elsewhere.ts';

let store: TestStore;
let db: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
  db = await store.createTenant();
});
afterAll(() => store.close());

it('tells the tools of a run that somebody else works on, once each, and ends when it is told to', async () => {
  const engine = await openTestEngine(store);
  const graph = oneNode(async ({ useTool }) => {
    await useTool(double, { value: 1, label: 'a' });
    await useTool(double, { value: 2, label: 'b' });
  });
  const { execution } = await runTest(engine, db, { graph, input: {} });
  await engine.queue.close();
  const lines: string[] = [];
  const following = followElsewhere(db, execution.id, { onLine: (text) => void lines.push(text) });

  following.begin();
  following.begin();
  await vi.waitFor(() => expect(lines).toHaveLength(2));
  await following.end();

  expect(lines).toEqual(['tool test_double', 'tool test_double']);
});
