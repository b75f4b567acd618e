import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TenantDatabase } from '../database.ts';
import { sql } from '../sql.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import { findModel, listModels, type ModelIdentity, putModel, type StoredModel } from './model.repository.ts';
import { type ChoicePlace, listChoices, putChoices, resolveModels } from './model-choice.repository.ts';

let store: TestStore;
let shop: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  shop = await store.createTenant();
});
afterAll(() => store.close());

const identity = (name: string): ModelIdentity => ({ kind: 'chat', protocol: 'openai', name, baseUrl: null });
const shared = { tenantId: null, updatedBy: null };

/** Enters models of the installation and makes them a list. */
async function choose(place: ChoicePlace, ...names: readonly string[]): Promise<void> {
  const models = await Promise.all(
    names.map((name) => putModel(store.owner, { ...identity(name), ...shared }, {})),
  );
  const list = { modelIds: models.map(({ id }) => id), updatedBy: null };
  await store.owner.transaction((tx) => putChoices(tx, place, list));
}

const namesOf = (models: readonly StoredModel[]): string[] => models.map(({ name }) => name);

describe('the list of a role', () => {
  const installation: ChoicePlace = { tenantId: null, agent: null, role: 'writing' };

  it("is the agent's own, else the tenant's, else the installation's, in the order given", async () => {
    const ask = async () => namesOf(await resolveModels(shop, { agent: 'writer', role: 'writing' }));
    await choose(installation, 'big', 'small');
    const first = await ask();
    await choose({ ...installation, tenantId: shop.tenantId }, 'theirs');
    const second = await ask();
    await choose({ ...installation, agent: 'writer' }, 'of-the-agent', 'big');
    const third = await ask();
    await choose({ ...installation, tenantId: shop.tenantId, agent: 'writer' }, 'of-their-agent');

    expect([first, second, third, await ask()]).toEqual([
      ['big', 'small'],
      ['theirs'],
      ['of-the-agent', 'big'],
      ['of-their-agent'],
    ]);
    await choose({ ...installation, agent: 'writer' });
  });

  it('of another agent, tenant or role is not taken', async () => {
    await choose(installation, 'big');
    await choose({ ...installation, tenantId: shop.tenantId, agent: 'somebody' }, 'of-somebody');
    const other = await store.createTenant();

    expect(namesOf(await resolveModels(shop, { agent: 'writer', role: 'writing' }))).toEqual(['big']);
    expect(namesOf(await resolveModels(other, { agent: 'somebody', role: 'writing' }))).toEqual(['big']);
    expect(await resolveModels(shop, { agent: 'writer', role: 'fast' })).toEqual([]);
  });

  it('is replaced as a whole, and without models it is gone', async () => {
    await choose(installation, 'a', 'b', 'c');
    await choose(installation, 'c', 'a');
    const replaced = await listChoices(shop);
    await choose(installation);

    expect(replaced.map(({ position, model }) => [position, model.name])).toEqual([
      [1, 'c'],
      [2, 'a'],
    ]);
    expect(await listChoices(shop)).toEqual([]);
  });

  it('cannot name a model of another tenant', async () => {
    const other = await store.createTenant();
    const theirs = await putModel(
      store.owner,
      { ...identity('secret'), tenantId: other.tenantId, updatedBy: null },
      {},
    );

    const choosing = store.owner.transaction((tx) =>
      putChoices(
        tx,
        { tenantId: shop.tenantId, agent: null, role: 'fast' },
        { modelIds: [theirs.id], updatedBy: null },
      ),
    );

    await expect(choosing).rejects.toMatchObject({ code: '23503' });
    expect(namesOf(await listModels(shop))).not.toContain('secret');
  });
});

describe('a model', () => {
  it('keeps what was said before when less is said now', async () => {
    const model = { ...identity('kept'), ...shared };
    await putModel(store.owner, model, {
      keyEnv: 'MY_KEY',
      contextTokens: 128_000,
      requestsPerMinute: 60,
      price: { input: 2.5, output: 10, cached: 1.25 },
      features: { tools: true, output: false },
    });

    const said = await putModel(store.owner, model, { keyFile: '/run/secrets/key', tokensPerMinute: 9000 });

    expect(said).toMatchObject({
      ...{ provider: 'openai', tenantId: null, keyEnv: null, keyFile: '/run/secrets/key' },
      ...{ contextTokens: 128_000, requestsPerMinute: 60, tokensPerMinute: 9000 },
      ...{ price: { input: 2.5, output: 10, cached: 1.25 }, features: { tools: true, output: false } },
    });
  });

  it('without a price has none, which is not zero', async () => {
    const { price } = await putModel(store.owner, { ...identity('priceless'), ...shared }, {});

    expect(price).toBeNull();
  });

  it("of a tenant comes before the installation's of the same name, for that tenant alone", async () => {
    const find = ({ tenantId }: TenantDatabase) => findModel(store.owner, identity('both'), tenantId);
    await putModel(store.owner, { ...identity('both'), ...shared }, { keyEnv: 'OURS' });
    await putModel(
      store.owner,
      { ...identity('both'), tenantId: shop.tenantId, updatedBy: null },
      { keyEnv: 'THEIRS' },
    );

    expect(await find(shop)).toMatchObject({ keyEnv: 'THEIRS', tenantId: shop.tenantId });
    expect(await find(await store.createTenant())).toMatchObject({ keyEnv: 'OURS', tenantId: null });
  });

  it.each([
    { keyEnv: 'sk-proj-abcdef' },
    { keyEnv: 'lowercase' },
    { keyFile: 'sk-proj-abcdef' },
    { contextTokens: 0 },
    { requestsPerMinute: -1 },
  ])('with %o is refused', async (details) => {
    const putting = putModel(store.owner, { ...identity('bad'), ...shared }, details);

    await expect(putting).rejects.toMatchObject({ code: '23514' });
  });

  it.each(['https://me:secret@host/v1', 'https://host/v1?key=secret'])(
    'at an address that carries a secret is refused: %s',
    async (baseUrl) => {
      const putting = putModel(store.owner, { ...identity('bad'), ...shared, baseUrl }, {});

      await expect(putting).rejects.toMatchObject({ code: '23514' });
    },
  );

  it("is not for a tenant's SQL to send elsewhere", async () => {
    await putModel(store.owner, { ...identity('ours'), ...shared }, {});

    const changing = shop.run(sql`update runtime.model set base_url = 'https://elsewhere.example/v1'`);

    await expect(changing).rejects.toMatchObject({ code: '42501' });
  });
});
