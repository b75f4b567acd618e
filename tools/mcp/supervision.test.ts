import { setTimeout as wait } from 'node:timers/promises';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { expect, it } from 'vitest';
import { z } from 'zod';
import type { ServerDefinition } from './server-definition.ts';
import { aCall, failureOf, TENANT, troubledServer } from './testing.ts';
import { opener } from './testing-opener.ts';

const OTHER_TENANT = '00000000-0000-4000-8000-000000000002';

const open = opener();

/** One of our own servers, noting for whom its objects were made, and how many calls it had at once at most. */
function ownServer(isShared = false) {
  const madeFor: (string | null)[] = [];
  let underWay = 0;
  let most = 0;
  const definition = troubledServer([], {
    ...{ isShared, pins: null },
    reach: {
      kind: 'memory',
      async connect(transport, tenantId) {
        madeFor.push(tenantId);
        const server = new McpServer({ name: 'own', version: '1' });
        const inputSchema = { number: z.number() };
        const annotations = { readOnlyHint: true };
        server.registerTool('read', { inputSchema, annotations }, async ({ number }) => {
          underWay += 1;
          most = Math.max(most, underWay);
          await wait(20);
          underWay -= 1;
          return { content: [{ type: 'text', text: `${tenantId} ${number}` }] };
        });
        await server.connect(transport);
      },
    },
  });
  return { definition, madeFor, most: () => most };
}

it('makes a server object of ours for each tenant, and asks each only for its own', async () => {
  const { definition, madeFor } = ownServer();
  const gateway = open.gateway(definition);

  const answers = await Promise.all(
    [TENANT, OTHER_TENANT, TENANT].map((tenantId) => gateway.call(aCall({ tenantId }))),
  );

  expect(answers.map(({ text }) => text)).toEqual([`${TENANT} 1`, `${OTHER_TENANT} 1`, `${TENANT} 1`]);
  expect(madeFor).toEqual([TENANT, OTHER_TENANT]);
});

it('shares a connection only where that was said, and then it is of nobody', async () => {
  const { definition, madeFor } = ownServer(true);
  const gateway = open.gateway(definition);

  await Promise.all([TENANT, OTHER_TENANT].map((tenantId) => gateway.call(aCall({ tenantId }))));

  expect(madeFor).toEqual([null]);
});

it('does not take a server for silent that tells of its progress', async () => {
  const gateway = open.gateway(troubledServer(['--on-call', 'progress']));

  expect(await gateway.call(aCall())).toMatchObject({ structured: { number: 1 } });
});

it('ends a call at its deadline however much progress is told', async () => {
  const gateway = open.gateway(troubledServer(['--on-call', 'progress'], { limits: { callSeconds: 0.4 } }));

  const error = await failureOf(gateway.call(aCall({ tool: 'write' })));

  expect(error.name === 'UnknownOutcomeError' ? error.cause.fault : error.fault).toMatch(
    /timeout|not_started/,
  );
});

it('lives with a talkative server', async () => {
  const gateway = open.gateway(troubledServer(['--on-call', 'chatty', '--on-start', 'garbage']));

  expect(await gateway.call(aCall())).toMatchObject({ structured: { number: 1 } });
});

it('says that nothing was done when a server hangs at its start', async () => {
  const gateway = open.gateway(
    troubledServer(['--on-start', 'hang'], { limits: { startSeconds: 0.3, callSeconds: 1 } }),
  );

  expect(await failureOf(gateway.call(aCall({ tool: 'write' })))).toMatchObject({
    fault: 'not_started',
    isUndone: true,
    retryable: true,
  });
});

it.each([
  ['a command that is not there', ['/no/such/command']],
  ['a command that ends at once', ['/bin/sh', '-c', 'exit 3']],
])('says that nothing was done with %s', async (_case, command) => {
  const reach = { kind: 'stdio', command, directory: '/', envNames: [] } as const;
  const gateway = open.gateway(troubledServer([], { reach, limits: { callSeconds: 2 } }));

  expect(await failureOf(gateway.call(aCall({ tool: 'write' })))).toMatchObject({
    fault: 'not_started',
    isUndone: true,
  });
});

it('says that nothing was done where nobody listens', async () => {
  const reach = { kind: 'http', url: 'http://127.0.0.1:9/mcp', headers: {} } as const;
  const gateway = open.gateway(troubledServer([], { reach }));

  expect(await failureOf(gateway.call(aCall({ tool: 'write' })))).toMatchObject({
    fault: 'not_started',
    isUndone: true,
  });
});

it('names the variable that is missing instead of starting without it', async () => {
  const reach = { ...troubledServer([]).reach, envNames: ['MISSING'] } as ServerDefinition['reach'];

  expect(await failureOf(open.gateway(troubledServer([], { reach })).call(aCall()))).toMatchObject({
    code: 'configuration',
    message: 'The environment variable MISSING is not set.',
  });
});

it('leaves a server alone that failed too often, and looks again later', async () => {
  const journal = open.journal();
  const clock = { now: 0 };
  const definition = troubledServer(['--on-call', 'hang', '--journal', journal.path]);
  const gateway = open.gateway(definition, {
    now: () => clock.now,
    breaker: { failures: 2, openSeconds: 10, lockedSeconds: 100 },
  });
  const write = () => failureOf(gateway.call(aCall({ tool: 'write' })));
  await write();
  await write();

  const whileOpen = await write();
  const before = journal.calls().length;
  clock.now = 10_000;
  await write();

  expect(whileOpen).toMatchObject({ fault: 'breaker_open', isUndone: true, retryAfterSeconds: 10 });
  expect([before, journal.calls().length]).toEqual([2, 3]);
});

it('leaves a server alone at once that does not accept our credential', async () => {
  const definition = await open.http('--on-call', '401');
  const gateway = open.gateway(definition);

  const errors = [await failureOf(gateway.call(aCall())), await failureOf(gateway.call(aCall()))];

  expect(errors.map(({ fault }) => fault)).toEqual(['unauthorized', 'breaker_open']);
});

it('asks for no more at once than a server may be asked, of all tenants', async () => {
  const { definition, most } = ownServer();
  const gateway = open.gateway({ ...definition, limits: { ...definition.limits, concurrency: 2 } });

  await Promise.all(
    [TENANT, OTHER_TENANT, TENANT, OTHER_TENANT, TENANT].map((tenantId) => gateway.call(aCall({ tenantId }))),
  );

  expect(most()).toBe(2);
});

it('asks for no more in a minute than a server may be asked', async () => {
  const journal = open.journal();
  const limits = { requestsPerMinute: 2, callSeconds: 1 };
  const gateway = open.gateway(troubledServer(['--journal', journal.path], { limits }));

  const errors = await Promise.all(Array.from({ length: 4 }, () => failureOf(gateway.call(aCall()))));

  expect(errors.filter((error) => error?.fault === 'no_room')).toHaveLength(2);
  expect(journal.calls()).toHaveLength(2);
});

it('ends a call when its caller stops, with the reason of the caller, and goes on for others', async () => {
  const gateway = open.gateway(
    troubledServer(['--on-call', 'hang', '--every', '2'], { limits: { idleSeconds: 10 } }),
  );
  await gateway.call(aCall());
  const stop = new AbortController();
  const call = failureOf(gateway.call(aCall({ signal: stop.signal })));
  await wait(50);

  stop.abort(new Error('the run was cancelled'));

  expect(await call).toMatchObject({ message: 'the run was cancelled' });
  expect(await gateway.call(aCall())).toMatchObject({ structured: { number: 1 } });
});

it('starts a server anew that blocks, and serves the next call', async () => {
  const gateway = open.gateway(troubledServer(['--on-call', 'block', '--every', '2']));
  await gateway.call(aCall());

  expect(await gateway.call(aCall())).toMatchObject({ structured: { number: 1 } });
});

it('takes a new definition up at once', async () => {
  const definitions = [troubledServer([]), troubledServer(['--on-call', 'failed'], { revision: '2' })];
  const [first = troubledServer([])] = definitions;
  const gateway = open.gateway(first, { servers: { get: async () => definitions.shift() ?? first } });
  await gateway.call(aCall());

  expect(await failureOf(gateway.call(aCall()))).toMatchObject({ fault: 'tool_failed' });
});
