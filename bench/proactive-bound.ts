import { z } from 'zod';
import type { BenchDatabase } from './bench-database.ts';

/** One model call of the night. */
export const nightCall = z.object({
  graph: z.string(),
  agent: z.string(),
  /** When it was sent, in seconds of the Unix time. */
  sent: z.number(),
  seconds: z.number(),
  tokens: z.number(),
});
export type NightCall = z.infer<typeof nightCall>;

const WINDOW_SECONDS = 60;

/** Every call that was answered, out of the ledger. */
export async function readCalls({ pool }: BenchDatabase): Promise<NightCall[]> {
  const { rows } = await pool.query(`
    select execution.graph, call.agent, call.seconds,
           extract(epoch from call.at)::float8 - call.seconds as sent,
           (call.tokens_input + call.tokens_output)::float8 as tokens
    from runtime.model_call as call
    join runtime.execution on execution.tenant_id = call.tenant_id and execution.id = call.execution_id
    where call.fault is null
  `);
  return z.array(nightCall).parse(rows);
}

/** What the master and the teams had to wait for, whatever our own work takes. */
export interface MasterWaits {
  readonly calls: readonly NightCall[];
  readonly analystGraph: string;
  /** When the last analyst had ended, in seconds of the Unix time. */
  readonly begunAt: number;
  readonly tokensPerMinute: number;
}

/**
 * Seconds that the second half of the night takes at least: the calls that wait for each other, or, where the analysts
 * have just used the limit, the time until its last call has room in any sixty seconds.
 */
export function boundOfMaster({ calls, analystGraph, begunAt, tokensPerMinute }: MasterWaits): number {
  const ofAnalysts = calls.filter(({ graph }) => graph === analystGraph);
  const own = calls.filter(({ graph }) => graph !== analystGraph);
  if (own.length === 0) return 0;
  const needed = own.reduce((sum, { tokens }) => sum + tokens, 0);
  const room = Math.max(0, tokensPerMinute - needed);
  // Room comes back when a call of an analyst leaves the window.
  const moments = [begunAt, ...ofAnalysts.map(({ sent }) => sent + WINDOW_SECONDS)]
    .filter((moment) => moment >= begunAt)
    .sort((first, second) => first - second);
  const usedAt = (moment: number): number =>
    ofAnalysts
      .filter(({ sent }) => sent > moment - WINDOW_SECONDS)
      .reduce((sum, { tokens }) => sum + tokens, 0);
  const free = moments.find((moment) => usedAt(moment) <= room) ?? begunAt;
  const shortest = Math.min(...own.map(({ seconds }) => seconds));
  return Math.max(chainOf(own), free - begunAt + shortest);
}

/** The master's call, then that of the slowest text and of its reader. */
function chainOf(calls: readonly NightCall[]): number {
  const slowest = (name: string): number =>
    Math.max(0, ...calls.filter(({ agent }) => agent === name).map(({ seconds }) => seconds));
  return (
    slowest('growth_proactive_master') +
    slowest('growth_recommendation_formatter') +
    slowest('growth_final_validator')
  );
}
