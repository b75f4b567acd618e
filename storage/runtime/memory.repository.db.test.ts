import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '../testing.ts';
import { listMemory, putKnowledge, upsertMemory } from './memory.repository.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

it('keeps one value per key and raises the version only when the value changes', async () => {
  const shop = await store.createTenant();
  const place = { scope: 'tenant' } as const;

  const versions = [
    await upsertMemory(shop, place, { key: 'brand', value: { tone: 'plain' } }),
    await upsertMemory(shop, place, { key: 'brand', value: { tone: 'plain' }, importance: 0.9 }),
    await upsertMemory(shop, place, { key: 'brand', value: { tone: 'friendly' } }),
  ];

  expect(versions).toEqual([1, 1, 2]);
  expect(await listMemory(shop, place)).toMatchObject([
    { key: 'brand', value: { tone: 'friendly' }, importance: 0.5, validUntil: null, version: 2 },
  ]);
});

it('lists the most important first, stale ones included, and none of another place or tenant', async () => {
  const shop = await store.createTenant();
  const other = await store.createTenant();
  await putKnowledge(other, { type: 'foreign', data: 1 });
  await putKnowledge(shop, { type: 'delivery', data: [1, null, 'x'], validUntil: new Date('2020-01-01') });
  await upsertMemory(shop, { scope: 'tenant' }, { key: 'vital', value: true, importance: 1 });
  await upsertMemory(shop, { scope: 'shared' }, { key: 'shared', value: null });

  const known = await listMemory(shop, { scope: 'tenant' });

  expect(known.map(({ key, value }) => [key, value])).toEqual([
    ['vital', true],
    ['delivery', [1, null, 'x']],
  ]);
});
