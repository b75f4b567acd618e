import { Annotation, END, START, StateGraph } from '@langchain/langgraph';
import { z } from 'zod';
import { analystKey } from '#agents/analyst.ts';
import { all } from '#agents/analysts.gen.ts';
import { inTurns } from '#agents/growth/analyst-order.ts';
import { dayInZone } from '#core/time.ts';
import { defineGraph } from '../graph.ts';
import { growthAnalyst } from './growth-analyst.graph.ts';
import { readableSources } from './readable-sources.ts';
import { reconnectActions } from './reconnect-actions.ts';

const started = z.object({ analyst: z.string(), executionId: z.uuid(), isNew: z.boolean() });
const output = z.object({
  /** One run each; they wait in the queue of analysts, of which so many work at once as it allows. */
  started: z.array(started),
  /** Sources that are not connected, so that nobody looked at them. */
  notConnected: z.array(z.string()),
  /** What people have to do about those whose consent has ended. */
  userActions: z.array(z.string()),
});

const SweepState = Annotation.Root({
  isEverySource: Annotation<boolean>,
  waiting: Annotation<readonly string[]>({ reducer: (_old, fresh) => fresh, default: () => [] }),
  notConnected: Annotation<readonly string[]>({ reducer: (_old, fresh) => fresh, default: () => [] }),
  userActions: Annotation<readonly string[]>({ reducer: (_old, fresh) => fresh, default: () => [] }),
  day: Annotation<string>,
  started: Annotation<readonly z.infer<typeof started>[]>({
    reducer: (known, added) => [...known, ...added],
    default: () => [],
  }),
});
type Sweep = typeof SweepState.State;
type SweepUpdate = typeof SweepState.Update;

export const growthAnalysts = defineGraph({
  name: 'growth_analysts',
  version: '2',
  continues: ['1'],
  queue: 'batch',
  purpose: 'Starts a run for every analyst of the sources that a shop has connected, once a day.',
  input: z.object({
    /** Also of sources that are not connected; their reports then say so. */
    isEverySource: z.boolean().default(false),
  }),
  output,
  stepLimit: 1 + all.length,

  build({ startRun, context }) {
    const collect = async ({ isEverySource }: Sweep): Promise<SweepUpdate> => {
      const readable = await readableSources(context);
      const chosen = inTurns(all).filter(({ source }) => isEverySource || readable.has(source));
      const sources = [...new Set(all.map(({ source }) => source))];
      return {
        waiting: chosen.map(analystKey),
        notConnected: sources.filter((source) => !readable.has(source)),
        userActions: await reconnectActions(context),
        day: dayInZone(context.now(), context.tenant.timezone),
      };
    };

    const startNext = async ({ waiting: [next, ...rest], day }: Sweep): Promise<SweepUpdate> => {
      if (next === undefined) return { waiting: [] };
      const run = await startRun(
        growthAnalyst,
        { analyst: next, account: null, isFresh: false },
        analystRunKey(next, day),
      );
      return { waiting: rest, started: [{ analyst: next, ...run }] };
    };

    return new StateGraph(SweepState)
      .addNode('collect', collect)
      .addNode('startNext', startNext)
      .addEdge(START, 'collect')
      .addConditionalEdges('collect', afterAnalyst, ['startNext', END])
      .addConditionalEdges('startNext', afterAnalyst, ['startNext', END]);
  },

  result(state) {
    const { started: runs, notConnected, userActions } = state as Sweep;
    return output.parse({ started: runs, notConnected, userActions });
  },
});

/** Names the look of an analyst on a day: the same again is the same run. */
export function analystRunKey(analyst: string, day: string): string {
  return `analyst:${analyst}:${day}`;
}

/** One analyst at a time, until none waits. */
export function afterAnalyst({ waiting }: Pick<Sweep, 'waiting'>): 'startNext' | typeof END {
  return waiting.length > 0 ? 'startNext' : END;
}
