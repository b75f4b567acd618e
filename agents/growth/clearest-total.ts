import { isWhole } from '#tools/metric/evidence.ts';
import type { AnomalyBrief, IncidentBrief } from './incident-brief.ts';

/** A metric is asked about beside the lead when it shows the incident so many times better. */
const FAR_BETTER = 2;

/**
 * The total of the lead's source that shows the incident far better than the lead, which was chosen for what it says to
 * people; null when the lead shows it well enough or stands for a part of the shop.
 */
export function clearestTotal({
  lead,
  anomalies,
}: Pick<IncidentBrief, 'lead' | 'anomalies'>): AnomalyBrief | null {
  if (!isWhole(lead)) return null;
  const totals = anomalies.filter((each) => isWhole(each) && each.source === lead.source);
  const [best] = totals.toSorted((one, other) => evidenceOf(other) - evidenceOf(one));
  return best !== undefined && evidenceOf(best) >= FAR_BETTER * evidenceOf(lead) ? best : null;
}

/** In standard deviations. */
function evidenceOf({ z }: AnomalyBrief): number {
  return Math.abs(z ?? 0);
}
