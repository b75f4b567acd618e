import { expect, test } from 'vitest';
import { dayNumber } from './calendar-day.ts';
import { effectsByDay, explains, type KnownEvent } from './known-event.ts';

const SALE: KnownEvent = {
  firstDay: '2026-02-27',
  lastDay: '2026-03-01',
  kind: 'campaign',
  effect: 'expected_up',
};

test('an event has its effect on each of its days and on no other', () => {
  expect([...effectsByDay([SALE])]).toEqual([
    [dayNumber('2026-02-27'), 'expected_up'],
    [dayNumber('2026-02-28'), 'expected_up'],
    [dayNumber('2026-03-01'), 'expected_up'],
  ]);
});

test('an event of which nothing is said may have any effect', () => {
  const event: KnownEvent = { firstDay: '2026-03-01', lastDay: '2026-03-01', kind: 'release' };

  expect(effectsByDay([event]).get(dayNumber('2026-03-01'))).toBe('any');
});

test.each([
  ['expected_up', 'expected_down', 'any'],
  ['expected_up', 'expected_up', 'expected_up'],
  ['any', 'closed', 'closed'],
  ['closed', 'expected_up', 'closed'],
] as const)('%s and %s on one day are %s', (first, second, both) => {
  const effects = effectsByDay([
    { ...SALE, effect: first },
    { ...SALE, effect: second },
  ]);

  expect(effects.get(dayNumber('2026-02-28'))).toBe(both);
});

test.each([
  ['expected_up', true, false],
  ['expected_down', false, true],
  ['any', true, true],
] as const)('%s explains a rise: %s, a fall: %s', (effect, rise, fall) => {
  expect([explains(effect, 3), explains(effect, -3)]).toEqual([rise, fall]);
});
