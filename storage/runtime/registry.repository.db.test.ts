import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { many } from '../database.ts';
import { sql } from '../sql.ts';
import { openTestStore, type TestStore } from '../testing.ts';
import {
  type AgentRow,
  findRegistryHash,
  mirrorAgents,
  mirrorAgentTools,
  mirrorTools,
  storeRegistryHash,
  type ToolRow,
} from './registry.repository.ts';

let store: TestStore;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  await store.owner.run(sql`delete from runtime.agent_tool`);
  await store.owner.run(sql`update runtime.agent set is_active = false, tier = 'specialist', parent_id = id`);
  await store.owner.run(sql`delete from runtime.tool where tenant_id is null`);
});
afterAll(() => store.close());

function agent(name: string, parent: string | null, tools: readonly string[] = []): AgentRow {
  return {
    ...{
      name,
      parent,
      tools,
      tier: parent === null ? 'orchestrator' : 'specialist',
      domain: 'test',
      team: null,
    },
    ...{ role: null, purpose: 'Tests.', modelPolicy: 'never', limits: { steps: 1 }, version: '1' },
  };
}

function tool(name: string, version = '1'): ToolRow {
  const schemas = { inputSchema: { type: 'object' }, outputSchema: { type: 'object' } };
  return { name, version, category: 'test', purpose: 'Tests.', effect: 'read', ...schemas };
}

async function mirror(agents: readonly AgentRow[], tools: readonly ToolRow[]): Promise<void> {
  await store.owner.transaction(async (tx) => {
    await mirrorTools(tx, tools);
    await mirrorAgents(tx, agents);
    await mirrorAgentTools(tx, agents);
  });
}

const listed = z.object({ line: z.string() });

async function lines(statement: Parameters<typeof many>[2]): Promise<string[]> {
  return (await many(store.owner, listed, statement)).map(({ line }) => line);
}

const agents = () =>
  lines(sql`
    select agent.name || ' < ' || coalesce(parent.name, '-') as line
    from runtime.agent left join runtime.agent as parent on parent.id = agent.parent_id
    where agent.is_active order by agent.name
  `);
const tools = () =>
  lines(sql`select name || ' ' || version || ' ' || status as line from runtime.tool order by 1`);
const pairs = () =>
  lines(sql`
    select agent.name || ' ' || tool.name || ' ' || tool.version as line
    from runtime.agent_tool
    join runtime.agent on agent.id = agent_id
    join runtime.tool on tool.id = tool_id
    order by 1
  `);

it('mirrors a tree whatever its order, and a second time changes nothing', async () => {
  const tree = [agent('a_leaf', 'b_middle', ['test_one']), agent('b_middle', 'c_top'), agent('c_top', null)];

  await mirror(tree, [tool('test_one')]);
  const ids = await lines(sql`select id::text as line from runtime.agent order by name`);
  await mirror(tree, [tool('test_one')]);

  expect(await agents()).toEqual(['a_leaf < b_middle', 'b_middle < c_top', 'c_top < -']);
  expect(await pairs()).toEqual(['a_leaf test_one 1']);
  expect(await lines(sql`select id::text as line from runtime.agent order by name`)).toEqual(ids);
});

it('retires what is gone and takes it back when it returns', async () => {
  const top = agent('c_top', null);
  await mirror([top, agent('a_leaf', 'c_top', ['test_one'])], [tool('test_one'), tool('test_two')]);

  await mirror([agent('d_new_top', null, ['test_two'])], [tool('test_two', '2')]);
  const retired = [await agents(), await tools(), await pairs()];
  await mirror([top], [tool('test_one')]);
  const returned = [await agents(), await tools()];

  expect(retired).toEqual([
    ['d_new_top < -'],
    ['test_one 1 deprecated', 'test_two 1 deprecated', 'test_two 2 active'],
    ['d_new_top test_two 2'],
  ]);
  expect(returned).toEqual([
    ['c_top < -'],
    ['test_one 1 active', 'test_two 1 deprecated', 'test_two 2 deprecated'],
  ]);
});

it('leaves a tool suspended that an operator suspended', async () => {
  await mirror([], [tool('test_one')]);
  await store.owner.run(sql`update runtime.tool set status = 'suspended' where name = 'test_one'`);

  await mirror([], [tool('test_one')]);

  expect(await tools()).toEqual(['test_one 1 suspended']);
});

it('keeps the hash of what it mirrored', async () => {
  await storeRegistryHash(store.owner, 'one');
  await storeRegistryHash(store.owner, 'two');

  expect(await findRegistryHash(store.owner)).toBe('two');
});
