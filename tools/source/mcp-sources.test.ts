import { describe, expect, it } from 'vitest';
import type { McpCall } from '../mcp/mcp-gateway.ts';
import { mcpSources } from './mcp-sources.ts';
import { SourceError } from './source-error.ts';
import { testAnswer } from './testing.ts';

const CALL = {
  source: 'gsc',
  tool: 'get_search_analytics',
  arguments: { row_limit: 5 },
  cursor: null,
} as const;
const asker = (tenantId = 't', signal = new AbortController().signal) => ({ tenantId, signal });

function gateway(answer: (call: McpCall) => Promise<unknown>) {
  const calls: McpCall[] = [];
  return {
    calls,
    async call(call: McpCall) {
      calls.push(call);
      return { structured: (await answer(call)) as never, text: '', omitted: 0 };
    },
  };
}

describe('the way to the sources', () => {
  it('asks the server of the source for the shop, and goes on by the cursor', async () => {
    const mcp = gateway(async () => testAnswer([{ clicks: 1 }]));

    const answer = await mcpSources(mcp).readTable({ ...CALL, cursor: 'next' }, asker('shop'));

    expect(answer.rows).toEqual([{ clicks: 1 }]);
    expect(mcp.calls).toMatchObject([
      {
        ...{ server: 'gsc', tool: 'get_search_analytics', tenantId: 'shop' },
        arguments: { row_limit: 5, shop_id: 'shop', cursor: 'next' },
      },
    ]);
  });

  it('lets no argument name another shop', async () => {
    const mcp = gateway(async () => testAnswer([]));

    await mcpSources(mcp).readTable({ ...CALL, arguments: { shop_id: 'other' } }, asker('shop'));

    expect(mcp.calls[0]?.arguments.shop_id).toBe('shop');
  });

  it('asks the same question of one shop once at a time, and each shop for itself', async () => {
    const mcp = gateway(async () => testAnswer([{ clicks: 1 }]));
    const sources = mcpSources(mcp);

    await Promise.all([
      sources.readTable(CALL, asker('a')),
      sources.readTable(CALL, asker('a')),
      sources.readTable(CALL, asker('b')),
    ]);
    await sources.readTable(CALL, asker('a'));

    expect(mcp.calls.map(({ tenantId }) => tenantId)).toEqual(['a', 'b', 'a']);
  });

  it('shares a failure, but not that somebody else was stopped', async () => {
    const stop = new AbortController();
    const mcp = gateway(async ({ signal }) => {
      await Promise.resolve();
      signal.throwIfAborted();
      return testAnswer([{ clicks: 2 }]);
    });
    const sources = mcpSources(mcp);
    stop.abort(new Error('stopped'));

    const [stopped, other] = await Promise.allSettled([
      sources.readTable(CALL, asker('a', stop.signal)),
      sources.readTable(CALL, asker('a')),
    ]);

    expect(stopped.status).toBe('rejected');
    expect(other).toMatchObject({ status: 'fulfilled', value: { rows: [{ clicks: 2 }] } });
  });

  it('takes an answer of another shape for a failure and not for an empty table', async () => {
    const sources = mcpSources(gateway(async () => ({ rows: 'many' })));

    await expect(sources.readTable(CALL, asker())).rejects.toThrow(SourceError);
  });
});
