import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { BenchDatabase } from './bench-database.ts';
import { type Crew, startCrew } from './crash-crew.ts';
import { type Feed, MOST_BRANCHES, startFeed } from './crash-feed.ts';
import { createWitnesses } from './crash-schema.ts';
import { countRedone, measureTakeovers, readTraces } from './crash-traces.ts';
import { judgeStored } from './crash-verdict.ts';
import { median, quantile, rounded } from './figures.ts';

/** Which faults, over which time, on how much work. */
export interface CrashPlan {
  readonly kills: number;
  readonly pauses: number;
  readonly restarts: number;
  /** Length of the time over which the faults are spread. */
  readonly seconds: number;
  readonly workers: number;
  /** Runs that wait or are under way at any time. */
  readonly inFlight: number;
  readonly leaseSeconds: number;
  /** Takes the database away and brings it back. */
  restart(): Promise<void>;
}

type Fault = 'kill' | 'pause' | 'restart';

const DRAIN_SECONDS = 120;

/** Lets workers work on runs while they are killed, paused and lose their database; then counts what that has done. */
export async function tryCrashes(database: BenchDatabase, plan: CrashPlan): Promise<CrashResult> {
  await createWitnesses(database);
  const folder = mkdtempSync(join(tmpdir(), 'steward-crash-'));
  const traceFile = join(folder, 'traces.jsonl');
  writeFileSync(traceFile, '');
  const feed = await startFeed(database, plan.inFlight);
  const crew = await startCrew({ ...plan, size: plan.workers, databaseUrl: database.url, traceFile });
  try {
    await makeFaults(plan, crew);
    await feed.stop();
    const unended = await feed.untilEnded(DRAIN_SECONDS);
    if (unended > 0) console.log(`${unended} runs had not ended after ${DRAIN_SECONDS} seconds`);
    return await judge({ database, plan, feed, crew, traceFile });
  } finally {
    await feed.stop();
    await crew.end();
    await feed.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In an order of chance, at moments of chance. */
async function makeFaults(
  { kills, pauses, restarts, seconds, ...plan }: CrashPlan,
  crew: Crew,
): Promise<void> {
  const faults = shuffled([
    ...Array.from({ length: kills }, (): Fault => 'kill'),
    ...Array.from({ length: pauses }, (): Fault => 'pause'),
    ...Array.from({ length: restarts }, (): Fault => 'restart'),
  ]);
  const gap = (seconds * 1000) / Math.max(1, faults.length);
  for (const [index, fault] of faults.entries()) {
    await wait(2 * gap * Math.random());
    if (fault === 'kill') await crew.kill();
    else if (fault === 'pause') await crew.pause(plan.leaseSeconds * 1000 * (1.2 + 1.5 * Math.random()));
    else await plan.restart();
    if ((index + 1) % 25 === 0) console.log(`${index + 1} of ${faults.length} faults`);
  }
}

function shuffled<T>(values: readonly T[]): T[] {
  return values
    .map((value) => ({ value, order: Math.random() }))
    .sort((first, second) => first.order - second.order)
    .map(({ value }) => value);
}

interface Trial {
  readonly database: BenchDatabase;
  readonly plan: CrashPlan;
  readonly feed: Feed;
  readonly crew: Crew;
  readonly traceFile: string;
}

/** What a trial came to. */
export type CrashResult = Awaited<ReturnType<typeof judge>>;

async function judge({ database, plan, feed, crew, traceFile }: Trial) {
  const traces = readTraces(traceFile);
  const redone = countRedone(traces);
  const takeovers = measureTakeovers(traces, crew.kills);
  for (const exit of crew.exits) console.log(exit);
  return {
    kills: crew.kills.length,
    pauses: plan.pauses,
    restarts: plan.restarts,
    runs: feed.admitted.size,
    effects: [...feed.admitted.values()].reduce((sum, effects) => sum + effects, 0),
    ...(await judgeStored(database, feed.admitted)),
    redone_steps: redone.total,
    redone_steps_max_per_kill: redone.mostAtOnce,
    branches_in_flight_max: MOST_BRANCHES,
    takeovers: takeovers.length,
    takeover_s_median: rounded(median(takeovers)),
    takeover_s_p99: rounded(quantile(takeovers, 0.99)),
    lease_s: plan.leaseSeconds,
    worker_exits: crew.exits.length,
  };
}
