import { afterAll, beforeAll, expect, it } from 'vitest';
import { putKnowledge } from '#storage/runtime/memory.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { TEST_TENANT, testContext } from '../testing.ts';
import { shopProfile } from './shop-profile.tool.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const now = () => new Date('2026-11-21T08:00:00Z');

it('gives what is valid, and of what is stale only the name', async () => {
  const db = await store.createTenant();
  await putKnowledge(db, { type: 'brand', data: { tone: ['plain'] } });
  await putKnowledge(db, { type: 'delivery', data: 249, validUntil: new Date('2026-11-22T00:00:00Z') });
  await putKnowledge(db, {
    type: 'competitors',
    data: 'old news',
    validUntil: new Date('2026-11-21T08:00:00Z'),
  });
  const tenant = { ...TEST_TENANT, id: db.tenantId };

  const answer = await shopProfile.run({}, testContext({ db, now, tenant }));

  expect(shopProfile.output.parse(answer)).toMatchObject({
    shop: { name: 'Test shop', currency: 'PLN', language: 'pl', profile: {} },
    knowledge: [
      { type: 'brand', data: { tone: ['plain'] } },
      { type: 'delivery', data: 249 },
    ],
    stale: [{ type: 'competitors', validUntil: '2026-11-21T08:00:00.000Z' }],
  });
  expect(JSON.stringify(answer)).not.toContain('old news');
  expect(shopProfile.cells?.(answer, tenant)['shop.name']).toMatchObject({
    value: 'Test shop',
    unit: 'label',
  });
});

it('gives only the types that were asked for', async () => {
  const db = await store.createTenant();
  await putKnowledge(db, { type: 'brand', data: 1 });
  await putKnowledge(db, { type: 'delivery', data: 2 });

  const { knowledge } = await shopProfile.run({ types: ['brand'] }, testContext({ db, now }));

  expect(knowledge.map(({ type }) => type)).toEqual(['brand']);
});

it('gives what is known with its date, and no figure of it as evidence that a text could cite', async () => {
  const db = await store.createTenant();
  const tenant = { ...TEST_TENANT, id: db.tenantId };
  await putKnowledge(db, { type: 'brand', data: { margin: 0.9, note: 'the margin is 90%' } });

  const answer = await shopProfile.run({}, testContext({ db, now, tenant }));

  expect(answer.knowledge).toMatchObject([{ type: 'brand', updatedAt: expect.stringMatching(/^\d{4}-/) }]);
  expect(Object.keys(shopProfile.cells?.(answer, tenant) ?? {}).toSorted()).toEqual([
    'shop.domain',
    'shop.name',
  ]);
});
