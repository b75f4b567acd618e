import { setTimeout as wait } from 'node:timers/promises';
import { pino } from 'pino';
import { type AdviceProvider, openAdviceProvider } from '#evals/simulated/advice-provider.ts';
import { growthReactive } from '#graphs/growth/growth-reactive.graph.ts';
import type { ModelPrice } from '#models/model.ts';
import { oneModel } from '#models/model-source.ts';
import { costOf } from '#models/price.ts';
import { runAdmitter } from '#runtime/admit-run.ts';
import { openEngine } from '#runtime/engine.ts';
import type { Engine } from '#runtime/environment.ts';
import { mirrorRegistry } from '#runtime/mirror-registry.ts';
import { QUEUES } from '#runtime/queue-settings.ts';
import { openWorker } from '#runtime/worker.ts';
import { openStore } from '#storage/store.ts';
import { type RunFigures, readRuns } from './advice-figures.ts';
import { type AdviceShop, openShops } from './advice-shops.ts';
import { type BenchDatabase, createMigratedDatabase } from './bench-database.ts';
import { readNumbers } from './bench-options.ts';
import { quantile, rounded } from './figures.ts';
import { limitedModel } from './limited-model.ts';

/*
 * What advice costs in calls, tokens, money and time, with models that answer after two seconds, at 60 tokens a second, and
 * take 30,000 tokens a minute. First each incident of one shop by itself, then many of eight shops at once, against the
 * bound that the limit sets. Every call is real HTTP; tokens are counted by the provider, with a real tokenizer.
 */

const MODELS = { firstAnswerSeconds: 2, tokensPerSecond: 60, tokensPerMinute: 30_000 };
/** USD per million tokens, as listed in 2025. */
const LIST_PRICES: Readonly<Record<string, ModelPrice>> = {
  'gpt-4.1': { input: 2, cached: 0.5, output: 8 },
  'claude-sonnet-4.5': { input: 3, cached: 0.3, output: 15 },
};
const TENANTS = 8;
/** As many as a worker takes by default. */
const AT_ONCE = QUEUES.incident.perWorker;

const { incidents } = readNumbers({ incidents: 100 });
const server = process.env.STEWARD_BENCH_SERVER;
if (server === undefined) {
  console.log(JSON.stringify({ bench: 'advice', skipped: 'STEWARD_BENCH_SERVER is not set' }));
} else {
  const alone = await inDatabase(server, 1, lookOneByOne);
  const together = incidents === 0 ? null : await inDatabase(server, TENANTS, lookTogether);
  console.log(JSON.stringify({ bench: 'advice', ...MODELS, ...alone, ...together }));
}

/** What one measurement works with. */
interface Bench {
  readonly database: BenchDatabase;
  readonly engine: Engine;
  readonly provider: AdviceProvider;
  readonly shops: readonly AdviceShop[];
}

async function inDatabase<T>(
  serverUrl: string,
  count: number,
  measure: (bench: Bench) => Promise<T>,
): Promise<T> {
  const database = await createMigratedDatabase(serverUrl);
  const store = await openStore({ databaseUrl: database.url, home: '' });
  const provider = await openAdviceProvider(MODELS);
  await mirrorRegistry(store.owner);
  const shops = await openShops(
    store,
    Array.from({ length: count }, (_, index) => index + 1),
  );
  const engine = await openEngine(store, {
    log: pino({ level: 'error' }),
    graphs: [growthReactive],
    models: oneModel(limitedModel(provider.url, store, MODELS.tokensPerMinute)),
  });
  try {
    return await measure({ database, engine, provider, shops });
  } finally {
    await engine.queue.close();
    await provider.close();
    await store.close();
    await database.drop();
  }
}

async function lookOneByOne({ database, engine, shops }: Bench) {
  const worker = openWorker(engine, { concurrency: 1, pollMilliseconds: 50 });
  for (const shop of shops) for (const key of shop.incidentKeys) await look(engine, shop, key);
  await untilEnded(database);
  await worker.drain(0);
  const runs = await readRuns(database);
  for (const run of runs) console.log(lineOf(run));
  const asked = runs.filter(({ calls }) => calls > 0);
  if (asked.length === 0) throw new Error('No model was asked, so nothing was measured.');
  const ratios = asked.map(({ wallSeconds, criticalSeconds }) => wallSeconds / criticalSeconds);
  return {
    sequential_calls_per_recommendation: Math.max(...runs.map(({ sequential }) => sequential)),
    wall_over_critical_path: rounded(Math.max(...ratios), 3),
    wall_over_critical_path_median: rounded(quantile(ratios, 0.5), 3),
    ...perRecommendation(runs),
    tokens_per_recommendation_worst_run: Math.round(
      Math.max(...asked.map((run) => (run.tokensIn + run.tokensOut) / Math.max(1, run.recommendations))),
    ),
  };
}

function perRecommendation(runs: readonly RunFigures[]) {
  const sum = (figure: (run: RunFigures) => number): number =>
    runs.reduce((total, run) => total + figure(run), 0);
  const [count, input, output] = [
    sum(({ recommendations }) => recommendations),
    sum(({ tokensIn }) => tokensIn),
    sum(({ tokensOut }) => tokensOut),
  ];
  const usd = Object.entries(LIST_PRICES).map(([model, price]) => {
    const cost = costOf({ input, output, cached: 0 }, price) ?? Number.NaN;
    return [model, rounded(cost / count, 5)];
  });
  return {
    recommendations: count,
    model_calls: sum(({ calls }) => calls),
    tokens_per_recommendation: Math.round((input + output) / count),
    usd_per_recommendation: Object.fromEntries(usd),
  };
}

async function lookTogether({ database, engine, provider, shops }: Bench) {
  const looks = roundRobin(shops, incidents);
  const worker = openWorker(engine, { concurrency: AT_ONCE, pollMilliseconds: 50 });
  const start = performance.now();
  for (const { shop, key } of looks) await look(engine, shop, key);
  await untilEnded(database);
  const wall = (performance.now() - start) / 1000;
  await worker.drain(0);
  const runs = await readRuns(database);
  const { served, refused } = await provider.report();
  const tokens = served.reduce((sum, each) => sum + each.tokensIn + each.tokensOut, 0);
  // No sixty seconds may hold more than the limit, so each further limit full of tokens waits for another minute; and
  // whoever comes last has to be answered.
  const minutes = Math.max(0, Math.ceil(tokens / MODELS.tokensPerMinute) - 1);
  const limited = minutes * 60 + MODELS.firstAnswerSeconds;
  const steady = Math.max(0, (tokens / MODELS.tokensPerMinute - 1) * 60) + MODELS.firstAnswerSeconds;
  const bound = Math.max(limited, ...runs.map(({ criticalSeconds }) => criticalSeconds));
  const { recommendations, tokens_per_recommendation } = perRecommendation(runs);
  return {
    ...{ incidents: runs.length, tenants: TENANTS, batch_recommendations: recommendations },
    batch_tokens_per_recommendation: tokens_per_recommendation,
    batch_tokens: tokens,
    batch_wall_s: rounded(wall, 1),
    batch_bound_s: rounded(bound, 1),
    batch_wall_over_bound: rounded(wall / bound, 3),
    // Beside room that came back steadily, which is less than any schedule can reach.
    batch_wall_over_steady_refill: rounded(wall / steady, 3),
    batch_requests_refused: refused,
  };
}

interface Look {
  readonly shop: AdviceShop;
  readonly key: string;
}

/** An incident of each shop in turn; when all were looked at, they are looked at again. */
function roundRobin(shops: readonly AdviceShop[], count: number): Look[] {
  const longest = Math.max(...shops.map(({ incidentKeys }) => incidentKeys.length));
  const each = Array.from({ length: longest }, (_, index) =>
    shops.flatMap((shop): Look[] => {
      const key = shop.incidentKeys[index];
      return key === undefined ? [] : [{ shop, key }];
    }),
  ).flat();
  return Array.from({ length: Math.ceil(count / each.length) }, () => each)
    .flat()
    .slice(0, count);
}

async function look(engine: Engine, { db }: AdviceShop, incidentKey: string): Promise<void> {
  const wish = { graph: growthReactive.name, input: { incidentKey }, trigger: 'manual' } as const;
  await db.transaction((tx) => runAdmitter(engine)(tx, wish));
}

/** Waits until nothing is under way, and says from time to time how far it is. */
async function untilEnded({ pool }: BenchDatabase): Promise<void> {
  for (let told = performance.now(); ; await wait(50)) {
    const { rows } = await pool.query(
      'select count(*)::int as all, count(ended_at)::int as ended from runtime.execution',
    );
    const { all, ended } = rows[0];
    if (all === ended) return;
    if (performance.now() - told < 30_000) continue;
    told = performance.now();
    console.log(`${ended} of ${all} runs`);
  }
}

function lineOf({
  calls,
  sequential,
  tokensIn,
  tokensOut,
  recommendations,
  wallSeconds,
  criticalSeconds,
}: RunFigures): string {
  return (
    `${recommendations} recommendations, ${calls} calls (${sequential} in a row), ${tokensIn} + ${tokensOut} tokens, ` +
    `${rounded(wallSeconds, 1)} s beside ${rounded(criticalSeconds, 1)} s of models`
  );
}
