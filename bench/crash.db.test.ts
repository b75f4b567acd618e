import { expect, inject, it } from 'vitest';
import { createMigratedDatabase } from './bench-database.ts';
import { tryCrashes } from './crash-trial.ts';

const server = inject('databaseServer');

/** Sessions end as they do when a server restarts; the server itself is shared with other tests. */
const CUT = `select pg_terminate_backend(pid) from pg_stat_activity
             where datname = current_database() and pid <> pg_backend_pid()`;

it.runIf(server !== undefined)(
  'loses and doubles nothing while workers are killed and paused and their connections are cut',
  { timeout: 300_000 },
  async () => {
    const database = await createMigratedDatabase(server ?? '');
    const faults = { kills: 14, pauses: 4, restarts: 4, seconds: 40 };
    const sizes = { workers: 3, inFlight: 20, leaseSeconds: 2 };

    const result = await tryCrashes(database, {
      ...faults,
      ...sizes,
      restart: async () => void (await database.pool.query(CUT)),
    });

    await database.drop();
    expect(result).toMatchObject({
      kills: 14,
      duplicated_effects: 0,
      lost_effects: 0,
      lost_runs: 0,
      doubled_runs: 0,
      zombie_writes: 0,
      worker_exits: 0,
    });
    expect(result.runs).toBeGreaterThan(20);
    // A trial in which no run changed hands proves nothing.
    expect(result.takeovers).toBeGreaterThan(0);
    expect(result.redone_steps_max_per_kill).toBeLessThanOrEqual(result.branches_in_flight_max);
  },
);
