import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { OpenPool } from '#storage/pools.ts';
import { storeOn } from '#storage/store.ts';
import { connectableSource, source } from '#tools/source/source.ts';
import { type Canaries, makeCanaries, searchFolder } from './isolation-canaries.ts';
import { openTrialCrew, type TrialCrew } from './isolation-crew.ts';
import {
  countClaims,
  folderOf,
  keepPlain,
  lookUnder,
  readEndings,
  searchTables,
  type TrialPlace,
} from './isolation-place.ts';
import { grantName, openTrialProviders, type TrialProviders } from './isolation-providers.ts';
import { MARKED_SHOPS } from './isolation-shops.ts';
import { type Asking, countSealed, prepareTenants, type TrialTenant } from './isolation-tenants.ts';
import { UNUSED_SECONDS } from './isolation-witness.ts';

/** How much is asked, by how many processes at once, and how often one of them is killed. */
export interface IsolationPlan extends Asking {
  readonly place: TrialPlace;
  readonly workers: number;
  readonly kills: number;
  /** How long a process has the right to ask for a token: longer than a token is used, and than any answer takes. */
  readonly leaseSeconds: number;
}

const TICK_MILLISECONDS = 400;
const MOST_MINUTES = 60;
const MOST_ENDING_MILLISECONDS = 10_000;

interface Trial {
  readonly plan: IsolationPlan;
  readonly canaries: Canaries;
  readonly providers: TrialProviders;
  readonly tenants: readonly TrialTenant[];
  readonly folder: string;
  readonly crew: TrialCrew;
}

/** Three tenants ask five sources through several processes while tokens end, are refused and processes are killed. */
export async function tryIsolation(plan: IsolationPlan) {
  const canaries = makeCanaries();
  const folder = mkdtempSync(join(tmpdir(), 'steward-isolation-'));
  const providers = await openTrialProviders(canaries);
  const { place } = plan;
  const crew = openTrialCrew(folder, { ...place, ...providers.settings, leaseSeconds: plan.leaseSeconds });
  try {
    const tenants = await lookUnder(place, async (opened) => {
      await keepPlain(opened.pool);
      return prepareTenants(await storeOn(opened), providers, plan);
    });
    providers.witness.begin();
    const trial = { plan, canaries, providers, tenants, folder, crew };
    for (let count = 0; count < plan.workers; count += 1) await crew.start();
    const kills = await workAndKill(trial);
    await crew.end();
    return await lookUnder(place, (opened) => judge(trial, kills, opened));
  } finally {
    await crew.end();
    await providers.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Until all runs have ended. */
async function workAndKill(trial: Trial): Promise<number> {
  const { plan, crew, providers } = trial;
  const expected = honestCalls(plan);
  let kills = 0;
  let isDone = false;
  void crew.done.then(() => {
    isDone = true;
  });
  const until = Date.now() + MOST_MINUTES * 60_000;
  for (let tick = 0; !isDone && crew.exits.length === 0 && Date.now() < until; tick += 1) {
    await wait(TICK_MILLISECONDS);
    disturb(trial, tick);
    const due = (expected * (kills + 1)) / (plan.kills + 1);
    if (kills >= plan.kills || providers.count() <= due) continue;
    await killOne(trial);
    kills += 1;
  }
  return kills;
}

/** Of all tenants to all sources; hostile ones never arrive at a provider. */
function honestCalls({ calls }: IsolationPlan): number {
  return calls * MARKED_SHOPS.length * source.options.length;
}

/** In turn: a provider refuses a token that is still good, the store is told that one has ended, a connection breaks. */
function disturb({ providers, tenants, crew }: Trial, tick: number): void {
  const { witness } = providers;
  const tenant = tenants[tick % tenants.length];
  if (tenant === undefined) return;
  const google = connectableSource.options.filter((from) => from !== 'meta_ads');
  const from = google[Math.floor(tick / tenants.length) % google.length] ?? 'ga4';
  // Each only after a while again: a call renews a refused token once, however long it takes.
  if (tick % 5 === 0) witness.revoke(grantName(tenant.mark, from));
  const meta = grantName(tenant.mark, 'meta_ads');
  if (tick % 5 === 1 && !witness.isOver(meta)) {
    witness.end(meta);
    crew.endToken(tenant.id, 'meta_ads');
  }
  if (tick % 7 === 3) providers.disturb();
}

/** While it is asking for a token, as far as that can be met. */
async function killOne({ providers, crew, tenants }: Trial): Promise<void> {
  const isEnding = (): boolean =>
    tenants.some(({ mark }) => providers.witness.isOver(grantName(mark, 'meta_ads')));
  // What a process was told of an end would die with it, and told again it would end the next token.
  for (let waited = 0; isEnding() && waited < MOST_ENDING_MILLISECONDS; waited += 50) await wait(50);
  const asked = providers.oauth.requests.length;
  const until = Date.now() + UNUSED_SECONDS * 1000;
  while (providers.oauth.requests.length === asked && Date.now() < until) await wait(5);
  await crew.kill();
  await crew.start();
}

/** What a trial came to. */
async function judge(trial: Trial, kills: number, opened: OpenPool) {
  const { providers, crew } = trial;
  const { tallies, broken } = await readEndings(opened.pool);
  const sum = (of: 'answered' | 'refused' | 'failed' | 'strange'): number =>
    tallies.reduce((total, tally) => total + tally[of], 0);
  const { refreshes, expiries, early } = providers.witness.counts();
  const { stored, vain } = await countClaims(opened.pool);
  // Given to a process that was killed before it could store it; nobody could know that it was given.
  const lost = refreshes - stored;
  return {
    calls: sum('answered') + sum('failed'),
    answered: sum('answered'),
    failed_calls: sum('failed'),
    hostile_refused: sum('refused'),
    foreign_answers: sum('strange'),
    sentences: [...new Set(tallies.flatMap(({ sentences }) => sentences))].slice(0, 5),
    runs: tallies.length,
    runs_not_completed: broken.length,
    ...providers.uses(),
    ...{ refreshes, expiries: expiries - lost, refreshes_lost_by_kill: lost, claims_in_vain: vain },
    early_refreshes: early.length,
    early_examples: early
      .slice(0, 5)
      .map(
        ({ grant, at, milliseconds }) =>
          `${grant} at ${new Date(at).toISOString()}, ${milliseconds} ms early`,
      ),
    kills,
    worker_exits: crew.exits.length,
    ...(await searchEverything(trial, opened)),
  };
}

async function searchEverything(trial: Trial, opened: OpenPool) {
  const { canaries, providers, tenants, folder } = trial;
  const { needles, word } = canaries;
  const sealed = await countSealed(await storeOn(opened), providers, { tenants, word });
  const tables = await searchTables(opened.pool, needles);
  const storeFolder = await folderOf(trial.plan.place, opened.pool);
  const stored = storeFolder === undefined ? undefined : searchFolder(storeFolder, needles);
  const written = searchFolder(folder, needles);
  const hits = [...tables.hits, ...(stored?.hits ?? []), ...written.hits];
  return {
    canaries_sealed: sealed,
    canary_hits: hits.length,
    canary_places: hits.slice(0, 10).map(({ place: at, form }) => `${at}: ${form}`),
    searched: {
      ...{ tables: tables.tables, rows: tables.rows, log_lines: countLines(folder) },
      ...{ store_files: stored?.files ?? 0, store_bytes: stored?.bytes ?? 0 },
      ...{ written_files: written.files, written_bytes: written.bytes },
    },
  };
}

function countLines(folder: string): number {
  return readdirSync(folder)
    .filter((name) => name.startsWith('worker-'))
    .reduce((sum, name) => sum + readFileSync(join(folder, name), 'utf8').split('\n').length - 1, 0);
}
