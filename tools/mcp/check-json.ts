import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv';
import { type ForeignSchema, isPattern, withoutKeywords } from './foreign-schema.ts';

/** True when the value is what the schema says. */
export type JsonCheck = (value: unknown) => boolean;

/** A check by a JSON Schema; null when the schema cannot be understood. */
export function jsonCheck(schema: ForeignSchema): JsonCheck | null {
  try {
    // One for each schema: two of them may have the same `$id`.
    const validate = new AjvJsonSchemaValidator().getValidator(withoutKeywords(schema, isPattern));
    return (value) => validate(value).valid;
  } catch {
    return null;
  }
}
