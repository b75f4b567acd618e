import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TenantDatabase } from '#storage/database.ts';
import { appendMessage, createThread } from '#storage/runtime/thread.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { citeBudget, lentTo, readBudget, setBudget } from './testing-budget-texts.ts';
import { verifyEvidence } from './verify-evidence.ts';

/* What was said in conversations is verified like any text. */

const NOBODY = '00000000-0000-4000-8000-000000000000';

let store: TestStore;
let db: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
  await setBudget(db, 100);
});
afterAll(() => store.close());

function verify() {
  return verifyEvidence({}, { ...lentTo(db), tools: [readBudget()] });
}

/** An answer in a conversation of its own, which prints a value of stored evidence. */
async function speak(evidenceId: string, value: number | null): Promise<string> {
  const { id } = await createThread(db, {
    kind: 'chat',
    policy: 'queue',
    channel: 'test',
    title: 'How much?',
  });
  const cells = [{ name: 'total', value, unit: 'count' }];
  const parts = [
    { type: 'block', block: { kind: 'text', text: '100 [1].' } },
    { type: 'figure', block: 0, figure: '100', evidenceId, cell: 'total' },
    { type: 'source', number: 1, evidenceId, tool: 'test_budget', cells },
  ];
  const answer = { threadId: id, role: 'assistant', content: '100 [1].' } as const;
  await db.transaction((tx) => appendMessage(tx, { ...answer, partsJson: JSON.stringify(parts) }));
  return id;
}

it('what was said in a conversation is computed again and counted, together with the texts and by itself', async () => {
  const [evidenceId = ''] = await citeBudget({ store, db }, [1], { value: 100 });
  const threadId = await speak(evidenceId, 100);

  const verification = await verify();

  expect(verification).toMatchObject({ cited: 3, holds: 3, recomputed: 1 });
  expect(verification.conversations).toEqual({ cited: 1, holds: 1 });
  expect(verification.figures.at(-1)).toMatchObject({
    citation: { threadId, messageNumber: 1, title: 'How much?', figure: '100', value: 100 },
    tool: 'test_budget',
  });
});

it('what was said in a conversation does not hold when the data has moved on since', async () => {
  const [evidenceId = ''] = await citeBudget({ store, db }, [1], { value: 100 });
  await speak(evidenceId, 100);
  await setBudget(db, 101);

  expect((await verify()).figures.at(-1)?.outcome).toEqual({ kind: 'changed', cited: 100, computed: 101 });
});

it('what was said in a conversation does not hold when the stored result is gone, or its source does not say the value', async () => {
  const [evidenceId = ''] = await citeBudget({ store, db }, [1], { value: 100 });
  await speak(NOBODY, 100);
  await speak(evidenceId, null);

  const { figures, conversations } = await verify();

  expect(figures.slice(-2).map(({ outcome }) => outcome.kind)).toEqual(['evidence_missing', 'cell_missing']);
  expect(conversations).toEqual({ cited: 2, holds: 0 });
});

it.each([
  ['one conversation', (threadId: string) => ({ threadId }), { cited: 1 }],
  ['everything but conversations', () => ({ withConversations: false }), { cited: 2 }],
  ['one insight', () => ({ insightId: NOBODY }), { cited: 0 }],
])(
  'what was said in conversations is left out or looked at alone when asked for %s',
  async (_, request, counts) => {
    const [evidenceId = ''] = await citeBudget({ store, db }, [1], { value: 100 });
    await speak(evidenceId, 100);
    const threadId = await speak(evidenceId, 100);

    const verification = await verifyEvidence(request(threadId), { ...lentTo(db), tools: [readBudget()] });

    expect(verification).toMatchObject(counts);
  },
);
