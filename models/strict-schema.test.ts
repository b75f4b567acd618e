import { expect, it } from 'vitest';
import { z } from 'zod';
import { fitsStrictMode, isClosedSchema } from './strict-schema.ts';

const closed = z.object({ a: z.string(), b: z.object({ c: z.number().nullable() }) });

it.each([
  ['closed, with every field required', closed, [true, true]],
  ['with a field that may be missing', z.object({ a: z.string().optional() }), [false, true]],
  ['with one deep inside', z.object({ a: z.array(z.object({ b: z.string().optional() })) }), [false, true]],
  ['open', z.looseObject({ a: z.string() }), [false, false]],
  ['with names of its own', z.object({ a: z.record(z.string(), z.number()) }), [false, false]],
  [
    'with fields that are called as schemas are',
    z.object({ type: z.string(), properties: z.string() }),
    [true, true],
  ],
])('knows whether a schema can be strict, and is closed: %s', (...[, schema, [strict, isClosed]]) => {
  const json = z.toJSONSchema(schema);

  expect([fitsStrictMode(json), isClosedSchema(json)]).toEqual([strict, isClosed]);
});
