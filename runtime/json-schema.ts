import { z } from 'zod';

/** What a writer must produce for a schema, as JSON Schema. */
export function jsonSchema(schema: z.ZodType): Record<string, unknown> {
  return { ...z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) };
}
