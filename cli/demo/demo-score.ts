import { type FoundIncident, type IncidentScore, scoreIncidents } from '#evals/growth/demo-truth.ts';
import type { DescribedIncident } from '../described-incident.ts';
import type { DemoState } from './demo-state.ts';

/** How well the reports agree with what was planted. */
export function scoreDemo(
  { truth }: Pick<DemoState, 'truth'>,
  incidents: readonly DescribedIncident[],
): IncidentScore {
  return scoreIncidents(truth, incidents.flatMap(toFound));
}

function toFound({ incident, cause }: DescribedIncident): FoundIncident[] {
  if (cause === null) return [];
  const { key, firstDay, lastDay } = incident;
  return [{ incidentKey: key, firstDay, lastDay, causeKind: cause.kind, root: cause.segment }];
}

/** The score as one line. */
export function scoreLine({ planted, extra, repeated }: IncidentScore): string {
  const count = (holds: (score: IncidentScore['planted'][number]) => boolean): number =>
    planted.filter(holds).length;
  const others = extra.length + repeated.length;
  return (
    `Against what was planted: ${count(({ isFound }) => isFound)} of ${planted.length} found, ` +
    `${count(({ isKindRight }) => isKindRight)} with the right cause, ${count(({ isRootRight }) => isRootRight)} with the right root` +
    `${others === 0 ? '' : `; ${others} reports besides`}.`
  );
}
