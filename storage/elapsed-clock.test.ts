import { expect, it } from 'vitest';
import { openElapsedClock } from './elapsed-clock.ts';

it.each([
  ['counts while the machine is awake', { monotonic: 90_000, wall: 90_000 }, 90],
  ['counts while the machine sleeps', { monotonic: 5_000, wall: 7_200_000 }, 7_200],
  ['goes on when the wall clock is set back by an hour', { monotonic: 60_000, wall: -3_540_000 }, 60],
])('%s', (_name, { monotonic, wall }, seconds) => {
  const at = { monotonic: 1_000, wall: 1_700_000_000_000 };
  const elapsed = openElapsedClock({ monotonic: () => at.monotonic, wall: () => at.wall });

  at.monotonic += monotonic;
  at.wall += wall;

  expect(elapsed()).toBe(seconds);
});
