import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { codeCatalogue, mirrorRegistry } from './mirror-registry.ts';
import { double, testAgent } from './testing.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const orchestrator = testAgent({ name: 'orchestrator', tier: 'orchestrator', parent: null, tools: [] });

it('writes what the code defines once, and again only when it changes', async () => {
  let written = 0;
  const write = async (): Promise<void> => {
    written += 1;
  };
  const catalogue = {
    agents: [orchestrator, testAgent()],
    tools: [double],
    mirrors: [{ content: 1, write }],
  };

  const outcomes = [
    await mirrorRegistry(store.owner, catalogue),
    await mirrorRegistry(store.owner, catalogue),
    await mirrorRegistry(store.owner, { ...catalogue, mirrors: [{ content: 2, write }] }),
    await mirrorRegistry(store.owner, {
      ...catalogue,
      agents: [orchestrator, testAgent({ purpose: 'New.' })],
    }),
  ];

  expect(outcomes).toEqual([true, false, true, true]);
  expect(written).toBe(3);
  const { rows } = await store.owner.run(sql`select purpose from runtime.agent where name = 'test_adder'`);
  expect(rows).toEqual([{ purpose: 'New.' }]);
});

it('does everything again after one part failed', async () => {
  let calls = 0;
  const mirror = {
    content: 'fails once',
    write: async () => {
      calls += 1;
      if (calls === 1) throw new Error('no');
    },
  };
  const catalogue = { agents: [orchestrator, testAgent()], tools: [double], mirrors: [mirror] };

  const failed = await mirrorRegistry(store.owner, catalogue).catch(() => 'failed');
  const repeated = await mirrorRegistry(store.owner, catalogue);

  expect([failed, repeated, calls]).toEqual(['failed', true, 2]);
});

it('mirrors the code of this version', async () => {
  const { agents, tools } = codeCatalogue();

  await mirrorRegistry(store.owner);

  const { rows } = await store.owner.run(sql`
    select (select count(*) from runtime.agent where is_active) as agents,
           (select count(*) from runtime.tool where status = 'active') as tools
  `);
  expect(rows).toEqual([{ agents: agents.length, tools: tools.length }]);
});
