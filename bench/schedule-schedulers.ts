import { randomUUID } from 'node:crypto';
import { createLogger } from '#core/log.ts';
import { all as graphs } from '#graphs/registry.gen.ts';
import { runAdmitter } from '#runtime/admit-run.ts';
import { openQueue, type Queue } from '#runtime/queue.ts';
import { openScheduler, type Tick } from '#runtime/schedule/scheduler.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { sql } from '#storage/sql.ts';
import type { Store } from '#storage/store.ts';

/** Schedulers that look at the same moment, as processes on several machines would. */
export interface Schedulers {
  /** One pass of each, at the same time; `now` says what time it is for each of them. */
  tickAll(now: (scheduler: number) => Date): Promise<Tick[]>;
  close(): Promise<void>;
}

/**
 * One scheduler on each store, with the real admission. Each admitted run gets a key of its own, so that nothing but the
 * scheduler itself keeps a due time from starting two.
 */
export async function openSchedulers(stores: readonly Store[]): Promise<Schedulers> {
  let time = (_scheduler: number): Date => new Date(0);
  const queues: Queue[] = [];
  for (const store of stores) queues.push(await openQueue(store.owner));
  const schedulers = stores.map((store, index) => {
    const admit = runAdmitter({ graphs, queue: Object(queues[index]) });
    return openScheduler({
      store,
      log: createLogger('error', process.stderr),
      admit: (tx, admission) =>
        admit(tx, { ...admission, dedupeKey: `${admission.dedupeKey}#${randomUUID()}` }),
      cancel: () => Promise.reject(new Error('Nothing is to be cancelled here.')),
      now: () => time(index),
    });
  });
  return {
    tickAll(now) {
      time = now;
      return Promise.all(schedulers.map((scheduler) => scheduler.tick()));
    },
    async close() {
      for (const queue of queues) await queue.close();
    },
  };
}

/** A tenant of the bench, in Warsaw. */
export async function createTenant(store: Store, slug: string): Promise<TenantDatabase> {
  const id = randomUUID();
  await store.owner.run(sql`
    insert into core.tenant (id, slug, name, timezone, currency, locale)
    values (${id}, ${slug}, ${slug}, 'Europe/Warsaw', 'PLN', 'pl')
  `);
  return store.forTenant(id);
}

/** Numbers that look like chance and are the same each time, from 0 to below 1. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    // The "minimal standard" generator of Park and Miller.
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
