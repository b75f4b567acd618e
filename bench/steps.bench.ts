import { readNumbers } from './bench-options.ts';
import { startBenchServer } from './bench-server.ts';
import { type Contender, STEPS } from './contender.ts';
import { median, rounded } from './figures.ts';
import { type Floor, openFloor } from './floor.ts';
import { measureRate } from './rate.ts';
import { openDbos } from './steps-dbos.ts';
import { openLangGraph } from './steps-langgraph.ts';
import { openOurs } from './steps-ours.ts';
import { measureStored } from './stored-size.ts';
import { readWriteWork } from './write-work.ts';

/*
 * Durable steps per second: runs of ten steps with 1 KB each, one at a time and sixteen at a time. All contenders take
 * turns in one process on one server, several rounds long, so that the noise of the machine hits all of them alike.
 */

const MANY = 16;
const { rounds, seconds, stored } = readNumbers({ rounds: 5, seconds: 2, stored: 300 });
/** Runs before anything is measured: plans, prepared statements and compiled code are there then. */
const WARM_UP = 60;

type Rates = Record<'c1' | 'c16', number[]>;

async function measure(all: readonly Contender[], floor: Floor): Promise<Record<string, unknown>> {
  for (const each of all) await warmUp(each);
  const rates = new Map<string, Rates>(
    [...all, { name: 'floor' }].map(({ name }) => [name, { c1: [], c16: [] }]),
  );
  for (let round = 0; round < rounds; round += 1) {
    await measureFloor(floor, rates.get('floor'));
    // Another one begins each time.
    const order = [...all.slice(round % all.length), ...all.slice(0, round % all.length)];
    for (const each of order) await measureRound(each, rates.get(each.name));
    console.log(
      `round ${round + 1} of ${rounds}: ${all.map(({ name }) => `${name} ${latest(rates, name)}`).join(', ')}`,
    );
  }
  const sizes: Record<string, Figures> = {};
  for (const each of all) sizes[each.name] = await figuresOf(each, rates.get(each.name));
  return { bench: 'steps', durability: floor.database.durability, ...summarize(sizes, rates.get('floor')) };
}

function latest(rates: ReadonlyMap<string, Rates>, name: string): string {
  const { c1 = [], c16 = [] } = rates.get(name) ?? {};
  return `${Math.round(c1.at(-1) ?? 0)}/${Math.round(c16.at(-1) ?? 0)}`;
}

let runs = 0;

async function runOnce({ name, run }: Contender): Promise<void> {
  runs += 1;
  await run(`${name}-${runs}`);
}

async function runMany(contender: Contender, count: number): Promise<void> {
  let left = count;
  const work = async (): Promise<void> => {
    while (left-- > 0) await runOnce(contender);
  };
  await Promise.all(Array.from({ length: MANY }, work));
}

async function warmUp(contender: Contender): Promise<void> {
  for (let count = 0; count < WARM_UP; count += 1) await runOnce(contender);
  await runMany(contender, WARM_UP * 4);
}

async function measureRound(contender: Contender, rates: Rates | undefined): Promise<void> {
  const work = (): Promise<void> => runOnce(contender);
  rates?.c1.push(STEPS * (await measureRate(work, { concurrency: 1, seconds })));
  rates?.c16.push(STEPS * (await measureRate(work, { concurrency: MANY, seconds })));
}

async function measureFloor({ insert }: Floor, rates: Rates | undefined): Promise<void> {
  rates?.c1.push(await measureRate(insert, { concurrency: 1, seconds: 1 }));
  rates?.c16.push(await measureRate(insert, { concurrency: MANY, seconds: 1 }));
}

interface Figures {
  readonly steps_per_s_c1: number;
  readonly steps_per_s_c16: number;
  readonly rows_per_run: number;
  readonly bytes_per_run: number;
  /** At sixteen runs at a time. */
  readonly commits_per_run: number;
  readonly wal_bytes_per_run: number;
}

async function figuresOf(contender: Contender, rates: Rates | undefined): Promise<Figures> {
  const before = await measureStored(contender.database);
  const workBefore = await readWriteWork(contender.database);
  await runMany(contender, stored);
  const workAfter = await readWriteWork(contender.database);
  const after = await measureStored(contender.database);
  return {
    steps_per_s_c1: Math.round(median(rates?.c1 ?? [])),
    steps_per_s_c16: Math.round(median(rates?.c16 ?? [])),
    rows_per_run: rounded((after.rows - before.rows) / stored),
    bytes_per_run: Math.round((after.bytes - before.bytes) / stored),
    commits_per_run: rounded((workAfter.commits - workBefore.commits) / stored),
    wal_bytes_per_run: Math.round((workAfter.walBytes - workBefore.walBytes) / stored),
  };
}

function summarize(
  figures: Readonly<Record<string, Figures>>,
  floor: Rates | undefined,
): Record<string, unknown> {
  // A node may begin while the line before it is still on its way, as with LangGraph's `async`; a call waits for the disk, as a
  // step of DBOS does. Each is compared with its like.
  const dbos = ratio(figures.ours_calls, figures.dbos);
  const langGraph = ratio(figures.ours, figures.langgraph_async);
  const commits = { c1: Math.round(median(floor?.c1 ?? [])), c16: Math.round(median(floor?.c16 ?? [])) };
  return {
    ...{ rounds, seconds_per_measurement: seconds, statistic: 'median' },
    ...figures,
    floor_commits_per_s: commits.c1,
    floor_commits_per_s_c16: commits.c16,
    ratio_to_dbos: dbos.smaller,
    ratio_to_dbos_by_concurrency: dbos,
    ratio_to_langgraph_async: langGraph.smaller,
    ratio_to_langgraph_async_by_concurrency: langGraph,
    ratio_of_calls_to_langgraph_async: ratio(figures.ours_calls, figures.langgraph_async),
    ratio_to_floor: {
      c1: rounded((figures.ours?.steps_per_s_c1 ?? 0) / commits.c1),
      c16: rounded((figures.ours?.steps_per_s_c16 ?? 0) / commits.c16),
    },
    how_ratios_are_made:
      'steps per second at each concurrency, the smaller ratio counts: our calls over DBOS, our nodes over LangGraph',
  };
}

function ratio(first: Figures | undefined, second: Figures | undefined): Record<string, number> {
  const c1 = rounded((first?.steps_per_s_c1 ?? 0) / (second?.steps_per_s_c1 ?? 1));
  const c16 = rounded((first?.steps_per_s_c16 ?? 0) / (second?.steps_per_s_c16 ?? 1));
  return { c1, c16, smaller: Math.min(c1, c16) };
}

const serverUrl = process.env.STEWARD_BENCH_SERVER ?? (await startBenchServer({ durable: true })).url;
const contenders = [
  await openOurs('ours', serverUrl),
  await openOurs('ours_calls', serverUrl, { steps: 'calls' }),
  await openLangGraph('sync', serverUrl),
  await openLangGraph('async', serverUrl),
  await openDbos(serverUrl),
  await openOurs('ours_16_tenants', serverUrl, { tenants: MANY }),
];
const floor = await openFloor(serverUrl);
try {
  console.log(JSON.stringify(await measure(contenders, floor)));
} finally {
  for (const { close } of contenders) await close();
  for (const { database } of [...contenders, floor]) await database.drop();
}
// DBOS keeps timers of its own.
process.exit();
