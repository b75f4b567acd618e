import { expect, it } from 'vitest';
import { runClock } from './run-clock.ts';

it.each([-3_600_000, 0, 3_600_000])('goes by the database although our clock is %i ms off', async (skew) => {
  let passed = 0;
  const clock = runClock(
    async () => 40,
    () => new Date(1_800_000_000_000 + skew + passed),
  );

  const first = await clock();
  passed = 5000;
  const second = await clock();

  expect([first, second]).toEqual([40, 45]);
});

it('asks again when the database did not answer', async () => {
  const answers = [() => Promise.reject(new Error('away')), () => Promise.resolve(7)];
  const clock = runClock(
    async () => (await answers.shift()?.()) ?? Number.NaN,
    () => new Date(0),
  );

  await expect(clock()).rejects.toThrow('away');
  expect(await clock()).toBe(7);
});
