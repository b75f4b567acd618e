import { expect, it } from 'vitest';
import { fragment, sql } from './sql.ts';

it('turns every value into a parameter, whatever it holds', () => {
  const statement = sql`select * from shop where name = ${"'; drop table shop; --"} and size > ${3}`;

  expect(statement).toEqual({
    text: 'select * from shop where name = $1 and size > $2',
    values: ["'; drop table shop; --", 3],
  });
});

it('splices fragments in, and numbers their parameters on', () => {
  const condition = fragment`size > ${3} and colour = ${'red'}`;

  const statement = sql`select * from shop where name = ${'x'} and ${condition} limit ${10}`;

  expect(statement).toEqual({
    text: 'select * from shop where name = $1 and size > $2 and colour = $3 limit $4',
    values: ['x', 3, 'red', 10],
  });
});

it('splices fragments within fragments, and one fragment twice', () => {
  const inner = fragment`a = ${1}`;
  const outer = fragment`(${inner} or b = ${2})`;

  expect(sql`select ${0} where ${outer} and ${inner}`).toEqual({
    text: 'select $1 where (a = $2 or b = $3) and a = $4',
    values: [0, 1, 2, 1],
  });
});

it('takes a whole statement for a value, so that only what is marked as a fragment becomes text', () => {
  const statement = sql`select ${sql`1`}`;

  expect(statement.text).toBe('select $1');
});
