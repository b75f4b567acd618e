import type { SourceAnswer } from './source-answer.ts';
import type { SourceGateway } from './source-gateway.ts';

/**
 * A gateway on which the same question of the same shop is asked once, however many ask it at the same time: analysts of
 * one source read the same tables, and a page of PageSpeed takes up to a minute.
 */
export function sharedSources(gateway: SourceGateway): SourceGateway {
  const underWay = new Map<string, Asking>();
  return {
    async readTable(call, asker) {
      const key = JSON.stringify([asker.tenantId, call.source, call.tool, call.arguments, call.cursor]);
      const known = underWay.get(key);
      if (known !== undefined) return follow(known, () => gateway.readTable(call, asker));
      const answer = gateway.readTable(call, asker);
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
