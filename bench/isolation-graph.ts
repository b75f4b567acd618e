import { Annotation, END, START, StateGraph } from '@langchain/langgraph';
import { z } from 'zod';
import { AppError, isRunControl } from '#core/errors.ts';
import { type AnyGraph, defineGraph, type GraphRuntime } from '#graphs/graph.ts';
import { SourceError } from '#tools/source/source-error.ts';
import { defineTool, type ToolContext } from '#tools/tool.ts';
import { type TrialCall, trialCall } from './isolation-questions.ts';
import { shopsIn } from './isolation-shops.ts';

/** How many calls came to what. */
export const tally = z.object({
  answered: z.number(),
  /** Reached for what is another tenant's, and were told that they may not. */
  refused: z.number(),
  failed: z.number(),
  /** Answered with something of another tenant. */
  strange: z.number(),
  sentences: z.array(z.string()),
});
export type Tally = z.output<typeof tally>;

const outcome = z.object({
  outcome: tally.omit({ sentences: true }).keyof(),
  sentence: z.string().nullable(),
  result: z.unknown(),
});
type Outcome = z.output<typeof outcome>;

const State = Annotation.Root({
  calls: Annotation<readonly TrialCall[]>,
  outcomes: Annotation<readonly Omit<Outcome, 'result'>[]>({ reducer: (_, made) => made, default: () => [] }),
});

/** Calls of one run that are under way at once. */
const ABREAST = 5;

/** One call over the gateway for the tenant of the run; what came of it, with all of it, stands in the journal and the log. */
const isolationCall = defineTool({
  name: 'isolation_call',
  version: '1',
  description: 'Calls a tool of a source for the tenant, whatever comes of it.',
  effect: 'read',
  input: trialCall,
  output: outcome,

  async run(call, context): Promise<Outcome> {
    try {
      const result = await ask(call, context);
      context.log.trace({ call, result }, 'a call was answered');
      return judge(call, JSON.stringify(result), { result, mark: context.tenant.slug });
    } catch (error) {
      context.signal.throwIfAborted();
      if (isRunControl(error) || !(error instanceof AppError)) throw error;
      context.log.warn({ err: error, fields: { ...error }, call }, 'a call failed');
      const isRefused = call.isHostile && error instanceof SourceError && error.kind === 'permission';
      return { outcome: isRefused ? 'refused' : 'failed', sentence: error.message, result: null };
    }
  },
});

async function ask(
  { source, tool, arguments: given, way }: TrialCall,
  { mcp, sources, tenant, signal }: ToolContext,
): Promise<unknown> {
  if (mcp === undefined || sources === undefined)
    throw new TypeError('The worker has no way to the sources.');
  if (way === 'sources') {
    return sources.readTable(
      { source, tool, arguments: given, cursor: null },
      { tenantId: tenant.id, signal },
    );
  }
  const reply = await mcp.call({
    ...{ server: source, tool, tenantId: tenant.id, signal },
    arguments: { shop_id: tenant.id, ...given },
  });
  return reply.structured;
}

function judge(
  { source, isHostile }: TrialCall,
  text: string,
  { result, mark }: { readonly result: unknown; readonly mark: string },
): Outcome {
  const shops = shopsIn(text);
  const isOwn = !isHostile && shops.length === 1 && shops[0] === mark;
  const sentence = isOwn
    ? null
    : `An answer of ${source} for ${mark} speaks of ${shops.join(', ') || 'nobody'}.`;
  return { outcome: isOwn ? 'answered' : 'strange', sentence, result };
}

/** Makes its calls, some at once. */
export const isolationGraph: AnyGraph = defineGraph({
  name: 'bench_isolation',
  version: '1',
  purpose: 'Asks sources, its own and those of others.',
  queue: 'incident',
  input: z.object({ calls: z.array(trialCall) }),
  output: tally,
  stepLimit: 2,
  build: (runtime) =>
    new StateGraph(State)
      .addNode('ask', async ({ calls }) => ({ outcomes: await askAll(runtime, calls) }))
      .addEdge(START, 'ask')
      .addEdge('ask', END),
  result: (state) =>
    count(z.object({ outcomes: z.array(outcome.omit({ result: true })) }).parse(state).outcomes),
});

async function askAll(
  { useTool }: GraphRuntime,
  calls: readonly TrialCall[],
): Promise<Omit<Outcome, 'result'>[]> {
  const outcomes: Omit<Outcome, 'result'>[] = [];
  for (let at = 0; at < calls.length; at += ABREAST) {
    const results = await Promise.all(
      calls.slice(at, at + ABREAST).map((call) => useTool(isolationCall, call)),
    );
    outcomes.push(...results.map(({ output: { outcome, sentence } }) => ({ outcome, sentence })));
  }
  return outcomes;
}

function count(outcomes: readonly Omit<Outcome, 'result'>[]): Tally {
  const of = (wanted: Outcome['outcome']): number =>
    outcomes.filter(({ outcome }) => outcome === wanted).length;
  const told = outcomes.filter(({ outcome }) => outcome === 'failed' || outcome === 'strange');
  return {
    ...{ answered: of('answered'), refused: of('refused'), failed: of('failed'), strange: of('strange') },
    sentences: [...new Set(told.flatMap(({ sentence }) => sentence ?? []))],
  };
}
