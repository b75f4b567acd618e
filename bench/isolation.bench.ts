import { USUAL_LIMITS } from '#tools/source/vault-settings.ts';
import { createMigratedDatabase } from './bench-database.ts';
import { readNumbers } from './bench-options.ts';
import { tryIsolation } from './isolation-trial.ts';

/*
 * Three tenants ask five sources, each so many times, through several processes, while tokens end all the time and processes
 * are killed. Nothing of one tenant may be used for another, a token is replaced once, and no secret is anywhere.
 */

const options = readNumbers({ calls: 1000, hostile: 50, kills: 4, workers: 2 });
const { leaseSeconds } = USUAL_LIMITS;
const database = await createMigratedDatabase(process.env.STEWARD_BENCH_SERVER ?? '');
const start = performance.now();
const place = { databaseUrl: database.url, home: '' };
const result = await tryIsolation({ place, leaseSeconds, ...options });
const seconds = Math.round((performance.now() - start) / 1000);
await database.drop();
console.log(JSON.stringify({ bench: 'isolation', durability: database.durability, seconds, ...result }));
