import { z } from 'zod';
import { maybeOne, one, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';

const startRow = z.object({ number: z.number(), place: z.string() });

/** A step of a run by its number or its place; undefined when there is none. */
export function findStep(
  tx: Transaction,
  executionId: string,
  reference: string,
): Promise<z.output<typeof startRow> | undefined> {
  const statement = sql`
    select number, place from runtime.step
    where execution_id = ${executionId} and (place = ${reference} or number::text = ${reference})
  `;
  return maybeOne(tx, startRow, statement);
}

const seededRow = z.object({ copied: z.number() });

/**
 * Gives a new run, which nobody has taken yet, the lines of another one that were written before a number, so that it is
 * played from them. What the step at that number stands in has not ended there, so it is not among them. Evidence stays with
 * the run that found it. Answers how many lines were copied.
 */
export async function seedJournal(
  tx: Transaction,
  { from, to, before }: { readonly from: string; readonly to: string; readonly before: number },
): Promise<number> {
  const statement = sql`
    with copied as (
      insert into runtime.step
        (tenant_id, execution_id, place, number, epoch, attempts, latency_ms, kind, name, status, input_hash, output_hash,
         started_at, ended_at, agent_id, tool_id, model_id, role, decided_by, tokens_in, tokens_out, tokens_cached, cost_usd,
         instructions_hash, error, input, output, began)
      select tenant_id, ${to}, place, row_number() over (order by number), 1, attempts, latency_ms, kind, name, status,
             input_hash, output_hash, started_at, ended_at, agent_id, tool_id, model_id, role, decided_by,
             -- Paid for by the run that was copied.
             case when kind = 'model' then 0 end, case when kind = 'model' then 0 end, case when kind = 'model' then 0 end,
             case when kind = 'model' then 0 end, instructions_hash, error, input, output, began
      from runtime.step
      where execution_id = ${from} and number < ${before} and status <> 'started'
      returning 1
    )
    update runtime.lease
    set epoch = 1, steps = (select count(*) from copied)
    where execution_id = ${to} and epoch = 0
    returning steps as copied
  `;
  return (await one(tx, seededRow, statement)).copied;
}
