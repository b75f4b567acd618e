import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startBenchServer } from './bench-server.ts';

/*
 * npm run bench -- <name> [options]: runs one measurement in a process of its own. It prints lines for people and then one
 * JSON object. Those that measure on a server get its address as STEWARD_BENCH_SERVER, and a server of their own unless
 * the caller names one; --durable and --careless say whether commits of that server reach the disk.
 */

interface Benchmark {
  readonly purpose: string;
  /** `own`: it starts its server itself, to restart it. `durable`: commits reach the disk, as on a real server. */
  readonly server: 'none' | 'own' | 'durable' | 'fast';
}

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  import: { purpose: 'rows per second of an import beside its physical limits', server: 'none' },
  steps: {
    purpose: 'durable steps per second, rows and bytes, beside LangGraph and DBOS [--rounds N]',
    server: 'durable',
  },
  crash: {
    purpose:
      'what is lost or doubled under faults [--kills N --pauses P --restarts R --seconds S --workers W --runs C]',
    server: 'own',
  },
  isolation: {
    purpose:
      'what tenants see of each other and of secrets, asking five sources [--calls N --hostile H --kills K --workers W]',
    server: 'durable',
  },
  schedule: {
    purpose: 'fires of four schedulers in 30 simulated days, and after 1,000 anomalies',
    server: 'fast',
  },
  'growth-of-state': { purpose: 'bytes stored per byte of payload', server: 'fast' },
  'scale-out': { purpose: 'throughput with 1, 2, 4 and 8 worker processes [--runs N]', server: 'durable' },
  grounding: {
    purpose:
      'planted faults that the grounding gate catches, and correct texts that it blocks [--seed S --show N]',
    server: 'none',
  },
  detect: {
    purpose: 'injected drops that detection catches, alerts on clean days, and NAB [--file F --nab D]',
    server: 'none',
  },
  rootcause: {
    purpose:
      'root causes of sums and rates that are found, beside Adtributor [--cases DIR --seed S --per-family N --depth D --show N]',
    server: 'none',
  },
  advice: {
    purpose: 'calls, tokens, money and time of advice with simulated models [--incidents N]',
    server: 'durable',
  },
  proactive: {
    purpose: 'time, calls and tokens of 48 analysts and their master, with the latencies of real providers',
    server: 'durable',
  },
  scan: {
    purpose: 'seconds to detect everything of many shops, beside reading the same rows [--tenants N]',
    server: 'fast',
  },
  learning: {
    purpose: 'regret of the proposed five with and without learning from outcomes [--tenants N --seeds S]',
    server: 'none',
  },
  forecast: {
    purpose:
      'errors and coverage of forecasts on M4 weekly and on product demand, beside simple methods [--back N]',
    server: 'none',
  },
  outcomes: {
    purpose:
      'false verdicts, power and restraint of measured outcomes on real products [--file F --draws N --half H]',
    server: 'none',
  },
  threads: { purpose: 'lost updates of 50 conversations with two messages at once', server: 'fast' },
};

const WISHES = ['--durable', '--careless'];
const [name, ...given] = process.argv.slice(2);
const wish = given.findLast((option) => WISHES.includes(option));
const options = given.filter((option) => !WISHES.includes(option));
const benchmark = name === undefined ? undefined : BENCHMARKS[name];
if (name === undefined || benchmark === undefined) explain(name);
else process.exitCode = await run(name, benchmark);

function explain(unknown: string | undefined): void {
  if (unknown !== undefined && unknown !== '--help') {
    console.error(`There is no benchmark "${unknown}".`);
    process.exitCode = 1;
  }
  const lines = Object.entries(BENCHMARKS).map(([each, { purpose }]) => `  ${each.padEnd(16)} ${purpose}`);
  console.log(['npm run bench -- <name> [--durable|--careless] [options]', ...lines].join('\n'));
}

async function run(name: string, { server }: Benchmark): Promise<number> {
  const file = join(import.meta.dirname, `${name}.bench.ts`);
  if (!existsSync(file)) {
    console.log(JSON.stringify({ bench: name, skipped: `there is no ${file}` }));
    return 0;
  }
  const url = process.env.STEWARD_BENCH_SERVER ?? (await startFor(server));
  const env = { ...process.env, ...(url === undefined ? {} : { STEWARD_BENCH_SERVER: url }) };
  const child = fork(file, options, { env });
  process.on('exit', () => child.kill());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => process.exit(130));
  const [code] = await once(child, 'exit');
  return typeof code === 'number' ? code : 1;
}

async function startFor(server: Benchmark['server']): Promise<string | undefined> {
  if (server === 'none' || server === 'own') return undefined;
  return (
    await startBenchServer({ durable: wish === undefined ? server === 'durable' : wish === '--durable' })
  ).url;
}
