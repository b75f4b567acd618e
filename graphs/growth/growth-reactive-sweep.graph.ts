import { Annotation, END, START, StateGraph } from '@langchain/langgraph';
import { z } from 'zod';
import { orchestrator } from '#agents/core/orchestrator.agent.ts';
import { type Incident, listIncidents } from '#storage/metric/incident.repository.ts';
import { listUnfinishedInputs } from '#storage/runtime/execution.repository.ts';
import { defineGraph } from '../graph.ts';
import { growthReactive } from './growth-reactive.graph.ts';
import { incidentRunKey } from './incident-run-key.ts';
import { growthRoutes } from './trigger-routes.ts';

/** Incidents of one sweep, unless it is told otherwise; the rest waits for the next one. */
export const USUAL_INCIDENTS = 20;
const MOST_INCIDENTS = 50;

const waiting = z.object({ incidentKey: z.string(), runKey: z.string() });
const started = z.object({ incidentKey: z.string(), executionId: z.uuid(), isNew: z.boolean() });
const refused = z.object({ incidentKey: z.string(), sentence: z.string() });
const output = z.object({
  /** The runs that look at the incidents, each by itself. */
  started: z.array(started),
  /** Incidents that the orchestrator found no graph for. */
  refused: z.array(refused),
  /** Incidents beyond the limit. */
  left: z.number().int(),
});

const SweepState = Annotation.Root({
  limit: Annotation<number>,
  waiting: Annotation<readonly z.infer<typeof waiting>[]>({
    reducer: (_old, fresh) => fresh,
    default: () => [],
  }),
  left: Annotation<number>({ reducer: (_old, fresh) => fresh, default: () => 0 }),
  started: Annotation<readonly z.infer<typeof started>[]>({
    reducer: (known, added) => [...known, ...added],
    default: () => [],
  }),
  refused: Annotation<readonly z.infer<typeof refused>[]>({
    reducer: (known, added) => [...known, ...added],
    default: () => [],
  }),
});
type Sweep = typeof SweepState.State;
type SweepUpdate = typeof SweepState.Update;

export const growthReactiveSweep = defineGraph({
  name: 'growth_reactive_sweep',
  version: '2',
  queue: 'batch',
  purpose: 'Starts a run for every incident that nobody looks at, the most urgent first.',
  input: z.object({ limit: z.number().int().min(1).max(MOST_INCIDENTS).default(USUAL_INCIDENTS) }),
  output,
  stepLimit: 1 + MOST_INCIDENTS,

  build({ runAgent, startRun, context }) {
    const collect = async ({ limit }: Sweep): Promise<SweepUpdate> => {
      const busy = await listUnfinishedInputs(context.db, growthReactive.name);
      const looked = new Set(
        busy.flatMap((input) => growthReactive.input.safeParse(input).data?.incidentKey ?? []),
      );
      const open = await listIncidents(context.db, { status: 'detected' });
      const next = mostUrgentFirst(open.filter(({ key }) => !looked.has(key)));
      return {
        waiting: next
          .slice(0, limit)
          .map((incident) => ({ incidentKey: incident.key, runKey: incidentRunKey(incident) })),
        left: Math.max(0, next.length - limit),
      };
    };

    const startNext = async ({ waiting: [next, ...rest] }: Sweep): Promise<SweepUpdate> => {
      if (next === undefined) return { waiting: [] };
      const { incidentKey, runKey } = next;
      const trigger = { kind: 'incident', domain: 'growth', subject: incidentKey, request: null } as const;
      const decision = await runAgent(orchestrator, { trigger, routes: [...growthRoutes] });
      if (decision.graph !== growthReactive.name) {
        return { waiting: rest, refused: [{ incidentKey, sentence: decision.reason }] };
      }
      const input = growthReactive.input.parse(decision.input);
      return {
        waiting: rest,
        started: [{ incidentKey, ...(await startRun(growthReactive, input, runKey)) }],
      };
    };

    return new StateGraph(SweepState)
      .addNode('collect', collect)
      .addNode('startNext', startNext)
      .addEdge(START, 'collect')
      .addConditionalEdges('collect', afterIncident, ['startNext', END])
      .addConditionalEdges('startNext', afterIncident, ['startNext', END]);
  },

  result(state) {
    const { started, refused, left } = state as Sweep;
    return output.parse({ started, refused, left });
  },
});

/** One incident at a time, until none waits. */
export function afterIncident({ waiting }: Pick<Sweep, 'waiting'>): 'startNext' | typeof END {
  return waiting.length > 0 ? 'startNext' : END;
}

const SEVERITIES: readonly Incident['severity'][] = ['URGENT', 'HIGH', 'MEDIUM', 'LOW'];

/** By severity, then by money at stake, whichever way it went; then the newest. */
export function mostUrgentFirst<
  Urgent extends Pick<Incident, 'key' | 'severity' | 'impactAmount' | 'lastDay'>,
>(incidents: readonly Urgent[]): Urgent[] {
  return incidents.toSorted(
    (first, second) =>
      SEVERITIES.indexOf(first.severity) - SEVERITIES.indexOf(second.severity) ||
      Math.abs(second.impactAmount ?? 0) - Math.abs(first.impactAmount ?? 0) ||
      second.lastDay.localeCompare(first.lastDay) ||
      first.key.localeCompare(second.key),
  );
}
