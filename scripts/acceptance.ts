import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** Runs the program as a user would, on the demo shop and on real shops' data, and says what held. */

const ROOT = join(import.meta.dirname, '..');
const DATA = join(ROOT, '..', 'shared', 'data');
const HOME = mkdtempSync(join(tmpdir(), 'steward-acceptance-'));
const counts = { passed: 0, failed: 0, skipped: 0 };

interface RealShop {
  readonly tenant: string;
  readonly timezone: string;
  readonly currency: string;
  readonly format: string;
  readonly file: string;
  /** Counted in the file itself, by another program. */
  readonly rows: number;
  readonly amount: number;
}

const SHOPS: readonly RealShop[] = [
  {
    tenant: 'merch',
    timezone: 'America/Los_Angeles',
    currency: 'USD',
    format: 'ga-sessions',
    file: 'ga_merch_sessions/sessions.csv.gz',
    rows: 196_817,
    amount: 372_584.45,
  },
  {
    tenant: 'gifts',
    timezone: 'Europe/London',
    currency: 'GBP',
    format: 'orders',
    file: 'online_retail/online_retail_2010-12_2011-08.csv.gz',
    rows: 320_705,
    amount: 5_761_931.38,
  },
];

const demo = z.object({
  seconds: z.number().optional(),
  recommendations: z.array(z.unknown()),
  score: z.object({
    planted: z.array(
      z.object({ id: z.string(), isFound: z.boolean(), isRootRight: z.boolean(), isKindRight: z.boolean() }),
    ),
  }),
});

const imported = z.object({
  rows: z.number(),
  rowsPerSecond: z.number(),
  seconds: z.number(),
  classes: z.array(z.object({ name: z.string(), rows: z.number(), amount: z.number().nullable() })),
  datasets: z.array(
    z.object({
      dataset: z.string(),
      replacedDays: z.number(),
      newDays: z.number(),
      totals: z.record(z.string(), z.number()),
    }),
  ),
});

const reacted = z.object({
  runs: z.array(z.object({ status: z.string() })),
  recommendations: z.array(z.unknown()),
});
const verified = z.object({ cited: z.number(), holds: z.number() });

try {
  await checkDemo('cold');
  await checkDemo('warm');
  for (const shop of SHOPS) await checkShop(shop);
} finally {
  rmSync(HOME, { recursive: true, force: true });
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exitCode = counts.failed > 0 ? 1 : 0;

async function checkDemo(start: string): Promise<void> {
  const startedAt = performance.now();
  const shown = demo.parse(await steward('demo', '--json'));
  const seconds = (performance.now() - startedAt) / 1000;
  for (const { id, ...answers } of shown.score.planted) {
    check(`demo (${start}): ${id}`, Object.values(answers).every(Boolean), JSON.stringify(answers));
  }
  check(`demo (${start}): recommendations`, shown.recommendations.length > 0, `${seconds.toFixed(1)} s`);
  await checkEvidence('demo');
}

async function checkShop(shop: RealShop): Promise<void> {
  const file = join(DATA, shop.file);
  if (!existsSync(file)) {
    counts.skipped += 1;
    console.log(`skip  ${shop.tenant}: ${shop.file} is not on this machine`);
    return;
  }
  const { tenant, timezone, currency } = shop;
  await steward(
    'tenants',
    'create',
    tenant,
    '--name',
    tenant,
    '--timezone',
    timezone,
    '--currency',
    currency,
    '--locale',
    'en',
    '--json',
  );
  const first = imported.parse(await steward('import', shop.format, file, '--tenant', tenant, '--json'));
  checkTotals(shop, first);
  const second = imported.parse(await steward('import', shop.format, file, '--tenant', tenant, '--json'));
  check(`${tenant}: the same file again changes nothing`, second.datasets.every(isUnchanged), '');
  await steward('detect', '--tenant', tenant, '--json');
  const { runs, recommendations } = reacted.parse(
    await steward('run', 'reactive', '--tenant', tenant, '--limit', '100', '--json'),
  );
  check(
    `${tenant}: incidents`,
    runs.length > 0 && runs.every(({ status }) => status === 'completed'),
    `${runs.length}`,
  );
  check(`${tenant}: recommendations`, recommendations.length > 0, `${recommendations.length}`);
  await checkEvidence(tenant);
}

type Imported = z.output<typeof imported>;

function isUnchanged({ replacedDays, newDays }: Imported['datasets'][number]): boolean {
  return replacedDays === 0 && newDays === 0;
}

function checkTotals(shop: RealShop, { rows, rowsPerSecond, seconds, classes }: Imported): void {
  const counted = classes.reduce((sum, each) => sum + each.rows, 0);
  const amount = Math.round(classes.reduce((sum, each) => sum + (each.amount ?? 0), 0) * 100) / 100;
  const speed = `${seconds.toFixed(1)} s, ${Math.round(rowsPerSecond)} rows/s`;
  check(
    `${shop.tenant}: every row is there`,
    rows === shop.rows && counted === rows,
    `${rows} rows, ${speed}`,
  );
  check(`${shop.tenant}: the money is the file's`, amount === shop.amount, `${amount} ${shop.currency}`);
}

async function checkEvidence(tenant: string): Promise<void> {
  const { cited, holds } = verified.parse(await steward('evidence', 'verify', '--tenant', tenant, '--json'));
  check(`${tenant}: every cited figure holds`, cited > 0 && cited === holds, `${holds} of ${cited}`);
}

function check(claim: string, holds: boolean, detail: string): void {
  counts[holds ? 'passed' : 'failed'] += 1;
  console.log(`${holds ? 'ok   ' : 'FAIL '} ${claim}${detail === '' ? '' : ` (${detail})`}`);
}

/** One command in a process of its own; answers the JSON document it prints, whatever its exit code. */
function steward(...words: readonly string[]): Promise<unknown> {
  const environment = { ...process.env, STEWARD_HOME: HOME, NO_COLOR: '1' };
  return new Promise((resolve, reject) => {
    execFile(
      join(ROOT, 'bin', 'steward'),
      words,
      { env: environment, maxBuffer: 256 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (stdout.trim() !== '') resolve(JSON.parse(stdout));
        else reject(new Error(`steward ${words.join(' ')} printed nothing: ${stderr}`, { cause: error }));
      },
    );
  });
}
