import { z } from 'zod';
import { type Database, execute, many, type TransactionalDatabase } from '../database.ts';
import { sql } from '../sql.ts';

const installationRow = z
  .object({
    category: z.string(),
    scope_id: z.string(),
    support: z.number(),
    counter: z.number(),
    shops: z.number(),
    gathered_at: z.date(),
  })
  .transform((row) => ({
    /** Kind of advice. */
    kind: row.category,
    team: row.scope_id,
    /** Outcomes that won and that did not, over all shops, older ones counting less. */
    won: row.support,
    failed: row.counter,
    shops: row.shops,
    gatheredAt: row.gathered_at,
  }));

/** What the shops of the installation learned together of one kind of advice of one team. */
export type InstallationLearning = z.output<typeof installationRow>;

/** Everything that the shops learned together, the best supported first. Any tenant may read it. */
export function listInstallationLearnings(db: Database): Promise<InstallationLearning[]> {
  const statement = sql`
    select category, scope_id, support, counter, shops, gathered_at from insight.installation_learning
    order by support + counter desc, category, scope_id
  `;
  return many(db, installationRow, statement);
}

/** Puts these sums in the place of all that were there. Runs as the owner. */
export function replaceInstallationLearnings(
  owner: TransactionalDatabase,
  learnings: readonly InstallationLearning[],
): Promise<void> {
  return owner.transaction(async (tx) => {
    // Two that gather at once would both delete and then both insert.
    await execute(tx, sql`lock table insight.installation_learning in share row exclusive mode`);
    await execute(tx, sql`delete from insight.installation_learning`);
    for (const { kind, team, won, failed, shops, gatheredAt } of learnings) {
      await execute(
        tx,
        sql`
          insert into insight.installation_learning
            (category, scope_kind, scope_id, support, counter, shops, gathered_at)
          values (${kind}, 'team', ${team}, ${won}, ${failed}, ${shops}, ${gatheredAt})
        `,
      );
    }
  });
}
