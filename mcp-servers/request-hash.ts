import { createHash } from 'node:crypto';

/** The same text for the same question, in whatever order its arguments were given. */
export function requestHash(question: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(ordered(question)))
    .digest('hex');
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([name, each]) => [name, ordered(each)]));
}
