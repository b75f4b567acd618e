import { randomUUID } from 'node:crypto';
import type { Store } from '#storage/store.ts';
import { openExpectations } from '#tools/metric/expectations.ts';
import { type Engine, LEASE_SECONDS } from './environment.ts';
import { type JournalWriter, openJournalWriter } from './journal-writer.ts';
import { openQueue } from './queue.ts';
import { QUEUES } from './queue-settings.ts';

/** Puts together what this process needs to admit runs and to work on them. */
export async function openEngine(
  store: Store,
  parts: Pick<Engine, 'log' | 'graphs' | 'models' | 'mcp' | 'sources'> &
    Partial<Pick<Engine, 'leaseSeconds' | 'now' | 'queues'>>,
): Promise<Engine> {
  const { leaseSeconds = LEASE_SECONDS, queues = QUEUES } = parts;
  const writers = new Map<string, JournalWriter>();
  return {
    ...parts,
    store,
    leaseSeconds,
    queues,
    expect: openExpectations(),
    queue: await openQueue(store.owner, queues),
    workerId: randomUUID(),
    writerFor(db) {
      const writer = writers.get(db.tenantId) ?? openJournalWriter(db, leaseSeconds);
      writers.set(db.tenantId, writer);
      return writer;
    },
  };
}
