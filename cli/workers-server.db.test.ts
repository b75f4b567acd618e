import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { sql } from '#storage/sql.ts';
import { untilWritten } from './testing-waits.ts';
import {
  IDLE,
  isServer,
  jsonLines,
  MINUTES,
  openTestShop,
  TENANT,
  type TestShop,
} from './testing-workers.ts';

describe.runIf(isServer)('with other processes on a server', () => {
  let shop: TestShop;
  beforeAll(async () => {
    shop = await openTestShop();
  }, 3 * MINUTES);
  afterAll(() => shop.close());

  const numbersIn = (text: string): number[] =>
    jsonLines(text).flatMap(({ type, step }) => (type === 'step' ? [step.number] : []));
  const CUT = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;

  it(
    'a second process sees each step once, and in order, although connections are cut',
    async () => {
      const run = await shop.startAnew(1);
      const { process: watching, ended } = shop.steward.start(
        'runs',
        'watch',
        String(run),
        ...TENANT,
        '--json',
      );
      await untilWritten(watching, (text) => text.includes('"queued"'));
      const working = shop.steward.start(...IDLE);
      await untilWritten(watching, (text) => text.includes('"step"'));

      await shop.shared?.pool.query(CUT);

      const { code, stdout } = await ended;
      expect(code).toBe(0);
      const steps = z
        .object({ steps: z.array(z.object({ number: z.number() })) })
        .parse(await shop.steward.json('runs', 'show', String(run), ...TENANT));
      expect(numbersIn(stdout)).toEqual(steps.steps.map(({ number }) => number).sort((a, b) => a - b));
      expect(jsonLines(stdout).at(-1)).toMatchObject({ type: 'run', execution: { status: 'completed' } });
      expect((await working.ended).code).toBe(0);
    },
    MINUTES,
  );

  it(
    'a run is cancelled while a worker has it',
    async () => {
      const run = await shop.startAnew(1);
      const { process: child, ended } = shop.slow.start('work', '--json');
      const cancelled = untilWritten(child, (text) => text.includes('"cancelled"'));
      await shop.modelAsked();

      const { stdout } = await shop.steward.run('runs', 'cancel', String(run), ...TENANT);

      expect(stdout).toContain('was asked to stop');
      await cancelled;
      expect((await shop.showRun(run)).status).toBe('cancelled');
      child.kill('SIGTERM');
      expect((await ended).code).toBe(0);
    },
    MINUTES,
  );

  it(
    'the workers and what they do are shown',
    async () => {
      const run = await shop.startAnew(1);
      const { process: child, ended } = shop.slow.start('work', '--concurrency', '3', '--grace', '0');
      await shop.modelAsked();

      const status = await shop.steward.json('queue', 'status');

      expect(status).toMatchObject({
        queues: expect.arrayContaining([
          expect.objectContaining({ queue: 'incident', leased: 1, waiting: 0 }),
        ]),
        workers: [{ concurrency: 3, runs: 1 }],
      });
      const { stdout } = await shop.steward.run('runs', 'show', String(run), ...TENANT);
      expect(stdout).toMatch(/taken +1 times, 0 of them lost/);
      child.kill('SIGTERM');
      await ended;
      await shop.steward.run('runs', 'cancel', String(run), ...TENANT);
    },
    MINUTES,
  );

  it(
    'run reactive follows a run that a worker has, and takes it when that dies',
    async () => {
      await shop.changeStore((db) =>
        db.run(sql`update metric.anomaly set status = 'detected' where incident_key = (
      select input ->> 'incidentKey' from runtime.execution where number = 1)`),
      );
      const react = ['run', 'reactive', ...TENANT];
      const first = shop.slow.start(...react);
      await shop.modelAsked();
      const second = shop.steward.start(...react);
      await untilWritten(second.process, (text) => text.includes('another worker has this run'));

      first.process.kill('SIGKILL');

      expect((await second.ended).code).toBe(0);
      const looked = await shop.steward.json('runs', 'list', ...TENANT, '--limit', '1');
      expect(looked).toMatchObject([{ status: 'completed', trigger: 'manual' }]);
    },
    MINUTES,
  );
});
