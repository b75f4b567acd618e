import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { openEngine } from '#runtime/engine.ts';
import type { Engine } from '#runtime/environment.ts';
import type { JournalWriter } from '#runtime/journal-writer.ts';
import { openWorker } from '#runtime/worker.ts';
import { openStore, type Store } from '#storage/store.ts';
import { crashGraph } from './crash-graph.ts';

/*
 * A worker process of the crash bench: node bench/crash-worker.ts <database> <file> <lease seconds>. It ends with its
 * parent, or by being killed; that it ends by itself is a fault that the bench counts.
 */

const [databaseUrl = '', file = '', leaseSeconds = '2'] = process.argv.slice(2);
const CONCURRENCY = 6;
const POLL_MILLISECONDS = 100;
const log = pino({ level: process.env.STEWARD_BENCH_LOG ?? 'silent' }, process.stderr);
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

const epochs = new AsyncLocalStorage<number>();

/** As the engine's own, and the graph can tell under which epoch a transaction was begun. */
function witnessed(writer: JournalWriter): JournalWriter {
  return {
    write: writer.write,
    commit: (lease, work) => writer.commit(lease, (tx) => epochs.run(lease.epoch, () => work(tx))),
  };
}

/** A process that starts while the database is away has nothing to lose by asking again. */
async function untilOpen<T>(open: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await open();
    } catch (error) {
      log.warn({ err: error }, 'the database is not there yet');
      await wait(POLL_MILLISECONDS);
    }
  }
}

const store: Store = await untilOpen(() => openStore({ databaseUrl, home: '' }));
const engine: Engine = await untilOpen(() =>
  openEngine(store, {
    log,
    graphs: [crashGraph({ file, epoch: () => epochs.getStore() })],
    leaseSeconds: Number(leaseSeconds),
  }),
);
openWorker(
  { ...engine, writerFor: (db) => witnessed(engine.writerFor(db)) },
  { concurrency: CONCURRENCY, queues: ['incident'], pollMilliseconds: POLL_MILLISECONDS },
);
process.send?.('ready');
