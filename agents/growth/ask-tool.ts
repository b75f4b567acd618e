import { InvalidInputError, NotFoundError } from '#core/errors.ts';
import type { Tool } from '#tools/tool.ts';
import type { PlaybookContext } from '../agent.ts';
import { type Cited, cite } from './reading.ts';

/** What a specialist needs to ask a tool. */
export type Asking = Pick<PlaybookContext, 'useTool' | 'tenant'>;

/** An answer with its cells, or a sentence that says why there is none. */
export type Answer<Output> =
  | ({ readonly found: true } & Cited<Output>)
  | { readonly found: false; readonly reason: string };

/** Asks a tool. That the shop has no such data is an answer; every other failure is one. */
export async function askTool<Input, Output>(
  tool: Tool<Input, Output>,
  input: Input,
  { useTool, tenant }: Asking,
): Promise<Answer<Output>> {
  try {
    return { found: true, ...cite(tool, await useTool(tool, input), tenant) };
  } catch (error) {
    if (error instanceof NotFoundError || error instanceof InvalidInputError) {
      return { found: false, reason: error.message };
    }
    throw error;
  }
}
