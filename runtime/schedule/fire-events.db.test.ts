import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database, TenantDatabase } from '#storage/database.ts';
import { findTrigger, setTriggerEnabled } from '#storage/runtime/trigger.repository.ts';
import type { EventWhen } from '#storage/runtime/trigger-when.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { isMoreSevere } from './fire-events.ts';
import { addListener, admitOnly, eventsOf, reportAnomalies, runsOf, testScheduler } from './testing.ts';

let store: TestStore;
let shop: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  shop = await store.createTenant();
  await store.pool.query('update runtime.trigger set enabled = false');
  await store.pool.query('delete from runtime.event');
});
afterAll(() => store.close());

const at = (time: string) => () => new Date(`2026-05-04T${time}Z`);
const tickAt = (time: string, settings = {}) => testScheduler(store, { now: at(time), ...settings }).tick();

const listen = (when: Partial<EventWhen> = {}) => addListener(shop, when);
const report = (
  incidentKey: string,
  severity?: string,
  { count, db = shop }: { count?: number; db?: Database } = {},
) => reportAnomalies(db, { incidentKey, severity, count });
const events = () => eventsOf(shop);
const inputsOfRuns = async () => (await runsOf(shop)).map((run) => Object(run).input.incidentKey);

describe('an anomaly', () => {
  it('starts one run for its incident, with its key in the input, however many there are', async () => {
    await listen();
    await report('web:a', 'HIGH', { count: 300 });
    await report('web:a', 'LOW', { count: 2 });
    await report('web:b');

    const tick = await tickAt('10:00');
    const again = await tickAt('10:01');

    expect(tick).toMatchObject({ events: 2 });
    expect(again).toMatchObject({ events: 0 });
    expect(await runsOf(shop)).toMatchObject([
      { trigger: 'event', input: { incidentKey: 'web:a', limit: 3 } },
      { trigger: 'event', input: { incidentKey: 'web:b', limit: 3 } },
    ]);
    expect(await findTrigger(shop, 'incident')).toMatchObject({ lastRun: 2, lastOutcome: 'started run 2' });
  });

  it('leaves no row when nobody listens, or who listens is paused', async () => {
    await report('web:a');
    await listen();
    const { id } = (await findTrigger(shop, 'incident')) ?? { id: '' };
    await shop.transaction((tx) => setTriggerEnabled(tx, id, false));
    await report('web:b');

    expect(await events()).toEqual([]);
  });

  it('is told in the transaction that writes it, or not at all', async () => {
    await listen();

    const undone = shop.transaction(async (tx) => {
      await report('web:a', 'HIGH', { db: tx });
      throw new Error('undone');
    });

    await expect(undone).rejects.toThrow('undone');
    expect(await events()).toEqual([]);
  });

  it('is told to nobody of another tenant', async () => {
    await listen();
    const other = await store.createTenant();
    await addListener(other);

    await report('web:a');
    await tickAt('10:00');

    expect(await runsOf(other)).toEqual([]);
    expect(await runsOf(shop)).toHaveLength(1);
  });

  it('counts only from the severity on that the trigger asks for', async () => {
    await listen({ filter: { severity: 'HIGH' } });
    await report('web:a', 'MEDIUM');
    await report('web:b', 'URGENT');

    await tickAt('10:00');

    expect(await inputsOfRuns()).toEqual(['web:b']);
  });

  it('that grows while its event waits makes the event as severe, and a milder one changes nothing', async () => {
    await listen();
    for (const severity of ['MEDIUM', 'URGENT', 'LOW']) await report('web:a', severity);

    expect(await events()).toMatchObject([{ subject: 'web:a', severity: 'URGENT', outcome: null }]);
  });

  it('that comes while the event of its incident is being handled is told once more', async () => {
    await listen();
    await report('web:a');
    const meanwhile: Promise<void>[] = [];

    await tickAt('10:00', {
      admit: (async (tx, run) => {
        // On a connection of its own: it waits for this transaction, however far it comes until then.
        if (meanwhile.length === 0) meanwhile.push(report('web:a', 'URGENT'));
        await setTimeout(200);
        return admitOnly(tx, run);
      }) satisfies typeof admitOnly,
    });
    await Promise.all(meanwhile);
    await tickAt('10:01');

    expect(await events()).toMatchObject([
      { severity: 'HIGH', outcome: 'fired' },
      { severity: 'URGENT', outcome: 'fired' },
    ]);
  });

  it('that somebody settled before its event was handled starts nothing', async () => {
    await listen();
    await report('web:a');
    await shop.run(sql`update metric.anomaly set status = 'processed', processed_at = now()`);

    const tick = await tickAt('10:00');

    expect(tick).toMatchObject({ events: 0 });
    expect(await events()).toMatchObject([{ subject: 'web:a', outcome: 'settled' }]);
  });

  it('that is opened again is told again', async () => {
    await listen({ cooldownSeconds: 0 });
    await report('web:a');
    await tickAt('10:00');
    await shop.run(sql`update metric.anomaly set status = 'processed'`);

    await shop.run(sql`update metric.anomaly set status = 'detected'`);
    await tickAt('10:01');

    expect(await inputsOfRuns()).toEqual(['web:a', 'web:a']);
  });
});

describe('within the cool-down', () => {
  it('the same incident starts no second run, after it it does', async () => {
    await listen();
    await report('web:a');
    await tickAt('10:00');

    await report('web:a');
    await tickAt('10:09');
    const within = await inputsOfRuns();
    await report('web:a');
    await tickAt('10:11');

    expect(within).toEqual(['web:a']);
    expect(await events()).toMatchObject([
      { outcome: 'fired' },
      { outcome: 'cooling' },
      { outcome: 'fired' },
    ]);
    expect(await inputsOfRuns()).toEqual(['web:a', 'web:a']);
  });

  it('another incident starts its own', async () => {
    await listen();
    await report('web:a');
    await tickAt('10:00');

    await report('web:b');
    await tickAt('10:01');

    expect(await inputsOfRuns()).toEqual(['web:a', 'web:b']);
  });

  it('one that was inserted more severe passes, once', async () => {
    await listen();
    await report('web:a', 'MEDIUM');
    await tickAt('10:00');

    for (const time of ['10:01', '10:02']) {
      await report('web:a', 'URGENT');
      await tickAt(time);
    }

    expect(await events()).toMatchObject([
      { outcome: 'fired', severity: 'MEDIUM' },
      { outcome: 'fired', severity: 'URGENT' },
      { outcome: 'cooling', severity: 'URGENT' },
    ]);
  });

  it('one that grew more severe where it stands passes, one that grew milder does not', async () => {
    await listen();
    await report('web:a', 'MEDIUM');
    await tickAt('10:00');

    await shop.run(sql`update metric.anomaly set severity = 'LOW'`);
    await tickAt('10:01');
    await shop.run(sql`update metric.anomaly set severity = 'URGENT'`);
    await tickAt('10:02');

    expect(await events()).toMatchObject([{ severity: 'MEDIUM' }, { severity: 'URGENT', outcome: 'fired' }]);
  });

  it.each([
    ['URGENT', 'HIGH', true],
    ['LOW', 'LOW', false],
    ['LOW', 'MEDIUM', false],
    [null, 'LOW', false],
    ['LOW', null, false],
  ] as const)('%s after %s is an escalation: %s', (one, other, expected) => {
    expect(isMoreSevere(one, other)).toBe(expected);
  });
});
