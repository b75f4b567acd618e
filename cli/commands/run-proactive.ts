import { Command } from 'commander';
import { z } from 'zod';
import type { Answer, Cli, TenantScope } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import { eachShop, lineOf, listActiveShops, type ShopOutcome } from '../each-shop.ts';
import { ExitCode } from '../exit-code.ts';
import type { LiveLine } from '../output/live-line.ts';
import { plain } from '../output/plain-text.ts';
import { proactiveLine, renderProactive } from '../output/proactive-view.ts';
import {
  isProactiveInOrder,
  type ProactiveOrder,
  type ProactiveRun,
  runProactive,
} from '../run-proactive.ts';
import { isOneChosen, NEITHER_CHOSEN, shopChoice, withShopChoice } from '../shop-choice.ts';
import { withLiveLine } from '../with-live-line.ts';

const MOST_REPORTS = 50;
const MOST_ADVICE = 50;

const whole = z.coerce.number('must be a whole number').int('must be a whole number');
const input = z
  .object({
    ...shopChoice,
    digest: z.boolean(),
    cap: whole.min(0, 'must be 0 at least').max(MOST_ADVICE, `must be ${MOST_ADVICE} at most`),
    limit: whole.min(1, 'must be 1 at least').max(MOST_REPORTS, `must be ${MOST_REPORTS} at most`),
  })
  .refine(isOneChosen, NEITHER_CHOSEN);

/** `steward run proactive`. */
export function runProactiveCommand(cli: Cli): Command {
  const command = withShopChoice(
    new Command('proactive').description(
      'turn what analysts reported into topics, and the most valuable of them into advice',
    ),
  )
    .option('--no-digest', 'only what cannot wait for the digest of the day')
    .option('--cap <count>', 'recommendations a day at most', '7')
    .option('--limit <count>', 'reports of one batch; batch follows batch until none waits', '50');
  withExamples(command, [
    'run proactive --tenant merch',
    'run proactive --tenant merch --no-digest --cap 3',
    'run proactive --all --json',
  ]);
  return answering(command, cli, { input, run });
}

async function run({ tenant, ...given }: z.output<typeof input>, cli: Cli): Promise<Answer> {
  const order = { withDigest: given.digest, cap: given.cap, limit: given.limit };
  return tenant === undefined ? runForAll(cli, order) : runForOne(cli, await cli.enter(tenant), order);
}

async function runForOne(cli: Cli, scope: TenantScope, order: ProactiveOrder): Promise<Answer> {
  const found = await withLiveLine(cli, (line) => runProactive(cli, scope, { order, line, detail: 'steps' }));
  const { slug } = scope.tenant;
  return {
    data: found,
    show({ out }) {
      out.write(renderProactive(found, scope.tenant, out));
      out.write(`\nNext: steward topics list --tenant ${slug}\n`);
      if (found.recommendations.length > 0) {
        out.write(`      steward recommendations show <id> --tenant ${slug}\n`);
      }
    },
    ...(isProactiveInOrder(found) ? {} : { exitCode: ExitCode.no }),
  };
}

async function runForAll(cli: Cli, order: ProactiveOrder): Promise<Answer> {
  const shops = await listActiveShops(cli);
  const outcomes = await withLiveLine(cli, (line) => eachShop(cli, shops, runIn(cli, order, line)));
  return {
    data: { shops: outcomes },
    show({ out }) {
      if (outcomes.length === 0) out.write('There is no active tenant.\n');
      for (const outcome of outcomes) out.write(`${plain(lineOfShop(outcome))}\n`);
    },
    ...(outcomes.every(isShopInOrder) ? {} : { exitCode: ExitCode.no }),
  };
}

function runIn(cli: Cli, order: ProactiveOrder, line: LiveLine) {
  return (scope: TenantScope): Promise<ProactiveRun> =>
    runProactive(cli, scope, { order, line: lineOf(scope.tenant.slug, line), detail: 'failures' });
}

function isShopInOrder({ result }: ShopOutcome<ProactiveRun>): boolean {
  return result !== null && isProactiveInOrder(result);
}

function lineOfShop({ tenant, result, error }: ShopOutcome<ProactiveRun>): string {
  return `${tenant}: ${result === null ? `failed. ${error}` : proactiveLine(result)}`;
}
