import { expect, it } from 'vitest';
import { inTurn } from './line-order.ts';

const MINUTES = 60_000;
const waiter = (tokens: number, since = 9 * MINUTES, patience = 900) => ({ tokens, since, patience });

function turns(...line: readonly ReturnType<typeof waiter>[]): number[] {
  return inTurn(line, 10 * MINUTES).map(({ tokens }) => tokens);
}

it('gives room to who can wait least, however little they want', () => {
  expect(turns(waiter(900), waiter(5, 9 * MINUTES, 30))).toEqual([5, 900]);
});

it('gives room to the largest first', () => {
  expect(turns(waiter(2), waiter(3), waiter(1))).toEqual([3, 2, 1]);
});

it('gives room to those who have waited for three minutes, as they came', () => {
  expect(turns(waiter(900), waiter(1, 7 * MINUTES), waiter(7, 6 * MINUTES))).toEqual([7, 1, 900]);
});
