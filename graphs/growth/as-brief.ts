import { type AnomalyBrief, type IncidentBrief, incidentBrief } from '#agents/growth/incident-brief.ts';
import type { AnomalyRecord } from '#storage/metric/anomaly-record.ts';
import type { Incident } from '#storage/metric/incident.repository.ts';

/** Members that say most; an incident of robots may have dozens, and the rest repeat them. */
const MOST_ANOMALIES = 20;

/** An incident as the state of a graph holds it: plain data, nothing that only storage needs. */
export function asBrief(incident: Incident): IncidentBrief {
  return incidentBrief.parse({
    key: incident.key,
    firstDay: incident.firstDay,
    lastDay: incident.lastDay,
    severity: incident.severity,
    impactScore: incident.lead.impactScore ?? 0,
    impactAmount: incident.impactAmount,
    dataProblem: incident.dataProblem,
    missingMeasure: incident.missingMeasure,
    shiftedLabel: incident.shiftedLabel,
    lead: asAnomalyBrief(incident.lead),
    anomalies: incident.anomalies.slice(0, MOST_ANOMALIES).map(asAnomalyBrief),
  });
}

function asAnomalyBrief(anomaly: AnomalyRecord): AnomalyBrief {
  const { id, metric, dims, source, firstDay, lastDay, direction, actual, expected, z, changeFraction } =
    anomaly;
  return { id, metric, dims, source, firstDay, lastDay, direction, actual, expected, z, changeFraction };
}
