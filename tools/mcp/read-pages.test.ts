import { expect, it } from 'vitest';
import type { McpCall } from './mcp-gateway.ts';
import { readPages } from './read-pages.ts';
import { aCall } from './testing.ts';

/** Answers with these cursors, one after another, and notes which it was asked for. */
function pagesOf(...cursors: readonly (string | null)[]) {
  const asked: unknown[] = [];
  const left = [...cursors];
  return {
    asked,
    async call({ arguments: given }: McpCall) {
      asked.push(given.cursor ?? null);
      return { structured: { cursor: left.shift() ?? null }, text: '', omitted: 0 };
    },
  };
}

it('reads page after page by the cursor of the one before, until there is none', async () => {
  const gateway = pagesOf('a', 'b', null);

  const { pages, cursor } = await readPages(gateway, aCall());

  expect([pages.length, cursor, gateway.asked]).toEqual([3, null, [null, 'a', 'b']]);
});

it('stops at its limit and says where the rest begins', async () => {
  const { pages, cursor } = await readPages(pagesOf('a', 'b', 'c', null), aCall(), 2);

  expect([pages.length, cursor]).toEqual([2, 'b']);
});

it('goes in no circle', async () => {
  const { pages, cursor } = await readPages(pagesOf('a', 'b', 'a', 'b', 'a', 'b'), aCall());

  expect([pages.length, cursor]).toEqual([3, 'a']);
});

it('fails as a whole when a page fails, so that a part is never taken for all', async () => {
  let calls = 0;
  const gateway = {
    async call() {
      calls += 1;
      if (calls === 2) throw new Error('gone');
      return { structured: { cursor: 'a' }, text: '', omitted: 0 };
    },
  };

  await expect(readPages(gateway, aCall())).rejects.toThrow('gone');
});
