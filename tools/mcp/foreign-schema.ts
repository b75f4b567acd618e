/** A schema that somebody else wrote, as JSON. */
export type ForeignSchema = Readonly<Record<string, unknown>>;

/** Keywords whose values have names as keys, and schemas as values. */
const NAMED = ['properties', '$defs', 'definitions', 'dependentSchemas'];
/** Keywords whose values are data, or names. */
const DATA = ['const', 'enum', 'default', 'examples', 'required', 'dependentRequired'];

/** The same schema, and all within it, without some keywords. A property of such a name is none. */
export function withoutKeywords(
  schema: ForeignSchema,
  isLeftOut: (keyword: string, schema: ForeignSchema) => boolean,
): Record<string, unknown> {
  const within = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(within);
    return isObject(value) ? withoutKeywords(value, isLeftOut) : value;
  };
  const kept = Object.entries(schema).filter(([keyword]) => !isLeftOut(keyword, schema));
  return Object.fromEntries(kept.map(([keyword, value]) => [keyword, parts(keyword, value, within)]));
}

function parts(keyword: string, value: unknown, within: (value: unknown) => unknown): unknown {
  if (DATA.includes(keyword)) return value;
  if (!NAMED.includes(keyword) || !isObject(value)) return within(value);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, within(each)]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * True for what brings regular expressions: one of a stranger can keep a process busy for ever. What they would have refused
 * gets through, which is no harm: a text of a stranger is never trusted.
 */
export function isPattern(keyword: string, schema: ForeignSchema): boolean {
  if (['pattern', 'patternProperties', 'format'].includes(keyword)) return true;
  // These count on the patterns that are left out.
  return 'patternProperties' in schema && ['additionalProperties', 'unevaluatedProperties'].includes(keyword);
}
