import { tmpdir } from 'node:os';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { GraphRuntime } from '#graphs/graph.ts';
import { insertMcpServer } from '#storage/core/mcp-server.repository.ts';
import { putMcpToolPin } from '#storage/core/mcp-tool-pin.repository.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { savePolicyRule } from '#storage/plan/policy-rule.repository.ts';
import { listApprovals } from '#storage/runtime/approval.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { listForeignTools } from '#tools/mcp/foreign-tool.ts';
import { openGateway } from '#tools/mcp/gateway.ts';
import type { McpGateway } from '#tools/mcp/mcp-gateway.ts';
import { storedServers } from '#tools/mcp/stored-servers.ts';
import { openCallJournal, PINS, troubledCommand } from '#tools/mcp/testing.ts';
import { oneNode, openTestEngine } from '../testing.ts';
import { dispatchOutbox } from './dispatcher.ts';
import { ALLOW, admitTest, settle, workOnce } from './testing.ts';

let store: TestStore;
let gateway: McpGateway;
let journal: ReturnType<typeof openCallJournal>;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(() => {
  journal = openCallJournal();
  gateway = openGateway({
    servers: storedServers(store),
    secrets: { variable: () => undefined, readFile: () => Promise.reject(new Error('no file')) },
    log: pino({ level: 'silent' }),
  });
});
afterEach(async () => {
  await gateway.close();
  journal.remove();
  await store.pool.query('delete from core.mcp_server');
  await store.pool.query('delete from runtime.outbox');
});
afterAll(() => store.close());

/** A tenant with a server of its own, all of whose tools are approved. */
async function tenantWith(...troubles: readonly string[]): Promise<TenantDatabase> {
  const db = await store.createTenant();
  await store.owner.transaction(async (tx) => {
    const server = await insertMcpServer(tx, {
      ...{ tenantId: db.tenantId, name: 'testing', transport: 'stdio', url: null, headers: {}, envNames: [] },
      ...{ isShared: false, limits: {}, addedBy: null, directory: tmpdir() },
      command: troubledCommand('--journal', journal.path, ...troubles),
    });
    if (server === undefined) throw new Error('The name is taken.');
    for (const pin of PINS) await putMcpToolPin(tx, server, pin);
  });
  return db;
}

/** Runs one node until nothing moves any more; answers what it came to. */
async function run(db: TenantDatabase, work: (runtime: GraphRuntime) => Promise<unknown>) {
  let came: unknown;
  const graph = oneNode(async (runtime) => {
    came = await work(runtime);
  });
  const engine = await openTestEngine(store, { graphs: [graph], mcp: gateway });
  const executionId = await admitTest(engine, db, { graph, input: {} });
  const result = await settle({
    work: () => workOnce(engine, db, executionId),
    send: () => dispatchOutbox(engine, { claimSeconds: 20, backoffSeconds: 0 }),
  });
  await engine.queue.close();
  return { came, result };
}

const useForeign = (db: TenantDatabase, name: string) => async (runtime: GraphRuntime) => {
  const tool = (await listForeignTools(db)).find((each) => each.name === `mcp_testing_${name}`);
  if (tool === undefined) throw new Error('The tool is not approved.');
  return (await runtime.useTool(tool, { number: 5 })).output;
};

const ANSWER = { structured: { number: 5, cursor: null }, text: '', omitted: 0 };

it('lets a graph use a tool that only reads like any of ours', async () => {
  const db = await tenantWith();

  const { came } = await run(db, useForeign(db, 'read'));

  expect(came).toEqual(ANSWER);
});

it('has a person asked before any other tool is called', async () => {
  const db = await tenantWith();

  await run(db, useForeign(db, 'write'));

  expect(await listApprovals(db, { includeAnswered: false, limit: 5 })).toMatchObject([
    { kind: 'effect', tool: 'mcp_testing_write', payload: { number: 5 } },
  ]);
  expect(journal.calls()).toEqual([]);
});

it('delivers an effect that is allowed by the outbox, once', async () => {
  const db = await tenantWith();
  await db.transaction((tx) => savePolicyRule(tx, ALLOW));

  const { came } = await run(db, useForeign(db, 'write'));

  expect(came).toEqual(ANSWER);
  expect(journal.calls()).toEqual([{ name: 'write', number: 5 }]);
});

it('asks a person, and calls nobody again, when the outcome is not known', async () => {
  const db = await tenantWith('--on-call', 'exit');
  await db.transaction((tx) => savePolicyRule(tx, ALLOW));

  await run(db, useForeign(db, 'write'));

  expect(await listApprovals(db, { includeAnswered: false, limit: 5 })).toMatchObject([
    { kind: 'unknown_outcome', tool: 'mcp_testing_write' },
  ]);
  expect(journal.calls()).toHaveLength(1);
});
