import { z } from 'zod';

const object = z.object({
  properties: z.record(z.string(), z.unknown()),
  required: z.array(z.string()).default([]),
  additionalProperties: z.unknown().optional(),
});

/** OpenAI holds a model to a schema only if each of its objects is closed and has every field required; it refuses to, else. */
export function fitsStrictMode(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(fitsStrictMode);
  if (typeof schema !== 'object' || schema === null) return true;
  const read = object.safeParse(schema);
  return (!read.success || isClosed(read.data)) && Object.values(schema).every(fitsStrictMode);
}

function isClosed({ properties, required, additionalProperties }: z.output<typeof object>): boolean {
  return additionalProperties === false && Object.keys(properties).every((name) => required.includes(name));
}
