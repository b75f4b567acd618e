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
  countVainClaims,
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
import { type EarlyToken, UNUSED_SECONDS } from './isolation-witness.ts';

/** How much is asked, by how many processes at once, and how often one of them is killed. */
export interface IsolationPlan extends Asking {
  readonly place: TrialPlace;
  readonly workers: number;
  readonly kills: number;
}

const TICK_MILLISECONDS = 400;
const MOST_MINUTES = 20;
/** The right to ask for a token is free again after some seconds, and then somebody has to want it. */
const AFTERMATH_MILLISECONDS = 10_000;

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
  const crew = openTrialCrew(folder, { ...place, ...providers.settings });
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
async function workAndKill(trial: Trial): Promise<number[]> {
  const { plan, crew, providers } = trial;
  const expected = honestCalls(plan);
  const kills: number[] = [];
  let isDone = false;
  void crew.done.then(() => {
    isDone = true;
  });
  const until = Date.now() + MOST_MINUTES * 60_000;
  for (let tick = 0; !isDone && crew.exits.length === 0 && Date.now() < until; tick += 1) {
    await wait(TICK_MILLISECONDS);
    disturb(trial, tick);
    const due = (expected * (kills.length + 1)) / (plan.kills + 1);
    if (kills.length < plan.kills && providers.count() > due) kills.push(await killOne(trial));
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
  if (tick % 2 === 0) witness.revoke(grantName(tenant.mark, from));
  if (tick % 5 === 1) {
    witness.end(grantName(tenant.mark, 'meta_ads'));
    crew.endToken(tenant.id, 'meta_ads');
  }
  if (tick % 7 === 3) providers.disturb();
}

/** While it is asking for a token, as far as that can be met; answers when. */
async function killOne({ providers, crew }: Trial): Promise<number> {
  const asked = providers.oauth.requests.length;
  const until = Date.now() + UNUSED_SECONDS * 1000;
  while (providers.oauth.requests.length === asked && Date.now() < until) await wait(5);
  await crew.kill();
  const at = Date.now();
  await crew.start();
  return at;
}

/** Refreshes before the end of a token. */
interface EarlyCounts {
  /** The one before was lost with a killed process; nobody could know that it was given. */
  readonly lostByKill: number;
  readonly unexplained: number;
}

/** Each kill explains one for each source, soon after it, where a right to ask came to nothing. */
function explainEarly(
  early: readonly EarlyToken[],
  kills: readonly number[],
  vain: ReadonlyMap<string, number>,
): EarlyCounts {
  const explained = new Set<string>();
  const unexplained = early.filter(({ grant, at }) => {
    const kill = kills.find((each) => each <= at && at - each < AFTERMATH_MILLISECONDS);
    const key = `${grant} ${kill}`;
    if (kill === undefined || (vain.get(grant) ?? 0) === 0 || explained.has(key)) return true;
    explained.add(key);
    return false;
  });
  return { lostByKill: explained.size, unexplained: unexplained.length };
}

/** What a trial came to. */
export type IsolationResult = Awaited<ReturnType<typeof judge>>;

async function judge(trial: Trial, kills: readonly number[], opened: OpenPool) {
  const { providers, crew } = trial;
  const { tallies, broken } = await readEndings(opened.pool);
  const sum = (of: 'answered' | 'refused' | 'failed' | 'strange'): number =>
    tallies.reduce((total, tally) => total + tally[of], 0);
  const { refreshes, expiries, early } = providers.witness.counts();
  const { lostByKill, unexplained } = explainEarly(early, kills, await countVainClaims(opened.pool));
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
    ...{ refreshes, expiries, refreshes_lost_by_kill: lostByKill },
    unexplained_refreshes: unexplained,
    kills: kills.length,
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
