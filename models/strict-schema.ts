import { z } from 'zod';

const object = z.object({
  type: z.literal('object'),
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
  additionalProperties: z.unknown().optional(),
});
type ObjectSchema = z.output<typeof object>;

/** OpenAI holds a model to a schema only if each of its objects is closed and has every field required; it refuses to, else. */
export function fitsStrictMode(schema: unknown): boolean {
  return everyObject(schema, (found) => isClosed(found) && hasAllRequired(found));
}

/** Anthropic wants each object closed. */
export function isClosedSchema(schema: unknown): boolean {
  return everyObject(schema, isClosed);
}

function everyObject(schema: unknown, holds: (found: ObjectSchema) => boolean): boolean {
  if (Array.isArray(schema)) return schema.every((part) => everyObject(part, holds));
  if (typeof schema !== 'object' || schema === null) return true;
  const read = object.safeParse(schema);
  return (!read.success || holds(read.data)) && everyObject(Object.values(schema), holds);
}

function isClosed({ additionalProperties }: ObjectSchema): boolean {
  return additionalProperties === false;
}

function hasAllRequired({ properties, required }: ObjectSchema): boolean {
  return Object.keys(properties).every((name) => required.includes(name));
}
