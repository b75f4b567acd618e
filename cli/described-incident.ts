import { z } from 'zod';
import type { Incident } from '#storage/metric/incident.repository.ts';
import { type Cause, cause } from '#tools/growth/cause.ts';
import type { TenantScope } from './cli.ts';

/** An incident beside what was concluded about it. */
export interface DescribedIncident {
  readonly incident: Incident;
  /** Null until a run looked at it. */
  readonly cause: Cause | null;
}

/** The order in which incidents should be looked at. */
const LEVELS = ['URGENT', 'HIGH', 'MEDIUM', 'LOW'];

const explanation = z.looseObject({ cause });

/** All incidents of a tenant, the most pressing first. */
export async function describeIncidents({ db }: Pick<TenantScope, 'db'>): Promise<DescribedIncident[]> {
  const { listIncidents } = await import('#storage/metric/incident.repository.ts');
  return (await listIncidents(db)).map(describeIncident).sort(byUrgency);
}

/** One incident with the cause that a run noted. */
export function describeIncident(incident: Incident): DescribedIncident {
  const known = explanation.safeParse(incident.lead.explanation);
  return { incident, cause: known.success ? known.data.cause : null };
}

function byUrgency(first: DescribedIncident, second: DescribedIncident): number {
  const level = ({ incident }: DescribedIncident): number => LEVELS.indexOf(incident.severity);
  const money = ({ incident }: DescribedIncident): number => Math.abs(incident.impactAmount ?? 0);
  return level(first) - level(second) || money(second) - money(first);
}
