import { Command } from 'commander';
import { z } from 'zod';
import { type CostGroup, type Costs, costGroup } from '#storage/runtime/model-call.repository.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import { addCosts, type CostLine, showCosts } from '../output/cost-view.ts';

const costsInput = z.object({
  tenant: z.string().optional(),
  by: z.enum(costGroup.options, { error: `must be one of ${costGroup.options.join(', ')}` }),
  since: z.iso.date('must be a day like 2026-03-01').optional(),
});

/** `steward costs`: what the requests to models came to, as their providers count. */
export function costsCommand(cli: Cli): Command {
  const command = new Command('costs')
    .description('what models were asked and what it cost, by the count of their providers')
    .option('--tenant <slug>', 'only this tenant')
    .option('--by <group>', `${costGroup.options.join(', ')}`, 'model')
    .option('--since <day>', "only from this day on, in the tenant's time zone");
  command.addHelpText(
    'after',
    `
Every request counts, also one that failed, was tried again or was given up.
What a provider did not say, or has no known price, is unknown and in no sum.`,
  );
  withExamples(command, [
    'costs',
    'costs --tenant merch --by day --since 2026-03-01',
    'costs --tenant merch --by run --json',
  ]);
  return answering(command, cli, { input: costsInput, run: costs });
}

async function costs({ tenant, by, since }: z.output<typeof costsInput>, cli: Cli): Promise<Answer> {
  const [{ getTenant, listTenants }, { sumCosts }] = await Promise.all([
    import('#storage/core/tenant.repository.ts'),
    import('#storage/runtime/model-call.repository.ts'),
  ]);
  const store = await cli.store();
  const chosen =
    tenant === undefined ? await listTenants(store.owner) : [await getTenant(store.owner, tenant)];
  const lines: CostLine[] = [];
  for (const { id, slug, timezone } of chosen) {
    const sums = await sumCosts(store.forTenant(id), { by, since: since ?? null, timezone });
    lines.push(...sums.map((sum) => lineOf(sum, by, slug)));
  }
  const total = addCosts(lines);
  return {
    data: { by, since: since ?? null, lines, total },
    show: (terminal) => showCosts({ lines, total, by }, terminal),
  };
}

function lineOf(sum: Costs, by: CostGroup, tenant: string): CostLine {
  return { ...sum, tenant, name: by === 'tenant' ? tenant : sum.name };
}
