import { Annotation, END, START, StateGraph } from '@langchain/langgraph';
import { z } from 'zod';
import { insertSourcePull } from '#storage/metric/source-pull.repository.ts';
import { detectAnomalies } from '#tools/metric/detect-anomalies.tool.ts';
import { sourcePull } from '#tools/source/source-pull.tool.ts';
import { defineGraph } from '../graph.ts';
import {
  afterWindow,
  endOf,
  type PulledAccount,
  type PullInput,
  type PullTask,
  planTasks,
  pulledAccount,
  pullInput,
  pullRow,
} from './pull-task.ts';

/** Questions of one run at most: more than a back-fill of twenty accounts has. */
const MOST_STEPS = 2_000;

const output = z.object({
  pulled: z.array(pulledAccount),
  /** What people can do about what failed. */
  userActions: z.array(z.string()),
  /** Incidents that were found; null when nobody looked for them. */
  incidents: z.number().int().nullable(),
});

const PullState = Annotation.Root({
  sources: Annotation<PullInput['sources']>,
  account: Annotation<PullInput['account']>,
  wish: Annotation<PullInput['wish']>,
  detect: Annotation<boolean>,
  tasks: Annotation<readonly PullTask[]>({ reducer: (_old, fresh) => fresh, default: () => [] }),
  pulled: Annotation<readonly PulledAccount[]>({
    reducer: (known, added) => [...known, ...added],
    default: () => [],
  }),
  /** When the run began; what it notes takes its time from here. */
  at: Annotation<string>,
  incidents: Annotation<number | null>({ reducer: (_old, fresh) => fresh, default: () => null }),
});
type State = typeof PullState.State;
type Update = typeof PullState.Update;

export const growthPull = defineGraph({
  name: 'growth_pull',
  version: '1',
  queue: 'batch',
  purpose: 'Brings what the connected sources count, as facts of whole days, and fills what is missing.',
  input: pullInput,
  output,
  stepLimit: MOST_STEPS,

  build({ useTool, write, context, executionId }) {
    const collect = async (asked: State): Promise<Update> => ({
      at: context.now().toISOString(),
      tasks: await planTasks(asked, context),
    });

    const pull = async ({ tasks: [task, ...rest] }: State): Promise<Update> => {
      const [window] = task?.windows ?? [];
      if (task === undefined || window === undefined) return {};
      const { source, account, timezone, currency } = task;
      const asked = { source, account, ...window, timezone, currency, executionId };
      const { output: pulled } = await useTool(sourcePull, asked);
      return { tasks: [afterWindow(task, pulled), ...rest] };
    };

    const note = async ({ tasks: [task, ...rest], wish, at }: State): Promise<Update> => {
      if (task === undefined) return {};
      const pulled = endOf(task);
      const row = pullRow(pulled, { wish: wish.kind, executionId, at });
      await write('note pull', row, async (tx) => {
        await insertSourcePull(tx, row);
        return null;
      });
      return { tasks: rest, pulled: [pulled] };
    };

    const detect = async (): Promise<Update> => {
      const { output: found } = await useTool(detectAnomalies, {});
      return { incidents: found.incidents.length };
    };

    return new StateGraph(PullState)
      .addNode('collect', collect)
      .addNode('pull', pull)
      .addNode('note', note)
      .addNode('find', detect)
      .addEdge(START, 'collect')
      .addConditionalEdges('collect', nextStep, ['pull', 'note', 'find', END])
      .addConditionalEdges('pull', nextStep, ['pull', 'note', 'find', END])
      .addConditionalEdges('note', nextStep, ['pull', 'note', 'find', END])
      .addEdge('find', END);
  },

  result(state) {
    const { pulled, incidents } = state as State;
    const actions = pulled.flatMap(({ failure }) => failure?.userAction ?? []);
    return output.parse({ pulled, incidents, userActions: [...new Set(actions)] });
  },
});

/** One window after the other, one account after the other; then, if anything is new, what is not as expected. */
export function nextStep({
  tasks: [task],
  pulled,
  detect,
}: Pick<State, 'tasks' | 'pulled' | 'detect'>): 'pull' | 'note' | 'find' | typeof END {
  if (task !== undefined) return task.windows.length > 0 ? 'pull' : 'note';
  return detect && pulled.some(({ daysChanged }) => daysChanged > 0) ? 'find' : END;
}
