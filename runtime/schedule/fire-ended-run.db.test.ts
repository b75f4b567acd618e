import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InvalidInputError } from '#core/errors.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { findTrigger } from '#storage/runtime/trigger.repository.ts';
import { openTestStore, type TestStore } from '#storage/testing.ts';
import { MOST_ATTEMPTS } from './fire-events.ts';
import {
  addListener,
  addTrigger,
  admitOnly,
  endRuns,
  endRunsOf,
  eventsOf,
  GRAPH,
  reportAnomalies,
  runsOf,
  testScheduler,
} from './testing.ts';

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

describe('the end of a run', () => {
  const when = { kind: 'event', event: 'execution.ended', cooldownSeconds: 0 } as const;

  it('starts what waits for it by graph and outcome, and nothing else', async () => {
    await addTrigger(shop, { name: 'nightly', dueAt: '2026-05-04T10:00:00Z', graph: 'test_nightly' });
    const nightly = { graph: 'test_nightly', status: 'completed' } as const;
    await addTrigger(shop, { name: 'after', graph: GRAPH, when: { ...when, filter: nightly } });
    const graphs = [{ name: GRAPH }, { name: 'test_nightly' }];
    await tickAt('10:00', { graphs });
    await endRuns(shop, 'failed');
    await tickAt('11:00', { graphs });

    await endRuns(shop);
    await tickAt('11:01', { graphs });
    await endRuns(shop);
    await tickAt('11:02', { graphs });

    expect((await runsOf(shop)).map((run) => Object(run).trigger)).toEqual(['schedule', 'schedule', 'event']);
  });

  it('waits until no run of the awaited graph is under way, and is no attempt meanwhile', async () => {
    const graphs = [{ name: GRAPH }, { name: 'test_nightly' }, { name: 'test_part' }];
    await addTrigger(shop, { name: 'nightly', dueAt: '2026-05-04T10:00:00Z', graph: 'test_nightly' });
    await addTrigger(shop, { name: 'part', dueAt: '2026-05-04T10:00:00Z', graph: 'test_part' });
    const filter = { graph: 'test_nightly' };
    await addTrigger(shop, { name: 'after', when: { ...when, filter, awaits: 'test_part' } });
    await tickAt('10:00', { graphs });
    await endRunsOf(shop, 'test_nightly');

    await tickAt('10:01', { graphs });
    const waiting = await eventsOf(shop);
    await endRuns(shop);
    await tickAt('10:02', { graphs });

    expect(waiting).toMatchObject([{ outcome: null, attempts: 0 }]);
    expect(await eventsOf(shop)).toMatchObject([{ outcome: 'fired' }]);
  });

  it('cannot start the graph that ended, for that would never end', async () => {
    const loop = addTrigger(shop, {
      name: 'loop',
      graph: GRAPH,
      when: { ...when, filter: { graph: GRAPH } },
    });

    await expect(loop).rejects.toMatchObject({ code: '23514' });
  });
});

describe('an event that fails', () => {
  it('is given up at once when its input can never be used, and the next one goes on', async () => {
    await addListener(shop);
    await reportAnomalies(shop, { incidentKey: 'web:a' });
    await reportAnomalies(shop, { incidentKey: 'web:b' });

    await tickAt('10:00', {
      admit: (async (tx, admission) => {
        if (Object(admission.input).incidentKey === 'web:a') throw new InvalidInputError('No such incident.');
        return admitOnly(tx, admission);
      }) satisfies typeof admitOnly,
    });

    expect(await eventsOf(shop)).toMatchObject([
      { subject: 'web:a', outcome: 'failed' },
      { subject: 'web:b', outcome: 'fired' },
    ]);
  });

  it('is tried again later and later, and given up in the end', async () => {
    await addListener(shop);
    await reportAnomalies(shop, { incidentKey: 'web:a' });
    const admit = () => Promise.reject(new Error('socket'));

    const tries: number[] = [];
    for (let minute = 0; minute < 30; minute += 1) {
      const { events } = await tickAt(`10:${String(minute).padStart(2, '0')}`, { admit });
      if (events > 0) tries.push(minute);
    }

    expect(tries).toHaveLength(MOST_ATTEMPTS);
    expect(await eventsOf(shop)).toMatchObject([{ outcome: 'failed' }]);
    expect(await findTrigger(shop, 'incident')).toMatchObject({
      lastOutcome: expect.stringMatching(/^failed:/),
    });
  });
});
