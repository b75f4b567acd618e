import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ConfigurationError, InvalidInputError } from '#core/errors.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { findTrigger, setTriggerEnabled } from '#storage/runtime/trigger.repository.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import type { AdmitRun } from '../admit-run.ts';
import { addTrigger, admitOnly, EVERY_HOUR, endRuns, runsOf, testScheduler } from './testing.ts';

let store: TestStore;
let shop: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  shop = await store.createTenant();
});
afterAll(() => store.close());

const at = (time: string) => () => new Date(`2026-05-04T${time}Z`);
const DUE = '2026-05-04T10:00:00Z';

/** Nothing in the database but the tenants of this test may be due. */
async function onlyShop(): Promise<void> {
  await store.pool.query('update runtime.trigger set enabled = false where tenant_id <> $1', [shop.tenantId]);
}

async function tickAt(time: string, settings: Parameters<typeof testScheduler>[1] = {}) {
  await onlyShop();
  return testScheduler(store, { now: at(time), ...settings }).tick();
}

const hourly = () => findTrigger(shop, 'hourly');

describe('a due time', () => {
  it('starts one run, and the next one waits for its own time', async () => {
    await addTrigger(shop, { dueAt: DUE, input: { limit: 5 } });

    const first = await tickAt('10:00:30');
    const again = await tickAt('10:00:40');

    expect([first, again]).toEqual([
      { fired: 1, skipped: 0, events: 0 },
      { fired: 0, skipped: 0, events: 0 },
    ]);
    expect(await runsOf(shop)).toEqual([
      { number: 1, trigger: 'schedule', input: { limit: 5 }, due: '2026-05-04T10:00:00.000Z' },
    ]);
    expect(await hourly()).toMatchObject({
      nextDueAt: new Date('2026-05-04T11:00:00Z'),
      lastFiredAt: new Date('2026-05-04T10:00:30Z'),
      lastOutcome: 'started run 1',
      lastRun: 1,
    });
  });

  it('does not come before its time', async () => {
    await addTrigger(shop, { dueAt: DUE });

    expect(await tickAt('09:59:59')).toMatchObject({ fired: 0 });
  });

  it('is worked out for a new schedule in the zone of the tenant, without a run', async () => {
    await addTrigger(shop, { when: { ...EVERY_HOUR, cron: '0 23 * * *', timezone: null } });

    const tick = await tickAt('10:00');

    expect(tick.fired).toBe(0);
    // 23:00 in Warsaw.
    expect(await hourly()).toMatchObject({ nextDueAt: new Date('2026-05-04T21:00:00Z'), lastOutcome: null });
  });

  it('is one by the clock of the database when no other is given', async () => {
    await onlyShop();
    await addTrigger(shop, { name: 'past', when: { ...EVERY_HOUR, cron: '0 0 1 1 *' } });
    await addTrigger(shop, { name: 'future' });
    await shop.run(sql`
      update runtime.trigger
      set next_due_at = clock_timestamp() + case name when 'past' then interval '-1 minute' else interval '1 minute' end
    `);

    await testScheduler(store).tick();

    expect(await runsOf(shop)).toMatchObject([{ number: 1 }]);
    expect(await findTrigger(shop, 'future')).toMatchObject({ lastFiredAt: null });
  });

  it('of a paused schedule is none, and resuming waits for the next one', async () => {
    await addTrigger(shop, { dueAt: DUE });
    const { id } = (await hourly()) ?? { id: '' };
    await shop.transaction((tx) => setTriggerEnabled(tx, id, false));

    const paused = await tickAt('10:01');
    await shop.transaction((tx) => setTriggerEnabled(tx, id, true));
    const resumed = await tickAt('12:30');

    expect([paused.fired, resumed.fired]).toEqual([0, 0]);
    expect(await hourly()).toMatchObject({ nextDueAt: new Date('2026-05-04T13:00:00Z') });
  });

  it('of a graph that this version lacks is left for a version that has it', async () => {
    await addTrigger(shop, { dueAt: DUE, graph: 'test_later' });

    const tick = await tickAt('10:01');

    expect(tick).toEqual({ fired: 0, skipped: 0, events: 0 });
    expect(await hourly()).toMatchObject({ nextDueAt: new Date(DUE), enabled: true });
  });

  it('of a tenant that is suspended starts nothing', async () => {
    await addTrigger(shop, { dueAt: DUE });
    await store.owner.run(sql`update core.tenant set status = 'suspended' where id = ${shop.tenantId}`);

    expect(await tickAt('10:01')).toMatchObject({ fired: 0 });
  });
});

describe('after an outage', () => {
  it.each([
    ['once', 1],
    ['skip', 0],
  ] as const)('misfire %s starts %d runs for all that was missed', async (misfire, runs) => {
    await addTrigger(shop, { dueAt: DUE, when: { ...EVERY_HOUR, misfire } });

    const tick = await tickAt('16:30');
    const again = await tickAt('16:31');

    expect(tick).toEqual({ fired: runs, skipped: 1 - runs, events: 0 });
    expect(again.fired).toBe(0);
    expect(await hourly()).toMatchObject({ nextDueAt: new Date('2026-05-04T17:00:00Z') });
  });
});

describe('while the run before has not ended', () => {
  const first = async (overlap: 'skip' | 'queue' | 'replace') => {
    await addTrigger(shop, { dueAt: DUE, when: { ...EVERY_HOUR, overlap } });
    await tickAt('10:00');
  };

  it('overlap skip starts no run, until it has ended', async () => {
    await first('skip');

    const second = await tickAt('11:00');
    const outcome = (await hourly())?.lastOutcome;
    await endRuns(shop);
    const third = await tickAt('12:00');

    expect(second).toMatchObject({ fired: 0, skipped: 1 });
    expect(outcome).toBe('skipped: the run before has not ended');
    expect(third).toMatchObject({ fired: 1, skipped: 0 });
  });

  it('overlap queue starts one more', async () => {
    await first('queue');

    expect(await tickAt('11:00')).toMatchObject({ fired: 1 });
  });

  it('overlap replace asks for the end of the one before', async () => {
    await first('replace');
    const cancelled: string[] = [];

    const tick = await tickAt('11:00', {
      cancel: async (_tx, executionId) => {
        cancelled.push(executionId);
      },
    });

    const { rows } = await shop.run(sql`select id from runtime.execution where number = 1`);
    expect(tick).toMatchObject({ fired: 1 });
    expect(cancelled).toEqual([Object(rows[0]).id]);
  });
});

describe('a schedule that fails', () => {
  const failing =
    (error: Error): AdmitRun =>
    (tx, admission) =>
      admission.input !== null && Object(admission.input).bad === true
        ? Promise.reject(error)
        : admitOnly(tx, admission);

  it('stops nobody else, says why, and is tried again when the failure may pass', async () => {
    await addTrigger(shop, { dueAt: '2026-05-04T09:59:00Z', input: { bad: true } });
    await addTrigger(shop, { name: 'other', dueAt: DUE });

    const tick = await tickAt('10:01', { admit: failing(new Error('socket')) });
    const outcome = (await hourly())?.lastOutcome;
    const later = await tickAt('10:02');

    expect(tick).toMatchObject({ fired: 1 });
    expect(outcome).toBe('failed: It failed for a reason that the log names.');
    expect(later).toMatchObject({ fired: 2 });
    expect(await hourly()).toMatchObject({ lastOutcome: expect.stringMatching(/^started run/) });
  });

  it('is stopped when its input can never be used', async () => {
    await addTrigger(shop, { dueAt: DUE, input: { bad: true } });

    await tickAt('10:01', { admit: failing(new InvalidInputError('The input is wrong.')) });

    expect(await hourly()).toMatchObject({ enabled: false, lastOutcome: 'stopped: The input is wrong.' });
    expect(await runsOf(shop)).toEqual([]);
  });

  it('waits for its next time when its run was refused', async () => {
    await addTrigger(shop, { dueAt: DUE, input: { bad: true } });

    await tickAt('10:01', { admit: failing(new ConfigurationError('Not now.')) });

    expect(await hourly()).toMatchObject({
      enabled: true,
      lastOutcome: 'failed: Not now.',
      nextDueAt: new Date('2026-05-04T11:00:00Z'),
    });
  });

  it('is stopped when its settings were spoilt', async () => {
    await addTrigger(shop, { dueAt: DUE });
    await shop.run(sql`update runtime.trigger set config = '{"cron": "0 25 * * *"}'`);

    await tickAt('10:01');

    expect(await hourly()).toMatchObject({
      enabled: false,
      lastOutcome: expect.stringContaining('0 25 * * *'),
    });
  });
});
