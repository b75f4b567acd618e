import type { ModelMessage } from '#models/model.ts';

/** Results behind which the model has gone on already; the last ones it still needs. */
const RESULTS_LEFT = 2;
const LEFT_OUT = 'Left out, because the conversation became too long. Ask again if you still need it.';

/** The same conversation with older results left out; undefined when there is nothing to leave out. */
export function compact(messages: readonly ModelMessage[]): ModelMessage[] | undefined {
  const results = messages.flatMap(({ role }, index) => (role === 'tool' ? [index] : []));
  const older = new Set(results.slice(0, -RESULTS_LEFT));
  if (older.size === 0) return undefined;
  return messages.map((message, index) => (older.has(index) ? { ...message, text: LEFT_OUT } : message));
}
