import type { McpCall, McpGateway } from './mcp-gateway.ts';
import type { McpResult } from './mcp-result.ts';

/** Pages of one question. */
export interface Pages {
  readonly pages: readonly McpResult[];
  /** Null when the last page was read; else where the rest begins: what was read is not all. */
  readonly cursor: string | null;
}

/** Pages of one question that are read at most. */
const MAX_PAGES = 20;

/** Reads an answer page by page, by the cursor that each page names for the next. A page that fails fails all. */
export async function readPages(
  gateway: Pick<McpGateway, 'call'>,
  call: McpCall,
  maxPages = MAX_PAGES,
): Promise<Pages> {
  const pages = [await gateway.call(call)];
  const seen = new Set<string>();
  let cursor = cursorOf(pages.at(-1));
  // A server that goes in a circle gives no more than it has given.
  while (cursor !== null && pages.length < maxPages && !seen.has(cursor)) {
    seen.add(cursor);
    pages.push(await gateway.call({ ...call, arguments: { ...call.arguments, cursor } }));
    cursor = cursorOf(pages.at(-1));
  }
  return { pages, cursor };
}

function cursorOf(page: McpResult | undefined): string | null {
  const cursor = page?.structured?.cursor;
  return typeof cursor === 'string' && cursor !== '' ? cursor : null;
}
