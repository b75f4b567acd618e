import { Annotation, END, START, StateGraph } from '@langchain/langgraph';
import { z } from 'zod';
import { orchestrator } from '#agents/core/orchestrator.agent.ts';
import { AppError, InvariantError } from '#core/errors.ts';
import { type Incident, listIncidents } from '#storage/metric/incident.repository.ts';
import { defineGraph } from '../graph.ts';
import { growthReactive } from './growth-reactive.graph.ts';
import { growthRoutes } from './trigger-routes.ts';

/** Incidents of one sweep at most; the rest waits for the next one. */
export const MOST_INCIDENTS = 50;

const handled = growthReactive.output;
const failed = z.object({ incidentKey: z.string(), sentence: z.string() });
const output = z.object({ handled: z.array(handled), failed: z.array(failed), left: z.number().int() });

const SweepState = Annotation.Root({
  limit: Annotation<number>,
  waiting: Annotation<readonly string[]>({ reducer: (_old, fresh) => fresh, default: () => [] }),
  left: Annotation<number>({ reducer: (_old, fresh) => fresh, default: () => 0 }),
  handled: Annotation<readonly z.infer<typeof handled>[]>({
    reducer: (known, added) => [...known, ...added],
    default: () => [],
  }),
  failed: Annotation<readonly z.infer<typeof failed>[]>({
    reducer: (known, added) => [...known, ...added],
    default: () => [],
  }),
});
type Sweep = typeof SweepState.State;
type SweepUpdate = typeof SweepState.Update;

export const growthReactiveSweep = defineGraph({
  name: 'growth_reactive_sweep',
  version: '1',
  purpose: 'Every incident that nobody has looked at, one after another, the most urgent first.',
  input: z.object({ limit: z.number().int().min(1).max(MOST_INCIDENTS).default(MOST_INCIDENTS) }),
  output,
  stepLimit: 1 + MOST_INCIDENTS,

  build({ runAgent, runGraph, context }) {
    const collect = async ({ limit }: Sweep): Promise<SweepUpdate> => {
      const open = mostUrgentFirst(await listIncidents(context.db, { status: 'detected' }));
      return { waiting: open.slice(0, limit), left: Math.max(0, open.length - limit) };
    };

    const handleNext = async ({ waiting: [incidentKey, ...rest] }: Sweep): Promise<SweepUpdate> => {
      if (incidentKey === undefined) return { waiting: [] };
      const trigger = { kind: 'incident', domain: 'growth', subject: incidentKey, request: null } as const;
      try {
        const decision = await runAgent(orchestrator, { trigger, routes: [...growthRoutes] });
        if (decision.graph !== growthReactive.name) throw new InvariantError(decision.reason);
        const result = await runGraph(growthReactive, growthReactive.input.parse(decision.input));
        return { waiting: rest, handled: [result] };
      } catch (error) {
        // A cancelled run is not a failed incident.
        context.signal.throwIfAborted();
        context.log.error({ incidentKey, err: error }, 'incident failed');
        return { waiting: rest, failed: [{ incidentKey, sentence: sentenceOf(error) }] };
      }
    };

    return new StateGraph(SweepState)
      .addNode('collect', collect)
      .addNode('handleNext', handleNext)
      .addEdge(START, 'collect')
      .addConditionalEdges('collect', afterIncident, ['handleNext', END])
      .addConditionalEdges('handleNext', afterIncident, ['handleNext', END]);
  },

  result(state) {
    const { handled, failed, left } = state as Sweep;
    return output.parse({ handled, failed, left });
  },
});

/** One incident at a time, until none waits. */
export function afterIncident({ waiting }: Pick<Sweep, 'waiting'>): 'handleNext' | typeof END {
  return waiting.length > 0 ? 'handleNext' : END;
}

const SEVERITIES: readonly Incident['severity'][] = ['URGENT', 'HIGH', 'MEDIUM', 'LOW'];

/** By severity, then by money at stake, whichever way it went; then the newest. */
export function mostUrgentFirst(
  incidents: readonly Pick<Incident, 'key' | 'severity' | 'impactAmount' | 'lastDay'>[],
): string[] {
  return incidents
    .toSorted(
      (first, second) =>
        SEVERITIES.indexOf(first.severity) - SEVERITIES.indexOf(second.severity) ||
        Math.abs(second.impactAmount ?? 0) - Math.abs(first.impactAmount ?? 0) ||
        second.lastDay.localeCompare(first.lastDay) ||
        first.key.localeCompare(second.key),
    )
    .map(({ key }) => key);
}

/** Only sentences that we wrote leave the log. */
function sentenceOf(error: unknown): string {
  return error instanceof AppError ? error.message : 'It failed for a reason that the log names.';
}
