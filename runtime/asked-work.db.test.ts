import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ExternalServiceError } from '#core/errors.ts';
import { calling, scriptedModel } from '#models/testing.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { countAskedWork } from './asked-work.ts';
import { openTestRun, testAgent } from './testing.ts';

const SUBMITTED = calling('submit_answer', { answer: { sum: 1, by: 'model' } });

let store: TestStore;
let db: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  db = await store.createTenant();
});
afterAll(() => store.close());

it('counts what models did, and what the playbook did in their place with the reason', async () => {
  const away = new ExternalServiceError('It is away.', { status: 503 });
  const model = scriptedModel([SUBMITTED, away, { finish: 'refusal' }]);
  const { runAgent, settled } = await openTestRun(store, db, { model });
  for (const value of [1, 2, 3]) await runAgent(testAgent(), { value });
  await settled();

  const { answered, fellBack } = await countAskedWork(db);

  expect(answered).toBe(1);
  expect(Object.values(fellBack)).toEqual([1, 1]);
  expect(fellBack).toMatchObject({ 'The model refused.': 1 });
});

it('leaves out what was the playbook’s from the beginning', async () => {
  const { runAgent, settled } = await openTestRun(store, db);
  await runAgent(testAgent(), { value: 1 });
  await runAgent(testAgent({ modelPolicy: 'never' }), { value: 2 });
  await settled();

  expect(await countAskedWork(db)).toEqual({ answered: 0, fellBack: {} });
});

it('counts nothing of another tenant', async () => {
  const { runAgent, settled } = await openTestRun(store, db, { model: scriptedModel([SUBMITTED]) });
  await runAgent(testAgent(), { value: 1 });
  await settled();

  expect(await countAskedWork(await store.createTenant())).toEqual({ answered: 0, fellBack: {} });
});
