import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { z } from 'zod';
import { analystKey } from '#agents/analyst.ts';
import { all as analysts } from '#agents/analysts.gen.ts';
import { inTurns } from '#agents/growth/analyst-order.ts';
import type { Tenant } from '#core/tenant.ts';
import { buildDemoProviders } from '#evals/growth/demo-providers.ts';
import { generateDemoShop } from '#evals/growth/demo-shop.ts';
import { type DemoSources, openDemoSources } from '#evals/growth/testing-demo-sources.ts';
import { type AdviceProvider, openAdviceProvider } from '#evals/simulated/advice-provider.ts';
import type { ServiceReport } from '#evals/simulated/advice-service.ts';
import { growthAnalyst } from '#graphs/growth/growth-analyst.graph.ts';
import { growthProactive } from '#graphs/growth/growth-proactive.graph.ts';
import { growthTeam } from '#graphs/growth/growth-team.graph.ts';
import { noonAfter } from '#mcp-servers/growth/fakes/fake-shop.ts';
import { oneModel } from '#models/model-source.ts';
import { runAdmitter } from '#runtime/admit-run.ts';
import { openEngine } from '#runtime/engine.ts';
import type { Engine } from '#runtime/environment.ts';
import { mirrorRegistry } from '#runtime/mirror-registry.ts';
import { QUEUES } from '#runtime/queue-settings.ts';
import { openWorker } from '#runtime/worker.ts';
import type { TenantDatabase } from '#storage/database.ts';
import { openStore, type Store } from '#storage/store.ts';
import { SERVER_LIMITS } from '#tools/mcp/server-definition.ts';
import { type BenchDatabase, createBenchTenant, createMigratedDatabase } from './bench-database.ts';
import { rounded } from './figures.ts';
import { limitedModel } from './limited-model.ts';
import { boundOfMaster, readCalls } from './proactive-bound.ts';

/*
 * One night of one shop: 48 analysts over the real gateway and servers, their master, the teams and the texts. Providers
 * answer as slowly as the reference says (3 to 8 s, PageSpeed 10 to 30 s), models after two seconds at 60 tokens a second
 * and 30,000 tokens a minute. The bound is what the limits and the longest chain leave, with no time for anything of ours:
 * the slowest source with as many calls at once as it is allowed, and one analyst's call of a model after it; then the
 * master's and the texts' calls that wait for each other, or for room after the analysts. That only eight analysts work at
 * once is a limit too, which the bound leaves out.
 */

const SECOND = 1_000;
const LATENCY = { from: 3 * SECOND, to: 8 * SECOND };
const PAGE_LATENCY = { from: 10 * SECOND, to: 30 * SECOND };
const MODELS = { firstAnswerSeconds: 2, tokensPerSecond: 60, tokensPerMinute: 30_000 };
const LAST_DAY = '2026-11-20';

const resultRow = z.object({ insights: z.number(), recommendations: z.number(), unavailable: z.number() });

const server = process.env.STEWARD_BENCH_SERVER;
if (server === undefined) {
  console.log(JSON.stringify({ bench: 'proactive', skipped: 'STEWARD_BENCH_SERVER is not set' }));
} else {
  console.log(JSON.stringify({ bench: 'proactive', ...(await measure(server)) }));
}

interface Bench {
  readonly database: BenchDatabase;
  readonly engine: Engine;
  readonly db: TenantDatabase;
  readonly sources: DemoSources;
  readonly provider: AdviceProvider;
}

async function measure(serverUrl: string) {
  const database = await createMigratedDatabase(serverUrl);
  const store = await openStore({ databaseUrl: database.url, home: '' });
  const { shop } = buildDemoProviders(generateDemoShop({ seed: 7, lastDay: LAST_DAY }));
  const sources = await openDemoSources(store, shop);
  const provider = await openAdviceProvider(MODELS);
  const engine = await openBenchEngine(store, { sources, provider });
  for (const fake of Object.values(sources.fakes)) fake.behave({ latency: LATENCY });
  sources.fakes.pagespeed.behave({ latency: PAGE_LATENCY });
  try {
    const db = store.forTenant((await shopTenant(store, new URL(shop.url).hostname)).id);
    return await night({ database, engine, db, sources, provider });
  } finally {
    await engine.queue.close();
    await sources.close();
    await provider.close();
    await store.close();
    await database.drop();
  }
}

async function openBenchEngine(
  store: Store,
  { sources, provider }: Pick<Bench, 'sources' | 'provider'>,
): Promise<Engine> {
  await mirrorRegistry(store.owner);
  return openEngine(store, {
    log: pino({ level: 'error' }),
    graphs: [growthAnalyst, growthProactive, growthTeam],
    models: oneModel(limitedModel(provider.url, store, MODELS.tokensPerMinute)),
    sources: sources.sources,
    now: () => noonAfter(LAST_DAY),
  });
}

async function shopTenant(store: Store, domain: string): Promise<Tenant> {
  const tenant = await createBenchTenant(store);
  await store.owner.run({
    text: 'update core.tenant set domain = $1 where id = $2',
    values: [domain, tenant.id],
  });
  return { ...tenant, domain };
}

async function night({ database, engine, db, sources, provider }: Bench) {
  const worker = openWorker(engine, { concurrency: QUEUES.analyst.perWorker, pollMilliseconds: 50 });
  const start = performance.now();
  for (const key of inTurns(analysts).map(analystKey)) {
    await admit(engine, db, { graph: growthAnalyst.name, input: { analyst: key } });
  }
  await untilEnded(database);
  const analysed = secondsSince(start);
  const begunAt = Date.now() / SECOND;
  const analystTokens = tokensOf(await provider.report());
  console.log(`48 analysts: ${rounded(analysed, 1)} s`);
  await admit(engine, db, { graph: growthProactive.name, input: {} });
  await untilEnded(database);
  const wall = secondsSince(start);
  await worker.drain(0);
  const calls = callsOf(sources);
  const asked = await provider.report();
  const modelCalls = await readCalls(database);
  const slowestAnalyst = Math.max(
    0,
    ...modelCalls.filter(({ graph }) => graph === growthAnalyst.name).map(({ seconds }) => seconds),
  );
  const analystBound = boundOfSources(calls) + slowestAnalyst;
  const masterBound = boundOfMaster({
    ...{ calls: modelCalls, analystGraph: growthAnalyst.name, begunAt },
    tokensPerMinute: MODELS.tokensPerMinute,
  });
  const bound = analystBound + masterBound;
  const { insights, recommendations, unavailable } = await resultsOf(database);
  return {
    ...{ analysts_wall_s: rounded(analysed, 1), analysts_bound_s: rounded(analystBound, 1) },
    ...{ master_wall_s: rounded(wall - analysed, 1), master_bound_s: rounded(masterBound, 1) },
    wall_s: rounded(wall, 1),
    bound_s: rounded(bound, 1),
    wall_over_bound: rounded(wall / bound, 3),
    provider_calls: Object.values(calls).reduce((sum, count) => sum + count, 0),
    calls_by_source: calls,
    tokens_per_analyst: Math.round(analystTokens / analysts.length),
    tokens_of_master_and_teams: tokensOf(asked) - analystTokens,
    requests_refused: asked.refused,
    ...{ insights, recommendations, unavailable },
  };
}

function secondsSince(start: number): number {
  return (performance.now() - start) / SECOND;
}

async function admit(
  engine: Engine,
  db: TenantDatabase,
  wish: { graph: string; input: object },
): Promise<void> {
  await db.transaction((tx) => runAdmitter(engine)(tx, { ...wish, trigger: 'manual' }));
}

function tokensOf({ served }: ServiceReport): number {
  return served.reduce((sum, each) => sum + each.tokensIn + each.tokensOut, 0);
}

type Calls = Readonly<Record<keyof DemoSources['fakes'], number>>;

function callsOf({ fakes: { ga4, gsc, pagespeed, google_ads, meta_ads } }: DemoSources): Calls {
  return {
    ...{ ga4: ga4.requests.length, gsc: gsc.requests.length, pagespeed: pagespeed.requests.length },
    ...{ google_ads: google_ads.requests.length, meta_ads: meta_ads.requests.length },
  };
}

/** Seconds of the source that takes longest, with as many calls at once as the gateway allows; latencies are spread evenly. */
function boundOfSources(calls: Calls): number {
  const secondsOf = ([source, count]: [string, number]): number => {
    const { from, to } = source === 'pagespeed' ? PAGE_LATENCY : LATENCY;
    return (count * (from + to)) / 2 / SECOND / SERVER_LIMITS.concurrency;
  };
  return Math.max(...Object.entries(calls).map(secondsOf));
}

async function resultsOf({ pool }: BenchDatabase): Promise<z.output<typeof resultRow>> {
  const { rows } = await pool.query(`
    select (select count(*)::int from insight.insight) as insights,
           (select count(*)::int from insight.recommendation where status = 'active') as recommendations,
           (select count(*)::int from insight.insight where content #>> '{report,status}' = 'unavailable') as unavailable
  `);
  return resultRow.parse(rows[0]);
}

async function untilEnded({ pool }: BenchDatabase): Promise<void> {
  for (let told = performance.now(); ; await wait(50)) {
    const { rows } = await pool.query(
      `select count(*)::int as all, count(ended_at)::int as ended, count(*) filter (where status = 'failed')::int as failed
       from runtime.execution`,
    );
    const { all, ended, failed } = rows[0];
    if (failed > 0) throw new Error(`${failed} runs failed.`);
    if (all === ended) return;
    if (performance.now() - told < 30_000) continue;
    told = performance.now();
    console.log(`${ended} of ${all} runs`);
  }
}
