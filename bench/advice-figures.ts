import { z } from 'zod';
import type { BenchDatabase } from './bench-database.ts';

/** One model call of a run. */
interface Call {
  readonly agent: string;
  /** Which advice it worked on; null for what is done once for a run. */
  readonly template: string | null;
  readonly tokens: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly seconds: number;
}

/** What the model calls of one run came to. */
export interface RunFigures {
  readonly calls: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly recommendations: number;
  /** Most model calls of which each had to wait for the one before, up to one recommendation. */
  readonly sequential: number;
  /** Seconds of the slowest such chain. */
  readonly criticalSeconds: number;
  readonly wallSeconds: number;
}

const callRow = z
  .object({
    execution_id: z.string(),
    agent: z.string(),
    template: z.string().nullable(),
    tokens_in: z.number(),
    tokens_out: z.number(),
    seconds: z.number(),
  })
  .transform(({ execution_id, tokens_in, tokens_out, ...rest }) => ({
    ...rest,
    executionId: execution_id,
    tokensIn: tokens_in,
    tokensOut: tokens_out,
    tokens: tokens_in + tokens_out,
  }));
const runRow = z
  .object({ id: z.string(), status: z.string(), recommendations: z.number(), wall_seconds: z.number() })
  .transform(({ wall_seconds, ...rest }) => ({ ...rest, wallSeconds: wall_seconds }));

/** Reads what the runs of incidents came to out of the ledger, whose tokens are the provider's own. */
export async function readRuns({ pool }: BenchDatabase): Promise<RunFigures[]> {
  const runs = await pool.query(`
    select id, status, coalesce(jsonb_array_length(output -> 'recommendationIds'), 0) as recommendations,
           extract(epoch from ended_at - started_at)::float8 as wall_seconds
    from runtime.execution where graph = 'growth_reactive' order by id
  `);
  const calls = await pool.query(`
    select call.execution_id, call.agent,
           coalesce(above.input, payload.body) -> 'advice' ->> 'template' as template,
           call.tokens_input::float8 as tokens_in, call.tokens_output::float8 as tokens_out, call.seconds
    from runtime.model_call as call
    join runtime.step as above
      on above.tenant_id = call.tenant_id and above.execution_id = call.execution_id
     and above.kind = 'agent' and above.place = regexp_replace(call.place, '/[^/]+$', '')
    left join runtime.payload on payload.tenant_id = above.tenant_id and payload.hash = above.input_hash
    where call.fault is null
  `);
  const byRun = Map.groupBy(z.array(callRow).parse(calls.rows), ({ executionId }) => executionId);
  const all = z.array(runRow).parse(runs.rows);
  const wrong = all.filter(({ status }) => status !== 'completed');
  if (wrong.length > 0) throw new Error(`${wrong.length} of ${all.length} runs did not complete.`);
  return all.map((run) => figuresOf(run, byRun.get(run.id) ?? []));
}

function figuresOf(run: z.output<typeof runRow>, calls: readonly Call[]): RunFigures {
  const sum = (figure: (call: Call) => number): number =>
    calls.reduce((total, call) => total + figure(call), 0);
  // What is done once for a run comes first; then each advice goes its own way.
  const once = calls.filter(({ template }) => template === null);
  const own = [
    ...Map.groupBy(
      calls.filter(({ template }) => template !== null),
      ({ template }) => template,
    ).values(),
  ];
  const longest = (figure: (call: Call) => number): number => {
    const total = (some: readonly Call[]): number => some.reduce((before, call) => before + figure(call), 0);
    return longestTeam(once, total) + Math.max(0, ...own.map(total));
  };
  return {
    calls: calls.length,
    tokensIn: sum(({ tokensIn }) => tokensIn),
    tokensOut: sum(({ tokensOut }) => tokensOut),
    recommendations: run.recommendations,
    sequential: longest(() => 1),
    criticalSeconds: longest(({ seconds }) => seconds),
    wallSeconds: run.wallSeconds,
  };
}

/** The master, and then the team that took longest: teams work at the same time. */
function longestTeam(once: readonly Call[], total: (some: readonly Call[]) => number): number {
  const isMaster = ({ agent }: Call): boolean => agent === 'growth_reactive_master';
  const teams = [
    ...Map.groupBy(
      once.filter((call) => !isMaster(call)),
      ({ agent }) => agent,
    ).values(),
  ];
  return total(once.filter(isMaster)) + Math.max(0, ...teams.map(total));
}
