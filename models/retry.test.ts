import { expect, it } from 'vitest';
import { retryAfter } from '#core/retry-after.ts';
import { REAL_WORLD, RETRY_POLICY, waitBeforeRetry } from './retry-policy.ts';

const failed = { fault: 'server_error', retryAfterSeconds: undefined, number: 1 } as const;

it.each([
  [{ ...failed, number: 1 }, 0.5],
  [{ ...failed, number: 2 }, 1],
  [{ ...failed, number: 9 }, 10],
  [{ ...failed, retryAfterSeconds: 3 }, 3.5],
  [{ ...failed, retryAfterSeconds: 61 }, null],
  [{ ...failed, number: 10 }, null],
  [{ ...failed, fault: 'quota' as const }, null],
  [{ ...failed, fault: 'too_large' as const }, null],
])('waits after %o: %s', (attempt, seconds) => {
  const policy = { ...RETRY_POLICY, attempts: 10 };

  expect(waitBeforeRetry(attempt, policy, { ...REAL_WORLD, random: () => 0.5 })).toBe(seconds);
});

it('spreads the waiting over the whole span, so that not all come back at once', () => {
  const waits = [0, 0.999].map((value) =>
    waitBeforeRetry(failed, RETRY_POLICY, { ...REAL_WORLD, random: () => value }),
  );

  expect(waits).toEqual([0, 0.999]);
});

it('stops sleeping when nobody waits any more', async () => {
  const leaving = new AbortController();
  const sleeping = REAL_WORLD.sleep(60, leaving.signal);

  leaving.abort(new RangeError('Enough.'));

  await expect(sleeping).rejects.toThrow(RangeError);
});

it.each([
  [{ 'retry-after': '3' }, 3],
  [{ 'retry-after-ms': '1500', 'retry-after': '2' }, 1.5],
  [{ 'retry-after': 'Thu, 26 Nov 2026 10:00:30 GMT', date: 'Thu, 26 Nov 2026 10:00:00 GMT' }, 30],
  [{ 'retry-after': 'Thu, 26 Nov 2026 10:00:30 GMT' }, undefined],
  [{ 'retry-after': 'soon' }, undefined],
  [{}, undefined],
])('reads %o as %s seconds', (headers, seconds) => {
  expect(retryAfter(new Headers(headers))).toBe(seconds);
});
