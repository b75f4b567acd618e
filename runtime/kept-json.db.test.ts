import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { listSteps } from '#storage/runtime/step.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { defineTool } from '#tools/tool.ts';
import { oneNode, openTestEngine, runTest } from './testing.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const CARD = '4111 1111 1111 1111';
const readTicket = defineTool({
  name: 'test_read_ticket',
  version: '1',
  description: 'Reads what a client wrote.',
  effect: 'read',
  input: z.object({ search: z.string() }),
  output: z.object({ order: z.string(), amount: z.number(), text: z.string() }),
  run: async () => ({ order: '5123456789012', amount: 4_111_111_111_111_111, text: `Paid by\n${CARD}` }),
});

it('keeps no card in the journal, and goes on with what it kept, as it would when it is played again', async () => {
  const db = await store.createTenant();
  const engine = await openTestEngine(store);
  let seen: unknown;
  const graph = oneNode(async ({ useTool }) => {
    seen = (await useTool(readTicket, { search: `card ${CARD}` })).output;
  });

  const { execution } = await runTest(engine, db, { graph, input: {} });
  await engine.queue.close();

  const kept = { order: '5123456789012', amount: 4_111_111_111_111_111, text: 'Paid by\n[redacted]' };
  expect(seen).toEqual(kept);
  const [tool] = (await listSteps(db, execution.id)).filter(({ kind }) => kind === 'tool');
  expect(tool).toMatchObject({ input: { search: 'card [redacted]' } });
  expect(JSON.stringify(tool)).not.toContain(CARD);
});
