import type { Logger } from '#core/log.ts';
import type { AnyGraph } from '#graphs/graph.ts';
import { all as codeGraphs } from '#graphs/registry.gen.ts';
import { type DueTrigger, listDueTriggers } from '#storage/runtime/due-trigger.repository.ts';
import { listTenantsWithEvents } from '#storage/runtime/event.repository.ts';
import type { Store } from '#storage/store.ts';
import { type FireTools, fireDue } from './fire-due.ts';
import { fireNextEvent } from './fire-events.ts';
import { recordFailure } from './schedule-failure.ts';

/** What a scheduler works with. Any number of them may work on one database. */
export interface SchedulerSettings extends FireTools {
  readonly store: Store;
  readonly log: Logger;
  /** Graphs that can be run here; triggers of others wait for a version that has them. */
  readonly graphs?: readonly Pick<AnyGraph, 'name'>[] | undefined;
}

/** What one pass over all tenants did. */
export interface Tick {
  /** Due times that started a run. */
  readonly fired: number;
  /** Due times that were decided against: missed, or the run before has not ended. */
  readonly skipped: number;
  /** Events that were dealt with, whether a run came of them or not. */
  readonly events: number;
}

export interface Scheduler {
  /** One pass over all tenants. Fails only when the store cannot be asked at all. */
  tick(): Promise<Tick>;
}

/** Events of one tenant in one pass, so that a flood in one does not keep the others waiting. */
const MOST_EVENTS_PER_TENANT = 100;
/** Due times of one schedule in one pass: more than can be merely late. */
const MOST_DUE_TIMES = 20;

/** Starts runs when their time has come or something happened. */
export function openScheduler(settings: SchedulerSettings): Scheduler {
  const { store, now } = settings;
  const graphs = (settings.graphs ?? codeGraphs).map(({ name }) => name);
  return {
    async tick() {
      const due = await listDueTriggers(store.owner, { graphs, now: now?.() });
      let [fired, skipped, events] = [0, 0, 0];
      for (const trigger of due) {
        const counts = await fireAllDue(settings, trigger);
        fired += counts.fired;
        skipped += counts.skipped;
      }
      for (const tenantId of await listTenantsWithEvents(store.owner, { graphs, now: now?.() })) {
        events += await fireAllEvents(settings, graphs, tenantId);
      }
      return { fired, skipped, events };
    },
  };
}

async function fireAllDue(settings: SchedulerSettings, trigger: DueTrigger): Promise<Omit<Tick, 'events'>> {
  const db = settings.store.forTenant(trigger.tenantId);
  const counts = { fired: 0, skipped: 0 };
  try {
    for (let time = 0; time < MOST_DUE_TIMES; time += 1) {
      const outcome = await fireDue(db, trigger.id, settings);
      if (outcome === null) break;
      counts[outcome] += 1;
    }
  } catch (error) {
    await recordFailure(settings, db, { id: trigger.id, error });
  }
  return counts;
}

async function fireAllEvents(
  settings: SchedulerSettings,
  graphs: readonly string[],
  tenantId: string,
): Promise<number> {
  const db = settings.store.forTenant(tenantId);
  for (let handled = 0; handled < MOST_EVENTS_PER_TENANT; handled += 1) {
    try {
      if ((await fireNextEvent(db, graphs, settings)) === null) return handled;
    } catch (error) {
      settings.log.error({ tenantId, err: error }, 'events not handled');
      return handled;
    }
  }
  return MOST_EVENTS_PER_TENANT;
}
