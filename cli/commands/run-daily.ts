import { Command } from 'commander';
import { z } from 'zod';
import type { Answer, Cli, TenantScope } from '../cli.ts';
import type { DailyOrder } from '../daily/daily-step.ts';
import type { StepOutcome } from '../daily/run-day.ts';
import { answering, withExamples } from '../define-command.ts';
import { eachShop, lineOf, listActiveShops, type ShopOutcome } from '../each-shop.ts';
import { ExitCode } from '../exit-code.ts';
import type { LiveLine } from '../output/live-line.ts';
import { plain } from '../output/plain-text.ts';
import type { Output } from '../output/terminal.ts';
import { isOneChosen, NEITHER_CHOSEN, shopChoice, withShopChoice } from '../shop-choice.ts';
import { withLiveLine } from '../with-live-line.ts';

const whole = z.coerce.number('must be a whole number').int('must be a whole number');
const input = z
  .object({
    ...shopChoice,
    allSources: z.boolean().default(false),
    incidents: whole.min(0, 'must be 0 at least'),
    cap: whole.min(0, 'must be 0 at least').max(50, 'must be 50 at most'),
  })
  .refine(isOneChosen, NEITHER_CHOSEN);

/** `steward run daily`. */
export function runDailyCommand(cli: Cli): Command {
  const command = withShopChoice(
    new Command('daily').description(
      'the whole day of a shop: its sources, detection, incidents, analysts, and advice; safe to run again',
    ),
  )
    .option('--all-sources', 'also analysts of sources that are not connected; their reports say so')
    .option('--incidents <count>', 'incidents to explain at most', '20')
    .option('--cap <count>', 'recommendations of reports at most', '7');
  withExamples(command, ['run daily --tenant merch', 'run daily --all', 'run daily --all --json']);
  return answering(command, cli, { input, run });
}

async function run(
  { tenant, all: _all, allSources, ...given }: z.output<typeof input>,
  cli: Cli,
): Promise<Answer> {
  const order = { ...given, isEverySource: allSources };
  return tenant === undefined ? runForAll(cli, order) : runForOne(cli, await cli.enter(tenant), order);
}

async function runForOne(cli: Cli, scope: TenantScope, order: DailyOrder): Promise<Answer> {
  const { runDay, isStepInOrder, dataOfDay, gatherAfter } = await import('../daily/run-day.ts');
  const day = await withLiveLine(cli, (line) => runDay({ cli, scope, order, line }));
  await gatherAfter([day], cli);
  const { slug } = scope.tenant;
  return {
    data: { tenant: slug, steps: dataOfDay(day) },
    show({ out }) {
      for (const outcome of day) showStep(outcome, out);
      out.write(`Next: steward recommendations list --tenant ${slug}\n`);
    },
    ...(day.every(isStepInOrder) ? {} : { exitCode: ExitCode.no }),
  };
}

function showStep({ step, result, error }: StepOutcome, out: Output): void {
  out.write(`${out.paint.bold(step.title)}\n`);
  if (result === null) out.write(`${out.paint.red(`Failed: ${plain(error ?? '')}`)}\n`);
  else result.show(out);
  out.write('\n');
}

async function runForAll(cli: Cli, order: DailyOrder): Promise<Answer> {
  const { runDay, isStepInOrder, dataOfDay, gatherAfter } = await import('../daily/run-day.ts');
  const shops = await listActiveShops(cli);
  const runIn = (line: LiveLine) => (scope: TenantScope) =>
    runDay({ cli, scope, order, line: lineOf(scope.tenant.slug, line) });
  const days = await withLiveLine(cli, (line) => eachShop(cli, shops, runIn(line)));
  await gatherAfter(
    days.map(({ result }) => result ?? []),
    cli,
  );
  const isInOrder = days.every(({ result }) => result?.every(isStepInOrder) === true);
  return {
    data: {
      shops: days.map(({ tenant, result, error }) => ({ tenant, error, steps: dataOfDay(result ?? []) })),
    },
    show({ out }) {
      if (days.length === 0) out.write('There is no active tenant.\n');
      for (const shop of days) showShop(shop, out);
    },
    ...(isInOrder ? {} : { exitCode: ExitCode.no }),
  };
}

function showShop({ tenant, result, error }: ShopOutcome<readonly StepOutcome[]>, out: Output): void {
  if (result === null) out.write(`${tenant}: ${out.paint.red(`failed. ${plain(error ?? '')}`)}\n`);
  for (const { step, result: done, error: failure } of result ?? []) {
    out.write(`${tenant}: ${step.name}: ${plain(done?.summary ?? `failed. ${failure}`)}\n`);
  }
}
