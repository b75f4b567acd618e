import type { Cells } from '#core/cell.ts';
import type { Evidence } from '#storage/insight/evidence.repository.ts';
import type { AnyTool, ToolContext } from '#tools/tool.ts';
import { executeTool, hashContent } from './execute-tool.ts';
import { describeFailure } from './failure.ts';

/** What a stored tool result comes to today. */
export type Recomputed =
  | { readonly kind: 'computed'; readonly cells: Cells }
  /** The stored cells are not those that were hashed when the result was stored. */
  | { readonly kind: 'tampered' }
  | { readonly kind: 'tool_missing' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Calls the tool of a stored result again, with the stored arguments. Only tools that change nothing are called. */
export async function recompute(
  evidence: Evidence,
  context: ToolContext & { readonly tools: readonly AnyTool[] },
): Promise<Recomputed> {
  if (!isAsStored(evidence)) return { kind: 'tampered' };
  const tool = context.tools.find(({ name }) => name === evidence.tool);
  if (tool?.cells === undefined) return { kind: 'tool_missing' };
  if (tool.effect !== 'read' && tool.effect !== 'compute') {
    return {
      kind: 'failed',
      reason: `The tool "${tool.name}" changes something, so it is not called again.`,
    };
  }
  try {
    const { proof } = await executeTool(tool, evidence.arguments, context);
    return proof === null ? { kind: 'tool_missing' } : { kind: 'computed', cells: proof.cells };
  } catch (error) {
    context.signal.throwIfAborted();
    context.log.warn({ err: error, evidenceId: evidence.id }, 'evidence could not be computed again');
    return { kind: 'failed', reason: describeFailure(error, `The tool "${tool.name}"`).sentence };
  }
}

function isAsStored({ tool, toolVersion, arguments: given, cells, contentHash }: Evidence): boolean {
  return hashContent({ tool, version: toolVersion, arguments: given, cells }) === contentHash;
}
