import { expect, inject, it, onTestFinished } from 'vitest';
import { createMigratedDatabase } from './bench-database.ts';
import type { TrialPlace } from './isolation-place.ts';
import { tryIsolation } from './isolation-trial.ts';

const server = inject('databaseServer');
const CALLS = 20;
const HOSTILE = 4;
const LEASE_SECONDS = 12;
/** Tenants times sources. */
const PAIRS = 15;

async function openPlace(): Promise<TrialPlace> {
  if (server === undefined) throw new Error('The trial needs a server: npm run test:server.');
  const database = await createMigratedDatabase(server);
  onTestFinished(() => database.drop());
  return { databaseUrl: database.url, home: '' };
}

it('uses nothing of one tenant for another and leaves no secret anywhere, through ends of tokens and a kill -9', {
  timeout: 240_000,
}, async () => {
  const place = await openPlace();
  const result = await tryIsolation({
    ...{ place, calls: CALLS, hostile: HOSTILE, kills: 1, workers: 2, leaseSeconds: LEASE_SECONDS },
  });

  expect(result).toMatchObject({
    ...{ answered: CALLS * PAIRS, failed_calls: 0, sentences: [], hostile_refused: HOSTILE * PAIRS },
    ...{ foreign_uses: 0, foreign_answers: 0, unknown_tokens: 0 },
    ...{ early_refreshes: 0, early_examples: [], kills: 1, worker_exits: 0, runs_not_completed: 0 },
    ...{ canary_hits: 0, canary_places: [], canaries_sealed: 21 },
  });
  expect(result.refreshes_lost_by_kill).toBeLessThanOrEqual(result.claims_in_vain);
  expect(result.refreshes).toBe(result.expiries + result.refreshes_lost_by_kill);
  // Nothing was tried where nothing ended, and nothing searched where nothing was found to be read.
  expect(result.expiries).toBeGreaterThan(5);
  expect(result.searched.log_lines).toBeGreaterThan(CALLS * PAIRS);
  expect(result.searched.store_bytes).toBeGreaterThan(1_000_000);
});
