import { InvariantError } from '#core/errors.ts';
import type { Transaction } from '#storage/database.ts';
import { createIncoming } from '#storage/metric/fact.repository.ts';
import {
  deliverFacts,
  listDeliveredTotals,
  type StagedSummary,
  summarizeStaged,
} from '#storage/metric/staging.repository.ts';
import type { ImportFormat, ImportSettings } from './import-format.ts';
import type { ImportReport } from './import-report.ts';

/** What the staged rows come to. */
export interface Delivery extends Pick<ImportReport, 'classes' | 'notes'> {
  /** Sum of every measure, by dataset. */
  readonly totals: ReadonlyMap<string, Readonly<Record<string, number>>>;
}

/** Makes the facts of `rows` staged rows, ready to be compared with the store. */
export async function deliver(
  tx: Transaction,
  { format, settings }: { format: ImportFormat; settings: ImportSettings },
  rows: number,
): Promise<Delivery> {
  await createIncoming(tx);
  for (const [dataset, facts] of Object.entries(format.facts(settings)))
    await deliverFacts(tx, dataset, facts);
  const summary = await summarizeStaged(tx, format.summary(settings));
  const classes = pick(summary, 'class');
  const classified = classes.reduce((sum, { rows: count }) => sum + count, 0);
  if (classified !== rows) {
    throw new InvariantError(`${format.name} has classes for ${classified} of ${rows} rows.`);
  }
  return { classes, notes: pick(summary, 'note'), totals: await totalsByDataset(tx) };
}

function pick(summary: readonly StagedSummary[], wanted: StagedSummary['kind']): ImportReport['classes'] {
  return summary
    .filter(({ kind, rows }) => kind === wanted && rows > 0)
    .map(({ name, rows, amount }) => ({ name, rows, amount }));
}

async function totalsByDataset(tx: Transaction): Promise<Delivery['totals']> {
  const byDataset = Map.groupBy(await listDeliveredTotals(tx), ({ dataset }) => dataset);
  return new Map(
    [...byDataset].map(([dataset, totals]) => [
      dataset,
      Object.fromEntries(totals.map(({ measure, total }) => [measure, total])),
    ]),
  );
}
