import { z } from 'zod';
import type { BenchDatabase } from './bench-database.ts';

/** What the database says after all runs have ended. */
export interface StoredVerdict {
  readonly duplicated_effects: number;
  readonly lost_effects: number;
  readonly lost_runs: number;
  /** Runs that were ended more than once. */
  readonly doubled_runs: number;
  readonly zombie_writes: number;
}

const verdictRow = z.object({
  duplicated_effects: z.number(),
  lost_effects: z.number(),
  lost_runs: z.number(),
  doubled_runs: z.number(),
  zombie_writes: z.number(),
});

/**
 * Looks underneath, as the superuser. `admitted` are the runs of which the caller was told that they were accepted, with the
 * number of their effects. A zombie write is a row whose epoch was not the lease's at commit, or one whose epoch is older
 * than that of a row committed before it.
 */
export async function judgeStored(
  { pool }: Pick<BenchDatabase, 'pool'>,
  admitted: ReadonlyMap<string, number>,
): Promise<StoredVerdict> {
  const { rows } = await pool.query(VERDICT, [[...admitted.keys()], [...admitted.values()]]);
  return verdictRow.parse(rows[0]);
}

const VERDICT = `
with admitted as (select * from unnest($1::uuid[], $2::integer[]) as admitted (id, effects)),
effects as (
  select execution_id, count(*) as written, count(distinct step) as steps from bench.effect group by execution_id
),
steps as (
  select epoch, lag(epoch) over (partition by execution_id order by number) as before from runtime.step
),
effect_order as (
  select epoch, lag(epoch) over (partition by execution_id order by number) as before from bench.effect
)
select
  (select coalesce(sum(written - steps), 0) from effects) as duplicated_effects,
  (select sum(admitted.effects - coalesce(effects.steps, 0))
   from admitted left join effects on execution_id = admitted.id) as lost_effects,
  (select count(*) from admitted left join runtime.execution using (id)
   where execution.status is distinct from 'completed' or (execution.output ->> 'done')::integer <> admitted.effects)
   as lost_runs,
  (select count(*) from (select from bench.ending group by execution_id having count(*) > 1) as doubled) as doubled_runs,
  (select count(*) from bench.zombie)
    + (select count(*) from steps where epoch < before)
    + (select count(*) from effect_order where epoch < before) as zombie_writes`;
