import { createHash } from 'node:crypto';

/** One text per value: keys sorted, nothing undefined. What JSON cannot say has no place in it. */
export function canonicalJson(value: unknown): string {
  return (
    JSON.stringify(value, (_key, each: unknown) => (isPlainObject(each) ? sortKeys(each) : each)) ?? 'null'
  );
}

/** The same value with the keys of all objects in one order, whether it was just made or comes out of the store. */
export function inOneOrder(value: unknown): unknown {
  return JSON.parse(canonicalJson(value));
}

/** SHA-256 of a text, in hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sortKeys(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
