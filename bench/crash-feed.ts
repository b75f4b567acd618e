import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { z } from 'zod';
import { StoreUnavailableError } from '#core/errors.ts';
import { runAdmitter } from '#runtime/admit-run.ts';
import { openEngine } from '#runtime/engine.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { openStore } from '#storage/store.ts';
import { type BenchDatabase, createBenchTenant } from './bench-database.ts';
import { type CrashShape, countEffects, crashGraph } from './crash-graph.ts';

/** Admits runs without an end, through every outage, and knows what was promised. */
export interface Feed {
  /** Runs that were accepted, with the number of effects that each owes. */
  readonly admitted: ReadonlyMap<string, number>;
  /** Stops to admit. */
  stop(): Promise<void>;
  /** Resolves when every run has ended, or after so many seconds; answers how many have not. */
  untilEnded(seconds: number): Promise<number>;
  close(): Promise<void>;
}

const TENANTS = 4;
/** Rounds and branches: runs of 10 to 30 lines of the journal. */
const SHAPES = [
  { rounds: 2, branches: 2 },
  { rounds: 2, branches: 3 },
  { rounds: 2, branches: 4 },
  { rounds: 3, branches: 2 },
  { rounds: 3, branches: 3 },
] as const;
/** Most steps of one run that are under way at once. */
export const MOST_BRANCHES = 4;

const unendedRow = z.object({ unended: z.number() });

/** Keeps so many runs waiting or under way. */
export async function startFeed(database: BenchDatabase, inFlight: number): Promise<Feed> {
  const store = await openStore({ databaseUrl: database.url, home: '' });
  const graph = crashGraph({ file: '', epoch: () => undefined });
  const engine = await openEngine(store, {
    log: pino({ level: 'silent' }),
    graphs: [graph],
  });
  const admit = runAdmitter(engine);
  const tenants = await Promise.all(
    Array.from({ length: TENANTS }, async () => store.forTenant((await createBenchTenant(store)).id)),
  );
  const admitted = new Map<string, number>();
  let isStopped = false;

  async function countUnended(): Promise<number> {
    const { rows } = await throughOutages(() =>
      database.pool.query('select count(*) as unended from runtime.execution where ended_at is null'),
    );
    return unendedRow.parse(rows[0]).unended;
  }

  async function admitOne(db: TenantDatabase, input: CrashShape): Promise<void> {
    const dedupeKey = `${admitted.size}`;
    const admission = { graph: graph.name, input, trigger: 'manual', dedupeKey } as const;
    // After an outage we cannot know whether it was accepted; the same key again means the same run.
    const { executionId } = await throughOutages(() => db.transaction((tx) => admit(tx, admission)));
    admitted.set(executionId, countEffects(input));
  }

  async function fill(): Promise<void> {
    for (let free = inFlight - (await countUnended()); free > 0 && !isStopped; free -= 1) {
      const db = tenants[admitted.size % TENANTS];
      const shape = SHAPES[admitted.size % SHAPES.length];
      if (db !== undefined && shape !== undefined) await admitOne(db, { ...shape, pauseMs: pauseAtRandom() });
    }
  }

  async function feed(): Promise<void> {
    while (!isStopped) {
      await fill();
      await wait(100);
    }
  }

  const feeding = feed();
  return {
    admitted,
    async stop() {
      isStopped = true;
      await feeding;
    },
    async untilEnded(seconds) {
      const deadline = performance.now() + seconds * 1000;
      let unended = await countUnended();
      while (unended > 0 && performance.now() < deadline) {
        await wait(200);
        unended = await countUnended();
      }
      return unended;
    },
    async close() {
      await engine.queue.close();
      await store.close();
    },
  };
}

/** A step takes about this long, in milliseconds. */
function pauseAtRandom(): number {
  return 100 + Math.random() * 150;
}

/** An outage is what this bench makes; everything else is a fault of ours. */
async function throughOutages<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isOutage(error)) throw error;
      await wait(100);
    }
  }
}

function isOutage(error: unknown): boolean {
  if (error instanceof StoreUnavailableError) return true;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    /^(57P0|08|ECONN)/.test(code) || (error instanceof Error && /terminated|timeout/.test(error.message))
  );
}
