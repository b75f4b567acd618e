import { expect, it } from 'vitest';
import { createLogger } from '#core/log.ts';
import type { Cli, TenantScope } from '../cli.ts';
import { silentLine } from '../output/live-line.ts';
import type { DailyStep } from './daily-step.ts';
import { dataOfDay, isStepInOrder, runDay } from './run-day.ts';

const log = createLogger('silent', process.stderr);
// Steps of these tests use nothing else of what a command holds.
const cli = { signal: new AbortController().signal, log: async () => log } as unknown as Cli;
const parts = {
  ...{ cli, scope: {} as TenantScope, line: silentLine },
  order: { isEverySource: false, incidents: 1, cap: 1 },
};

const step = (name: string, run: DailyStep['run']): DailyStep => ({ name, title: `The ${name}`, run });
const done = (isInOrder: boolean) => async () => ({
  ...{ data: { of: 'a step' }, isInOrder, summary: 'done' },
  show: () => {},
});

it('goes on with the next step when one fails, and says what failed', async () => {
  const failing = step('second', async () => {
    throw new Error('a foreign text');
  });

  const day = await runDay(parts, [step('first', done(false)), failing, step('third', done(true))]);

  expect(day.map(isStepInOrder)).toEqual([false, false, true]);
  expect(dataOfDay(day)).toEqual([
    { step: 'first', isInOrder: false, error: null, result: { of: 'a step' } },
    { step: 'second', isInOrder: false, error: expect.stringMatching(/^The second met/), result: null },
    { step: 'third', isInOrder: true, error: null, result: { of: 'a step' } },
  ]);
  expect(JSON.stringify(dataOfDay(day))).not.toContain('foreign');
});

it('does not go on when somebody stops it', async () => {
  const stopping = new AbortController();
  const stopped = { ...parts, cli: { ...cli, signal: stopping.signal } };
  const first = step('first', async () => {
    stopping.abort(new Error('stopped'));
    throw new Error('because of it');
  });

  await expect(runDay(stopped, [first, step('second', done(true))])).rejects.toThrow('stopped');
});
