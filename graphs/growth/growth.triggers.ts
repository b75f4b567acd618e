import { USUAL_COOLDOWN_SECONDS } from '#storage/runtime/trigger-when.ts';
import type { TriggerSet } from '../trigger-set.ts';

const clock = { kind: 'cron', timezone: null, misfire: 'once', overlap: 'skip' } as const;

/** The schedules of growth: numbers and analysts by night, what they found after them, and incidents at once and every hour. */
export const growth: TriggerSet = [
  {
    name: 'nightly-pull',
    graph: 'growth_pull',
    input: { detect: true },
    when: { ...clock, cron: '0 22 * * *' },
  },
  {
    name: 'nightly-analysts',
    graph: 'growth_analysts',
    input: {},
    when: { ...clock, cron: '0 23 * * *' },
  },
  {
    // After the last of the analysts, whenever that is, and not at some time of night.
    name: 'proactive-master',
    graph: 'growth_proactive',
    input: {},
    when: {
      kind: 'event',
      event: 'execution.ended',
      filter: { graph: 'growth_analysts', status: 'completed' },
      awaits: 'growth_analyst',
      cooldownSeconds: 0,
    },
  },
  {
    // Finds what no event told of.
    name: 'reactive-sweep',
    graph: 'growth_reactive_sweep',
    input: {},
    when: { ...clock, cron: '0 * * * *' },
  },
  {
    name: 'incident',
    graph: 'growth_reactive',
    input: { incidentKey: '$subject' },
    when: {
      kind: 'event',
      event: 'anomaly.detected',
      filter: {},
      cooldownSeconds: USUAL_COOLDOWN_SECONDS,
    },
  },
];
