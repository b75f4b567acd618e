import { z } from 'zod';
import { type ListedTool, listedTool } from './listed-tool.ts';

/** Asks for one page of the list. */
export type AskPage = (cursor: string | undefined) => Promise<unknown>;

const MAX_PAGES = 20;
const MAX_TOOLS = 500;
/** Characters of one tool; more is no description that somebody has read. */
const MAX_CHARACTERS = 64_000;

const page = z.object({ tools: z.array(listedTool), nextCursor: z.string().optional() });

/** The list of tools is not one that can be used. */
export class UnusableListError extends Error {}

/** All tools of a server, page by page. */
export async function listAllTools(ask: AskPage): Promise<ListedTool[]> {
  const tools: ListedTool[] = [];
  const cursors = new Set<string>();
  let cursor: string | undefined;
  do {
    const { tools: more, nextCursor } = page.parse(await ask(cursor));
    tools.push(...more);
    requireUsable(tools, cursors.size);
    if (nextCursor !== undefined && cursors.has(nextCursor))
      throw new UnusableListError('A list in a circle.');
    if (nextCursor !== undefined) cursors.add(nextCursor);
    cursor = nextCursor;
  } while (cursor !== undefined);
  return tools;
}

function requireUsable(tools: readonly ListedTool[], pages: number): void {
  if (pages >= MAX_PAGES || tools.length > MAX_TOOLS) throw new UnusableListError('A list without end.');
  if (new Set(tools.map(({ name }) => name)).size < tools.length) {
    throw new UnusableListError('Two tools of one name.');
  }
  if (tools.some((tool) => JSON.stringify(tool).length > MAX_CHARACTERS)) {
    throw new UnusableListError('A tool with too long a description.');
  }
}
