import { expect, it } from 'vitest';
import { priorityOrder } from './priority-order.ts';

it.each([
  ['the dearer one is more urgent', [0, 2], 1],
  ['the cheaper one is more urgent', [2, 0], 0],
  ['both are as urgent', [1, 1], 0.5],
])('when %s the order is told', (_what, [dear = 0, cheap = 0], order) => {
  const matters = [
    { urgency: dear, worth: 10 },
    { urgency: cheap, worth: 1 },
  ];

  expect(priorityOrder(matters)).toBe(order);
});

it('does not compare matters of about the same worth', () => {
  const matters = [
    { urgency: 0, worth: 10 },
    { urgency: 3, worth: 9 },
  ];

  expect(priorityOrder(matters)).toBeNull();
});
