import { expect, it } from 'vitest';
import { z } from 'zod';
import { fitsStrictMode } from './strict-schema.ts';

it.each([
  [
    'closed, with every field required',
    z.object({ a: z.string(), b: z.object({ c: z.number().nullable() }) }),
    true,
  ],
  ['with a field that may be missing', z.object({ a: z.string().optional() }), false],
  ['with such a field deep inside', z.object({ a: z.array(z.object({ b: z.string().optional() })) }), false],
  ['open', z.looseObject({ a: z.string() }), false],
])('knows whether a schema can be strict: %s', (_name, schema, strict) => {
  expect(fitsStrictMode(z.toJSONSchema(schema))).toBe(strict);
});
