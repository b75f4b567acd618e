import type { Route } from '#agents/core/trigger.ts';

/** What the growth solution can do with a trigger, for the orchestrator to choose from. */
export const growthRoutes: readonly Route[] = [
  {
    graph: 'growth_reactive',
    domain: 'growth',
    kinds: ['incident', 'request'],
    purpose: 'Explains one incident and recommends what to do about it.',
    subjectField: 'incidentKey',
  },
  {
    graph: 'growth_reactive_sweep',
    domain: 'growth',
    kinds: ['schedule', 'request'],
    purpose: 'Works through all incidents that nobody has looked at, the most urgent first.',
    subjectField: null,
  },
];
