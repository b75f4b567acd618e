import { Command } from 'commander';
import { z } from 'zod';
import { NotFoundError } from '#core/errors.ts';
import { actionsOf, summaryOf } from '../analyst-summary.ts';
import type { Answer, Cli, TenantScope } from '../cli.ts';
import { answering, tenantOption, withExamples } from '../define-command.ts';
import { ExitCode } from '../exit-code.ts';
import { findReconnectNotice } from '../integrations/reconnect-notice.ts';
import { renderAnalystRuns } from '../output/analyst-table.ts';
import { runAnalysts } from '../run-analysts.ts';
import { withLiveLine } from '../with-live-line.ts';

/** As many as the reference lets work at the same time. */
const USUAL_AT_ONCE = '8';

const input = z.object({
  which: z.string().optional(),
  tenant: z.string(),
  all: z.boolean().default(false),
  fresh: z.boolean().default(false),
  account: z.string().optional(),
  atOnce: z.coerce.number('must be a whole number').int().min(1, 'must be 1 at least').max(48),
});

/** `steward analysts run`. */
export function analystsRunCommand(cli: Cli): Command {
  const command = new Command('run')
    .description('let analysts look at the connected sources, and keep their reports')
    .argument(
      '[which]',
      'a source, or one analyst as source/name; all of the connected sources when left out',
    )
    .addOption(tenantOption())
    .option('--all', 'also those of sources that are not connected; their reports say so')
    .option('--fresh', 'ask the sources again, although they were asked today')
    .option('--account <id>', 'of the source, when the shop has several')
    .option('--at-once <count>', 'how many work at the same time', USUAL_AT_ONCE);
  withExamples(command, [
    'analysts run --tenant merch',
    'analysts run gsc --tenant merch --fresh',
    'analysts run ga4/conversion_funnel_analyst --tenant merch',
    'analysts run --tenant merch --all --at-once 4 --json',
  ]);
  return answering(command, cli, { input, run });
}

async function run(
  { which, tenant: slug, all, fresh, account, atOnce }: z.output<typeof input>,
  cli: Cli,
): Promise<Answer> {
  const scope = await cli.enter(slug);
  const notice = await findReconnectNotice(scope);
  // One document is all that programs read; the notice does not change its shape.
  if (cli.flags.json && notice !== undefined) cli.terminal.notes.write(`${notice}\n`);
  const chosen = await choose(scope, which, all);
  if (chosen.length === 0) return nothingConnected(slug, notice);
  const runs = await withLiveLine(cli, (line) =>
    runAnalysts(cli, scope, {
      analysts: chosen,
      atOnce,
      isFresh: fresh,
      account: account ?? null,
      onceOn: null,
      line,
    }),
  );
  return {
    data: { runs },
    show({ out }) {
      if (notice !== undefined) out.write(`${out.paint.yellow(`! ${notice}`)}\n\n`);
      out.write(`${renderAnalystRuns(runs, scope.tenant, out)}\n${summaryOf(runs)}.\n`);
      for (const action of actionsOf(runs)) out.write(`To do: ${action}\n`);
    },
    ...(runs.every(({ error }) => error === null) ? {} : { exitCode: ExitCode.no }),
  };
}

async function choose(scope: TenantScope, which: string | undefined, isAll: boolean): Promise<string[]> {
  const [{ all }, { analystKey }, { inTurns }, { readableSources }] = await Promise.all([
    import('#agents/analysts.gen.ts'),
    import('#agents/analyst.ts'),
    import('#agents/growth/analyst-order.ts'),
    import('#graphs/growth/readable-sources.ts'),
  ]);
  const named = inTurns(all).filter(
    (each) => which === undefined || [each.source, analystKey(each)].includes(which),
  );
  if (named.length === 0) {
    throw new NotFoundError('analyst or source', which ?? '', '"steward analysts list" shows them.');
  }
  // Who is named works in any case: the report then says what is missing.
  if (isAll || which !== undefined) return named.map(analystKey);
  const readable = await readableSources(scope);
  return named.filter(({ source }) => readable.has(source)).map(analystKey);
}

function nothingConnected(slug: string, notice: string | undefined): Answer {
  return {
    data: { runs: [] },
    show: ({ out }) =>
      out.write(
        notice !== undefined
          ? `! ${notice}\n`
          : `No source is connected. To connect one: steward integrations connect ga4 --tenant ${slug}\nTo see what analysts would say without: steward analysts run --all --tenant ${slug}\n`,
      ),
  };
}
