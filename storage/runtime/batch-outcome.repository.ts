import { z } from 'zod';
import { execute, maybeOne, type Transaction } from '../database.ts';
import { sql } from '../sql.ts';

const endedRow = z
  .object({ execution_id: z.uuid() })
  .transform(({ execution_id }) => ({ executionId: execution_id }));

/** Keeps an answer that a step waits for; undefined when none does any more. */
export function recordAnswer(
  tx: Transaction,
  id: string,
  { answerJson, attemptJson }: { readonly answerJson: string; readonly attemptJson: string },
): Promise<{ executionId: string } | undefined> {
  const statement = sql`
    update runtime.batch_request
    set state = 'answered', answer = ${answerJson}::jsonb, attempt = ${attemptJson}::jsonb, ended_at = clock_timestamp()
    where id = ${id} and state = 'sent'
    returning execution_id
  `;
  return maybeOne(tx, endedRow, statement);
}

/** Says why a step has to ask directly, and what the batch cost it, if that is known by now; undefined when none waits any more. */
export function recordNoAnswer(
  tx: Transaction,
  id: string,
  { problem, attemptJson }: { readonly problem: string; readonly attemptJson: string | null },
): Promise<{ executionId: string } | undefined> {
  const statement = sql`
    update runtime.batch_request
    set state = 'failed', problem = ${problem}, attempt = ${attemptJson}::jsonb, ended_at = clock_timestamp()
    where id = ${id} and state in ('waiting', 'sent')
    returning execution_id
  `;
  return maybeOne(tx, endedRow, statement);
}

const settledRow = z
  .object({ execution_id: z.uuid(), place: z.string(), epoch: z.number(), agent: z.string() })
  .transform(({ execution_id, ...rest }) => ({ ...rest, executionId: execution_id }));

/** Where the ledger has what a request came to. */
export type SettledRequest = z.output<typeof settledRow>;

/** Claims the right to tell ledger and budget what a request came to, once; undefined when somebody has. Its text goes. */
export function settleRequest(tx: Transaction, id: string): Promise<SettledRequest | undefined> {
  const statement = sql`
    update runtime.batch_request set is_settled = true, request = null where id = ${id} and not is_settled
    returning execution_id, place, epoch, agent
  `;
  return maybeOne(tx, settledRow, statement);
}

const tokenRow = z.object({ token: z.uuid() });

/** Takes the reservation of a request, which can be done once. No tenant may read it, so this is the owner's. */
export async function takeBudgetToken(tx: Transaction, id: string): Promise<string | undefined> {
  const statement = sql`delete from runtime.batch_hold where request_id = ${id} returning token`;
  return (await maybeOne(tx.asOwner, tokenRow, statement))?.token;
}

/** Forgets a request that no batch has and nobody waits for; false when there is none. */
export async function dropRequest(tx: Transaction, id: string): Promise<boolean> {
  return (
    (await execute(tx, sql`delete from runtime.batch_request where id = ${id} and state = 'waiting'`)) === 1
  );
}
