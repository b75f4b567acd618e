import type { BatchFault } from '#models/batch.ts';
import { FAULT_SENTENCES } from '#models/fault-sentences.ts';

/** Why an answer did not come through a batch. */
export const NOT_THROUGH_BATCH = {
  late: 'The batch had not answered when it was time.',
  unsuited: 'The model is not asked through batches any more.',
  failed: 'The provider did not begin with the batch.',
  lost: 'Nobody knows whether the provider has the batch.',
  old: 'The provider has not ended the batch in two days.',
} as const;

/** Our words for what became of a request of a batch. */
export function batchSentence(fault: BatchFault | 'empty'): string {
  if (fault === 'expired') return 'The batch expired before the model had answered.';
  if (fault === 'cancelled') return 'The batch was cancelled before the model had answered.';
  if (fault === 'empty') return 'The model answered nothing in the batch.';
  return `In the batch: ${FAULT_SENTENCES[fault]}`;
}
