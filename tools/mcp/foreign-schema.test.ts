import { expect, it } from 'vitest';
import { jsonCheck } from './check-json.ts';
import { isPattern, withoutKeywords } from './foreign-schema.ts';

it('is not kept busy by a regular expression of a stranger', () => {
  const check = jsonCheck({ type: 'object', properties: { text: { type: 'string', pattern: '^(a+)+$' } } });
  const begun = performance.now();

  const fits = check?.({ text: `${'a'.repeat(40)}!` });

  expect(fits).toBe(true);
  expect(performance.now() - begun).toBeLessThan(1_000);
});

it('leaves properties alone that have the name of a keyword', () => {
  const schema = {
    type: 'object',
    properties: { pattern: { type: 'string', pattern: 'x' }, format: { enum: [{ pattern: 'kept' }] } },
    required: ['pattern'],
  };

  expect(withoutKeywords(schema, isPattern)).toEqual({
    type: 'object',
    properties: { pattern: { type: 'string' }, format: { enum: [{ pattern: 'kept' }] } },
    required: ['pattern'],
  });
});

it('refuses no property because the pattern that allowed it is left out', () => {
  const check = jsonCheck({
    type: 'object',
    patternProperties: { '^x-': { type: 'string' } },
    additionalProperties: false,
  });

  expect(check?.({ 'x-one': '1' })).toBe(true);
});

it.each([[{ $ref: 'https://elsewhere.example/schema' }], [{ type: 'no such type' }], [{ properties: 7 }]])(
  'takes %j for no schema that can be understood',
  (schema) => {
    expect(jsonCheck(schema)).toBeNull();
  },
);

it.each([['https://json-schema.org/draft/2020-12/schema'], ['http://json-schema.org/draft-07/schema#']])(
  'understands schemas of %s',
  ($schema) => {
    const check = jsonCheck({
      $schema,
      type: 'object',
      properties: { n: { type: 'integer' } },
      required: ['n'],
    });

    expect([check?.({ n: 1 }), check?.({ n: 'x' }), check?.({})]).toEqual([true, false, false]);
  },
);
