import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestStore, type TestStore } from './testing.ts';
import {
  corpusStatements,
  findLeaks,
  HOSTILE_CORPUS,
  type HostileShops,
  ownStatements,
  prepareShops,
} from './testing-hostile.ts';

let store: TestStore;
let shops: HostileShops;
beforeAll(async () => {
  store = await openTestStore();
  shops = await prepareShops(store);
});
afterAll(() => store.close());

it('answers none of our own attacks with another tenant or the key', async () => {
  const statements = ownStatements(shops.target);

  const leaks = await findLeaks(shops, statements);

  expect(statements.length).toBeGreaterThan(100);
  expect(leaks).toEqual([]);
});

it.skipIf(!existsSync(HOSTILE_CORPUS))(
  'answers no collected attack with another tenant or the key (needs ../shared/corpora/hostile.jsonl)',
  async () => {
    const statements = corpusStatements(shops.target);

    const leaks = await findLeaks(shops, statements);

    expect(statements.length).toBeGreaterThan(10);
    expect(leaks).toEqual([]);
  },
);

it('would notice a leak', async () => {
  const blind = { ...shops, own: store.forTenant(shops.target.victim) };

  const leaks = await findLeaks(blind, [
    'select * from runtime.memory',
    'select count(*) from runtime.memory',
  ]);

  expect(leaks).toHaveLength(2);
});

it('works on as before after all of them', async () => {
  const { rows } = await shops.own.run({
    text: 'select key, core.current_tenant() as tenant from runtime.memory',
    values: [],
  });

  expect(rows).toEqual([{ key: 'own', tenant: shops.target.own }]);
});
