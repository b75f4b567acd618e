import { expect, it } from 'vitest';
import { WaitingError } from '#core/errors.ts';
import { openTogether } from './waiting-together.ts';

const waits = async (): Promise<never> => {
  throw new WaitingError('It waits.');
};

it('lets go of what waits only when the rest has ended', async () => {
  const together = openTogether();
  const order: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const working = together.run(() => promise).then(() => order.push('worked'));
  const waiting = together.run(waits).catch(() => order.push('waited'));
  await Promise.resolve();

  resolve();
  await Promise.all([working, waiting]);

  expect(order).toEqual(['worked', 'waited']);
});

it('lets go of all when all wait', async () => {
  const together = openTogether();

  const ended = await Promise.allSettled([together.run(waits), together.run(waits)]);

  expect(ended.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
});

it('holds nothing else up, failures included', async () => {
  const together = openTogether();
  void together.run(() => new Promise<never>(() => {}));

  await expect(together.run(async () => 1)).resolves.toBe(1);
  await expect(together.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});
