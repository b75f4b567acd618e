import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startAgentClock } from './agent-clock.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const outside = () => new AbortController();

it('rings when the time is over', () => {
  const clock = startAgentClock(10, outside().signal);
  vi.advanceTimersByTime(9_999);
  const before = clock.signal.aborted;
  vi.advanceTimersByTime(1);

  expect([before, clock.signal.aborted]).toEqual([false, true]);
  expect(clock.signal.reason).toMatchObject({ name: 'TimeoutError' });
});

it('does not count the time in which nothing could be done', () => {
  const clock = startAgentClock(10, outside().signal);
  vi.advanceTimersByTime(6_000);
  clock.setWaiting(true);
  vi.advanceTimersByTime(600_000);
  clock.setWaiting(false);
  vi.advanceTimersByTime(3_999);
  const before = clock.signal.aborted;
  vi.advanceTimersByTime(1);

  expect([before, clock.signal.aborted]).toEqual([false, true]);
});

it('is stopped from outside at any time, with the reason that is given there', () => {
  const given = outside();
  const clock = startAgentClock(10, given.signal);
  clock.setWaiting(true);
  given.abort('cancelled');

  expect(clock.signal.reason).toBe('cancelled');
});

it('never rings after it was stopped', () => {
  const clock = startAgentClock(1, outside().signal);
  clock.stop();
  vi.advanceTimersByTime(5_000);

  expect(clock.signal.aborted).toBe(false);
});
