import type { BatchResult } from '#models/batch.ts';
import { batchSentence } from './batch-sentences.ts';
import type { RequestEnding } from './store-outcomes.ts';

/** What a result is to the step that waits for it. An empty answer is none: asked directly, the model has another try. */
export function endingOf(result: BatchResult | undefined): RequestEnding {
  if (result === undefined) return withoutAnswer('unreadable', null);
  if ('fault' in result) return withoutAnswer(result.fault, result.usage);
  const { answer } = result;
  return answer.finish === 'empty' ? withoutAnswer('empty', answer.usage) : { answer };
}

function withoutAnswer(
  fault: Parameters<typeof batchSentence>[0],
  usage: Extract<RequestEnding, { fault: string }>['usage'],
): RequestEnding {
  return { problem: batchSentence(fault), usage, fault };
}
