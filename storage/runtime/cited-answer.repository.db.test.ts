import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { listCitedAnswers } from './cited-answer.repository.ts';
import { appendMessage, createThread, type NewMessage } from './thread.repository.ts';

const FIGURE = JSON.stringify([{ type: 'block' }, { type: 'figure', figure: '7' }]);

let store: TestStore;
let db: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
});
afterAll(() => store.close());

const begin = async (title?: string): Promise<string> =>
  (await createThread(db, { kind: 'chat', policy: 'queue', channel: 'cli', title })).id;
const speak = (threadId: string, message: Partial<NewMessage> = {}): Promise<number> =>
  db.transaction((tx) =>
    appendMessage(tx, { threadId, role: 'assistant', content: '7', partsJson: FIGURE, ...message }),
  );

it('lists answers that print figures, oldest first, and nothing else that was said', async () => {
  const [one, two] = [await begin('How many?'), await begin()];
  await speak(one, { role: 'user' });
  await speak(two);
  await speak(one);
  await speak(one, { partsJson: '[{"type": "block", "block": {"text": "figure"}}]' });

  const answers = await listCitedAnswers(db);

  expect(answers.map(({ threadId, number, title }) => [threadId, number, title])).toEqual([
    [two, 1, null],
    [one, 2, 'How many?'],
  ]);
  expect(answers[0]?.parts).toEqual(JSON.parse(FIGURE));
});

it('lists those of one conversation, and none of another tenant', async () => {
  const [one, two] = [await begin(), await begin()];
  await speak(one);
  await speak(two);

  const other = await store.createTenant();

  expect(await listCitedAnswers(db, { threadId: two })).toMatchObject([{ threadId: two }]);
  expect(await listCitedAnswers(other)).toEqual([]);
});
