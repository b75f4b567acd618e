import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InvalidInputError, NotFoundError } from '#core/errors.ts';
import { all as graphs } from '#graphs/registry.gen.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { deleteHandledEvents } from '#storage/runtime/event.repository.ts';
import { findTrigger, listTriggers } from '#storage/runtime/trigger.repository.ts';
import { sql } from '#storage/sql.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { changeTrigger, type TriggerChange } from './change-trigger.ts';
import { mirrorAllTriggers, mirrorTriggers } from './mirror-triggers.ts';
import { pauseTrigger } from './pause-trigger.ts';
import { runTriggerNow } from './run-now.ts';
import { addListener, admitOnly, eventsOf, reportAnomalies, runsOf, testScheduler } from './testing.ts';

const actor = { actorKind: 'operator', actorId: 'ann' } as const;
const SWEEP = 'reactive-sweep';

let store: TestStore;
let shop: TenantDatabase;
beforeAll(async () => {
  store = await openTestStore();
});
beforeEach(async () => {
  shop = await store.createTenant();
});
afterAll(() => store.close());

const set = (name: string, change: TriggerChange) => changeTrigger(shop, { name, change }, { actor, graphs });

describe('the defaults', () => {
  it('come to every tenant once', async () => {
    await store.createTenant();

    const first = await mirrorAllTriggers(store);
    const again = await mirrorAllTriggers(store);

    expect(first).toBeGreaterThanOrEqual(8);
    expect(again).toBe(0);
    expect((await listTriggers(shop)).map(({ name, graph, when }) => [name, graph, when.kind])).toEqual([
      ['incident', 'growth_reactive', 'event'],
      ['nightly-analysts', 'growth_analysts', 'cron'],
      ['nightly-pull', 'growth_pull', 'cron'],
      ['proactive-master', 'growth_proactive', 'event'],
      [SWEEP, 'growth_reactive_sweep', 'cron'],
    ]);
  });

  it('follow a new version, but not where an operator changed or paused them', async () => {
    await mirrorTriggers(shop);
    await set(SWEEP, { cron: { cron: '30 * * * *' } });
    await pauseTrigger(shop, { name: 'incident', enabled: false }, actor);
    const when = {
      kind: 'cron',
      cron: '0 3 * * *',
      timezone: null,
      misfire: 'skip',
      overlap: 'skip',
    } as const;
    const later = ['nightly-analysts', SWEEP, 'incident'].map((name) => ({
      name,
      graph: 'later',
      input: {},
      when,
    }));

    await mirrorTriggers(shop, [later]);

    expect(await findTrigger(shop, 'nightly-analysts')).toMatchObject({
      graph: 'later',
      isDefault: true,
      when,
    });
    expect(await findTrigger(shop, SWEEP)).toMatchObject({ isDefault: false, when: { cron: '30 * * * *' } });
    expect(await findTrigger(shop, 'incident')).toMatchObject({ graph: 'later', enabled: false });
  });

  it('let the sweep of this version run, and what a later version brings wait', async () => {
    await mirrorTriggers(shop);
    const known = graphs.filter(({ name }) => name !== 'growth_analysts');
    const scheduler = (hour: number) =>
      testScheduler(store, { graphs: known, now: () => new Date(Date.UTC(2026, 4, 4, hour, 0, 5)) });

    await scheduler(20).tick();
    await scheduler(21).tick();

    const { rows } = await shop.run(sql`select distinct graph from runtime.execution`);
    expect(rows).toEqual([{ graph: 'growth_reactive_sweep' }]);
    expect(await findTrigger(shop, 'nightly-analysts')).toMatchObject({ nextDueAt: null, lastOutcome: null });
  });
});

describe('an operator', () => {
  it('changes the time of a schedule, which leaves who did it and is due afresh', async () => {
    await mirrorTriggers(shop);
    await shop.run(sql`update runtime.trigger set next_due_at = now()`);

    await set(SWEEP, { cron: { cron: '15 * * * *', overlap: 'queue' } });

    expect(await findTrigger(shop, SWEEP)).toMatchObject({
      when: { cron: '15 * * * *', overlap: 'queue', misfire: 'once', timezone: null },
      nextDueAt: null,
    });
    const { rows } = await shop.run(sql`select actor_id, action, before, after from core.audit_log`);
    expect(rows).toMatchObject([
      {
        actor_id: 'ann',
        action: 'schedule.set',
        before: { when: { cron: '0 * * * *' } },
        after: { when: { cron: '15 * * * *' } },
      },
    ]);
  });

  it('adds a schedule', async () => {
    await set('morning', {
      graph: 'growth_reactive_sweep',
      input: { limit: 5 },
      cron: { cron: '0 6 * * MON-FRI' },
    });

    expect(await findTrigger(shop, 'morning')).toMatchObject({
      input: { limit: 5 },
      when: { kind: 'cron', misfire: 'once', overlap: 'skip' },
      isDefault: false,
      enabled: true,
    });
  });

  it('changes what an event must be', async () => {
    await mirrorTriggers(shop);

    await set('incident', { event: { cooldownSeconds: 60, filter: { severity: 'HIGH' } } });

    expect(await findTrigger(shop, 'incident')).toMatchObject({
      when: { event: 'anomaly.detected', cooldownSeconds: 60, filter: { severity: 'HIGH' } },
    });
  });

  it.each<{ what: string; name?: string; change: TriggerChange; words: RegExp }>([
    { what: 'no time', change: { cron: { cron: '0 25 * * *' } }, words: /for example "0 23/ },
    { what: 'no zone', change: { cron: { timezone: 'Mars/Base' } }, words: /Europe\/Warsaw/ },
    { what: 'an input that the graph does not take', change: { input: { limit: 0 } }, words: /limit/ },
    { what: 'a cool-down for a time', change: { event: { cooldownSeconds: 1 } }, words: /goes by the clock/ },
    {
      what: 'a time for an event',
      name: 'incident',
      change: { cron: { cron: '0 1 * * *' } },
      words: /goes by an event/,
    },
    {
      what: 'a new one without a graph',
      name: 'mine',
      change: { cron: { cron: '0 1 * * *' } },
      words: /needs a graph/,
    },
    {
      what: 'a new one without a time',
      name: 'mine',
      change: { graph: 'growth_reactive_sweep' },
      words: /needs a time/,
    },
  ])('is refused $what', async ({ name = SWEEP, change, words }) => {
    await mirrorTriggers(shop);
    const before = await listTriggers(shop);

    const refused = set(name, change);

    await expect(refused).rejects.toThrow(InvalidInputError);
    await expect(refused).rejects.toThrow(words);
    expect(await listTriggers(shop)).toEqual(before);
  });

  it('starts the run of a schedule at once, without moving its time', async () => {
    await mirrorTriggers(shop);
    await shop.run(sql`update runtime.trigger set next_due_at = '2026-05-04T11:00Z' where kind = 'cron'`);

    await runTriggerNow(shop, { name: SWEEP, subject: null }, admitOnly);
    await runTriggerNow(shop, { name: 'incident', subject: 'web:a' }, admitOnly);

    expect(await runsOf(shop)).toMatchObject([
      { trigger: 'manual', input: {} },
      { trigger: 'manual', input: { incidentKey: 'web:a' } },
    ]);
    expect(await findTrigger(shop, SWEEP)).toMatchObject({
      nextDueAt: new Date('2026-05-04T11:00:00Z'),
      lastFiredAt: expect.any(Date),
      lastRun: 1,
    });
  });

  it('is told what is missing, and which schedules there are', async () => {
    await mirrorTriggers(shop);

    const aboutNothing = runTriggerNow(shop, { name: 'incident', subject: null }, admitOnly);
    await expect(aboutNothing).rejects.toThrow(InvalidInputError);
    const unknown = runTriggerNow(shop, { name: 'nightly', subject: null }, admitOnly);
    await expect(unknown).rejects.toThrow(NotFoundError);
    await expect(unknown).rejects.toThrow('nightly-analysts');
  });
});

it('lets go of handled events after a month, and of no other', async () => {
  await addListener(shop);
  for (const incidentKey of ['old', 'fresh', 'open']) await reportAnomalies(shop, { incidentKey });
  await shop.run(sql`
    update runtime.event set outcome = 'cooling',
      handled_at = clock_timestamp() - case subject when 'old' then interval '31 days' else interval '29 days' end
    where subject <> 'open'
  `);

  const deleted = await deleteHandledEvents(shop);

  expect(deleted).toBe(1);
  expect((await eventsOf(shop)).map((event) => Object(event).subject)).toEqual(['fresh', 'open']);
});
