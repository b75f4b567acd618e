import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '#storage/sql.ts';
import { untilWritten } from './testing-waits.ts';
import {
  IDLE,
  jsonLines,
  MINUTES,
  openTestShop,
  runFacts,
  TENANT,
  type TestShop,
} from './testing-workers.ts';

let shop: TestShop;
beforeAll(async () => {
  shop = await openTestShop();
}, 3 * MINUTES);
afterAll(() => shop.close());

describe('work', () => {
  it('does what waits, says so line by line, and ends with 0 when told to end then', async () => {
    const run = await shop.startAnew(4);

    const { code, stdout } = await shop.steward.run(...IDLE, '--json');

    expect(code).toBe(0);
    expect(jsonLines(stdout)).toMatchObject([
      { type: 'ready' },
      { type: 'begun', tenant: 'demo', run, graph: 'growth_reactive' },
      { type: 'ended', tenant: 'demo', run, status: 'completed', error: null },
      { type: 'draining', runs: 0 },
      { type: 'drained' },
    ]);
  });

  it(
    'gives back on SIGTERM what does not end in time, and ends with 0',
    async () => {
      const run = await shop.startAnew(1);
      const { process: child, ended } = shop.slow.start('work', '--grace', '0.2', '--json');
      await shop.modelAsked();

      child.kill('SIGTERM');

      const { code, stdout } = await ended;
      expect(code).toBe(0);
      expect(jsonLines(stdout)).toContainEqual(
        expect.objectContaining({ type: 'left', run, left: 'released' }),
      );
      expect((await shop.showRun(run)).status).toBe('queued');
      expect((await shop.stateOf(run)).next).not.toEqual([]);
      await shop.finish(run);
      expect(await shop.stateOf(run)).toMatchObject({ next: [] });
    },
    MINUTES,
  );

  it(
    'goes at once when asked twice, and the run is taken over',
    async () => {
      const run = await shop.startAnew(1);
      const { process: child, ended } = shop.slow.start('work', '--grace', '60', '--json');
      const draining = untilWritten(child, (text) => text.includes('"draining"'));
      await shop.modelAsked();
      child.kill('SIGTERM');
      await draining;

      child.kill('SIGTERM');

      expect((await ended).code).toBe(130);
      expect((await shop.showRun(run)).status).toBe('running');
      await shop.finish(run);
    },
    MINUTES,
  );

  it('touches the health file while it lives and takes it away at its end', async () => {
    const file = join(shop.steward.home, 'health');
    const { process: child, ended } = shop.steward.start('serve', '--health-file', file);
    await untilWritten(child, (text) => text.includes('works on all queues'));
    while (!existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 50));

    child.kill('SIGINT');

    expect((await ended).code).toBe(0);
    expect(existsSync(file)).toBe(false);
  });

  it.each([
    [['work', '--queues', 'chat,nonsense'], /--queues may name chat, default, incident/],
    [['work', '--concurrency', '0'], /--concurrency must be 1 at least/],
    [['serve', '--grace', 'long'], /--grace must be a number of seconds/],
  ])('%j ends with 2 and a sentence', async (words, sentence) => {
    const { code, stderr } = await shop.steward.run(...words);

    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
  });
});

describe('stepping in', () => {
  it(
    'cancels a run that waits, once, and takes it up again',
    async () => {
      const run = String(await shop.startAnew(4));

      const first = await shop.steward.run('runs', 'cancel', run, ...TENANT);
      const second = await shop.steward.run('runs', 'cancel', run, ...TENANT);
      const again = await shop.steward.run('runs', 'redrive', run, ...TENANT);
      const twice = await shop.steward.run('runs', 'redrive', run, ...TENANT);
      await shop.steward.run(...IDLE);

      expect([first.code, second.code, again.code, twice.code]).toEqual([0, 1, 0, 2]);
      expect(first.stdout).toBe(`Run ${run} is cancelled.\n`);
      expect((await shop.showRun(Number(run))).status).toBe('completed');
    },
    MINUTES,
  );

  it(
    'tells why runs are dead',
    async () => {
      await shop.changeStore((db) =>
        db.run(sql`update metric.anomaly set incident_key = 'gone' where incident_key = (
      select input ->> 'incidentKey' from runtime.execution where number = 2)`),
      );
      const run = await shop.startAnew(2);
      await shop.steward.run(...IDLE);

      const dead = await shop.steward.json('runs', 'dead', ...TENANT);

      expect(dead).toMatchObject([{ number: run, status: 'failed' }]);
      expect(z.array(runFacts).parse(dead)[0]?.error).toMatch(/There is no incident/);
    },
    MINUTES,
  );

  it('shows the state as it was after any super-step', async () => {
    // How many there are depends on the day on which the demo shop is made.
    const { next, superStep: last } = await shop.stateOf(4);

    expect(next).toEqual([]);
    expect(last).toBeGreaterThan(3);
    expect(await shop.stateOf(4, '--at', '2')).toMatchObject({ next: [{ node: 'pack' }], superStep: 2 });
    const before = await shop.stateOf(4, '--at', String(last - 1));
    expect(before).toMatchObject({ next: [{ node: 'record' }], superStep: last - 1 });
  });
});
