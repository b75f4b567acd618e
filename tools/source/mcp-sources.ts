import type { McpGateway } from '../mcp/mcp-gateway.ts';
import { type SourceAnswer, sourceAnswer } from './source-answer.ts';
import { SourceError } from './source-error.ts';
import type { SourceAsker, SourceCall, SourceGateway } from './source-gateway.ts';

/**
 * The way to the sources over the gateway to MCP servers. The same question of the same shop is asked once, however many
 * ask it at the same time: analysts of one source read the same tables, and a page of PageSpeed takes up to a minute.
 */
export function mcpSources(gateway: Pick<McpGateway, 'call'>): SourceGateway {
  const underWay = new Map<string, Asking>();
  return {
    async readTable(call, asker) {
      const key = JSON.stringify([asker.tenantId, call.source, call.tool, call.arguments, call.cursor]);
      const known = underWay.get(key);
      if (known !== undefined) return follow(known, () => ask(gateway, call, asker));
      const answer = ask(gateway, call, asker);
      underWay.set(key, { answer, signal: asker.signal });
      try {
        return await answer;
      } finally {
        underWay.delete(key);
      }
    },
  };
}

interface Asking {
  readonly answer: Promise<SourceAnswer>;
  readonly signal: AbortSignal;
}

/** Who asked first may have been stopped, which is no answer for the others. */
async function follow(
  { answer, signal }: Asking,
  askAgain: () => Promise<SourceAnswer>,
): Promise<SourceAnswer> {
  try {
    return await answer;
  } catch (error) {
    if (signal.aborted) return askAgain();
    throw error;
  }
}

async function ask(
  gateway: Pick<McpGateway, 'call'>,
  { source, tool, arguments: given, cursor }: SourceCall,
  { tenantId, signal }: SourceAsker,
): Promise<SourceAnswer> {
  const { structured } = await gateway.call({
    ...{ server: source, tool, tenantId, signal },
    arguments: { ...given, shop_id: tenantId, ...(cursor === null ? {} : { cursor }) },
  });
  const answer = sourceAnswer.safeParse(structured);
  if (answer.success) return answer.data;
  throw new SourceError(`The server of ${source} gave an answer of another shape than it promises.`, {
    kind: 'transient',
    cause: answer.error,
  });
}
