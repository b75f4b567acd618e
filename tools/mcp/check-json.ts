import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv';

/** A schema that somebody else wrote, as JSON. */
export type ForeignSchema = Readonly<Record<string, unknown>>;

/** True when the value is what the schema says. */
export type JsonCheck = (value: unknown) => boolean;

/** A check by a JSON Schema; null when the schema cannot be understood. */
export function jsonCheck(schema: ForeignSchema): JsonCheck | null {
  try {
    // One for each schema: two of them may have the same `$id`.
    const validate = new AjvJsonSchemaValidator().getValidator(withoutPatterns(schema));
    return (value) => validate(value).valid;
  } catch {
    return null;
  }
}

/** Keywords whose values have names as keys, and schemas as values. */
const NAMED = ['properties', '$defs', 'definitions', 'dependentSchemas'];
/** Keywords whose values are data, or references. */
const DATA = ['const', 'enum', 'default', 'examples', 'required'];

/**
 * The schema without regular expressions: one of a stranger can keep a process busy for ever. What it would have refused gets
 * through, which is no harm: a text of a stranger is never trusted.
 */
export function withoutPatterns(schema: ForeignSchema): Record<string, unknown> {
  const isOpen = 'patternProperties' in schema;
  const kept = Object.entries(schema).filter(
    ([key]) => !['pattern', 'patternProperties', 'format'].includes(key) && !(isOpen && isClosing(key)),
  );
  return Object.fromEntries(kept.map(([key, value]) => [key, stripped(key, value)]));
}

/** These count on the patterns that are left out. */
function isClosing(key: string): boolean {
  return key === 'additionalProperties' || key === 'unevaluatedProperties';
}

function stripped(key: string, value: unknown): unknown {
  if (DATA.includes(key)) return value;
  if (NAMED.includes(key) && isObject(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, strippedSchema(each)]));
  }
  return strippedSchema(value);
}

function strippedSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strippedSchema);
  return isObject(value) ? withoutPatterns(value) : value;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
