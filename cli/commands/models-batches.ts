import { Command } from 'commander';
import { z } from 'zod';
import type { ListedBatch } from '#storage/runtime/batch.repository.ts';
import type { Answer, Cli } from '../cli.ts';
import { answering, withExamples } from '../define-command.ts';
import { showBatches } from '../output/batch-view.ts';

const batchesInput = z.object({
  tenant: z.string().optional(),
  limit: z.coerce.number('must be a whole number').int().min(1).max(1000),
});

/** `steward models batches`: what was handed in to providers, and how it stands. */
export function batchesCommand(cli: Cli): Command {
  const command = new Command('batches')
    .description('the latest batches at the providers: how they stand, how much is in them, how old they are')
    .option('--tenant <slug>', "only this tenant's")
    .option('--limit <count>', 'how many at most', '50');
  withExamples(command, ['models batches', 'models batches --tenant merch --json']);
  return answering(command, cli, { input: batchesInput, run: batches });
}

async function batches({ tenant, limit }: z.output<typeof batchesInput>, cli: Cli): Promise<Answer> {
  const [{ getTenant, listTenants }, { listBatches }, { countWaitingRequests }] = await Promise.all([
    import('#storage/core/tenant.repository.ts'),
    import('#storage/runtime/batch.repository.ts'),
    import('#storage/runtime/batch-request.repository.ts'),
  ]);
  const store = await cli.store();
  const chosen =
    tenant === undefined ? await listTenants(store.owner) : [await getTenant(store.owner, tenant)];
  const lines: ListedBatch[] = [];
  let waiting = 0;
  for (const { id } of chosen) {
    const db = store.forTenant(id);
    lines.push(...(await listBatches(db, limit)));
    waiting += await countWaitingRequests(db);
  }
  const latest = lines.toSorted((one, two) => one.ageSeconds - two.ageSeconds).slice(0, limit);
  return {
    data: { batches: latest, waiting },
    show: (terminal) => showBatches(latest, waiting, terminal),
  };
}
